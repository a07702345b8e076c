package social.linnet.assistant.output;

import java.text.Normalizer;

/// A text as a reader takes it, whatever characters it is written with: full-width, circled and mathematical ones are plain,
/// digits of every script are `0` to `9`, every space is a space, and marks that stand on a character are left out.
///
/// @param text what it comes to
/// @param from where each of its characters stands in the text as it was written, and at the end how long that is
record Folded(String text, int[] from) {

    /// Most characters that one comes to.
    private static final int MOST = 4;

    static Folded of(String written) {
        StringBuilder plain = new StringBuilder(written.length());
        int[] from = new int[written.length() * 2 + 2];
        for (int at = 0; at < written.length();) {
            int c = written.codePointAt(at);
            for (char one : plain(c).toCharArray()) {
                if (plain.length() + 2 > from.length) {
                    from = java.util.Arrays.copyOf(from, from.length * 2);
                }
                from[plain.length()] = at;
                plain.append(one);
            }
            at += Character.charCount(c);
        }
        from[plain.length()] = written.length();
        return new Folded(plain.toString(), from);
    }

    private static String plain(int c) {
        if (c < 128) {
            return String.valueOf((char) c);
        }
        if (Character.digit(c, 10) >= 0) {
            return String.valueOf((char) ('0' + Character.digit(c, 10)));
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> "";
            case Character.SPACE_SEPARATOR -> " ";
            case Character.DASH_PUNCTUATION -> "-";
            default -> c == '−' ? "-" : c == '’' || c == '‘' || c == '′' ? "'" : c == '″' || c == '“' || c == '”' ? "\""
                    : composed(Character.toString(c));
        };
    }

    /// A few characters stand for whole sentences, which no number is written with.
    private static String composed(String one) {
        String plain = Normalizer.normalize(one, Normalizer.Form.NFKC);
        return plain.length() <= MOST ? plain : one;
    }
}

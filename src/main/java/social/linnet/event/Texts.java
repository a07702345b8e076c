package social.linnet.event;

/// What text may be kept at all.
public final class Texts {

    private Texts() {
    }

    /// The text with line breaks as `\n`.
    ///
    /// @throws Refused `text-unusable` when it holds what no database and no screen can hold: NUL, half a character
    ///                 (a lone surrogate), or another control character
    public static String storable(String typed) {
        String text = typed.replace("\r\n", "\n").replace('\r', '\n');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || (c < ' ' && c != '\n' && c != '\t') || c == '\u007f') {
                throw Refused.invalid("text-unusable");
            }
        }
        return text;
    }
}

package social.linnet.ai.builtin.reading;

/// Text without what is not seen: control characters and those that turn the direction of writing round or join nothing.
/// What is quoted is what a reader of the source saw.
final class Plain {

    /// Most marks on one letter.
    private static final int MOST_MARKS = 3;

    private Plain() {
    }

    static String of(String text, int most) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), most));
        int marks = 0;
        for (int at = 0; at < text.length() && plain.length() < most;) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            int type = Character.getType(point);
            marks = type == Character.NON_SPACING_MARK && point != 0xfe0f ? marks + 1 : 0;
            boolean line = point == '\n' || point == '\r' || point == '\t';
            // a joiner stays: family pictures and several scripts are written with it
            boolean hidden = type == Character.FORMAT && point != 0x200d && point != 0x200c || type == Character.SURROGATE
                    || type == Character.CONTROL && !line;
            if (!hidden && marks <= MOST_MARKS) {
                plain.appendCodePoint(point);
            }
        }
        return plain.toString();
    }
}

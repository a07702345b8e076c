package social.linnet.ai.builtin.reading;

/// A word where it stands in a sentence.
///
/// @param stem    folded, without its ending
/// @param written as it was written
/// @param from    where it begins in the sentence
/// @param mark    `@` or `#` when one stands before it, else a space
record Token(String stem, String written, int from, char mark) {

    boolean isCapital() {
        return Character.isUpperCase(written.codePointAt(0));
    }

    boolean isNumber() {
        return Character.isDigit(written.charAt(0));
    }
}

package social.linnet.media.provenance;

import org.jspecify.annotations.Nullable;

/// What strangers wrote, as one line that can be stored and shown.
final class Texts {

    private Texts() {
    }

    /// Without control characters and halves of characters, at most this long; null when nothing is left.
    static @Nullable String line(@Nullable Object value, int most) {
        if (!(value instanceof String text)) {
            return null;
        }
        String line = text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                // neither half a character, nor one that is none or cannot be seen
                .filter(c -> switch (Character.getType(c)) {
                    case Character.SURROGATE, Character.FORMAT, Character.UNASSIGNED -> false;
                    default -> true;
                })
                .limit(most)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString().strip();
        return line.isEmpty() ? null : line;
    }
}

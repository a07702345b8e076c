package social.linnet.web.settings;

import org.jspecify.annotations.Nullable;

/// What is wrong with one field of a form, to be said beside it.
///
/// @param field its name; empty when nothing is wrong
public record Wrong(String field, String words) {

    /// All is well.
    public static final Wrong NOTHING = new Wrong("", "");

    static Wrong of(String field, String words) {
        return new Wrong(field, words);
    }

    /// What is wrong with this field, or null.
    public @Nullable String with(String name) {
        return field.equals(name) ? words : null;
    }
}

package social.linnet.post;

import org.jspecify.annotations.Nullable;

/// What a post says.
///
/// @param text      as its author wrote it
/// @param warning   what is shown before the text is, or empty
/// @param sensitive whether its pictures are covered until asked for
/// @param language  BCP 47 tag of the text, or null when its author did not say
public record Words(String text, String warning, boolean sensitive, @Nullable String language) {

    /// A text without anything said about it.
    public static Words of(String text) {
        return new Words(text, "", false, null);
    }

    /// The same in this language.
    public Words in(@Nullable String otherLanguage) {
        return new Words(text, warning, sensitive, otherLanguage);
    }
}

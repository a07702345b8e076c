package social.linnet.post;

import org.jspecify.annotations.Nullable;

/// What a post says.
///
/// @param text      as its author wrote it
/// @param warning   what is shown before the text is, or empty
/// @param sensitive whether its pictures are covered until asked for
/// @param language  BCP 47 tag of the text, or null when its author did not say
/// @param assisted  whether most of the text was proposed by the assistant, and accepted by its author
public record Words(String text, String warning, boolean sensitive, @Nullable String language, boolean assisted) {

    /// Their author's own.
    public Words(String text, String warning, boolean sensitive, @Nullable String language) {
        this(text, warning, sensitive, language, false);
    }

    /// A text without anything said about it.
    public static Words of(String text) {
        return new Words(text, "", false, null);
    }

    /// The same in this language.
    public Words in(@Nullable String otherLanguage) {
        return new Words(text, warning, sensitive, otherLanguage, assisted);
    }

    /// The same, mostly the assistant's if so.
    public Words assisted(boolean mostly) {
        return new Words(text, warning, sensitive, language, mostly);
    }
}

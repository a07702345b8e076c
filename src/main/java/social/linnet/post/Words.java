package social.linnet.post;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Refused;
import social.linnet.event.Texts;

/// What a post says.
///
/// @param text      as its author wrote it
/// @param warning   what is shown before the text is, or empty
/// @param sensitive whether its pictures are covered until asked for
/// @param language  BCP 47 tag of the text, or null when its author did not say
/// @param assisted  whether most of the text was proposed by the assistant, and accepted by its author
public record Words(String text, String warning, boolean sensitive, @Nullable String language, boolean assisted) {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

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

    /// As they are kept. A warning before nothing is the text; one before something covers the pictures too.
    ///
    /// @param bare whether the post is nothing but its words
    /// @throws Refused `post-empty`, `post-too-long`, `text-unusable`, `language-unknown`
    Words kept(boolean bare) {
        if (text.length() > PostText.MAX_UNITS || warning.length() > PostText.MAX_UNITS) {
            throw Refused.invalid("post-too-long", PostText.MAX_LENGTH);
        }
        String said = Texts.storable(text).strip();
        String before = Texts.storable(warning).strip();
        if (said.isEmpty() && bare) {
            said = before;
            before = "";
        }
        if (said.isEmpty() && bare) {
            throw Refused.invalid("post-empty");
        }
        if (PostText.length(PostText.parse(said)) + PostText.length(PostText.parse(before)) > PostText.MAX_LENGTH) {
            throw Refused.invalid("post-too-long", PostText.MAX_LENGTH);
        }
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw Refused.invalid("language-unknown");
        }
        return new Words(said, before, sensitive || !before.isEmpty(), language, assisted);
    }
}

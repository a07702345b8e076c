package social.linnet.graph;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Refused;

/// What somebody wants of an account that they follow. Null leaves it as it is: at first all reposts, all languages, and
/// no word about each post.
///
/// @param showsReposts whether its reposts come to their home
/// @param notifies     whether they are told of each of its posts
/// @param languages    tags of the languages they want at home; none means all
public record Wishes(@Nullable Boolean showsReposts, @Nullable Boolean notifies, @Nullable List<String> languages) {

    /// Most languages one may choose.
    public static final int MAX_LANGUAGES = 40;

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    /// @throws Refused `language-unknown`
    public Wishes {
        if (languages != null) {
            if (languages.size() > MAX_LANGUAGES
                    || !languages.stream().allMatch(language -> LANGUAGE.matcher(language).matches())) {
                throw Refused.invalid("language-unknown");
            }
            languages = languages.stream().distinct().toList();
        }
    }

    /// Nothing in particular.
    public static final Wishes NONE = new Wishes(null, null, null);
}

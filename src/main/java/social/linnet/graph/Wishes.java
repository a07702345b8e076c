package social.linnet.graph;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// What somebody wants of an account that they follow. Null leaves it as it is: at first all reposts, all languages, and
/// no word about each post.
///
/// @param showsReposts whether its reposts come to their home
/// @param notifies     whether they are told of each of its posts
/// @param languages    tags of the languages they want at home; none means all
public record Wishes(@Nullable Boolean showsReposts, @Nullable Boolean notifies, @Nullable List<String> languages) {

    /// Most languages one may choose.
    public static final int MAX_LANGUAGES = 40;

    /// Nothing in particular.
    public static final Wishes NONE = new Wishes(null, null, null);
}

package social.linnet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import social.linnet.page.Person;
import social.linnet.page.PostView;

/// What a search found, one kind of it at a time.
///
/// @param query  what was typed
/// @param posts  empty unless they are what is shown
/// @param people likewise
/// @param tags   likewise
/// @param next   how many to leave out on the next page, or null at the end
public record SearchPage(Frame frame, String query, Tab tab, List<PostView> posts, List<Person> people,
                         List<Beside.Tag> tags, @Nullable Integer next) {

    /// What one can say more exactly, as an example of each.
    public static final List<String> OPERATORS = List.of("from:me", "has:image", "is:reply", "language:fr",
            "before:2026-11-01", "in:library");

    /// What is looked for.
    public enum Tab {
        POSTS, LATEST, PEOPLE, TAGS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isEmpty() {
        return posts.isEmpty() && people.isEmpty() && tags.isEmpty();
    }

    /// The page of this search that shows another kind.
    public String path(Tab other) {
        return path(query, other, 0);
    }

    /// The next page.
    public String nextPath() {
        return path(query, tab, next == null ? 0 : next);
    }

    /// Where the posts with a tag are.
    public static String tagPath(String tag) {
        return "/tags/" + URLEncoder.encode(tag, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String path(String query, Tab tab, int from) {
        return "/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&tab=" + tab.word()
                + (from == 0 ? "" : "&from=" + from);
    }
}

package social.linnet.web.reading;

import java.util.List;
import java.util.Locale;

import social.linnet.page.CardView;
import social.linnet.page.Person;
import social.linnet.page.PostView;
import social.linnet.page.Suggestion;
import social.linnet.studio.work.Styles;
import social.linnet.web.Beside;
import social.linnet.web.Frame;

/// What many speak of, one kind of it at a time.
///
/// @param posts     empty unless they are what is shown; so are the others
/// @param suggested whom one could follow, and why
/// @param people    who is active here, without a reason
/// @param styles    the looks that many make pictures in
public record ExplorePage(Frame frame, Tab tab, List<PostView> posts, List<Beside.Tag> tags, List<Spoken> links,
                          List<Suggestion> suggested, List<Person> people, List<Styles.Trending> styles) {

    /// Without styles.
    public ExplorePage(Frame frame, Tab tab, List<PostView> posts, List<Beside.Tag> tags, List<Spoken> links,
                       List<Suggestion> suggested, List<Person> people) {
        this(frame, tab, posts, tags, links, suggested, people, List.of());
    }

    /// What is looked at.
    public enum Tab {
        POSTS, TAGS, LINKS, STYLES, PEOPLE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String path() {
            return this == POSTS ? "/explore" : "/explore?tab=" + word();
        }
    }

    /// A page that many link to.
    ///
    /// @param uses how many posts of this week do
    public record Spoken(CardView card, long uses) {
    }

    public boolean isEmpty() {
        return posts.isEmpty() && tags.isEmpty() && links.isEmpty() && suggested.isEmpty() && people.isEmpty()
                && styles.isEmpty();
    }
}

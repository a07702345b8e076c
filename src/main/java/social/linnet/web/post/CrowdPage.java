package social.linnet.web.post;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import social.linnet.page.Person;
import social.linnet.page.PostView;
import social.linnet.web.Frame;

/// Who liked, reposted or quoted a post.
///
/// @param people who liked or reposted it
/// @param quotes the posts that quote it
/// @param next   what `before` is on the next page, or null at the end
public record CrowdPage(Frame frame, Tab tab, PostView post, List<Person> people, List<PostView> quotes,
                        @Nullable Long next) {

    /// The three lists, as they stand beside each other.
    public enum Tab {
        LIKES, REPOSTS, QUOTES;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public String path(Tab other) {
        return post.path() + "/" + other.word();
    }

    public long count(Tab other) {
        return switch (other) {
            case LIKES -> post.counts().likes();
            case REPOSTS -> post.counts().reposts();
            case QUOTES -> post.counts().quotes();
        };
    }

    public boolean isEmpty() {
        return people.isEmpty() && quotes.isEmpty();
    }
}

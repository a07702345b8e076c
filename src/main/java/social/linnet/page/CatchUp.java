package social.linnet.page;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What came into somebody's home since they were there last, in groups, and no more than that.
///
/// @param groups topics first, then people
/// @param posts  how many posts stand in the groups together
/// @param isAll  whether nothing older than these came in that time
/// @param since  when they were there last, or null when that is not known
/// @param upTo   how far one has read who has read this, or null when there is nothing
public record CatchUp(List<Group> groups, int posts, boolean isAll, @Nullable Instant since, @Nullable Long upTo) {

    /// What holds a group together.
    public enum Kind {
        THREAD, LINK, TAG, PERSON, OTHERS
    }

    /// Posts that belong together; each stands in one group alone.
    ///
    /// @param word   the tag, folded, or the link's address, or empty
    /// @param person whose posts they are, or null
    /// @param card   what the link leads to, or null
    public record Group(Kind kind, String word, @Nullable Person person, @Nullable CardView card, List<PostView> posts) {
        public Group {
            posts = List.copyOf(posts);
        }

        /// The ids of what is shown of it.
        public List<Long> ids() {
            return posts.stream().map(PostView::id).toList();
        }
    }
}

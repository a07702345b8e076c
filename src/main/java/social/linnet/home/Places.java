package social.linnet.home;

import java.util.List;
import java.util.function.LongPredicate;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;
import social.linnet.moderation.CanSee;

/// Which posts have their place in which home.
final class Places {

    private Places() {
    }

    /// Whether an author's post has its place in this home. The reader follows the author, or is the author.
    static boolean belongs(long viewer, long author, Audience audience, List<Long> mentions,
                           @Nullable Long replyToAuthor, LongPredicate follows) {
        if (viewer == author) {
            return true;
        }
        if (!CanSee.reachesFollowers(audience) && !mentions.contains(viewer)) {
            return false;
        }
        return replyToAuthor == null || replyToAuthor == author || replyToAuthor == viewer
                || follows.test(replyToAuthor);
    }

    /// Whether it has its place in the home of everybody who follows the author.
    static boolean isForEveryFollower(long author, Audience audience, @Nullable Long replyToAuthor) {
        return CanSee.reachesFollowers(audience) && (replyToAuthor == null || replyToAuthor == author);
    }
}

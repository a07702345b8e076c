package social.linnet.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.event.Audience;

/// Whom something concerns that an event does not name.
@Component
class Concerned {

    /// Those who asked to be told of this author's posts, if a post like this one is for all of them. An answer to
    /// somebody else is not.
    Collection<Long> withPostsOf(long author, Audience audience, @Nullable Long replyToAuthor) {
        return List.of();
    }

    /// Who made a poll and who voted in it.
    Collection<Long> inPoll(long post, long author) {
        return List.of(author);
    }

    /// Who had reposted this post by then.
    ///
    /// @param until a microsecond since 1970
    Collection<Long> reposters(long post, long until) {
        return List.of();
    }

    /// Who had quoted this post by then, each with the post in which they did.
    ///
    /// @param until a microsecond since 1970
    Map<Long, Long> quoters(long post, long until) {
        return Map.of();
    }
}

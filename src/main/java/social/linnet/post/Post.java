package social.linnet.post;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;
import social.linnet.moderation.CanSee;

/// A post, or a repost, which is a row without text that points to a post.
///
/// @param replyToAuthor whose post it answers; stays when that post is gone
/// @param repostOf      the post it reposts, or null
/// @param language      BCP 47 tag of its text, or null
/// @param mentions      the accounts it names
/// @param tags          its hashtags, folded
/// @param app           the program it was posted with, or null for the site
public record Post(long id, long author, String text, Audience audience, @Nullable Long replyTo,
                   @Nullable Long replyToAuthor, @Nullable Long repostOf, @Nullable String language,
                   List<Long> mentions, List<String> tags, @Nullable String app, Instant createdAt) {

    /// What the gate must know of it.
    public CanSee.Subject subject() {
        return new CanSee.Subject(id, author, audience, mentions);
    }
}

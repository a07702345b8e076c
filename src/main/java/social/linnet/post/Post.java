package social.linnet.post;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;
import social.linnet.event.Ids;
import social.linnet.moderation.CanSee;

/// A post, or a repost, which is a row without text that points to a post.
///
/// @param thread        the first post of its thread, which may be gone; its own id when it answers nothing
/// @param replyToAuthor whose post it answers; stays when that post is gone
/// @param repostOf      the post it reposts, or null
/// @param quote         what it quotes, or null
/// @param mentions      the accounts it names
/// @param tags          its hashtags, folded
/// @param app           the program it was posted with, or null for the site
/// @param appWebsite    where that program comes from, or null
/// @param editedAt      when its author changed it last, or null
public record Post(long id, long author, Words words, Permissions permissions, long thread, @Nullable Long replyTo,
                   @Nullable Long replyToAuthor, @Nullable Long repostOf, @Nullable Quote quote, List<Long> mentions,
                   List<String> tags, @Nullable String app, @Nullable String appWebsite, Instant createdAt, @Nullable Instant editedAt) {

    /// What it quotes; stays when the quoted post is gone.
    ///
    /// @param author   whose post it quotes
    /// @param detached whether that author took their post out of it
    public record Quote(long post, long author, boolean detached) {
    }

    /// Its text, as its author wrote it.
    public String text() {
        return words.text();
    }

    /// BCP 47 tag of its text, or null when its author did not say.
    public @Nullable String language() {
        return words.language();
    }

    /// For whom it is.
    public Audience audience() {
        return permissions.audience();
    }

    /// The same with other words, as of this instant.
    Post edited(Words other, List<Long> nowMentions, List<String> nowTags, Instant at) {
        return new Post(id, author, other, permissions, thread, replyTo, replyToAuthor, repostOf, quote, nowMentions,
                nowTags, app, appWebsite, createdAt, at);
    }

    /// The same with the id that it is written under; a post that answers nothing begins its thread.
    Post numbered(long number) {
        return new Post(number, author, words, permissions, replyTo == null ? number : thread, replyTo, replyToAuthor,
                repostOf, quote, mentions, tags, app, appWebsite, Ids.timeOf(number), editedAt);
    }

    /// What the gate must know of it.
    public CanSee.Subject subject() {
        return new CanSee.Subject(id, author, audience(), mentions);
    }
}

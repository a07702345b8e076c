package social.linnet.event;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// Something that happened, as it stands in the log. A view switches over the records without a `default`, so that a
/// new event stops the compiler exactly where a decision is owed.
///
/// An event names who acted ([#actor]), the one thing it is about ([#subject]) and who may know of it ([#audience]).
/// Blocks, mutes, views and searches are not events.
public sealed interface Event {

    /// The account that acted.
    long actor();

    /// The id of what it is about: a post for what happens to posts, an account for what happens between people.
    long subject();

    /// Who may know of it. What is done to a post has the audience of that post.
    Audience audience();

    /// The part of a post's event that a deletion destroys. Null in the log once that has happened, and only then.
    ///
    /// @param text     as its author wrote it, at most 500 characters as counted for posts
    /// @param tags     hashtags without `#`, folded to lower case
    /// @param mentions ids of the accounts it names
    /// @param media    ids of its pictures, in order
    record Content(String text, List<String> tags, List<Long> mentions, List<Long> media) {
    }

    /// An account came to be.
    record AccountCreated(long actor) implements Event {
        @Override
        public long subject() {
            return actor;
        }

        @Override
        public Audience audience() {
            return Audience.PUBLIC;
        }
    }

    /// An account's name, words about itself or avatar changed.
    record ProfileChanged(long actor) implements Event {
        @Override
        public long subject() {
            return actor;
        }

        @Override
        public Audience audience() {
            return Audience.PUBLIC;
        }
    }

    /// A post was published.
    ///
    /// @param subject       the post
    /// @param replyTo       the post it answers, if it is a reply
    /// @param replyToAuthor whose post it answers, if it is a reply
    /// @param content       what it says; null once the post was deleted
    record PostPublished(long actor, long subject, Audience audience, @Nullable Long replyTo,
                         @Nullable Long replyToAuthor, @Nullable Content content) implements Event {
    }

    /// A post was deleted. Its earlier events stay in the log without their content.
    record PostDeleted(long actor, long subject, Audience audience, @Nullable Long replyTo) implements Event {
    }

    /// A post was liked. The subject is the post.
    record Liked(long actor, long subject, long author, Audience audience) implements Event {
    }

    /// A like was taken back. The subject is the post.
    record Unliked(long actor, long subject, long author, Audience audience) implements Event {
    }

    /// A post was reposted. The subject is the post that was reposted.
    ///
    /// @param repost   the id of the repost, which stands in timelines as a post does
    /// @param author   who wrote the post
    /// @param audience who may know that this person reposted it, never wider than the post's own
    record Reposted(long actor, long subject, long repost, long author, Audience audience) implements Event {
    }

    /// A repost was taken back, by its maker or because the post was deleted. The subject is the post.
    record Unreposted(long actor, long subject, long repost, long author, Audience audience) implements Event {
    }

    /// Somebody follows somebody. The subject is who is followed.
    record Followed(long actor, long subject) implements Event {
        @Override
        public Audience audience() {
            return Audience.PUBLIC;
        }
    }

    /// Somebody follows somebody no more. The subject is who was followed.
    record Unfollowed(long actor, long subject) implements Event {
        @Override
        public Audience audience() {
            return Audience.PUBLIC;
        }
    }
}

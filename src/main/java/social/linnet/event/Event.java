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
    /// @param text      as its author wrote it, at most 500 characters as counted for posts
    /// @param warning   what is shown before the text is, or empty
    /// @param sensitive whether its pictures are covered until asked for
    /// @param language  BCP 47 tag of its text, or null when its author did not say
    /// @param tags      hashtags without `#`, folded to lower case
    /// @param mentions  ids of the accounts it names
    /// @param media     ids of its pictures, in order
    record Content(String text, String warning, boolean sensitive, @Nullable String language, List<String> tags,
                   List<Long> mentions, List<Long> media) {
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

    /// What an account shows of itself, or how far it is shown, changed.
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
    /// @param quoteOf       the post it quotes, if it quotes one
    /// @param quoteOfAuthor whose post it quotes, if it quotes one
    /// @param content       what it says; null once the post was deleted
    record PostPublished(long actor, long subject, Audience audience, @Nullable Long replyTo,
                         @Nullable Long replyToAuthor, @Nullable Long quoteOf, @Nullable Long quoteOfAuthor,
                         @Nullable Content content) implements Event {
    }

    /// A post was changed by its author. Its audience, what it answers and what it quotes stay as they were.
    ///
    /// @param content what it says now; null once the post was deleted
    record PostEdited(long actor, long subject, Audience audience, @Nullable Content content) implements Event {
    }

    /// The author of a quoted post took it out of a post that quotes it. The subject is the post that quotes.
    ///
    /// @param quoted   the post that is quoted no more
    /// @param author   who wrote the post that quotes it
    /// @param audience that of the post that quotes
    record QuoteDetached(long actor, long subject, long quoted, long author, Audience audience) implements Event {
    }

    /// A poll took its last vote. The subject is the post that asks, the actor its author.
    record PollEnded(long actor, long subject, Audience audience) implements Event {
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

    /// Somebody asks to follow an account that lets nobody follow unasked. The subject is who is asked. If they agree,
    /// [Followed] comes next. Between the two alone.
    record FollowRequested(long actor, long subject) implements Event {
        @Override
        public Audience audience() {
            return Audience.DIRECT;
        }
    }

    /// A request to follow was refused or taken back. The actor is who asked, the subject who was asked.
    record FollowRequestDropped(long actor, long subject) implements Event {
        @Override
        public Audience audience() {
            return Audience.DIRECT;
        }
    }

    /// A moderator told an account about something it did. The subject is that account.
    ///
    /// @param warning the id of what was said
    record Warned(long actor, long subject, long warning) implements Event {
        @Override
        public Audience audience() {
            return Audience.DIRECT;
        }
    }

    /// Somebody shows somebody else in a showcase of theirs. The subject is who is shown. Between the two: whoever wants
    /// to know looks at the showcase.
    ///
    /// @param showcase the id of the showcase
    record Featured(long actor, long subject, long showcase) implements Event {
        @Override
        public Audience audience() {
            return Audience.DIRECT;
        }
    }

    /// Somebody asks the owner of a picture for leave to make something from it. The subject is who is asked. Between the
    /// two.
    ///
    /// @param grant the id of the leave
    record GrantAsked(long actor, long subject, long grant) implements Event {
        @Override
        public Audience audience() {
            return Audience.DIRECT;
        }
    }

    /// The owner of a picture gave somebody leave to make something from it. The subject is who asked. Between the two.
    ///
    /// @param grant the id of the leave
    record GrantGiven(long actor, long subject, long grant) implements Event {
        @Override
        public Audience audience() {
            return Audience.DIRECT;
        }
    }

    /// Somebody made something by such leave, published or not. The subject is who gave it. Between the two.
    ///
    /// @param grant the id of the leave
    record GrantUsed(long actor, long subject, long grant) implements Event {
        @Override
        public Audience audience() {
            return Audience.DIRECT;
        }
    }

    /// What somebody asked the studio for is over, and they were not there to see it. The subject is that account: for it
    /// alone.
    ///
    /// @param job  the place of the job among all
    /// @param made whether anything came of it
    record JobEnded(long actor, long subject, long job, boolean made) implements Event {
        @Override
        public Audience audience() {
            return Audience.DIRECT;
        }
    }

    /// A moderator answered what somebody said to a refusal of the studio. The subject is that account: for it alone.
    ///
    /// @param appeal the id of what they said
    record AppealAnswered(long actor, long subject, long appeal) implements Event {
        @Override
        public Audience audience() {
            return Audience.DIRECT;
        }
    }

    /// Somebody reported an account to the moderators. The subject is that account. For them alone.
    ///
    /// @param report the id of what was reported
    record Reported(long actor, long subject, long report) implements Event {
        @Override
        public Audience audience() {
            return Audience.DIRECT;
        }
    }

    /// An account is seen no more: suspended by a moderator, or put away or given up by its owner. The subject is that
    /// account. It may come back.
    record AccountClosed(long actor, long subject) implements Event {
        @Override
        public Audience audience() {
            return Audience.PUBLIC;
        }
    }

    /// An account that was closed is seen again. The subject is that account.
    record AccountReopened(long actor, long subject) implements Event {
        @Override
        public Audience audience() {
            return Audience.PUBLIC;
        }
    }

    /// An account is gone for good, with everything it made. The subject is that account.
    record AccountErased(long actor, long subject) implements Event {
        @Override
        public Audience audience() {
            return Audience.PUBLIC;
        }
    }
}

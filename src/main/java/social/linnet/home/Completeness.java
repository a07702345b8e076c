package social.linnet.home;

import java.time.Duration;
import java.util.OptionalLong;

import social.linnet.event.Event;
import social.linnet.event.Underway;
import social.linnet.post.Flights;

/// Up to which id the timelines of one view are complete: every post up to it that will ever be in one is in it. The log
/// brings posts in the order of their commits, and readers page by ids.
final class Completeness {

    /// How long a committed post may take to its readers before they go past it.
    private static final Duration LONGEST_WAY = Duration.ofSeconds(10);
    /// How long somebody who has just posted waits, when they read, for what was posted before.
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Flights flights;
    /// What is committed and not yet delivered.
    private final Underway undelivered = new Underway(LONGEST_WAY);

    Completeness(Flights flights) {
        this.flights = flights;
    }

    /// An event has been committed.
    void committed(Event event) {
        brings(event).ifPresent(undelivered::add);
    }

    /// The view has done what it can with an event.
    void applied(Event event) {
        brings(event).ifPresent(undelivered::done);
    }

    /// All timelines are about to be read from the tables, where everything committed stands; what the view skips on that
    /// way it is never given. To be called before they are thrown away.
    void restart() {
        undelivered.clear();
    }

    /// The id that an event brings into timelines, if it brings one.
    private static OptionalLong brings(Event event) {
        return switch (event) {
            case Event.PostPublished e -> OptionalLong.of(e.subject());
            case Event.Reposted e -> OptionalLong.of(e.repost());
            case Event.PostDeleted _, Event.Unreposted _, Event.Followed _, Event.Unfollowed _, Event.AccountErased _,
                 Event.AccountCreated _, Event.ProfileChanged _, Event.Liked _, Event.Unliked _, Event.PostEdited _,
                 Event.QuoteDetached _, Event.PollEnded _, Event.FollowRequested _, Event.FollowRequestDropped _,
                 Event.Featured _, Event.GrantAsked _, Event.GrantGiven _, Event.GrantUsed _, Event.JobEnded _,
                 Event.AppealAnswered _, Event.Reported _, Event.Warned _,
                 Event.AccountClosed _,
                 Event.AccountReopened _ -> OptionalLong.empty();
        };
    }

    /// The id up to which everything is there. First what is not committed, then what is not delivered: what passes from
    /// the one to the other meanwhile is in both.
    long upTo() {
        long settled = flights.settled();
        return undelivered.upTo(() -> settled);
    }

    /// The same for somebody who may have just posted: waits a little for what was posted before, and reaches as far as
    /// their own in any case.
    long upToFor(long account) {
        long own = flights.latestOf(account);
        if (own == 0) {
            return upTo();
        }
        long settled = flights.settledFor(account);
        undelivered.await(own, PATIENCE);
        return Math.max(own, undelivered.upTo(() -> settled));
    }
}

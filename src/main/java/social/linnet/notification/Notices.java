package social.linnet.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import social.linnet.event.Event;
import social.linnet.log.Logged;
import social.linnet.log.View;

/// Who is told of what: a view of the log, kept in `notification.notification`.
///
/// The rows follow from the log alone, with exceptions ([Kind#isAskedFor]): who asked to be told of an author's
/// posts, who voted, and who is a moderator, is in no event. Those rows are written when the event first arrives, and a rebuild keeps them.
/// What the recipient wants to hear is decided at the same moment ([Verdicts]) and kept apart from the rows, so that a
/// rebuild neither asks again nor tells anybody anything.
@Component
public class Notices implements View.Stored {

    /// The view's name.
    public static final String NAME = "notification.notices";
    /// How long a notification is kept.
    public static final Duration KEPT = Duration.ofDays(180);
    /// How many of a person's grouped notifications are kept, and how many of the others.
    public static final int KEPT_EACH = 1000;
    /// For how long a group takes in what comes.
    static final Duration GROUP_SPAN = Duration.ofHours(12);

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final NotificationTable table;
    private final Concerned concerned;
    private final Verdicts verdicts;
    private final ObjectProvider<NotificationListener> listeners;
    private final Clock clock;

    Notices(NotificationTable table, Concerned concerned, Verdicts verdicts,
            ObjectProvider<NotificationListener> listeners, Clock clock) {
        this.table = table;
        this.concerned = concerned;
        this.verdicts = verdicts;
        this.listeners = listeners;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void clear() {
        table.clearBut(EnumSet.allOf(Kind.class).stream().filter(Kind::isAskedFor).collect(Collectors.toSet()));
    }

    @Override
    public void apply(Logged logged) {
        Happening now = new Happening(logged.timeUs(), logged.seq(), table.reach(logged.seq()));
        switch (logged.event()) {
            case Event.Followed e -> {
                table.withdraw(e.subject(), Kind.FOLLOW_REQUEST, e.actor(), null);
                one(now, e.subject(), Kind.FOLLOW, e.actor(), null);
            }
            case Event.Unfollowed e -> table.withdraw(e.subject(), Kind.FOLLOW, e.actor(), null);
            case Event.FollowRequested e -> one(now, e.subject(), Kind.FOLLOW_REQUEST, e.actor(), null);
            case Event.FollowRequestDropped e -> table.withdraw(e.subject(), Kind.FOLLOW_REQUEST, e.actor(), null);
            case Event.PostPublished e -> published(now, e);
            case Event.PostEdited e -> edited(now, e);
            case Event.PostDeleted e -> table.withdrawPost(e.subject());
            case Event.QuoteDetached e -> {
                table.withdraw(e.actor(), Kind.QUOTE, e.author(), e.subject());
                table.withdraw(e.author(), Kind.QUOTED_EDIT, e.actor(), e.quoted());
            }
            case Event.PollEnded e -> {
                if (now.news()) {
                    tell(now, concerned.inPoll(e.subject(), e.actor()), Kind.POLL, e.actor(), e.subject(), null);
                }
            }
            case Event.Liked e -> one(now, e.author(), Kind.LIKE, e.actor(), e.subject());
            case Event.Unliked e -> table.withdraw(e.author(), Kind.LIKE, e.actor(), e.subject());
            case Event.Reposted e -> one(now, e.author(), Kind.REPOST, e.actor(), e.subject());
            case Event.Unreposted e -> {
                table.withdraw(e.author(), Kind.REPOST, e.actor(), e.subject());
                table.withdraw(e.actor(), Kind.EDIT, e.author(), e.subject());
            }
            case Event.Warned e -> tell(now, List.of(e.subject()), Kind.WARNING, e.subject(), null, e.warning());
            case Event.Featured e -> tell(now, List.of(e.subject()), Kind.FEATURED, e.actor(), null, e.showcase());
            case Event.GrantAsked e -> tell(now, List.of(e.subject()), Kind.GRANT_ASKED, e.actor(), null, e.grant());
            case Event.GrantGiven e -> tell(now, List.of(e.subject()), Kind.GRANT_GIVEN, e.actor(), null, e.grant());
            case Event.GrantUsed e -> tell(now, List.of(e.subject()), Kind.GRANT_USED, e.actor(), null, e.grant());
            case Event.JobEnded e -> {
                Kind kind = e.made() ? Kind.JOB_READY : Kind.JOB_FAILED;
                deliver(new Arrival(e.subject(), now.id(), kind, e.actor(), null, e.job(),
                        kind.isGroupable() ? bucket(now, e.subject(), kind, null) : null, now.seq()), now);
            }
            case Event.AppealAnswered e -> tell(now, List.of(e.subject()), Kind.APPEAL_ANSWERED, e.subject(), null, e.appeal());
            case Event.Reported e -> tellModerators(now, Kind.REPORT, e.actor(), e.report());
            case Event.AccountCreated e -> tellModerators(now, Kind.SIGN_UP, e.actor(), null);
            case Event.AccountErased e -> table.forget(e.subject());
            case Event.ProfileChanged _, Event.AccountClosed _, Event.AccountReopened _ -> {
                // whoever is closed is left out when somebody looks
            }
        }
    }

    private void tellModerators(Happening now, Kind kind, long actor, @Nullable Long about) {
        if (now.news()) {
            List<Long> others = new ArrayList<>(concerned.moderators(kind, actor));
            others.remove(actor);
            tell(now, others, kind, actor, null, about);
        }
    }

    /// @param id   of what it tells
    /// @param news whether the view never applied it before
    private record Happening(long id, long seq, boolean news) {
    }

    /// Each person is told one thing of one post: that it quotes them, before that it names or answers them, before that
    /// it is there. The assistant looks by itself, and has no notifications to read.
    private void published(Happening now, Event.PostPublished e) {
        if (e.content() == null) {
            return;
        }
        Set<Long> told = new HashSet<>(Set.of(e.actor()));
        if (e.quoteOfAuthor() != null && told.add(e.quoteOfAuthor())) {
            tell(now, List.of(e.quoteOfAuthor()), Kind.QUOTE, e.actor(), e.subject(), e.quoteOf());
        }
        List<Long> named = new ArrayList<>(e.content().mentions());
        if (e.replyToAuthor() != null) {
            named.add(e.replyToAuthor());
        }
        named.removeIf(account -> !told.add(account) || concerned.isAssistant(account));
        tell(now, named, Kind.MENTION, e.actor(), e.subject(), null);
        if (now.news()) {
            List<Long> asked = new ArrayList<>(concerned.withPostsOf(e.actor(), e.audience(), e.replyToAuthor()));
            asked.removeIf(account -> !told.add(account));
            tell(now, asked, Kind.POST, e.actor(), e.subject(), null);
        }
    }

    /// A change is told once, the latest: to those who reposted the post, to those who quote it, and to those whom it
    /// names now and did not before.
    private void edited(Happening now, Event.PostEdited e) {
        if (e.content() == null) {
            return;
        }
        Set<Long> told = new HashSet<>(Set.of(e.actor()));
        if (now.news() && concerned.isAssistant(e.actor())) {
            corrected(now, e, e.content(), told);
        }
        List<Long> reposters = new ArrayList<>(concerned.reposters(e.subject(), now.id()));
        reposters.removeIf(account -> !told.add(account));
        latest(new Arrival(reposters, now.id(), Kind.EDIT, e.actor(), e.subject(), null, null, now.seq()), now);
        concerned.quoters(e.subject(), now.id()).forEach((account, quoting) -> {
            if (told.add(account)) {
                latest(new Arrival(account, now.id(), Kind.QUOTED_EDIT, e.actor(), e.subject(), quoting, null,
                        now.seq()), now);
            }
        });
        List<Long> named = new ArrayList<>(e.content().mentions());
        named.removeIf(account -> !told.add(account));
        tell(now, named, Kind.MENTION, e.actor(), e.subject(), null);
    }

    /// What the assistant corrects is told to all who may have believed it: those to whom it said it, and who liked, reposted
    /// or answered it.
    private void corrected(Happening now, Event.PostEdited e, Event.Content content, Set<Long> told) {
        Set<Long> believers = new TreeSet<>(content.mentions());
        believers.addAll(concerned.reactors(e.subject(), now.id()));
        believers.removeIf(account -> !told.add(account));
        latest(new Arrival(believers, now.id(), Kind.CORRECTION, e.actor(), e.subject(), null, null, now.seq()), now);
    }

    private void latest(Arrival arrival, Happening now) {
        if (!arrival.recipients().isEmpty()) {
            table.withdrawEarlier(arrival);
            deliver(arrival, now);
        }
    }

    /// What one person did to another, who is not told of what they did to themselves.
    private void one(Happening now, long recipient, Kind kind, long actor, @Nullable Long post) {
        if (recipient != actor) {
            deliver(new Arrival(recipient, now.id(), kind, actor, post, null,
                    kind.isGroupable() ? bucket(now, recipient, kind, post) : null, now.seq()), now);
        }
    }

    private void tell(Happening now, Collection<Long> recipients, Kind kind, long actor, @Nullable Long post,
                      @Nullable Long about) {
        if (!recipients.isEmpty()) {
            deliver(new Arrival(recipients, now.id(), kind, actor, post, about, null, now.seq()), now);
        }
    }

    /// The hour in which a group began stays its name while it takes in what comes.
    private int bucket(Happening now, long recipient, Kind kind, @Nullable Long post) {
        int hour = (int) TimeUnit.MICROSECONDS.toHours(now.id());
        return table.newestBucket(recipient, kind, post).filter(began -> hour < began + GROUP_SPAN.toHours())
                .orElse(hour);
    }

    private void deliver(Arrival arrival, Happening now) {
        if (arrival.id() < oldest()) {
            return;
        }
        List<Long> added = table.insert(arrival);
        if (now.news() && !added.isEmpty()) {
            Map<Long, Fate> fates = verdicts.of(arrival, added);
            table.decide(arrival.id(), fates);
            announce(arrival.id(), added.stream().filter(account -> !fates.containsKey(account)).toList());
        }
    }

    private void announce(long id, List<Long> recipients) {
        if (recipients.isEmpty() || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listeners.forEach(listener -> recipients.forEach(account -> announce(listener, account, id)));
            }
        });
    }

    /// Whoever listens badly harms nobody else: what arrived is there for them to read.
    private static void announce(NotificationListener listener, long account, long id) {
        try {
            listener.arrived(account, id);
        } catch (RuntimeException e) {
            LOG.warn("{} could not take notice of a notification", listener.getClass().getSimpleName(), e);
        }
    }

    private long oldest() {
        return Notification.idAt(clock.instant().minus(KEPT));
    }

    /// Removes what is beyond what is kept.
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 900_000)
    void prune() {
        table.prune(oldest(), KEPT_EACH);
    }
}

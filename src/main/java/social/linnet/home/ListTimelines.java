package social.linnet.home;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.ListListener;
import social.linnet.graph.PeopleList;
import social.linnet.log.Logged;
import social.linnet.log.View;
import social.linnet.moderation.CanSee;
import social.linnet.post.Post;

/// The timelines of lists: a view of the log on the heap, as [Home] is. A list's timeline holds what its members post and
/// repost, with those of their replies that the list wants. It lives while somebody reads it and is read from tables when
/// they return, or when the list has changed.
@Service
public class ListTimelines implements View.Held, ListListener {

    /// The view's name.
    public static final String NAME = "home.lists";
    private static final Logger LOG = LoggerFactory.getLogger(ListTimelines.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int PER_AUTHOR = 200;

    private final Sources from;
    private final Clock clock;
    private final Completeness completeness;
    private final Map<Long, Live> live = new ConcurrentHashMap<>();
    /// The live lists that somebody is a member of.
    private final Map<Long, Set<Live>> byMember = new ConcurrentHashMap<>();
    /// How often any list changed: whoever reads one from the tables sees whether it did so meanwhile.
    private final AtomicLong changes = new AtomicLong();
    private final Arrivals arrivals = new Arrivals();

    ListTimelines(Sources sources, Clock clock) {
        this.from = sources;
        this.clock = clock;
        this.completeness = new Completeness(sources.flights());
    }

    /// A list as it was when its timeline was opened; any change closes it.
    private record Live(PeopleList list, Set<Long> members, Timeline timeline) {

        /// One is itself alone: two of one list are two.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(list.id());
        }
    }

    /// The skeleton of one's own list: ids of posts and reposts within the page, newest first.
    ///
    /// @throws Refused `not-found` when there is no such list of theirs
    public List<Long> skeleton(long owner, long list, Paging asked) {
        Paging page = asked.upTo(completeness.upToFor(owner));
        return open(owner, list).timeline().page(page, clock.instant());
    }

    /// Calls back with the id of each post that arrives in this list, until the watch is closed.
    ///
    /// @throws Refused `not-found` when there is no such list of theirs
    public Arrivals.Watch watch(long owner, long list, LongConsumer arrived) {
        open(owner, list);
        return arrivals.watch(list, arrived);
    }

    /// Whether a post stands in this list, which somebody watches.
    public boolean holds(long list, long id) {
        Live known = live.get(list);
        return known != null && known.timeline().contains(id);
    }

    /// Whether somebody is a member of this list, which somebody watches.
    public boolean hasMember(long list, long account) {
        Live known = live.get(list);
        return known != null && known.members().contains(account);
    }

    private Live open(long owner, long id) {
        while (true) {
            Live known = live.get(id);
            if (known != null && known.timeline().isReady()) {
                if (known.list().owner() != owner) {
                    throw Refused.notFound();
                }
                return known;
            }
            long before = changes.get();
            PeopleList list = from.lists().find(owner, id);
            Live fresh = new Live(list, from.lists().members(id), new Timeline());
            register(fresh);
            if (changes.get() == before) {
                // registered first, read second, as in a home
                fresh.timeline().fill(fromTables(fresh));
                return fresh;
            }
            close(id);
        }
    }

    private void register(Live fresh) {
        Live old = live.put(fresh.list().id(), fresh);
        if (old != null) {
            forget(old);
        }
        fresh.members().forEach(member -> byMember.computeIfAbsent(member, _ -> ConcurrentHashMap.newKeySet())
                .add(fresh));
    }

    private void close(long list) {
        Live old = live.remove(list);
        if (old != null) {
            forget(old);
        }
    }

    private void forget(Live old) {
        old.members().forEach(member -> byMember.computeIfPresent(member, (_, lists) -> {
            lists.remove(old);
            return lists.isEmpty() ? null : lists;
        }));
    }

    private List<Long> fromTables(Live live) {
        Set<Long> followed = new HashSet<>(from.graph().follows(live.list().owner()));
        return from.posts().newestOf(live.members(), PER_AUTHOR, Ring.CAPACITY).stream()
                .filter(post -> belongs(live, post.author(), post.audience(), post.mentions(), post.replyToAuthor(),
                        followed::contains))
                .map(Post::id).toList();
    }

    /// Whether a member's post has its place in a list.
    private static boolean belongs(Live live, long author, Audience audience, List<Long> mentions,
                                   @Nullable Long replyToAuthor, LongPredicate ownerFollows) {
        long owner = live.list().owner();
        if (!CanSee.reachesFollowers(audience) && !mentions.contains(owner)) {
            return false;
        }
        if (replyToAuthor == null || replyToAuthor == author || replyToAuthor == owner) {
            return true;
        }
        return switch (live.list().replies()) {
            case FOLLOWED -> ownerFollows.test(replyToAuthor);
            case MEMBERS -> live.members().contains(replyToAuthor);
            case NONE -> false;
        };
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void load(long head) {
        completeness.restart();
        changes.incrementAndGet();
        live.clear();
        byMember.clear();
    }

    @Override
    public void listChanged(long owner, long list) {
        changes.incrementAndGet();
        close(list);
        reopen(owner, list);
    }

    /// A list that somebody is watching goes on.
    private void reopen(long owner, long list) {
        if (arrivals.isWatched(list)) {
            try {
                open(owner, list);
            } catch (Refused deleted) {
                LOG.debug("List {} is watched and gone", list, deleted);
            }
        }
    }

    @Override
    public void apply(Logged logged) {
        from.followers().awaitApplied(logged.seq());
        try {
            take(logged.event());
        } finally {
            completeness.applied(logged.event());
        }
    }

    private void take(Event event) {
        switch (event) {
            case Event.PostPublished e -> {
                if (e.content() != null) {
                    deliver(e.actor(), e.subject(), e.audience(), e.content().mentions(), e.replyToAuthor());
                }
            }
            case Event.PostEdited e -> {
                if (e.content() != null && !CanSee.reachesFollowers(e.audience())) {
                    move(e.actor(), e.subject(), e.audience(), e.content().mentions());
                }
            }
            case Event.Reposted e -> deliver(e.actor(), e.repost(), e.audience(), List.of(), null);
            case Event.PostDeleted e -> remove(e.actor(), e.subject());
            case Event.Unreposted e -> remove(e.actor(), e.repost());
            case Event.Followed e -> closeAllOf(e.actor());
            case Event.Unfollowed e -> closeAllOf(e.actor());
            case Event.AccountErased e -> closeAllOf(e.subject());
            case Event.AccountCreated _, Event.ProfileChanged _, Event.Liked _, Event.Unliked _,
                 Event.QuoteDetached _, Event.PollEnded _, Event.FollowRequested _, Event.FollowRequestDropped _,
                 Event.Featured _, Event.GrantAsked _, Event.GrantGiven _, Event.GrantUsed _, Event.JobEnded _, Event.AppealAnswered _,
                 Event.Reported _, Event.Warned _,
                 Event.AccountClosed _, Event.AccountReopened _ -> {
            }
        }
    }

    /// Whom its owner follows decides over a list's replies, and who may be in it at all: one who is followed no more has
    /// left it by then.
    @Override
    public void committed(Event event) {
        completeness.committed(event);
        switch (event) {
            case Event.Followed e -> closeAllOf(e.actor());
            case Event.Unfollowed e -> closeAllOf(e.actor());
            case Event.PostPublished _, Event.Reposted _, Event.PostDeleted _, Event.Unreposted _,
                 Event.AccountErased _, Event.AccountCreated _, Event.ProfileChanged _, Event.Liked _, Event.Unliked _,
                 Event.PostEdited _, Event.QuoteDetached _, Event.PollEnded _, Event.FollowRequested _,
                 Event.FollowRequestDropped _, Event.Featured _, Event.GrantAsked _, Event.GrantGiven _, Event.GrantUsed _,
                 Event.JobEnded _, Event.AppealAnswered _,
                 Event.Reported _, Event.Warned _,
                 Event.AccountClosed _, Event.AccountReopened _ -> {
            }
        }
    }

    private void closeAllOf(long owner) {
        changes.incrementAndGet();
        List<Long> theirs = new ArrayList<>();
        live.values().forEach(one -> {
            if (one.list().owner() == owner) {
                theirs.add(one.list().id());
            }
        });
        theirs.forEach(list -> {
            close(list);
            reopen(owner, list);
        });
    }

    private void deliver(long author, long id, Audience audience, List<Long> mentions, @Nullable Long replyToAuthor) {
        for (Live one : byMember.getOrDefault(author, Set.of())) {
            if (belongsNow(one, author, audience, mentions, replyToAuthor) && one.timeline().add(id, author)) {
                arrivals.tell(one.list().id(), id);
            }
        }
    }

    private boolean belongsNow(Live one, long author, Audience audience, List<Long> mentions,
                               @Nullable Long replyToAuthor) {
        return belongs(one, author, audience, mentions, replyToAuthor,
                account -> from.followers().isFollower(one.list().owner(), account));
    }

    /// An edit of what is only for those whom it names takes it to other lists.
    private void move(long author, long id, Audience audience, List<Long> mentions) {
        @Nullable Long answered = from.posts().find(id).map(Post::replyToAuthor).orElse(null);
        deliver(author, id, audience, mentions, answered);
        for (Live one : byMember.getOrDefault(author, Set.of())) {
            if (!belongsNow(one, author, audience, mentions, answered)) {
                one.timeline().remove(id);
            }
        }
    }

    private void remove(long author, long id) {
        byMember.getOrDefault(author, Set.of()).forEach(one -> one.timeline().remove(id));
    }

    /// Lets go of the lists that nobody has looked at for long.
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 3_600_000)
    void letGo() {
        Instant then = clock.instant().minus(KEPT);
        live.values().stream().filter(one -> one.timeline().isReady() && !one.timeline().isReadSince(then)
                        && !arrivals.isWatched(one.list().id()))
                .map(one -> one.list().id()).toList().forEach(this::close);
    }
}

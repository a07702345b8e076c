package social.linnet.home;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.event.Paging;
import social.linnet.graph.FollowerIndex;
import social.linnet.graph.ListListener;
import social.linnet.graph.TagFollows;
import social.linnet.log.Logged;
import social.linnet.log.View;
import social.linnet.moderation.CanSee;
import social.linnet.post.Post;

/// Home timelines: a view of the log on the heap.
///
/// What stands in a home: one's own posts and reposts, those of the people one follows, except their replies to people
/// one does not follow and except people in an exclusive list; and what anybody may come upon with a tag that one
/// follows. Authors with more followers than [#PULLED_FROM] are not fanned out; their newest ids are kept once and merged
/// when somebody reads. That holds for what has its place in every follower's home: their replies to others, which do
/// not, are still fanned out.
@Service
public class Home implements View.Held, ListListener, TagFollows.TagFollowListener {

    /// The view's name.
    public static final String NAME = "home.rings";
    /// Followers from which on an author's posts are merged at reading time.
    public static final int PULLED_FROM = 20_000;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int PER_AUTHOR = 200;

    private final Sources from;
    private final FollowerIndex followers;
    private final Arrivals arrivals;
    private final Clock clock;
    private final int pulledFrom;
    private final Completeness completeness;
    /// Who is to be told of what, once they will find it when they look. Touched by the view's thread alone.
    private final List<News> told = new ArrayList<>();
    private final Map<Long, Timeline> timelines = new ConcurrentHashMap<>();
    /// The newest posts of those who are pulled from.
    private final Map<Long, Ring> pulled = new ConcurrentHashMap<>();

    @Autowired
    Home(Sources sources, Arrivals arrivals, Clock clock) {
        this(sources, arrivals, clock, PULLED_FROM);
    }

    /// With another bound than [#PULLED_FROM], which a test can reach.
    Home(Sources sources, Arrivals arrivals, Clock clock, int pulledFrom) {
        this.from = sources;
        this.followers = sources.followers();
        this.arrivals = arrivals;
        this.clock = clock;
        this.pulledFrom = pulledFrom;
        this.completeness = new Completeness(sources.flights());
    }

    /// The skeleton of somebody's home: ids of posts and reposts within the page, newest first. What is then not to be
    /// seen is for the reader to leave out.
    ///
    /// It reaches up to where every home is complete: whatever was posted before the newest that is shown has arrived.
    public List<Long> skeleton(long viewer, Paging asked) {
        Paging page = asked.upTo(completeness.upToFor(viewer));
        Timeline timeline = timeline(viewer);
        List<Long> ids = timeline.page(page, clock.instant());
        List<Ring> more = pulled.entrySet().stream().filter(author -> !timeline.excludes(author.getKey())
                && followers.isFollower(viewer, author.getKey())).map(Map.Entry::getValue).toList();
        if (more.isEmpty()) {
            return ids;
        }
        Comparator<Long> order = page.fromBelow() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        List<Long> merged = Stream.concat(ids.stream(), more.stream().flatMap(ring -> ring.page(page).stream()))
                .distinct().sorted(order).limit(page.limit()).toList();
        return page.fromBelow() ? merged.reversed() : merged;
    }

    /// Whether a post stands in somebody's home. Empty when nobody has read that home for long: it is not known, then.
    public Optional<Boolean> holds(long viewer, long id) {
        Timeline timeline = timelines.get(viewer);
        if (timeline == null || !timeline.isReady()) {
            return Optional.empty();
        }
        return Optional.of(timeline.contains(id) || pulled.entrySet().stream().anyMatch(author ->
                author.getValue().contains(id) && !timeline.excludes(author.getKey())
                        && followers.isFollower(viewer, author.getKey())));
    }

    private Timeline timeline(long viewer) {
        Timeline known = timelines.get(viewer);
        if (known != null && known.isReady()) {
            return known;
        }
        // registered first, read second: what the log brings in between is in the ring, what came before in the tables
        Timeline timeline = timelines.computeIfAbsent(viewer, _ -> new Timeline());
        if (!timeline.isReady()) {
            Set<Long> excluded = from.lists().exclusiveMembers(viewer);
            timeline.fill(fromTables(viewer, excluded), excluded);
        }
        return timeline;
    }

    /// What the tables say a home holds.
    private List<Long> fromTables(long viewer, Set<Long> excluded) {
        Set<Long> followed = new HashSet<>(from.graph().follows(viewer));
        List<Long> authors = new ArrayList<>(followed);
        authors.removeAll(excluded);
        authors.add(viewer);
        Stream<Long> posted = from.posts().newestOf(authors, PER_AUTHOR, Ring.CAPACITY).stream()
                .filter(post -> Places.belongs(viewer, post.author(), post.audience(), post.mentions(), post.replyToAuthor(),
                        followed::contains))
                .map(Post::id);
        Stream<Long> tagged = from.strangers().newestTagged(from.tags().of(viewer), PER_AUTHOR, Ring.CAPACITY).stream()
                .filter(post -> !excluded.contains(post.author())).map(Post::id);
        return Stream.concat(posted, tagged).distinct().sorted(Comparator.reverseOrder()).limit(Ring.CAPACITY).toList();
    }

    private record News(long reader, long id) {
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void load(long head) {
        completeness.restart();
        timelines.clear();
        pulled.clear();
    }

    @Override
    public void apply(Logged logged) {
        followers.awaitApplied(logged.seq());
        try {
            take(logged.event());
        } finally {
            completeness.applied(logged.event());
            told.forEach(news -> arrivals.tell(news.reader(), news.id()));
            told.clear();
        }
    }

    private void take(Event event) {
        switch (event) {
            case Event.PostPublished e -> {
                if (e.content() != null) {
                    deliver(e.actor(), e.subject(), e.audience(), e.content().mentions(), e.replyToAuthor());
                    deliverByTag(e.actor(), e.subject(), e.audience(), e.content().tags(), e.content().mentions(),
                            e.replyToAuthor());
                }
            }
            case Event.PostEdited e -> {
                if (e.content() != null) {
                    move(e.actor(), e.subject(), e.audience(), e.content());
                }
            }
            case Event.Reposted e -> deliver(e.actor(), e.repost(), e.audience(), List.of(), null);
            case Event.PostDeleted e -> remove(e.actor(), e.subject());
            case Event.Unreposted e -> remove(e.actor(), e.repost());
            case Event.Followed e -> timelines.remove(e.actor());
            case Event.Unfollowed e -> timelines.remove(e.actor());
            case Event.AccountErased e -> timelines.remove(e.subject());
            case Event.AccountCreated _, Event.ProfileChanged _, Event.Liked _, Event.Unliked _,
                 Event.QuoteDetached _, Event.PollEnded _, Event.FollowRequested _, Event.FollowRequestDropped _,
                 Event.Featured _, Event.GrantAsked _, Event.GrantGiven _, Event.GrantUsed _, Event.JobEnded _, Event.AppealAnswered _,
                 Event.Reported _, Event.Warned _,
                 Event.AccountClosed _, Event.AccountReopened _ -> {
            }
        }
    }

    /// Puts what somebody did into their own home before their request is answered.
    @Override
    public void committed(Event event) {
        completeness.committed(event);
        switch (event) {
            case Event.PostPublished e -> addOwn(e.actor(), e.subject());
            case Event.Reposted e -> addOwn(e.actor(), e.repost());
            case Event.PostDeleted e -> removeOwn(e.actor(), e.subject());
            case Event.Unreposted e -> removeOwn(e.actor(), e.repost());
            case Event.Followed e -> timelines.remove(e.actor());
            case Event.Unfollowed e -> timelines.remove(e.actor());
            case Event.AccountErased e -> timelines.remove(e.subject());
            case Event.AccountCreated _, Event.ProfileChanged _, Event.Liked _, Event.Unliked _, Event.PostEdited _,
                 Event.QuoteDetached _, Event.PollEnded _, Event.FollowRequested _, Event.FollowRequestDropped _,
                 Event.Featured _, Event.GrantAsked _, Event.GrantGiven _, Event.GrantUsed _, Event.JobEnded _, Event.AppealAnswered _,
                 Event.Reported _, Event.Warned _,
                 Event.AccountClosed _, Event.AccountReopened _ -> {
            }
        }
    }

    /// A list that changed may be or have been exclusive: its owner's home is read anew.
    @Override
    public void listChanged(long owner, long list) {
        timelines.remove(owner);
    }

    @Override
    public void tagFollowsChanged(long account) {
        timelines.remove(account);
    }

    private void addOwn(long account, long id) {
        Timeline own = timelines.get(account);
        if (own != null) {
            own.add(id, account);
        }
    }

    private void removeOwn(long account, long id) {
        Timeline own = timelines.get(account);
        if (own != null) {
            own.remove(id);
        }
    }

    private void deliver(long author, long id, Audience audience, List<Long> mentions, @Nullable Long replyToAuthor) {
        addOwn(author, id);
        long[] readers = followers.followersOf(author);
        boolean pull = readers.length > pulledFrom && Places.isForEveryFollower(author, audience, replyToAuthor);
        if (pull) {
            pulled.computeIfAbsent(author, this::newestOf).add(id);
        }
        for (long reader : readers) {
            if (Places.belongs(reader, author, audience, mentions, replyToAuthor,
                    account -> followers.isFollower(reader, account))) {
                give(reader, id, author, pull);
            }
        }
    }

    /// @param pull whether it comes into this home when its reader looks
    private void give(long reader, long id, long author, boolean pull) {
        Timeline timeline = timelines.get(reader);
        boolean fresh = timeline == null || (pull ? !timeline.excludes(author) : timeline.add(id, author));
        if (fresh && arrivals.isWatched(reader)) {
            told.add(new News(reader, id));
        }
    }

    /// Puts what anybody may come upon into the homes of those who follow one of its tags, and have it not already.
    private void deliverByTag(long author, long id, Audience audience, List<String> tags, List<Long> mentions,
                              @Nullable Long replyToAuthor) {
        for (long reader : byTag(audience, tags)) {
            boolean already = reader == author || followers.isFollower(reader, author) && Places.belongs(reader, author,
                    audience, mentions, replyToAuthor, account -> followers.isFollower(reader, account));
            if (!already) {
                give(reader, id, author, false);
            }
        }
    }

    private Set<Long> byTag(Audience audience, List<String> tags) {
        return audience == CanSee.discoverable() ? from.tags().followersOf(tags) : Set.of();
    }

    /// An edit may bring a tag or a name or take it away, and with it the post's place in the homes of those who follow
    /// that tag, or of the follower whom it names.
    private void move(long author, long id, Audience audience, Event.Content content) {
        Set<Long> wanting = byTag(audience, content.tags());
        @Nullable Long answered = from.posts().find(id).map(Post::replyToAuthor).orElse(null);
        timelines.forEach((reader, timeline) -> {
            boolean follows = reader == author || followers.isFollower(reader, author) && Places.belongs(reader, author,
                    audience, content.mentions(), answered, account -> followers.isFollower(reader, account));
            if (follows) {
                // what reaches followers stands there, or is merged when they look
                if (!CanSee.reachesFollowers(audience) && timeline.add(id, author) && arrivals.isWatched(reader)) {
                    told.add(new News(reader, id));
                }
            } else if (wanting.contains(reader)) {
                timeline.add(id, author);
            } else {
                timeline.remove(id);
            }
        });
    }

    private Ring newestOf(long author) {
        Ring ring = new Ring();
        from.posts().newestOf(List.of(author), PER_AUTHOR, PER_AUTHOR).stream()
                .filter(post -> Places.isForEveryFollower(author, post.audience(), post.replyToAuthor()))
                .forEach(post -> ring.add(post.id()));
        return ring;
    }

    /// From every home: what came by a tag lies with people who do not follow its author.
    private void remove(long author, long id) {
        Ring ring = pulled.get(author);
        if (ring != null) {
            ring.remove(id);
        }
        timelines.values().forEach(timeline -> timeline.remove(id));
    }

    /// Lets go of the homes that nobody has looked at for long.
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 3_600_000)
    void letGo() {
        Instant then = clock.instant().minus(KEPT);
        timelines.values().removeIf(timeline -> timeline.isReady() && !timeline.isReadSince(then));
    }
}

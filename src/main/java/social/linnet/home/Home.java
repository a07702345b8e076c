package social.linnet.home;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import social.linnet.graph.Graph;
import social.linnet.log.Logged;
import social.linnet.log.View;
import social.linnet.moderation.CanSee;
import social.linnet.post.Post;
import social.linnet.post.Posts;

/// Home timelines: a view of the log on the heap.
///
/// What stands in a home: one's own posts and reposts, those of the people one follows, except their replies to people
/// one does not follow. Authors with more followers than [#PULLED_FROM] are not fanned out; their newest ids are kept
/// once and merged when somebody reads. That holds for what has its place in every follower's home: their replies to
/// others, which do not, are still fanned out.
@Service
public class Home implements View.Held {

    /// The view's name.
    public static final String NAME = "home.rings";
    /// Followers from which on an author's posts are merged at reading time.
    public static final int PULLED_FROM = 20_000;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int PER_AUTHOR = 200;

    private final Graph graph;
    private final FollowerIndex followers;
    private final Posts posts;
    private final Arrivals arrivals;
    private final Clock clock;
    private final int pulledFrom;
    private final Map<Long, Timeline> timelines = new ConcurrentHashMap<>();
    /// The newest posts of those who are pulled from.
    private final Map<Long, Ring> pulled = new ConcurrentHashMap<>();

    @Autowired
    Home(Graph graph, FollowerIndex followers, Posts posts, Arrivals arrivals, Clock clock) {
        this(graph, followers, posts, arrivals, clock, PULLED_FROM);
    }

    /// With another bound than [#PULLED_FROM], which a test can reach.
    Home(Graph graph, FollowerIndex followers, Posts posts, Arrivals arrivals, Clock clock, int pulledFrom) {
        this.graph = graph;
        this.followers = followers;
        this.posts = posts;
        this.arrivals = arrivals;
        this.clock = clock;
        this.pulledFrom = pulledFrom;
    }

    /// The skeleton of somebody's home: ids of posts and reposts within the page, newest first. What is then not to be
    /// seen is for the reader to leave out.
    public List<Long> skeleton(long viewer, Paging page) {
        List<Long> ids = timeline(viewer).page(page, clock.instant());
        List<Ring> more = pulled.entrySet().stream()
                .filter(author -> followers.isFollower(viewer, author.getKey())).map(Map.Entry::getValue).toList();
        if (more.isEmpty()) {
            return ids;
        }
        Comparator<Long> order = page.fromBelow() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        List<Long> merged = Stream.concat(ids.stream(), more.stream().flatMap(ring -> ring.page(page).stream()))
                .distinct().sorted(order).limit(page.limit()).toList();
        return page.fromBelow() ? merged.reversed() : merged;
    }

    private Timeline timeline(long viewer) {
        Timeline known = timelines.get(viewer);
        if (known != null && known.isReady()) {
            return known;
        }
        // registered first, read second: what the log brings in between is in the ring, what came before in the tables
        Timeline timeline = timelines.computeIfAbsent(viewer, _ -> new Timeline());
        if (!timeline.isReady()) {
            timeline.fill(fromTables(viewer));
        }
        return timeline;
    }

    /// What the tables say a home holds.
    private List<Long> fromTables(long viewer) {
        Set<Long> followed = new HashSet<>(graph.follows(viewer));
        List<Long> authors = new ArrayList<>(followed);
        authors.add(viewer);
        return posts.newestOf(authors, PER_AUTHOR, Ring.CAPACITY).stream()
                .filter(post -> belongs(viewer, post.author(), post.audience(), post.mentions(), post.replyToAuthor(),
                        followed::contains))
                .map(Post::id).toList();
    }

    private interface Follows {
        boolean test(long account);
    }

    /// Whether an author's post has its place in this home. The reader follows the author, or is the author.
    private static boolean belongs(long viewer, long author, Audience audience, List<Long> mentions,
                                   @Nullable Long replyToAuthor, Follows follows) {
        if (viewer == author) {
            return true;
        }
        if (!CanSee.reachesFollowers(audience) && !mentions.contains(viewer)) {
            return false;
        }
        return replyToAuthor == null || replyToAuthor == author || replyToAuthor == viewer
                || follows.test(replyToAuthor);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void load(long head) {
        timelines.clear();
        pulled.clear();
    }

    @Override
    public void apply(Logged logged) {
        followers.awaitApplied(logged.seq());
        switch (logged.event()) {
            case Event.PostPublished e -> {
                if (e.content() != null) {
                    deliver(e.actor(), e.subject(), e.audience(), e.content().mentions(), e.replyToAuthor());
                }
            }
            case Event.Reposted e -> deliver(e.actor(), e.repost(), e.audience(), List.of(), null);
            case Event.PostDeleted e -> remove(e.actor(), e.subject());
            case Event.Unreposted e -> remove(e.actor(), e.repost());
            case Event.Followed e -> timelines.remove(e.actor());
            case Event.Unfollowed e -> timelines.remove(e.actor());
            case Event.AccountErased e -> timelines.remove(e.subject());
            case Event.AccountCreated _, Event.ProfileChanged _, Event.Liked _, Event.Unliked _, Event.PostEdited _,
                 Event.QuoteDetached _, Event.PollEnded _, Event.FollowRequested _, Event.FollowRequestDropped _,
                 Event.Warned _, Event.AccountClosed _, Event.AccountReopened _ -> {
            }
        }
    }

    /// Puts what somebody did into their own home before their request is answered.
    @Override
    public void committed(Event event) {
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
                 Event.Warned _, Event.AccountClosed _, Event.AccountReopened _ -> {
            }
        }
    }

    private void addOwn(long account, long id) {
        Timeline own = timelines.get(account);
        if (own != null) {
            own.add(id);
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
        boolean pull = readers.length > pulledFrom && isForEveryFollower(author, audience, replyToAuthor);
        if (pull) {
            pulled.computeIfAbsent(author, this::newestOf).add(id);
        }
        for (long reader : readers) {
            Timeline timeline = pull ? null : timelines.get(reader);
            boolean watching = arrivals.isWatched(reader);
            if (timeline == null && !watching) {
                continue;
            }
            if (belongs(reader, author, audience, mentions, replyToAuthor,
                    account -> followers.isFollower(reader, account))) {
                boolean fresh = timeline == null || timeline.add(id);
                if (watching && fresh) {
                    arrivals.tell(reader, id);
                }
            }
        }
    }

    private Ring newestOf(long author) {
        Ring ring = new Ring();
        posts.newestOf(List.of(author), PER_AUTHOR, PER_AUTHOR).stream()
                .filter(post -> isForEveryFollower(author, post.audience(), post.replyToAuthor()))
                .forEach(post -> ring.add(post.id()));
        return ring;
    }

    private static boolean isForEveryFollower(long author, Audience audience, @Nullable Long replyToAuthor) {
        return CanSee.reachesFollowers(audience) && (replyToAuthor == null || replyToAuthor == author);
    }

    private void remove(long author, long id) {
        removeOwn(author, id);
        Ring ring = pulled.get(author);
        if (ring != null) {
            ring.remove(id);
        }
        for (long reader : followers.followersOf(author)) {
            Timeline timeline = timelines.get(reader);
            if (timeline != null) {
                timeline.remove(id);
            }
        }
    }

    /// Lets go of the homes that nobody has looked at for long.
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 3_600_000)
    void letGo() {
        Instant then = clock.instant().minus(KEPT);
        timelines.values().removeIf(timeline -> timeline.isReady() && !timeline.isReadSince(then));
    }
}

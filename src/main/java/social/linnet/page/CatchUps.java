package social.linnet.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.event.Paging;
import social.linnet.home.Home;
import social.linnet.home.Markers;
import social.linnet.home.Markers.Place;
import social.linnet.post.Post;
import social.linnet.post.Posts;

/// Sums up what came into a home since its reader was there last: the same posts by the same rules as home itself, in
/// groups. The marker of home says when that was; looking at home moves it, unless so much has gathered that it is worth
/// summing up, when its reader says that they have read it.
@Service
public class CatchUps {

    /// Most posts of one digest.
    public static final int MOST_POSTS = 60;
    /// After this time something may have been missed.
    public static final Duration LONG = Duration.ofDays(1);
    /// So many posts are more than one looks through.
    public static final int MANY = Paging.MAX_LIMIT;
    /// How many pages of the skeleton are looked at.
    private static final int MAX_ROUNDS = 6;
    /// Somebody who looks again so soon is still on the same visit, which is not noted twice.
    private static final Duration VISIT = Duration.ofMinutes(10);

    private final Home home;
    private final Markers markers;
    private final Pages pages;
    private final Posts posts;
    private final Clock clock;

    CatchUps(Home home, Markers markers, Pages pages, Posts posts, Clock clock) {
        this.home = home;
        this.markers = markers;
        this.pages = pages;
        this.posts = posts;
        this.clock = clock;
    }

    /// What has gathered in a home.
    ///
    /// @param isMany whether it is [#MANY] posts or more; otherwise it is long since somebody looked
    public record Gathered(boolean isMany) {
    }

    /// Notes that somebody looks at their home.
    ///
    /// @return what had gathered before they did, when that is worth summing up: then the marker stays
    public Optional<Gathered> visited(long viewer) {
        Markers.Marker marker = markers.of(viewer, List.of(Place.HOME)).get(Place.HOME);
        List<Long> ids = home.skeleton(viewer, new Paging(null, marker == null ? null : Long.valueOf(marker.lastRead()), null,
                marker == null ? 1 : MANY));
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (marker != null && (ids.size() >= MANY || marker.updatedAt().plus(LONG).isBefore(now))) {
            return Optional.of(new Gathered(ids.size() >= MANY));
        }
        if (marker == null || marker.updatedAt().plus(VISIT).isBefore(now)) {
            markers.reach(viewer, Place.HOME, ids.getFirst());
        }
        return Optional.empty();
    }

    /// What came since the marker.
    public CatchUp of(long viewer) {
        Markers.Marker marker = markers.of(viewer, List.of(Place.HOME)).get(Place.HOME);
        Long since = marker == null ? null : Long.valueOf(marker.lastRead());
        List<PostView> found = new ArrayList<>();
        Set<Long> known = new HashSet<>();
        Long newest = null;
        Long before = null;
        boolean more = true;
        for (int round = 0; round < MAX_ROUNDS && more && found.size() < MOST_POSTS; round++) {
            List<Long> ids = home.skeleton(viewer, new Paging(before, since, null, Paging.MAX_LIMIT));
            more = ids.size() == Paging.MAX_LIMIT;
            if (ids.isEmpty()) {
                break;
            }
            newest = newest == null ? ids.getFirst() : newest;
            before = ids.getLast();
            for (PostView post : pages.listing(viewer, Surface.HOME, ids, ids.size()).posts()) {
                boolean isNews = !post.mine().own() && known.add(post.id());
                if (isNews && found.size() == MOST_POSTS) {
                    more = true;
                } else if (isNews) {
                    found.add(post);
                }
            }
        }
        Map<Long, Long> threads = posts.find(found.stream().map(PostView::id).toList()).values().stream()
                .collect(Collectors.toMap(Post::id, Post::thread));
        return new CatchUp(new Gathering(threads).groups(found), found.size(), !more, marker == null ? null : marker.updatedAt(), newest);
    }

    /// Those of these posts that this reader's home may show, by the same rules.
    public List<PostView> shown(long viewer, List<Long> ids) {
        List<Long> some = ids.stream().distinct().limit(MOST_POSTS).toList();
        return pages.listing(viewer, Surface.HOME, some, some.size()).posts();
    }

    /// Notes that somebody has read so far, at most as far as their home goes.
    public void read(long viewer, long upTo) {
        @Nullable Long newest = home.skeleton(viewer, Paging.newest(1)).stream().findFirst().orElse(null);
        if (newest != null) {
            markers.reach(viewer, Place.HOME, Math.min(newest, upTo));
        }
    }
}

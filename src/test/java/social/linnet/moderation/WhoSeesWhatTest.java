package social.linnet.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.Blocks;
import social.linnet.graph.Graph;
import social.linnet.graph.Mutes;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.page.Feeds;
import social.linnet.page.Listing;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// Every audience × viewer × surface, against a table that was written by hand.
@LinnetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoSeesWhatTest {

    /// `y` sees it, `n` does not, `-` cannot be there at all. `both` follows the author and is mentioned;
    /// `blocked` was both until the author blocked them, `blocker` followed until they blocked the author, `muter` follows
    /// and mutes, `pending` asked to follow and was not answered. The pictures of public and quiet posts are open to whoever
    /// has their address.
    private static final String TRUTH = """
            audience  surface        author follower mentioned both stranger blocked blocker muter pending signed-out
            PUBLIC    BY_ID          y      y        y         y    y        n       y       y     y       y
            PUBLIC    ANCESTOR       y      y        y         y    y        n       n       n     y       y
            PUBLIC    DESCENDANT     y      y        y         y    y        n       n       n     y       y
            PUBLIC    AUTHOR_PAGE    y      y        y         y    y        n       y       y     y       y
            PUBLIC    HOME           y      y        n         y    n        n       n       n     n       -
            PUBLIC    REPOST         y      y        y         y    y        n       n       n     y       y
            PUBLIC    OWN_REPOST     y      y        y         y    y        n       y       y     y       y
            PUBLIC    PICTURE        y      y        y         y    y        y       y       y     y       y
            PUBLIC    UNFOLLOWED     y      y        y         y    y        n       y       y     y       y
            PUBLIC    FEED           y      y        y         y    y        y       y       y     y       y
            PUBLIC    EMBEDDED       y      y        y         y    y        y       y       y     y       y
            QUIET     BY_ID          y      y        y         y    y        n       y       y     y       y
            QUIET     ANCESTOR       y      y        y         y    y        n       n       n     y       y
            QUIET     DESCENDANT     y      y        y         y    y        n       n       n     y       y
            QUIET     AUTHOR_PAGE    y      y        y         y    y        n       y       y     y       y
            QUIET     HOME           y      y        n         y    n        n       n       n     n       -
            QUIET     REPOST         y      y        y         y    y        n       n       n     y       y
            QUIET     OWN_REPOST     y      y        y         y    y        n       y       y     y       y
            QUIET     PICTURE        y      y        y         y    y        y       y       y     y       y
            QUIET     UNFOLLOWED     y      y        y         y    y        n       y       y     y       y
            QUIET     FEED           n      n        n         n    n        n       n       n     n       n
            QUIET     EMBEDDED       y      y        y         y    y        y       y       y     y       y
            FOLLOWERS BY_ID          y      y        y         y    n        n       n       y     n       n
            FOLLOWERS ANCESTOR       y      y        y         y    n        n       n       n     n       n
            FOLLOWERS DESCENDANT     y      y        y         y    n        n       n       n     n       n
            FOLLOWERS AUTHOR_PAGE    y      y        y         y    n        n       n       y     n       n
            FOLLOWERS HOME           y      y        n         y    n        n       n       n     n       -
            FOLLOWERS REPOST         n      n        n         n    n        n       n       n     n       n
            FOLLOWERS OWN_REPOST     y      y        n         y    n        n       n       y     n       n
            FOLLOWERS PICTURE        y      y        y         y    n        n       n       y     n       n
            FOLLOWERS UNFOLLOWED     y      n        y         y    n        n       n       n     n       n
            FOLLOWERS FEED           n      n        n         n    n        n       n       n     n       n
            FOLLOWERS EMBEDDED       n      n        n         n    n        n       n       n     n       n
            DIRECT    BY_ID          y      n        y         y    n        n       n       n     n       n
            DIRECT    ANCESTOR       y      n        y         y    n        n       n       n     n       n
            DIRECT    DESCENDANT     y      n        y         y    n        n       n       n     n       n
            DIRECT    AUTHOR_PAGE    y      n        y         y    n        n       n       n     n       n
            DIRECT    HOME           y      n        n         y    n        n       n       n     n       -
            DIRECT    REPOST         n      n        n         n    n        n       n       n     n       n
            DIRECT    OWN_REPOST     n      n        n         n    n        n       n       n     n       n
            DIRECT    PICTURE        y      n        y         y    n        n       n       n     n       n
            DIRECT    UNFOLLOWED     y      n        y         y    n        n       n       n     n       n
            DIRECT    FEED           n      n        n         n    n        n       n       n     n       n
            DIRECT    EMBEDDED       n      n        n         n    n        n       n       n     n       n
            """;

    @Autowired
    World world;
    @Autowired
    Pages pages;
    @Autowired
    Feeds feeds;
    @Autowired
    Posts posts;
    @Autowired
    Reactions reactions;
    @Autowired
    Graph graph;
    @Autowired
    Blocks blocks;
    @Autowired
    Mutes mutes;
    @Autowired
    Accounts accounts;
    @Autowired
    Pictures pictures;

    private enum Viewer {
        AUTHOR, FOLLOWER, MENTIONED, BOTH, STRANGER, BLOCKED, BLOCKER, MUTER, PENDING, SIGNED_OUT
    }

    /// Where a post can be met. A new one needs its rows above.
    private enum Surface {
        BY_ID, ANCESTOR, DESCENDANT, AUTHOR_PAGE, HOME, REPOST, OWN_REPOST, PICTURE, UNFOLLOWED, FEED, EMBEDDED
    }

    private record Cell(Audience audience, Surface surface, Viewer viewer) {
    }

    /// One audience's post and what stands around it.
    private record Scene(Post root, Post post, Post answer, Picture picture,
                         @Nullable Post repost, @Nullable Post ownRepost) {
    }

    private final Map<Viewer, Account> people = new EnumMap<>(Viewer.class);
    private final Map<Audience, Scene> scenes = new EnumMap<>(Audience.class);
    /// Those who followed and do so no more, in a story of their own.
    private final Map<Viewer, Account> former = new EnumMap<>(Viewer.class);
    private final Map<Audience, Post> formerPosts = new EnumMap<>(Audience.class);

    private static Map<Cell, Character> truth() {
        Map<Cell, Character> truth = new LinkedHashMap<>();
        List<String> rows = TRUTH.lines().skip(1).toList();
        for (String row : rows) {
            String[] words = row.split(" +");
            assertThat(words).as(row).hasSize(2 + Viewer.values().length);
            for (Viewer viewer : Viewer.values()) {
                Character before = truth.put(new Cell(Audience.valueOf(words[0]), Surface.valueOf(words[1]), viewer),
                        words[2 + viewer.ordinal()].charAt(0));
                assertThat(before).as("twice in the table: %s", row).isNull();
            }
        }
        return truth;
    }

    @Test
    void theTableHasARowForEveryAudienceAndSurface() {
        List<Cell> all = new ArrayList<>();
        for (Audience audience : Audience.values()) {
            for (Surface surface : Surface.values()) {
                for (Viewer viewer : Viewer.values()) {
                    all.add(new Cell(audience, surface, viewer));
                }
            }
        }
        assertThat(truth().keySet()).containsExactlyInAnyOrderElementsOf(all);
    }

    /// Whoever adds a way for posts to leave `page` says here which surface of the table tries it.
    @Test
    void everyWayOutOfPagesIsInTheTable() {
        Map<String, String> known = Map.of(
                "post", "BY_ID, REPOST, UNFOLLOWED", "thread", "ANCESTOR, DESCENDANT", "author", "AUTHOR_PAGE, REPOST",
                "home", "HOME", "listing", "what all of them end in", "mayFetch", "PICTURE",
                "picture", "PICTURE: presents, decides nothing", "latestWithPictures",
                "aPageForTheSignedOutHoldsWhatIsPublic", "pinned", "the surface of AUTHOR_PAGE");
        assertThat(Arrays.stream(Pages.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName).distinct()).containsExactlyInAnyOrderElementsOf(known.keySet());
        assertThat(Arrays.stream(Feeds.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName).distinct()).containsExactlyInAnyOrder("account", "tag", "embedded");
    }

    @BeforeAll
    void theStory() {
        for (Viewer viewer : Viewer.values()) {
            if (viewer != Viewer.SIGNED_OUT) {
                people.put(viewer, world.person(viewer.name().toLowerCase(Locale.ROOT)));
                former.put(viewer, world.person("former"));
            }
        }
        for (Map<Viewer, Account> cast : List.of(people, former)) {
            world.follow(cast.get(Viewer.FOLLOWER), cast.get(Viewer.AUTHOR));
            for (Viewer viewer : List.of(Viewer.BOTH, Viewer.BLOCKED, Viewer.BLOCKER, Viewer.MUTER)) {
                world.follow(cast.get(viewer), cast.get(Viewer.AUTHOR));
            }
            accounts.setLocked(cast.get(Viewer.AUTHOR).id(), true);
            world.follow(cast.get(Viewer.PENDING), cast.get(Viewer.AUTHOR));
            accounts.setLocked(cast.get(Viewer.AUTHOR).id(), false);
        }
        for (Audience audience : Audience.values()) {
            scenes.put(audience, scene(audience));
            formerPosts.put(audience, world.post(former.get(Viewer.AUTHOR), audience, names(former)));
        }
        world.settle();
        for (Map<Viewer, Account> cast : List.of(people, former)) {
            long author = cast.get(Viewer.AUTHOR).id();
            blocks.block(author, cast.get(Viewer.BLOCKED).id());
            blocks.block(cast.get(Viewer.BLOCKER).id(), author);
            mutes.mute(cast.get(Viewer.MUTER).id(), author, true, null);
        }
        world.settle();
    }

    private static String names(Map<Viewer, Account> cast) {
        return "for @" + cast.get(Viewer.MENTIONED).handle() + " and @" + cast.get(Viewer.BOTH).handle() + ", once @"
                + cast.get(Viewer.BLOCKED).handle();
    }

    private Scene scene(Audience audience) {
        Account author = people.get(Viewer.AUTHOR);
        Picture picture = pictures.upload(author.id(), aPicture(), "");
        Post root = world.post(author, Audience.PUBLIC, "how it began");
        Post post = posts.publish(Draft.of(author.id(), names(people), audience).answering(root.id())
                .showing(List.of(picture.id())));
        Post answer = world.reply(author, post, Audience.PUBLIC, "how it went on");
        return new Scene(root, post, answer, pictures.find(picture.id()).orElseThrow(),
                repost(Viewer.FOLLOWER, post), repost(Viewer.AUTHOR, post));
    }

    private static InputStream aPicture() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", out);
            return new ByteArrayInputStream(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Post repost(Viewer by, Post post) {
        try {
            return reactions.repost(people.get(by).id(), post.id());
        } catch (Refused refused) {
            assertThat(refused.key()).isIn("repost-not-public", "not-found");
            return null;
        }
    }

    @TestFactory
    Stream<DynamicTest> everybodySeesWhatTheTableSays() {
        Map<Surface, List<DynamicTest>> bySurface = new HashMap<>();
        truth().forEach((cell, expected) -> bySurface.computeIfAbsent(cell.surface(), _ -> new ArrayList<>())
                .add(DynamicTest.dynamicTest(cell.audience() + " " + cell.surface() + " " + cell.viewer(), () -> {
                    if (expected != '-') {
                        assertThat(sees(cell)).isEqualTo(expected == 'y');
                    }
                })));
        return bySurface.values().stream().flatMap(List::stream);
    }

    private @Nullable Long idOf(Viewer viewer) {
        return viewer == Viewer.SIGNED_OUT ? null : Long.valueOf(people.get(viewer).id());
    }

    private boolean sees(Cell cell) {
        Scene scene = scenes.get(cell.audience());
        Long viewer = idOf(cell.viewer());
        long post = scene.post().id();
        return switch (cell.surface()) {
            case BY_ID -> pages.post(viewer, post).isPresent();
            case ANCESTOR -> pages.thread(viewer, scene.answer().id())
                    .map(thread -> ids(thread.ancestors()).contains(post)).orElse(false);
            case DESCENDANT -> pages.thread(viewer, scene.root().id())
                    .map(thread -> ids(thread.descendants()).contains(post)).orElse(false);
            case AUTHOR_PAGE -> onPageOf(Viewer.AUTHOR, viewer, post);
            case HOME -> ids(pages.home(Objects.requireNonNull(viewer), Paging.newest(40)).posts()).contains(post);
            case REPOST -> seesRepost(scene.repost(), Viewer.FOLLOWER, viewer);
            case OWN_REPOST -> seesRepost(scene.ownRepost(), Viewer.AUTHOR, viewer);
            case PICTURE -> pages.mayFetch(viewer, scene.picture(), false);
            case UNFOLLOWED -> seesAfterUnfollowing(cell);
            // for programs, which are nobody
            case FEED -> ids(feeds.account(people.get(Viewer.AUTHOR).id(), 40)).contains(post);
            case EMBEDDED -> feeds.embedded(post).isPresent();
        };
    }

    private static List<Long> ids(List<PostView> views) {
        return views.stream().map(PostView::entry).toList();
    }

    private boolean onPageOf(Viewer author, @Nullable Long viewer, long entry) {
        Listing listing = pages.author(viewer, people.get(author).id(), Paging.newest(40), true);
        return ids(listing.posts()).contains(entry);
    }

    private boolean seesRepost(@Nullable Post repost, Viewer by, @Nullable Long viewer) {
        if (repost == null) {
            return false;
        }
        boolean onPage = onPageOf(by, viewer, repost.id());
        if (viewer == null || viewer != people.get(Viewer.MUTER).id()) {
            // a mute leaves out of lists alone
            assertThat(pages.post(viewer, repost.id()).isPresent()).as("by its id as on the page").isEqualTo(onPage);
        }
        return onPage;
    }

    /// Reads, follows no more, reads again, and once more.
    private boolean seesAfterUnfollowing(Cell cell) {
        if (cell.viewer() == Viewer.SIGNED_OUT) {
            return pages.post(null, formerPosts.get(cell.audience()).id()).isPresent();
        }
        Account viewer = former.get(cell.viewer());
        long post = formerPosts.get(cell.audience()).id();
        boolean before = pages.post(viewer.id(), post).isPresent();
        if (graph.isFollowing(viewer.id(), former.get(Viewer.AUTHOR).id())) {
            assertThat(before).isEqualTo(cell.audience() != Audience.DIRECT || cell.viewer() == Viewer.BOTH);
            graph.unfollow(viewer.id(), former.get(Viewer.AUTHOR).id());
        }
        boolean after = pages.post(viewer.id(), post).isPresent();
        assertThat(pages.post(viewer.id(), post).isPresent()).isEqualTo(after);
        world.settle();
        assertThat(ids(pages.home(viewer.id(), Paging.newest(40)).posts()).contains(post))
                .as("still in the home of one who follows no more").isEqualTo(cell.viewer() == Viewer.AUTHOR);
        return after;
    }

    @Test
    void aPageForTheSignedOutHoldsWhatIsPublic() {
        long author = people.get(Viewer.AUTHOR).id();
        Map<Audience, Long> shown = new EnumMap<>(Audience.class);
        for (Audience audience : Audience.values()) {
            List<Long> attached = List.of(pictures.upload(author, aPicture(), "").id());
            shown.put(audience, posts.publish(Draft.of(author, names(people), audience).showing(attached)).id());
        }
        List<Long> latest = pages.latestWithPictures(40).stream().map(PostView::id).toList();

        assertThat(latest).contains(shown.remove(Audience.PUBLIC)).doesNotContainAnyElementsOf(shown.values());
    }

    /// What is not for somebody is to them as if it were not there, whatever they try.
    @Test
    void whatAliceDoesNotShowCarolCannotTouch() {
        for (Viewer viewer : List.of(Viewer.STRANGER, Viewer.PENDING)) {
            for (Audience audience : List.of(Audience.FOLLOWERS, Audience.DIRECT)) {
                assertUntouchable(people.get(viewer).id(), scenes.get(audience).post().id());
            }
        }
        for (Audience audience : Audience.values()) {
            assertUntouchable(people.get(Viewer.BLOCKED).id(), scenes.get(audience).post().id());
        }
    }

    private void assertUntouchable(long stranger, long hidden) {
        List<Runnable> attempts = List.of(() -> reactions.like(stranger, hidden),
                () -> reactions.unlike(stranger, hidden), () -> reactions.repost(stranger, hidden),
                () -> reactions.unrepost(stranger, hidden), () -> posts.delete(stranger, hidden));
        for (Runnable attempt : attempts) {
            assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
        }
        assertThat(pages.thread(stranger, hidden)).isEmpty();
    }
}

package social.linnet.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.graph.Blocks;
import social.linnet.media.Fingerprints;
import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;
import social.linnet.studio.Scenes;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// Many people change next to nothing of alice's picture, and feeds show that once.
@LinnetTest
class FoldStoryTest {

    private static final Set<Surface> FEEDS = EnumSet.of(Surface.HOME, Surface.LOCAL, Surface.TAG, Surface.LIST, Surface.FOR_YOU,
            Surface.TRENDS);

    @Autowired
    private World world;
    @Autowired
    private Pages pages;
    @Autowired
    private Folds folds;
    @Autowired
    private Fingerprints fingerprints;
    @Autowired
    private Pictures pictures;
    @Autowired
    private Works works;
    @Autowired
    private Posts posts;
    @Autowired
    private Reactions reactions;
    @Autowired
    private Blocks blocks;

    private Account alice;
    private Account bob;
    private Account carol;
    private Account dora;
    private Account vera;
    private Scenes scene;
    private Picture first;
    private Post original;

    @BeforeEach
    void aliceMakesSomething() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
        dora = world.person("dora");
        vera = world.person("vera");
        scene = Scenes.another();
        first = made(alice, null, scene.png());
        original = posted(alice, Audience.PUBLIC, first);
    }

    private Picture made(Account maker, @Nullable Picture parent, byte[] file) {
        Picture picture = pictures.store(maker.id(), file, "", Making.generated("builtin/painter"));
        works.record(new Works.Made(picture.id(), maker.id(), parent == null ? Work.Kind.PAINTED : Work.Kind.EDITED, null, parent, "a hill",
                "none", "builtin/painter"));
        return pictures.find(picture.id()).orElseThrow();
    }

    private Post posted(Account author, Audience audience, Picture... shown) {
        return posts.publish(Draft.of(author.id(), "look", audience).showing(List.of(shown).stream().map(Picture::id).toList()));
    }

    private Post remix(Account author, Audience audience, int nth) {
        return posted(author, audience, made(author, first, scene.marked(nth)));
    }

    private Listing seen(@Nullable Account viewer, Surface surface, Post... skeleton) {
        Long id = viewer == null ? null : viewer.id();
        return folds.fold(id, surface, pages.listing(id, surface, List.of(skeleton).stream().map(Post::id).toList(), skeleton.length));
    }

    private static List<Long> ids(Collection<PostView> views) {
        return views.stream().map(PostView::entry).toList();
    }

    @Test
    void remixesThatLookAlmostTheSameAreOnePlaceInAFeedAndCanBeOpened() {
        Post bobs = remix(bob, Audience.PUBLIC, 1);
        Post carols = remix(carol, Audience.PUBLIC, 2);
        Post doras = remix(dora, Audience.PUBLIC, 3);
        Post other = posted(dora, Audience.PUBLIC, made(dora, first, Scenes.another().png()));
        for (Surface surface : Surface.values()) {
            Listing listing = seen(vera, surface, doras, carols, other, bobs, original);
            if (FEEDS.contains(surface)) {
                assertThat(ids(listing.posts())).as("%s: what it was made from stays", surface)
                        .containsExactly(doras.id(), other.id(), original.id());
                assertThat(ids(listing.posts().getFirst().alike())).containsExactly(carols.id(), bobs.id());
                assertThat(listing.left()).as("why").containsEntry(Listing.Reason.ALIKE, 2);
                assertThat(listing.oldest()).as("the next page begins where it did").isEqualTo(original.id());
            } else {
                assertThat(ids(listing.posts())).as("%s", surface).containsExactly(doras.id(), carols.id(), other.id(), bobs.id(), original.id());
                assertThat(listing.left()).doesNotContainKey(Listing.Reason.ALIKE);
            }
        }
        assertThat(ids(seen(null, Surface.TAG, doras, bobs).posts())).as("also for guests").containsExactly(doras.id());
        assertThat(ids(pages.listing(vera.id(), Surface.HOME, List.of(doras.id(), bobs.id()), 2).posts())).as("apps get all of it")
                .containsExactly(doras.id(), bobs.id());
    }

    @Test
    void onesOwnIsShownAndSoIsWhatOneReposts() {
        Post bobs = remix(bob, Audience.PUBLIC, 1);
        Post doras = remix(dora, Audience.PUBLIC, 3);
        assertThat(ids(seen(bob, Surface.HOME, doras, bobs).posts())).containsExactly(doras.id(), bobs.id());
        Post repost = reactions.repost(vera.id(), bobs.id());
        Post theirs = reactions.repost(carol.id(), bobs.id());
        assertThat(ids(seen(vera, Surface.HOME, theirs, repost).posts())).containsExactly(theirs.id(), repost.id());
        assertThat(ids(seen(alice, Surface.HOME, theirs, repost).posts())).containsExactly(theirs.id());
    }

    @Test
    void whatIsForOthersStaysApartAndNobodySeesMoreThanTheyMay() {
        world.follow(vera, bob);
        world.follow(vera, dora);
        Post friends = remix(bob, Audience.FOLLOWERS, 1);
        Post open = remix(dora, Audience.PUBLIC, 2);
        Post quiet = remix(carol, Audience.QUIET, 3);
        assertThat(ids(seen(vera, Surface.HOME, quiet, open, friends).posts())).containsExactly(quiet.id(), open.id(), friends.id());
        Post more = remix(carol, Audience.PUBLIC, 4);
        blocks.block(carol.id(), vera.id());
        PostView seen = seen(vera, Surface.HOME, open, more).posts().getFirst();
        assertThat(seen.alike()).as("carol blocks vera").isEmpty();
    }

    @Test
    void whatSaysMoreThanARemixStays() {
        Post bobs = remix(bob, Audience.PUBLIC, 1);
        Post two = posted(carol, Audience.PUBLIC, made(carol, first, scene.marked(2)), made(carol, first, scene.marked(3)));
        Post answer = posts.publish(Draft.of(dora.id(), "this?", Audience.PUBLIC).answering(original.id())
                .showing(List.of(made(dora, first, scene.marked(4)).id())));
        Post brought = posted(vera, Audience.PUBLIC, pictures.upload(vera.id(), new ByteArrayInputStream(scene.worse()), ""));
        assertThat(ids(seen(alice, Surface.HOME, bobs, two, answer, brought, original).posts()))
                .containsExactly(bobs.id(), two.id(), answer.id(), brought.id(), original.id());
    }

    @Test
    void aPageAsksOnceHoweverManyRemixesStandOnIt() {
        List<Collection<Long>> asked = new ArrayList<>();
        Folds counted = new Folds(new Fingerprints() {
            @Override
            public Map<Long, Long> of(Collection<Long> among) {
                asked.add(List.copyOf(among));
                return fingerprints.of(among);
            }

            @Override
            public Optional<Picture> first(Picture picture) {
                throw new UnsupportedOperationException("a page asks for all at once");
            }
        });
        List<Long> skeleton = new ArrayList<>();
        for (int nth = 1; nth <= 8; nth++) {
            skeleton.add(remix(bob, Audience.PUBLIC, nth).id());
        }
        Listing page = pages.listing(vera.id(), Surface.HOME, skeleton, 20);
        assertThat(counted.fold(vera.id(), Surface.HOME, page).posts()).hasSizeLessThan(8);
        assertThat(asked).singleElement().satisfies(ids -> assertThat(ids).hasSize(8));
        asked.clear();
        counted.fold(vera.id(), Surface.HOME, pages.listing(vera.id(), Surface.HOME, List.of(skeleton.getFirst(), original.id()), 20));
        assertThat(asked.stream().flatMap(Collection::stream)).as("one of a lineage is compared with nothing").isEmpty();
    }

    @Test
    void aCardSaysFromWhomAndNoMoreThanItsReaderMaySee() {
        Post bobs = remix(bob, Audience.PUBLIC, 1);
        assertThat(mark(vera, bobs).from()).isEqualTo(new WorkMark.From(first.id(), alice.handle()));
        assertThat(mark(vera, original).from()).isNull();
        blocks.block(alice.id(), carol.id());
        assertThat(mark(carol, bobs).from()).as("alice shows carol nothing").isEqualTo(new WorkMark.From(null, alice.handle()));
        posts.delete(alice.id(), original.id());
        assertThat(mark(vera, bobs).from()).isEqualTo(new WorkMark.From(null, alice.handle()));
        assertThat(mark(alice, bobs).from()).as("to her it is there still").isEqualTo(new WorkMark.From(first.id(), alice.handle()));
    }

    private WorkMark mark(Account viewer, Post post) {
        return pages.post(viewer.id(), post.id()).orElseThrow().pictures().getFirst().work();
    }
}

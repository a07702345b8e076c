package social.linnet.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.assistant.catchup.Gists;
import social.linnet.assistant.context.Vetoes;
import social.linnet.event.Audience;
import social.linnet.graph.Blocks;
import social.linnet.graph.Mutes;
import social.linnet.home.Markers;
import social.linnet.page.CatchUp.Group;
import social.linnet.page.CatchUp.Kind;
import social.linnet.post.Post;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// Bob was away, and reads what he missed, once.
@LinnetTest
class CatchUpStoryTest {

    @Autowired
    private World world;
    @Autowired
    private CatchUps catchUps;
    @Autowired
    private Markers markers;
    @Autowired
    private Gists gists;
    @Autowired
    private Vetoes vetoes;
    @Autowired
    private Mutes mutes;
    @Autowired
    private Blocks blocks;
    @Autowired
    private JdbcClient jdbc;

    private Account alice;
    private Account bob;
    private Account carol;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
        world.follow(bob, alice);
        world.follow(bob, carol);
    }

    private void bobWasHereNow() {
        world.settle();
        catchUps.read(bob.id(), Long.MAX_VALUE);
    }

    private CatchUp digest() {
        world.settle();
        return catchUps.of(bob.id());
    }

    private static List<String> texts(Group group) {
        return group.posts().stream().map(PostView::text).toList();
    }

    @Test
    void bobReadsWhatCameSinceByTopicAndByPersonAndThenNoMore() {
        world.post(alice, Audience.PUBLIC, "Before.");
        bobWasHereNow();
        Post asked = world.post(alice, Audience.PUBLIC, "Who has a ladder?");
        world.reply(alice, asked, Audience.PUBLIC, "A long one.");
        world.post(alice, Audience.PUBLIC, "The weir is open. #river");
        world.post(carol, Audience.PUBLIC, "High water! #River");
        world.post(carol, Audience.FOLLOWERS, "Only for those who follow me.");

        CatchUp digest = digest();

        assertThat(digest.posts()).isEqualTo(5);
        assertThat(digest.isAll()).isTrue();
        assertThat(digest.groups()).extracting(Group::kind).containsExactly(Kind.TAG, Kind.PERSON, Kind.PERSON);
        assertThat(digest.groups().getFirst().word()).isEqualTo("river");
        assertThat(texts(digest.groups().getFirst())).containsExactly("High water! #River", "The weir is open. #river");
        assertThat(texts(digest.groups().get(1))).containsExactly("A long one.", "Who has a ladder?");
        assertThat(texts(digest.groups().get(2))).containsExactly("Only for those who follow me.");

        catchUps.read(bob.id(), digest.upTo());
        assertThat(digest().groups()).isEmpty();
    }

    @Test
    void aThreadOfSeveralStandsTogetherInItsOrder() {
        bobWasHereNow();
        Post asked = world.post(alice, Audience.PUBLIC, "Who has a ladder?");
        world.reply(carol, asked, Audience.PUBLIC, "I have one.");

        assertThat(digest().groups()).singleElement().satisfies(group -> {
            assertThat(group.kind()).isEqualTo(Kind.THREAD);
            assertThat(texts(group)).containsExactly("Who has a ladder?", "I have one.");
        });
    }

    @Test
    void whomBobMutedOrBlockedIsNotInIt() {
        bobWasHereNow();
        world.post(alice, Audience.PUBLIC, "From alice. #x");
        world.post(carol, Audience.PUBLIC, "From carol. #x");
        mutes.mute(bob.id(), carol.id(), true, null);
        assertThat(digest().groups()).singleElement().satisfies(group -> assertThat(texts(group)).containsExactly("From alice. #x"));

        blocks.block(alice.id(), bob.id());
        assertThat(digest().groups()).isEmpty();
    }

    @Test
    void itIsFiniteAndSaysSo() {
        bobWasHereNow();
        for (int i = 0; i < CatchUps.MOST_POSTS + 3; i++) {
            world.post(i % 2 == 0 ? alice : carol, Audience.PUBLIC, "Number " + i);
        }

        CatchUp digest = digest();

        assertThat(digest.posts()).isEqualTo(CatchUps.MOST_POSTS);
        assertThat(digest.isAll()).isFalse();
        assertThat(digest.groups().stream().flatMap(group -> group.ids().stream()).distinct().count()).isEqualTo(CatchUps.MOST_POSTS);
    }

    @Test
    void lookingAtHomeMovesTheMarkerUnlessMuchHasGathered() {
        world.post(alice, Audience.PUBLIC, "One.");
        world.settle();
        assertThat(catchUps.visited(bob.id())).as("the first visit").isEmpty();
        long first = markers.at(bob.id(), Markers.Place.HOME);
        assertThat(first).isPositive();

        world.post(alice, Audience.PUBLIC, "Two.");
        world.settle();
        assertThat(catchUps.visited(bob.id())).as("still on the same visit").isEmpty();
        assertThat(markers.at(bob.id(), Markers.Place.HOME)).isEqualTo(first);

        jdbc.sql("update home.marker set updated_at = now() - interval '25 hours' where account = :bob").param("bob", bob.id()).update();
        assertThat(catchUps.visited(bob.id())).hasValue(new CatchUps.Gathered(false));
        assertThat(markers.at(bob.id(), Markers.Place.HOME)).as("he has not read it yet").isEqualTo(first);

        jdbc.sql("update home.marker set updated_at = now() - interval '1 hour' where account = :bob").param("bob", bob.id()).update();
        assertThat(catchUps.visited(bob.id())).isEmpty();
        assertThat(markers.at(bob.id(), Markers.Place.HOME)).isGreaterThan(first);
    }

    @Test
    void whatIsKeptFromTheAssistantIsListedWithoutItsWords() {
        bobWasHereNow();
        Post one = world.post(alice, Audience.PUBLIC, "The weir was opened in 1932. It keeps the river back in spring. #weir");
        Post other = world.post(carol, Audience.PUBLIC, "The weir is too old now, and the river rises. #weir");
        Post third = world.post(carol, Audience.PUBLIC, "Who opens the weir at night, when the river rises? #weir");
        List<Long> ids = digest().groups().getFirst().ids();
        assertThat(ids).containsExactlyInAnyOrder(one.id(), other.id(), third.id());
        Gists.Gist gist = gists.of(bob.id(), ids).orElseThrow();
        assertThat(gist.words()).contains("weir");
        assertThat(gist.sources()).isNotEmpty().allSatisfy(source -> assertThat(ids).contains(source.post()));

        vetoes.post(alice.id(), one.id(), true);

        assertThat(gists.of(bob.id(), ids)).isEmpty();
        assertThat(digest().groups().getFirst().ids()).containsExactlyInAnyOrder(one.id(), other.id(), third.id());
    }

    @Test
    void nobodyHasSummedUpWhatTheyMayNotSee() {
        Post one = world.post(alice, Audience.FOLLOWERS, "The code of the gate is a bird.");
        Post other = world.post(alice, Audience.FOLLOWERS, "The gate is behind the barn.");
        Post third = world.post(alice, Audience.FOLLOWERS, "The barn is behind the mill.");
        Account mallory = world.person("mallory");
        List<Long> all = List.of(one.id(), other.id(), third.id());

        assertThat(catchUps.shown(bob.id(), all)).hasSize(3);
        assertThat(gists.of(bob.id(), all)).isPresent();
        assertThat(catchUps.shown(mallory.id(), all)).isEmpty();
        assertThat(gists.of(mallory.id(), all)).isEmpty();
    }
}

package social.linnet.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.graph.Mutes;
import social.linnet.page.Person;
import social.linnet.page.Picked;
import social.linnet.page.Timelines;
import social.linnet.post.Post;
import social.linnet.post.Reactions;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// What is picked for alice, who follows bob and carol.
@LinnetTest
class ForYouTest {

    @Autowired
    private World world;
    @Autowired
    private Timelines timelines;
    @Autowired
    private Reactions reactions;
    @Autowired
    private Mutes mutes;

    private Account alice;
    private Account bob;
    private Account carol;
    private Account dave;

    @BeforeEach
    void four() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
        dave = world.person("dave");
        world.follow(alice, bob);
        world.follow(alice, carol);
        world.settle();
    }

    private Picked all() {
        return timelines.forYou(alice.id(), null, 20);
    }

    @Test
    void whatBobAndCarolLikeComesOnceAndSaysWhoLikesIt() {
        Post first = world.post(dave, Audience.PUBLIC, "a rook");
        Post second = world.post(dave, Audience.PUBLIC, "a crow");
        reactions.like(bob.id(), second.id());
        reactions.like(bob.id(), first.id());
        reactions.like(carol.id(), second.id());

        assertThat(all().picks()).extracting(pick -> pick.post().id()).containsExactly(second.id(), first.id());
        assertThat(all().picks().getFirst().likedBy()).extracting(Person::id).containsExactly(carol.id(), bob.id());
        assertThat(all().next()).isNull();
    }

    @Test
    void nothingComesTwiceOverAllPages() {
        List<Long> posts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            posts.add(world.post(dave, Audience.PUBLIC, "rook " + i).id());
        }
        posts.forEach(post -> reactions.like(bob.id(), post));
        posts.forEach(post -> reactions.like(carol.id(), post));

        List<Long> read = new ArrayList<>();
        Picked page = timelines.forYou(alice.id(), null, 2);
        while (!page.picks().isEmpty()) {
            page.picks().forEach(pick -> read.add(pick.post().id()));
            if (page.next() == null) {
                break;
            }
            page = timelines.forYou(alice.id(), page.next(), 2);
        }
        assertThat(read).containsExactlyElementsOf(posts.reversed());
    }

    @Test
    void herOwnPostsWhatIsNotForEverybodyAndWhatAMutedFriendLikesAreNotPicked() {
        Post own = world.post(alice, Audience.PUBLIC, "mine");
        Post quiet = world.post(bob, Audience.QUIET, "quietly");
        Post muted = world.post(dave, Audience.PUBLIC, "liked by carol alone");
        reactions.like(bob.id(), own.id());
        reactions.like(carol.id(), quiet.id());
        reactions.like(carol.id(), muted.id());
        mutes.mute(alice.id(), carol.id(), false, null);

        assertThat(all().picks()).isEmpty();
    }
}

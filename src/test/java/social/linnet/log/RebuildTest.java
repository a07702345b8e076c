package social.linnet.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.graph.FollowerIndex;
import social.linnet.graph.Graph;
import social.linnet.graph.Linked;
import social.linnet.home.Home;
import social.linnet.post.AuthorTally;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Undisturbed;
import social.linnet.testing.World;

/// A view that is thrown away and built again equals the one that lived.
@LinnetTest
@Undisturbed
class RebuildTest {

    @Autowired
    World world;
    @Autowired
    Posts posts;
    @Autowired
    Reactions reactions;
    @Autowired
    Graph graph;
    @Autowired
    AuthorTally tally;
    @Autowired
    FollowerIndex followers;
    @Autowired
    Home home;
    @Autowired
    Views views;

    /// A few days of a few people, with everything in it that a view must undo.
    private List<Account> aStory() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        Account carol = world.person("carol");
        Account dave = world.person("dave");
        List<Account> people = List.of(alice, bob, carol, dave);
        world.follow(alice, bob);
        world.follow(bob, alice);
        world.follow(carol, alice);
        world.follow(carol, bob);
        world.follow(dave, carol);
        world.follow(dave, bob);
        graph.unfollow(dave.id(), bob.id());
        world.settle();
        people.forEach(this::home); // from here on their homes live
        for (Audience audience : Audience.values()) {
            Post ofAlice = world.post(alice, audience, audience + " to @" + carol.handle() + " and @" + dave.handle());
            world.post(bob, audience, audience + " to nobody");
            Post gone = world.post(bob, audience, "soon gone");
            world.reply(carol, ofAlice, audience, "to one whom Dave does not follow");
            world.reply(alice, ofAlice, audience, "and another thing");
            if (audience.isPublic()) {
                reactions.repost(bob.id(), ofAlice.id());
                reactions.repost(carol.id(), gone.id());
                reactions.repost(alice.id(), gone.id());
                reactions.unrepost(alice.id(), gone.id());
                reactions.repost(carol.id(), ofAlice.id());
            }
            reactions.like(alice.id(), ofAlice.id());
            posts.delete(bob.id(), gone.id());
        }
        world.follow(dave, alice);
        graph.unfollow(carol.id(), bob.id());
        world.settle();
        people.forEach(this::home);
        Post last = world.post(alice, Audience.PUBLIC, "after all that");
        world.reply(bob, last, Audience.PUBLIC, "indeed");
        Post changedMind = world.post(alice, Audience.FOLLOWERS, "no");
        world.settle();
        posts.delete(alice.id(), changedMind.id());
        world.settle();
        return people;
    }

    private List<Long> home(Account account) {
        return home.skeleton(account.id(), Paging.newest(Paging.MAX_LIMIT));
    }

    private Map<String, Object> seenBy(List<Account> people) {
        Map<String, Object> seen = new LinkedHashMap<>();
        for (Account person : people) {
            seen.put(person.name() + "'s home", home(person));
            seen.put(person.name() + "'s tally", tally.of(person.id()));
            seen.put(person.name() + "'s followers", Arrays.stream(followers.followersOf(person.id())).boxed().toList());
        }
        return seen;
    }

    @Test
    void everyViewThatLivedEqualsTheOneThatIsBuiltAgain() {
        List<Account> people = aStory();
        Map<String, Object> lived = seenBy(people);
        for (Account person : people) {
            assertThat(home(person)).as("%s's home", person.name()).isNotEmpty();
            assertThat(tally.of(person.id()).posts()).as("%s's posts", person.name())
                    .isEqualTo(posts.find(posts.byAuthor(person.id(), Paging.newest(40), true, true)).values().stream()
                            .filter(post -> post.audience().isPublic()).count());
            assertThat(Arrays.stream(followers.followersOf(person.id())).boxed()).as("%s's followers", person.name())
                    .containsExactlyElementsOf(graph.followers(person.id(), Paging.newest(40)).stream()
                            .map(Linked::account).sorted().toList());
        }

        for (String view : List.of(FollowerIndex.NAME, Home.NAME, AuthorTally.NAME)) {
            views.rebuild(view);
            world.settle();
            assertThat(seenBy(people)).as("after rebuilding %s", view).isEqualTo(lived);
        }
        views.standings().forEach(standing -> views.rebuild(standing.view()));
        assertThat(views.awaitAll(Duration.ofSeconds(20))).isTrue();
        assertThat(seenBy(people)).as("after rebuilding all").isEqualTo(lived);
    }

    @Test
    void aRebuildWhilePeoplePostLosesNothing() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        world.follow(bob, alice);
        world.settle();
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 30; i++) {
                world.post(alice, Audience.PUBLIC, "post " + i);
            }
        });
        while (writer.isAlive()) {
            views.rebuild(AuthorTally.NAME);
            views.rebuild(Home.NAME);
            home(bob);
            Thread.onSpinWait();
        }
        world.settle();

        assertThat(tally.of(alice.id()).posts()).isEqualTo(30);
        assertThat(home(bob)).hasSize(30).isEqualTo(posts.byAuthor(alice.id(), Paging.newest(40), true, true));
    }
}

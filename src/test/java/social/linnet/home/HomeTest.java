package social.linnet.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.graph.FollowerIndex;
import social.linnet.graph.Graph;
import social.linnet.log.Log;
import social.linnet.log.Logged;
import social.linnet.log.Views;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Undisturbed;
import social.linnet.testing.World;

/// What stands in a home, when, and in which order.
@LinnetTest
@Undisturbed
class HomeTest {

    @Autowired
    World world;
    @Autowired
    Home home;
    @Autowired
    Posts posts;
    @Autowired
    Reactions reactions;
    @Autowired
    Graph graph;
    @Autowired
    FollowerIndex followers;
    @Autowired
    Sources sources;
    @Autowired
    Arrivals arrivals;
    @Autowired
    Clock clock;
    @Autowired
    Log log;
    @Autowired
    Views views;

    private Account alice;
    private Account bob;
    private Account carol;

    /// Bob follows Alice; nobody follows Carol.
    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
        world.follow(bob, alice);
        world.settle();
        home(alice);
        home(bob);
        home(carol);
    }

    private List<Long> home(Account account) {
        return home.skeleton(account.id(), Paging.newest(Paging.MAX_LIMIT));
    }

    @Test
    void whatAliceSaysIsInBobsHomeAndNotInCarols() {
        Post post = world.post(alice, Audience.PUBLIC, "hello");
        world.settle();

        assertThat(home(bob)).containsExactly(post.id());
        assertThat(home(carol)).isEmpty();
    }

    @Test
    void everyAudienceThatReachesFollowersDoesAndDirectReachesOnlyWhomItNames() {
        Post quiet = world.post(alice, Audience.QUIET, "quiet");
        Post forFollowers = world.post(alice, Audience.FOLLOWERS, "for followers");
        world.post(alice, Audience.DIRECT, "to myself");
        Post toBob = world.post(alice, Audience.DIRECT, "@" + bob.handle() + " psst");
        world.post(alice, Audience.DIRECT, "@" + carol.handle() + " psst");
        world.settle();

        assertThat(home(bob)).containsExactly(toBob.id(), forFollowers.id(), quiet.id());
        assertThat(home(carol)).as("does not follow her").isEmpty();
    }

    @Test
    void repliesAreInBobsHomeOnlyWhenHeFollowsBoth() {
        Post ofCarol = world.post(carol, Audience.PUBLIC, "carol");
        Post ofAlice = world.post(alice, Audience.PUBLIC, "alice");
        Post ofBob = world.post(bob, Audience.PUBLIC, "bob");
        world.reply(alice, ofCarol, Audience.PUBLIC, "to a stranger of Bob's");
        Post toHerself = world.reply(alice, ofAlice, Audience.PUBLIC, "to herself");
        Post toBob = world.reply(alice, ofBob, Audience.PUBLIC, "to Bob");
        world.settle();
        assertThat(home(bob)).containsExactly(toBob.id(), toHerself.id(), ofBob.id(), ofAlice.id());

        world.follow(bob, carol);
        world.settle();
        Post toCarol = world.reply(alice, ofCarol, Audience.PUBLIC, "to a friend of Bob's");
        world.settle();
        assertThat(home(bob)).startsWith(toCarol.id()).contains(ofCarol.id());
    }

    @Test
    void onesOwnDeedsAreInOnesOwnHomeTheMomentTheyAreAnswered() {
        for (int i = 0; i < 20; i++) {
            Post post = world.post(alice, Audience.DIRECT, "mine " + i);
            assertThat(home(alice)).startsWith(post.id());
            posts.delete(alice.id(), post.id());
            assertThat(home(alice)).doesNotContain(post.id());
        }
        Post ofCarol = world.post(carol, Audience.PUBLIC, "carol");
        long repost = reactions.repost(alice.id(), ofCarol.id()).id();
        assertThat(home(alice)).startsWith(repost);
        world.follow(alice, carol);
        assertThat(home(alice)).contains(ofCarol.id());
        graph.unfollow(alice.id(), carol.id());
        assertThat(home(alice)).doesNotContain(ofCarol.id()).contains(repost);
    }

    @Test
    void repostsComeAndGoWithThePost() {
        Post ofCarol = world.post(carol, Audience.PUBLIC, "carol");
        long repost = reactions.repost(alice.id(), ofCarol.id()).id();
        world.settle();
        assertThat(home(bob)).containsExactly(repost);

        posts.delete(carol.id(), ofCarol.id());
        world.settle();
        assertThat(home(bob)).isEmpty();
        assertThat(home(alice)).isEmpty();
    }

    @Test
    void whoFollowsNoMoreReadsNoMore() {
        world.post(alice, Audience.PUBLIC, "hello");
        world.settle();
        graph.unfollow(bob.id(), alice.id());
        world.settle();
        world.post(alice, Audience.PUBLIC, "still there?");
        world.settle();

        assertThat(home(bob)).isEmpty();
    }

    @Test
    void aHomeThatWasLetGoIsTheSameWhenItsReaderReturns() {
        Post first = world.post(alice, Audience.PUBLIC, "first");
        world.reply(bob, first, Audience.PUBLIC, "second");
        world.post(alice, Audience.FOLLOWERS, "third");
        world.settle();
        List<Long> before = home(bob);
        views.rebuild(Home.NAME);

        assertThat(home(bob)).isEqualTo(before).hasSize(3);
    }

    @Test
    void bobIsToldOfWhatArrivesAndNotOfWhatDoesNot() throws Exception {
        List<Long> told = new CopyOnWriteArrayList<>();
        CountDownLatch two = new CountDownLatch(2);
        Post ofCarol = world.post(carol, Audience.PUBLIC, "carol");
        try (Arrivals.Watch watch = arrivals.watch(bob.id(), id -> {
            told.add(id);
            two.countDown();
        })) {
            assertThat(watch).isNotNull();
            Post first = world.post(alice, Audience.PUBLIC, "first");
            world.reply(alice, ofCarol, Audience.PUBLIC, "to a stranger");
            Post second = world.post(alice, Audience.PUBLIC, "second");
            assertThat(two.await(20, TimeUnit.SECONDS)).isTrue();
            world.settle();
            assertThat(told).containsExactly(first.id(), second.id());
        }
        world.post(alice, Audience.PUBLIC, "unheard");
        world.settle();
        assertThat(told).hasSize(2);
    }

    @Test
    void pagesHaveNoGapAndNoRepeatWhileAliceGoesOn() {
        for (int i = 0; i < 60; i++) {
            world.post(alice, Audience.PUBLIC, "before " + i);
        }
        world.settle();
        long newestAtFirst = home(bob).getFirst();
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 60; i++) {
                world.post(alice, Audience.PUBLIC, "meanwhile " + i);
            }
        });
        List<Long> down = new ArrayList<>();
        List<Long> up = new ArrayList<>();
        List<Long> page;
        do {
            page = home.skeleton(bob.id(), Paging.before(down.isEmpty() ? newestAtFirst + 1 : down.getLast(), 7));
            down.addAll(page);
            up.addAll(above(up.isEmpty() ? newestAtFirst : up.getLast()));
        } while (!page.isEmpty());
        join(writer);
        world.settle();
        do {
            page = above(up.isEmpty() ? newestAtFirst : up.getLast());
            up.addAll(page);
        } while (!page.isEmpty());

        List<Long> all = everythingOf(alice);
        assertThat(down).isEqualTo(all.stream().filter(id -> id <= newestAtFirst).toList()).hasSize(60);
        assertThat(up.reversed()).isEqualTo(all.stream().filter(id -> id > newestAtFirst).toList()).hasSize(60);
        assertThat(home.skeleton(bob.id(), new Paging(null, newestAtFirst, null, 5))).as("since")
                .isEqualTo(all.subList(0, 5));
    }

    /// The page directly above, oldest first.
    private List<Long> above(long id) {
        return home.skeleton(bob.id(), new Paging(null, null, id, 7)).reversed();
    }

    private List<Long> everythingOf(Account author) {
        List<Long> all = new ArrayList<>(posts.byAuthor(author.id(), Paging.newest(40), true, true));
        List<Long> page;
        do {
            page = posts.byAuthor(author.id(), Paging.before(all.getLast(), 40), true, true);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// A second home, fed from the same log, to which anybody with two followers is very followed.
    @Test
    void theVeryFollowedAreMergedAtReadingTimeAndNobodySeesTheDifference() {
        world.follow(carol, alice);
        world.settle();
        Home pulling = new Home(sources, arrivals, clock, 1);
        pulling.load(log.head());
        List<Account> readers = List.of(alice, bob, carol);
        readers.forEach(reader -> pulling.skeleton(reader.id(), Paging.newest(40)));
        long from = log.head();
        Account dave = world.person("dave");
        Post ofDave = world.post(dave, Audience.PUBLIC, "dave");
        Post ofBob = world.post(bob, Audience.PUBLIC, "bob");
        for (Audience audience : Audience.values()) {
            Post own = world.post(alice, audience, audience + " to @" + bob.handle());
            world.reply(alice, own, audience, "to herself");
            world.reply(alice, ofDave, audience, "to one whom neither follows");
            world.reply(alice, ofBob, audience, "to Bob, whom Carol does not follow");
        }
        Post gone = world.post(alice, Audience.PUBLIC, "soon gone");
        reactions.repost(alice.id(), ofDave.id());
        posts.delete(alice.id(), gone.id());
        world.settle();
        feed(pulling, from);

        for (Account reader : readers) {
            assertThat(pulling.skeleton(reader.id(), Paging.newest(40))).as("%s's home", reader.name())
                    .isEqualTo(home(reader)).isNotEmpty();
            assertThat(pagedDown(pulling, reader)).as("%s's home in pages", reader.name()).isEqualTo(home(reader));
            assertThat(pagedUp(pulling, reader)).as("%s's home in pages", reader.name()).isEqualTo(home(reader));
        }
    }

    private void feed(Home other, long from) {
        List<Logged> page = log.tail(from, 500);
        while (!page.isEmpty()) {
            page.forEach(other::apply);
            page = log.tail(page.getLast().seq(), 500);
        }
    }

    private static List<Long> pagedDown(Home home, Account reader) {
        List<Long> all = new ArrayList<>();
        List<Long> page;
        do {
            page = home.skeleton(reader.id(), Paging.before(all.isEmpty() ? null : all.getLast(), 3));
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    private static List<Long> pagedUp(Home home, Account reader) {
        List<Long> all = new ArrayList<>();
        List<Long> page;
        do {
            page = home.skeleton(reader.id(), new Paging(null, null, all.isEmpty() ? 0L : all.getFirst(), 3));
            all.addAll(0, page);
        } while (!page.isEmpty());
        return all;
    }
}

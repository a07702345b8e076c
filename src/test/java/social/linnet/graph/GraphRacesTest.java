package social.linnet.graph;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.home.Home;
import social.linnet.moderation.CanSee;
import social.linnet.post.Post;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Together;
import social.linnet.testing.World;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// People who act towards each other at the same moment.
@LinnetTest
class GraphRacesTest {

    @Autowired
    World world;
    @Autowired
    Graph graph;
    @Autowired
    Blocks blocks;
    @Autowired
    Relations relations;
    @Autowired
    Accounts accounts;
    @Autowired
    FollowerIndex index;
    @Autowired
    Home home;
    @Autowired
    CanSee canSee;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    DataSource source;

    /// The table's followers, which the counts and the index must agree with.
    private List<Long> assertAgreed(Account account) {
        world.settle();
        List<Long> followers = graph.followers(account.id(), Paging.newest(40)).stream().map(Linked::account).sorted()
                .toList();
        assertThat(graph.countFollowers(account.id())).isEqualTo(followers.size());
        assertThat(graph.counts(List.of(account.id())).get(account.id()).followers()).isEqualTo(followers.size());
        assertThat(Arrays.stream(index.followersOf(account.id())).boxed()).containsExactlyElementsOf(followers);
        return followers;
    }

    /// Two more than there is room for one: also at once, and also where one only asks to.
    @Test
    void whoFollowsAsManyAsOneMayFollowsNobodyElse() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        Account carol = world.person("carol");
        accounts.setLocked(carol.id(), true);
        jdbc.sql("""
                insert into graph.follow (id, follower, followee) select n, :alice, n from generate_series(1, :many) n
                """).param("alice", alice.id()).param("many", Graph.MAX_FOLLOWS - 1).update();
        try {
            List<Together.Outcome<Boolean>> both = Together.run(2, i -> {
                graph.follow(alice.id(), i == 0 ? bob.id() : carol.id());
                return true;
            });
            assertThat(Together.results(both)).hasSize(1);
            assertThat(Together.failures(both)).singleElement().isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.key()).isEqualTo("follow-too-many"));
            boolean tookBob = both.getFirst().succeeded();
            graph.unfollow(alice.id(), tookBob ? bob.id() : carol.id());
            graph.follow(alice.id(), tookBob ? carol.id() : bob.id());
        } finally {
            jdbc.sql("delete from graph.follow where follower = :alice and followee <= :many").param("alice", alice.id())
                    .param("many", Graph.MAX_FOLLOWS).update();
        }
    }

    @Test
    void fiftyTogglesAtOnceEndInOneState() {
        Account alice = world.person("alice");
        List<Account> people = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            people.add(world.person("bob"));
        }
        List<Together.Outcome<Boolean>> outcomes = Together.run(50, i -> {
            long follower = people.get(i % 10).id();
            for (int round = 0; round < 4; round++) {
                if ((i / 10 + round) % 2 == 0) {
                    graph.follow(follower, alice.id());
                } else {
                    graph.unfollow(follower, alice.id());
                }
            }
            return true;
        });
        assertThat(Together.failures(outcomes)).isEmpty();
        List<Long> followers = assertAgreed(alice);

        Post post = world.post(alice, Audience.PUBLIC, "who is there");
        world.settle();
        for (Account person : people) {
            assertThat(home.skeleton(person.id(), Paging.newest(10)).contains(post.id()))
                    .isEqualTo(followers.contains(person.id()));
        }
    }

    @RepeatedTest(5)
    void aRequestIsAcceptedOrTakenBackAndNeverBoth() {
        Account alice = world.person("alice");
        accounts.setLocked(alice.id(), true);
        List<Account> people = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            people.add(world.person("bob"));
            world.follow(people.get(i), alice);
        }
        List<Together.Outcome<String>> outcomes = Together.run(36, i -> {
            long asker = people.get(i % 12).id();
            switch (i / 12) {
                case 0 -> graph.accept(alice.id(), asker);
                case 1 -> graph.reject(alice.id(), asker);
                default -> graph.unfollow(asker, alice.id());
            }
            return "done";
        });
        assertThat(Together.failures(outcomes)).allSatisfy(failure ->
                assertThat(failure).isInstanceOfSatisfying(Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND)));
        assertThat(graph.countRequests(alice.id())).isZero();
        assertAgreed(alice);
    }

    @RepeatedTest(5)
    void nobodyFollowsAcrossABlock() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        Post secret = world.post(alice, Audience.PUBLIC, "not for bob");
        Together.run(20, i -> {
            switch (i % 4) {
                case 0 -> graph.follow(bob.id(), alice.id());
                case 1 -> graph.follow(alice.id(), bob.id());
                case 2 -> canSee.test(bob.id(), secret.subject());
                default -> blocks.block(alice.id(), bob.id());
            }
            return i;
        });
        Relations.Standing standing = relations.standing(alice.id(), bob.id());
        assertThat(standing.blocks()).isTrue();
        assertThat(standing.follows() || standing.followedBy()).isFalse();
        // also when it was looked at while it came to be
        assertThat(canSee.test(bob.id(), secret.subject())).isFalse();
        assertThat(relations.blockedEitherWay(bob.id(), List.of(alice.id()))).containsExactly(alice.id());
        assertAgreed(alice);
        assertAgreed(bob);
    }

    @Test
    void rowsOfOneListComeInTheOrderOfTheirIds() {
        Account alice = world.person("alice");
        List<Account> people = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            people.add(world.person("bob"));
        }
        List<Linked> seen = new ArrayList<>();
        Thread reader = Thread.ofVirtual().start(() -> {
            while (seen.size() < 24 && !Thread.currentThread().isInterrupted()) {
                // up from the newest that was seen: a row that came late with a lower id would be missed
                Paging above = new Paging(null, null, seen.isEmpty() ? 0L : seen.getLast().row(), 5);
                seen.addAll(graph.followers(alice.id(), above).reversed());
            }
        });
        assertThat(Together.failures(Together.run(24, i -> {
            world.follow(people.get(i), alice);
            return i;
        }))).isEmpty();
        try {
            assertThat(reader.join(java.time.Duration.ofSeconds(20))).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reader.interrupt();
        }
        assertThat(seen.stream().map(Linked::account)).containsExactlyInAnyOrderElementsOf(
                people.stream().map(Account::id).toList());
    }

    /// Alice has the last connection, and asks what bob, who waits for one, is reading.
    @Test
    void whoHoldsAConnectionWaitsForNobodyWhoNeedsOne() throws Exception {
        Account carol = world.person("carol");
        HikariConfig config = new HikariConfig();
        ((HikariDataSource) source).copyStateTo(config);
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        try (HikariDataSource one = new HikariDataSource(config)) {
            Relations asked = new Relations(JdbcClient.create(one), Clock.systemUTC());
            CompletableFuture<KeptAway> bob = new TransactionTemplate(new JdbcTransactionManager(one)).execute(_ -> {
                CompletableFuture<KeptAway> read = CompletableFuture.supplyAsync(() -> asked.keptAway(carol.id()));
                await().until(() -> one.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
                assertThat(asked.keptAway(carol.id()).isBlocked(carol.id())).isFalse();
                return read;
            });
            assertThat(bob.get(10, TimeUnit.SECONDS).isBlocked(carol.id())).isFalse();
        }
    }
}

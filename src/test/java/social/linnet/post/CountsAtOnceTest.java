package social.linnet.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.graph.FollowerIndex;
import social.linnet.graph.Graph;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Together;
import social.linnet.testing.Undisturbed;
import social.linnet.testing.World;

/// Fifty people change their minds at once about one thing: what is counted of it is then what a recount says, and each
/// of them stands where their last deed left them. Undisturbed, since they take every connection that there is.
@LinnetTest
@Undisturbed
class CountsAtOnceTest {

    private static final int PEOPLE = 50;
    private static final int TOGGLES = 3;

    @Autowired
    World world;
    @Autowired
    Posts posts;
    @Autowired
    Reactions reactions;
    @Autowired
    Bookmarks bookmarks;
    @Autowired
    Polls polls;
    @Autowired
    Counters counters;
    @Autowired
    Graph graph;
    @Autowired
    FollowerIndex followers;
    @Autowired
    Ids ids;
    @Autowired
    JdbcClient jdbc;

    private final List<List<Post>> answers = IntStream.range(0, PEOPLE).<List<Post>>mapToObj(i -> new ArrayList<>())
            .toList();
    private Account alice;
    private Post post;
    private long[] crowd;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        post = world.post(alice, Audience.PUBLIC, "what do you think?");
        crowd = IntStream.range(0, PEOPLE).mapToLong(i -> ids.next()).toArray();
        for (long one : crowd) {
            jdbc.sql("""
                    insert into account.account (id, handle, kind, role, state, password)
                    values (:id, :handle, 'PERSON', 'MEMBER', 'ACTIVE', '')
                    """).param("id", one).param("handle", "c" + Long.toString(one, 36)).update();
        }
    }

    /// Each does one thing and the other in turn, and ends with the first if their number is even.
    private void toggle(IntConsumer on, IntConsumer off) {
        List<Together.Outcome<Boolean>> outcomes = Together.run(PEOPLE, i -> {
            for (int turn = 0; turn < TOGGLES; turn++) {
                on.accept(i);
                off.accept(i);
            }
            if (i % 2 == 0) {
                on.accept(i);
            }
            return true;
        });
        assertThat(Together.failures(outcomes)).isEmpty();
    }

    private Counters.Tally tally() {
        return counters.of(List.of(post.id())).getOrDefault(post.id(), Counters.Tally.ZERO);
    }

    private long recount(String sql) {
        return jdbc.sql(sql).param("post", post.id()).query(Long.class).single();
    }

    @Test
    void likes() {
        toggle(i -> reactions.like(crowd[i], post.id()), i -> reactions.unlike(crowd[i], post.id()));
        assertThat(tally().likes()).isEqualTo(recount("select count(*) from post.liked where post = :post"))
                .isEqualTo(PEOPLE / 2);
    }

    @Test
    void reposts() {
        toggle(i -> reactions.repost(crowd[i], post.id()), i -> reactions.unrepost(crowd[i], post.id()));
        assertThat(tally().reposts()).isEqualTo(recount("select count(*) from post.post where repost_of = :post"))
                .isEqualTo(PEOPLE / 2);
    }

    @Test
    void follows() {
        toggle(i -> graph.follow(crowd[i], alice.id()), i -> graph.unfollow(crowd[i], alice.id()));
        world.settle();
        assertThat(graph.countFollowers(alice.id())).isEqualTo(PEOPLE / 2).isEqualTo(jdbc.sql("""
                select count(*) from graph.follow where followee = :alice
                """).param("alice", alice.id()).query(Long.class).single());
        assertThat(followers.followersOf(alice.id())).hasSize(PEOPLE / 2);
    }

    @Test
    void bookmarks() {
        toggle(i -> bookmarks.keep(crowd[i], post.id()), i -> bookmarks.drop(crowd[i], post.id()));
        assertThat(recount("select count(*) from post.bookmark where post = :post")).isEqualTo(PEOPLE / 2);
        for (int i = 0; i < PEOPLE; i++) {
            assertThat(counters.standing(crowd[i], List.of(post.id())).marks().bookmarked().contains(post.id()))
                    .isEqualTo(i % 2 == 0);
        }
    }

    @Test
    void repliesAndQuotes() {
        toggle(i -> answersOf(i).add(posts.publish(Draft.of(crowd[i], "so", Audience.PUBLIC).answering(post.id())
                .quoting(post.id()))), i -> posts.delete(crowd[i], answersOf(i).removeLast().id()));
        assertThat(tally().replies()).isEqualTo(PEOPLE / 2)
                .isEqualTo(recount("select count(*) from post.post where reply_to = :post"));
        assertThat(tally().quotes()).isEqualTo(PEOPLE / 2)
                .isEqualTo(recount("select count(*) from post.post where quote_of = :post"));
    }

    private List<Post> answersOf(int i) {
        return answers.get(i);
    }

    /// Each tries three times at once, of which one counts.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void votes(boolean multiple) {
        List<String> options = List.of("tea", "coffee", "water", "nothing");
        long asked = posts.publish(Draft.of(alice.id(), "What?", Audience.PUBLIC)
                .asking(new Question(options, Duration.ofHours(1), multiple, false))).id();
        List<Together.Outcome<Boolean>> outcomes = Together.run(PEOPLE * 3, i -> {
            Random random = new Random(i);
            List<Integer> choices = multiple ? List.of(random.nextInt(4), random.nextInt(4)) : List.of(random.nextInt(4));
            polls.vote(crowd[i % PEOPLE], asked, choices);
            return true;
        });
        assertThat(Together.results(outcomes)).hasSize(PEOPLE);
        assertThat(Together.failures(outcomes)).hasSize(PEOPLE * 2).allSatisfy(failure ->
                assertThat(failure).isInstanceOfSatisfying(Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo("poll-voted")));

        Poll poll = polls.of(null, List.of(asked)).get(asked);
        assertThat(poll.voters()).isEqualTo(PEOPLE);
        for (int choice = 0; choice < options.size(); choice++) {
            assertThat(poll.votes().get(choice)).as(options.get(choice)).isEqualTo(jdbc.sql("""
                    select count(*) from post.vote where post = :post and :choice = any(choices)
                    """).param("post", asked).param("choice", choice).query(Long.class).single());
        }
        assertThat(poll.votes().stream().mapToLong(Long::longValue).sum()).isGreaterThanOrEqualTo(PEOPLE);
    }
}

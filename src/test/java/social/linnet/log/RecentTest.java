package social.linnet.log;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Undisturbed;
import social.linnet.testing.World;

/// What is read once for all views is what the log holds.
@LinnetTest
@Undisturbed
class RecentTest {

    @Autowired
    World world;
    @Autowired
    Posts posts;
    @Autowired
    LogTable log;
    /// Never raised: like what another program on the same database sequences.
    private final Wakes silent = new Wakes();
    private Recent recent;

    @BeforeEach
    void begin() {
        recent = new Recent(log, silent);
    }

    @Test
    void whereverOneStandsOneReadsWhatTheLogHolds() {
        Account alice = world.person("alice");
        world.settle();
        long start = log.head();
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            silent.sequenced().raise();
            for (int i = random.nextInt(5); i >= 0; i--) {
                world.post(alice, Audience.PUBLIC, "round " + round);
            }
            world.settle();
            for (int reader = 0; reader < 10; reader++) {
                long from = start + random.nextLong(log.head() - start + 1);
                int limit = 1 + random.nextInt(9);
                silent.sequenced().raise();
                assertThat(recent.after(from, limit)).as("after %s, at most %s", from, limit)
                        .usingRecursiveComparison().ignoringFields("decoded").isEqualTo(log.rows(from, limit));
            }
        }
    }

    @Test
    void whatAnotherProgramSequencedIsFoundWithoutASignal() {
        Account alice = world.person("alice");
        world.settle();
        long head = log.head();
        assertThat(recent.after(head, 10)).isEmpty();

        world.post(alice, Audience.PUBLIC, "from elsewhere");
        world.settle();

        await().atMost(ofSeconds(5)).untilAsserted(() ->
                assertThat(recent.after(head, 10)).isNotEmpty()
                        .usingRecursiveComparison().ignoringFields("decoded").isEqualTo(log.rows(head, 10)));
    }

    @Test
    void theWordsOfADeletedPostAreNotKept() {
        Account alice = world.person("alice");
        world.settle();
        long before = log.head();
        Post post = world.post(alice, Audience.PUBLIC, "kept for a moment only");
        world.settle();
        assertThat(recent.after(before, 10)).anyMatch(row -> row.content() != null);

        posts.delete(alice.id(), post.id());
        world.settle();
        silent.sequenced().raise();
        recent.after(log.head() - 1, 10);

        assertThat(recent.after(before, 10)).isNotEmpty().noneMatch(row -> row.content() != null);
    }
}

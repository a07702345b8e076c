package social.linnet.post;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Together;
import social.linnet.testing.World;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// Posts that are published at their time: once, or given back.
@LinnetTest
class ScheduleTest {

    private static final Instant LATER = Instant.now().plus(Duration.ofDays(3));

    @Autowired
    World world;
    @Autowired
    Schedule schedule;
    @Autowired
    DuePosts duePosts;
    @Autowired
    Drafts drafts;
    @Autowired
    Posts posts;
    @Autowired
    JdbcClient jdbc;

    private Account alice;

    @BeforeEach
    void people() {
        alice = world.person("alice");
    }

    private Draft draft(String text) {
        return Draft.of(alice.id(), text, Audience.PUBLIC);
    }

    private void assertRefused(Runnable deed, String key) {
        assertThatThrownBy(deed::run).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private void timePasses() {
        jdbc.sql("update post.scheduled set due_at = now() - interval '1 s', try_at = now() - interval '1 s' where author = :a")
                .param("a", alice.id()).update();
    }

    private List<String> textsOfAlice() {
        return posts.newestOf(List.of(alice.id()), 40, 40).stream().map(Post::text).toList();
    }

    @Test
    void whatIsDueIsPublishedOnceHoweverManyLook() {
        for (int i = 0; i < 12; i++) {
            schedule.add(draft("due " + i), LATER);
        }
        assertThat(textsOfAlice()).isEmpty();
        timePasses();
        List<Together.Outcome<Boolean>> outcomes = Together.run(6, i -> {
            duePosts.publish();
            return true;
        });
        assertThat(Together.failures(outcomes)).isEmpty();
        await().until(() -> schedule.of(alice.id(), Paging.newest(40)).isEmpty());

        assertThat(textsOfAlice()).hasSize(12).doesNotHaveDuplicates();
        world.settle();
        assertThat(jdbc.sql("select count(*) from log.event where kind = 'PostPublished' and actor = :a")
                .param("a", alice.id()).query(Long.class).single()).isEqualTo(12);
    }

    @Test
    void theWorkerFindsItByItself() {
        schedule.add(draft("on its own"), LATER);
        timePasses();
        await().atMost(Duration.ofSeconds(20)).until(() -> textsOfAlice().contains("on its own"));
    }

    @Test
    void oneKeyIsOneScheduledPostAlsoAtOnce() {
        List<Together.Outcome<Scheduled>> outcomes = Together.run(8, i -> schedule.add(draft("once").once("key"), LATER));
        assertThat(Together.failures(outcomes)).isEmpty();
        assertThat(Together.results(outcomes).stream().map(Scheduled::id).distinct()).hasSize(1);
        assertThat(schedule.of(alice.id(), Paging.newest(40))).hasSize(1);
        assertRefused(() -> schedule.add(draft("other").once("key"), LATER), "key-reused");
        assertRefused(() -> schedule.add(draft("once").once("key"), LATER.plusSeconds(60)), "key-reused");
        assertRefused(() -> posts.publish(draft("once").once("key")), "key-reused");
        assertRefused(() -> schedule.add(draft("once").once("k".repeat(201)), LATER), "key-too-long");
    }

    @Test
    void whatCannotBePublishedIsGivenBackWithTheReason() {
        Post parent = world.post(world.person("bob"), Audience.PUBLIC, "well?");
        schedule.add(draft("an answer").answering(parent.id()), LATER);
        posts.delete(parent.author(), parent.id());
        timePasses();
        await().atMost(Duration.ofSeconds(20)).until(() -> !drafts.of(alice.id()).isEmpty());

        Drafts.Unfinished back = drafts.of(alice.id()).getFirst();
        assertThat(back.failure()).isEqualTo("reply-gone");
        assertThat(back.draft().words().text()).isEqualTo("an answer");
        assertThat(schedule.of(alice.id(), Paging.newest(40))).isEmpty();
        assertThat(textsOfAlice()).isEmpty();
    }

    @Test
    void thereIsRoomForSoManyAndNoMoreAlsoAtOnce() {
        List<Together.Outcome<Scheduled>> outcomes = Together.run(Schedule.MAX_A_DAY + 5,
                i -> schedule.add(draft("number " + i), LATER));
        assertThat(Together.results(outcomes)).hasSize(Schedule.MAX_A_DAY);
        assertThat(Together.failures(outcomes)).allSatisfy(failure -> assertThat(failure)
                .isInstanceOfSatisfying(Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo("schedule-too-many-a-day")));
        Scheduled other = schedule.add(draft("another day"), LATER.plus(Duration.ofDays(1)));
        assertRefused(() -> schedule.move(alice.id(), other.id(), LATER), "schedule-too-many-a-day");
        Scheduled one = Together.results(outcomes).getFirst();
        assertThat(schedule.move(alice.id(), one.id(), LATER.plusMillis(1)).id()).isEqualTo(one.id());
    }

    @Test
    void whatCouldNotBePublishedNowIsNotTakenForLater() {
        assertRefused(() -> schedule.add(draft(""), LATER), "post-empty");
        assertRefused(() -> schedule.add(draft("a".repeat(501)), LATER), "post-too-long");
        assertRefused(() -> schedule.add(draft("mine?").showing(List.of(5L)), LATER), "picture-not-yours");
        assertRefused(() -> schedule.add(draft("a"), Instant.now().plusSeconds(299)), "schedule-too-soon");
        assertRefused(() -> schedule.add(draft("a"), Instant.now().plus(Duration.ofDays(4000))), "schedule-too-late");
        assertThat(schedule.of(alice.id(), Paging.newest(40))).isEmpty();
    }
}

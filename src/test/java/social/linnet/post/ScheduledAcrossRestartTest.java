package social.linnet.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.account.SignUps;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.testing.Beside;
import social.linnet.testing.OwnPostgres;
import social.linnet.testing.SmallProgram;
import social.linnet.testing.Strangers;
import social.linnet.testing.World;

/// The program ends between the evening on which alice schedules a post and the morning on which it is due.
@Beside
class ScheduledAcrossRestartTest {

    private final String url = OwnPostgres.freshDatabase();

    private SmallProgram start() {
        return SmallProgram.start(url, 12, Map.of("linnet.data", "target/test-data/restart"), new String[] {"log", "account",
                "fetch", "graph", "media", "moderation", "post"}, Strangers.class);
    }

    @Test
    void whatAliceScheduledIsPublishedOnceByTheProgramThatRunsThen() {
        Account alice;
        try (SmallProgram evening = start()) {
            alice = evening.get(SignUps.class).signUp(new SignUps.Form("alice", "", World.PASSWORD, "", "", "", "en"));
            evening.get(Schedule.class).add(Draft.of(alice.id(), "good morning", Audience.FOLLOWERS).once("tomorrow"),
                    Instant.now().plus(Duration.ofHours(12)));
            evening.get(DuePosts.class).publish();
            assertThat(textsOf(evening, alice)).isEmpty();
        }
        try (SmallProgram morning = start()) {
            assertThat(morning.get(Schedule.class).of(alice.id(), Paging.newest(5))).hasSize(1);
            morning.get(JdbcClient.class).sql("update post.scheduled set due_at = now(), try_at = now()").update();
            morning.get(DuePosts.class).publish();
            assertThat(textsOf(morning, alice)).containsExactly("good morning");
        }
        try (SmallProgram noon = start()) {
            noon.get(DuePosts.class).publish();
            assertThat(textsOf(noon, alice)).containsExactly("good morning");
            assertThat(noon.get(Posts.class).newestOf(List.of(alice.id()), 5, 5).getFirst().audience())
                    .isEqualTo(Audience.FOLLOWERS);
            assertThat(noon.get(Schedule.class).of(alice.id(), Paging.newest(5))).isEmpty();
        }
    }

    private static List<String> textsOf(SmallProgram program, Account account) {
        return program.get(Posts.class).newestOf(List.of(account.id()), 5, 5).stream().map(Post::text).toList();
    }
}

package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.ai.AiFailure;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Chats.Ask;
import social.linnet.assistant.chat.Exchange;
import social.linnet.event.Audience;
import social.linnet.post.Post;
import social.linnet.testing.Moment;
import social.linnet.testing.ScriptedModel;
import social.linnet.testing.Undisturbed;

/// The assistant is stopped by another machine, its budget is spent, its model dies in the middle of a word: whoever asked is
/// told once, and nobody reads half an answer.
@Undisturbed
class WhenItFailsTest extends AssistantStory {

    /// Within what time it has to be still.
    private static final Duration STILL = Duration.ofSeconds(5);

    @Autowired
    private Questions asked;
    @Autowired
    private Chats chats;
    @Autowired
    private Live live;
    @Autowired
    private Switch onOff;
    @Autowired
    private JdbcClient jdbc;

    private List<Post> saidIn(Post thread) {
        return posts.descendants(thread.thread()).stream().map(id -> posts.find(id).orElseThrow())
                .filter(post -> post.author() == self.account() && post.audience() != Audience.DIRECT).toList();
    }

    private void turn(boolean on) {
        jdbc.sql("update assistant.switch set is_on = :on").param("on", on).update();
        if (on) {
            await().atMost(STILL).until(onOff::isOn);
        }
    }

    @Test
    void anotherMachineStopsItAndWithinFiveSecondsEverythingIsStillHere() throws Exception {
        Post said = world.post(alice, Audience.PUBLIC, "A long story.");
        List<Live.Partial> shown = new CopyOnWriteArrayList<>();
        CountDownLatch wanted = new CountDownLatch(1);
        CountDownLatch after = new CountDownLatch(1);
        String word = model.word((_, sink) -> {
            sink.words("Once upon a time ");
            await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(sink::getAsBoolean);
            wanted.countDown();
            // a model that does not stop by itself
            sink.words("there was a canary that went on and on. ".repeat(20));
            after.countDown();
            return ScriptedModel.said("Once upon a time there was a canary.");
        });
        String inPrivate = model.word((_, sink) -> {
            await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(sink::getAsBoolean);
            throw new AiFailure(AiFailure.Reason.CANCELLED, "stopped", null);
        });
        Exchange exchange = chats.ask(bob.id(), new Ask(null, null, Task.ANSWER, "tell " + inPrivate));
        try (AutoCloseable _ = live.watch(said.thread(), shown::add)) {
            Post question = ask(bob, said, "tell? " + word);
            await().atMost(SOON).until(() -> shown.stream().anyMatch(partial -> partial.words().startsWith("Once")));

            turn(false);

            assertThat(wanted.await(STILL.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
            await().atMost(STILL).until(() -> chats.exchange(bob.id(), exchange.id()).reason() == Question.Reason.OFF);
            assertThat(after.await(STILL.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
            assertThat(over(question).reason()).isEqualTo(Question.Reason.OFF);
            assertThat(shown).extracting(Live.Partial::words).noneMatch(words -> words.contains("canary"));
            assertThat(saidIn(said)).isEmpty();
            Post refused = ask(carol, said, "and now? " + word);
            assertThat(over(refused).reason()).as("nobody is answered").isEqualTo(Question.Reason.OFF);
        } finally {
            turn(true);
        }
    }

    @Test
    void whatIsSpentIsSaidToEachPersonOnce() {
        Post said = world.post(alice, Audience.PUBLIC, "The bus is late.");
        String word = model.word((_, _) -> {
            throw new AiFailure(AiFailure.Reason.BUSY, "used up", null, Instant.now().plusSeconds(3_600));
        });

        for (String question : List.of("why? ", "who says so? ", "how late? ")) {
            assertThat(over(ask(bob, said, question + word)).reason()).isEqualTo(Question.Reason.SPENT);
        }
        over(ask(carol, said, "where? " + word));

        assertThat(toldTo(bob)).singleElement().satisfies(post -> assertThat(post.text()).contains("All that I may answer today is answered"));
        assertThat(toldTo(carol)).hasSize(1);
        assertThat(saidIn(said)).isEmpty();
    }

    @Test
    void aModelThatDiesInTheMiddleLeavesNoHalfAnswerAndMayBeAskedAgain() throws Exception {
        Post said = world.post(alice, Audience.PUBLIC, "The bus is late.");
        List<Live.Partial> shown = new CopyOnWriteArrayList<>();
        boolean[] dead = {true};
        Moment seen = new Moment();
        String word = model.word((_, sink) -> {
            if (!dead[0]) {
                return ScriptedModel.said("It is late [1].");
            }
            sink.words("The bus is half a ");
            seen.await();
            throw new AiFailure(AiFailure.Reason.UNUSABLE, "broke off", null);
        });
        try (AutoCloseable _ = live.watch(said.thread(), partial -> {
            shown.add(partial);
            if (partial.words().startsWith("The bus")) {
                seen.comes();
            }
        })) {
            Post question = ask(bob, said, "why? " + word);

            Question failed = over(question);
            await().atMost(SOON).until(() -> shown.getLast().isOver());
            assertThat(failed.state()).isEqualTo(Question.State.FAILED);
            assertThat(failed.mayTryAgain()).isTrue();
            assertThat(saidIn(said)).isEmpty();
            assertThat(toldTo(bob)).hasSize(1);
            assertThat(live.in(said.thread())).as("nobody who comes later sees the half").isEmpty();

            asked.again(bob.id(), question.id());
            assertThat(over(question).reason()).as("it fails again, and is said once").isEqualTo(Question.Reason.UNUSABLE);
            assertThat(toldTo(bob)).hasSize(1);
            dead[0] = false;
            asked.again(bob.id(), question.id());
            await().atMost(SOON).until(() -> questions.find(question.id()).orElseThrow().answer() != null);
            assertThat(saidIn(said)).singleElement().satisfies(post -> assertThat(post.text()).contains("It is late [1]."));
            assertThat(toldTo(bob)).hasSize(1);
        }
    }
}

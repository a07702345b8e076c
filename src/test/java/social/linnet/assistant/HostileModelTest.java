package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.ai.AiFailure;
import social.linnet.ai.TextModel.Found;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Exchange;
import social.linnet.event.Audience;
import social.linnet.post.Post;
import social.linnet.testing.ScriptedModel;

/// A model, or the server before it, that does what it can to harm whoever asks it.
class HostileModelTest extends AssistantStory {

    @Autowired
    private Chats chats;

    private Post said() {
        return world.post(alice, Audience.PUBLIC, "The ferry leaves at 07:40.");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            tag_trend, {"tag":"a\\u0000b"}
            tag_trend, {"tag":"a\\ud800"}
            read_profile, {"handle":"a\\u0000b"}
            read_thread, {"passage":1e400}
            search_posts, {"query":"\\u0000 \\udfff * AND ( OR"}
            search_posts, {"query":{"deep":[1]}}
            delete_post, {"id":1}
            """)
    void whatNothingCanBeFoundByFindsNothingAndIsAnswered(String tool, String arguments) {
        AtomicInteger found = new AtomicInteger();
        Post answer = answer(world.reply(bob, said(), Audience.PUBLIC, call() + "when? " + model.word((request, _) -> {
            if (request.turns().getLast() instanceof Found nothing) {
                found.addAndGet(nothing.passages().size());
                return ScriptedModel.said("At 07:40 [1].");
            }
            return ScriptedModel.wishes(tool, arguments);
        })));

        assertThat(answer.text()).contains("At 07:40 [1].");
        assertThat(found).hasValue(0);
    }

    @Test
    void wordsInPiecesWithoutNumberDoNotHoldUpTheAnswer() {
        Post answer = answer(world.reply(bob, said(), Audience.PUBLIC, call() + "when? " + model.word((_, sink) -> {
            // of what may yet become an address nothing is shown, so that every look is in vain
            for (int i = 0; i < 20_000; i++) {
                sink.words("at dot ");
            }
            return ScriptedModel.said("At 07:40 [1].");
        })));

        assertThat(answer.text()).contains("At 07:40 [1].");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatBobDeletesIsNotAnsweredToNobodyForAMinute(boolean all) throws InterruptedException {
        CountDownLatch speaking = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        String word = model.word((_, sink) -> {
            speaking.countDown();
            while (!sink.getAsBoolean()) {
                Thread.onSpinWait();
            }
            stopped.countDown();
            throw new AiFailure(AiFailure.Reason.CANCELLED, "nobody wants it", null);
        });
        Exchange asked = chats.ask(bob.id(), new Chats.Ask(null, null, Task.ANSWER, word));
        assertThat(speaking.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

        if (all) {
            chats.deleteAll(bob.id());
        } else {
            chats.delete(bob.id(), asked.chat());
        }

        assertThat(stopped.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(chats.chats(bob.id(), 0, 10)).isEmpty();
    }

    @Test
    void aTowerOfMarksIsNoHigherThanItsLine() {
        assertThat(told(said(), "when?", "At 07:40" + "\u0301\u0316\u0488".repeat(60) + ", " + "e\u0323\u0302 stays.").text())
                .contains("At 07:40\u0301\u0316\u0488\u0301\u0316, e\u0323\u0302 stays.").doesNotContainPattern("\\p{M}{6}");
    }

    @Test
    void whoIsOneOfTooManyAtOnceIsToldSoAndNotThatTheModelIsAway() {
        String word = model.word((_, _) -> {
            throw new AiFailure(AiFailure.Reason.BUSY, "as many answers as may be are on their way", null);
        });
        assertThat(over(world.reply(bob, said(), Audience.PUBLIC, call() + "when? " + word)).reason()).isEqualTo(Question.Reason.BUSY);
        Exchange asked = chats.ask(bob.id(), new Chats.Ask(null, null, Task.ANSWER, word));
        await().atMost(SOON).until(() -> chats.exchange(bob.id(), asked.id()).state() == Exchange.State.FAILED);
        assertThat(chats.exchange(bob.id(), asked.id()).reason()).isEqualTo(Question.Reason.BUSY);
    }
}

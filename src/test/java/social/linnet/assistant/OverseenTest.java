package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Exchange;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.moderation.Audit;
import social.linnet.post.Post;

/// What moderators see of the assistant, and put right.
class OverseenTest extends AssistantStory {

    @Autowired
    private Corrections corrections;
    @Autowired
    private Oversight oversight;
    @Autowired
    private Chats chats;
    @Autowired
    private Audit audit;

    private Account mallory;

    @BeforeEach
    void aliceLooksAfterTheOthers() {
        mallory = world.person("mallory");
        world.promote(alice.id());
    }

    private Post answerTo(String words) {
        return answer(world.reply(bob, world.post(mallory, Audience.PUBLIC, "The weir was opened in 1932."), Audience.PUBLIC,
                call() + "when? " + words));
    }

    @Test
    void aliceCorrectsAnAnswerInItsPlaceAndThatIsOnRecord() {
        Post said = answerTo(model.word("It was opened in 1931 [1]."));

        corrections.correct(alice.id(), said.id(), said.text().replace("1931", "1932"), " The post says 1932. ");

        assertThat(posts.find(said.id()).orElseThrow().text()).contains("1932").doesNotContain("1931");
        Answer answer = answers.find(said.id()).orElseThrow();
        assertThat(answer.version()).isEqualTo(2);
        assertThat(answer.correction()).isEqualTo(Answer.Correction.WRONG);
        assertThat(answer.sources()).as("what it rests on stays").hasSize(1);
        assertThat(audit.latest()).anySatisfy(act -> {
            assertThat(act.kind()).isEqualTo(Audit.Kind.ANSWER_CORRECTED);
            assertThat(act.moderator()).isEqualTo(alice.id());
            assertThat(act.reason()).isEqualTo("The post says 1932.");
        });
        assertThat(oversight.latest(alice.id())).extracting(Answer::post).contains(said.id());
        assertThat(oversight.lastDay(alice.id())).anySatisfy(tally ->
                assertThat(tally.state()).isEqualTo(Question.State.ANSWERED));
    }

    @Test
    void aCorrectionNeedsAReasonNamesNobodyElseAndIsForModerators() {
        Post said = answerTo(model.word("It was opened in 1931 [1]."));

        assertThatThrownBy(() -> corrections.correct(alice.id(), said.id(), "In 1932.", " "))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo("reason-missing"));
        assertThatThrownBy(() -> corrections.correct(alice.id(), said.id(), "@" + mallory.handle() + " said so.", "So."))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo("answer-names-others"));
        for (Runnable deed : List.<Runnable>of(() -> corrections.correct(bob.id(), said.id(), "Mine.", "So."),
                () -> corrections.correct(alice.id(), alice.id(), "Mine.", "So."), () -> oversight.wrong(bob.id()),
                () -> oversight.lastDay(bob.id()), () -> oversight.latest(bob.id()), () -> oversight.find(bob.id(), said.id()))) {
            assertThatThrownBy(deed::run).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
        }
        assertThat(answers.find(said.id()).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void whatItAnsweredToOnePersonAloneIsNotForModerators() {
        world.follow(bob, mallory);
        Post close = world.post(mallory, Audience.FOLLOWERS, "The code of the gate is a bird.");
        Post asked = world.reply(bob, close, Audience.FOLLOWERS, "@" + self.shown().orElseThrow().handle() + " which? " + model.word("A bird [1]."));
        await().atMost(SOON).until(() -> questions.find(asked.id()).map(Question::answer).isPresent());
        Post said = posts.find(questions.find(asked.id()).orElseThrow().answer()).orElseThrow();
        assertThat(said.audience()).isEqualTo(Audience.DIRECT);

        assertThat(oversight.latest(alice.id())).extracting(Answer::post).doesNotContain(said.id());
        for (Runnable deed : List.<Runnable>of(() -> oversight.find(alice.id(), said.id()),
                () -> corrections.correct(alice.id(), said.id(), "A fish.", "So."))) {
            assertThatThrownBy(deed::run).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
        }
    }

    @Test
    void moderatorsReadWhatWasSentAsWrongAndNothingElseOfIt() {
        String word = model.word("It was opened in 1931.");
        Exchange asked = chats.ask(bob.id(), new Chats.Ask(null, null, Task.ANSWER, "my secret question " + word));
        await().atMost(SOON).until(() -> chats.exchange(bob.id(), asked.id()).state() == Exchange.State.SAID);
        chats.rate(bob.id(), asked.id(), Exchange.Rating.WORSE, "between us " + word);
        assertThat(oversight.wrong(alice.id())).noneMatch(wrong -> wrong.why().contains(word));

        chats.rate(bob.id(), asked.id(), Exchange.Rating.WRONG, "it was 1932 " + word);

        assertThat(oversight.wrong(alice.id())).filteredOn(wrong -> wrong.why().contains(word)).singleElement().satisfies(wrong -> {
            assertThat(wrong.said()).isEqualTo("It was opened in 1931.");
            assertThat(wrong.toString()).doesNotContain("secret").doesNotContain(bob.handle());
        });
    }

    @Test
    void whatAliceSaidToHerFollowersIsNotForModeratorsBecauseBobSendsTheAnswer() {
        Account carol = world.person("carol");
        world.follow(bob, carol);
        Post close = world.post(carol, Audience.FOLLOWERS, "The key lies under the third stone.");
        String word = model.word("Under the third stone [1].");
        Exchange asked = chats.ask(bob.id(), new Chats.Ask(null, close.id(), Task.ANSWER, "where? " + word));
        await().atMost(SOON).until(() -> chats.exchange(bob.id(), asked.id()).state() == Exchange.State.SAID);

        chats.rate(bob.id(), asked.id(), Exchange.Rating.WRONG, "it is the second " + word);

        assertThat(oversight.wrong(alice.id())).filteredOn(wrong -> wrong.why().contains(word)).singleElement()
                .satisfies(wrong -> assertThat(wrong.said()).isEmpty());
    }

    @Test
    void whoStopsAnAnswerIsToldSo() {
        String word = model.word((_, sink) -> {
            while (!sink.getAsBoolean()) {
                Thread.onSpinWait();
            }
            throw new social.linnet.ai.AiFailure(social.linnet.ai.AiFailure.Reason.CANCELLED, "nobody wants it", null);
        });
        Exchange asked = chats.ask(bob.id(), new Chats.Ask(null, null, Task.ANSWER, word));
        chats.stop(bob.id(), asked.id());
        await().atMost(SOON).until(() -> chats.exchange(bob.id(), asked.id()).state() == Exchange.State.FAILED);
        assertThat(chats.exchange(bob.id(), asked.id()).reason()).isEqualTo(Question.Reason.STOPPED);
    }
}

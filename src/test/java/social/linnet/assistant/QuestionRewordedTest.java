package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.event.Audience;
import social.linnet.post.Edits;
import social.linnet.post.Post;
import social.linnet.post.Words;
import social.linnet.testing.Moment;
import social.linnet.testing.ScriptedModel;

/// Bob puts other words in the place of a question that is answered, or takes it away: no answer stands below what it does not
/// answer, and nothing keeps what he no longer says.
class QuestionRewordedTest extends AssistantStory {

    @Autowired
    private Edits edits;
    @Autowired
    private Questions told;
    @Autowired
    private JdbcClient jdbc;

    private void change(Post post, String words) {
        edits.edit(post.author(), post.id(), new Edits.Edit(Words.of(words), null, Map.of(), null));
    }

    @Test
    void whatBobPutsInThePlaceOfHisQuestionIsAnsweredAnew() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        String word = model.word((request, _) -> ScriptedModel.said(ScriptedModel.all(request).contains("a thief")
                ? "Nobody says so here." : "Yes, on Saturday [1]."));
        Post asked = ask(said, "on Saturday, then? " + word);
        Post answer = answer(asked);
        assertThat(answer.text()).contains("Yes, on Saturday");

        change(asked, call() + "and alice, she is a thief? " + word);

        await().atMost(SOON).until(() -> posts.find(answer.id()).orElseThrow().text().contains("Nobody says so here."));
        assertThat(posts.find(answer.id()).orElseThrow().text()).doesNotContain("Yes");
        assertThat(answers.find(answer.id()).orElseThrow().correction()).isEqualTo(Answer.Correction.SOURCE_CHANGED);
        Post again = ask(carol, said, "on Saturday, then? " + word);
        assertThat(answer(again).text()).as("what bob asked first is answered nowhere").contains("Yes, on Saturday");
    }

    @Test
    void whatBobPutsInThePlaceOfHisQuestionWhileItIsAnsweredIsAnswered() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        Moment reading = new Moment();
        Moment changed = new Moment();
        String word = model.word((request, _) -> {
            if (ScriptedModel.all(request).contains("a thief")) {
                return ScriptedModel.said("Nobody says so here.");
            }
            reading.comes();
            changed.await();
            return ScriptedModel.said("Yes, on Saturday [1].");
        });
        Post asked = ask(said, "on Saturday, then? " + word);
        reading.await();
        change(asked, call() + "and alice, she is a thief? " + word);
        world.settle();
        changed.comes();

        assertThat(answer(asked).text()).contains("Nobody says so here.").doesNotContain("Yes");
    }

    @Test
    void whatCallsItNoMoreIsLeftWithoutItsAnswer() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        Post asked = ask(said, "on Saturday, then? " + model.word("Yes, on Saturday [1]."));
        Post answer = answer(asked);

        change(asked, "Alice is a thief.");

        await().atMost(SOON).until(() -> posts.find(answer.id()).isEmpty());
    }

    @Test
    void whatBobAskedIsForgottenWithHisPost() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        String word = model.word("Yes, on Saturday [1].");
        Post asked = ask(said, "on Saturday, then? " + word);
        answer(asked);

        posts.delete(bob.id(), asked.id());
        world.settle();

        assertThat(jdbc.sql("select q::text from assistant.question q where post = :post").param("post", asked.id()).query(String.class)
                .list()).noneMatch(row -> row.contains(word) || row.contains("aturday"));
    }

    @Test
    void whatBecameOfAQuestionIsKnownAtOnceAndSoonWhenAnotherProgramDidIt() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        Post asked = ask(said, "on Saturday, then? " + model.word("Yes, on Saturday [1]."));
        Post other = ask(said, "and on Sunday? " + model.word("Not on Sunday [1]."));
        Post answer = answer(asked);
        answer(other);
        Question known = told.of(List.of(asked)).get(asked.id());
        assertThat(known.state()).isEqualTo(Question.State.ANSWERED);
        assertThat(known.answer()).isEqualTo(answer.id());
        assertThat(told.of(List.of(other)).get(other.id()).state()).isEqualTo(Question.State.ANSWERED);

        jdbc.sql("update assistant.question set state = 'WITHDRAWN' where post = :post").param("post", other.id()).update();
        await().atMost(SOON).until(() -> told.of(List.of(other)).get(other.id()).state() == Question.State.WITHDRAWN);

        posts.delete(alice.id(), said.id());
        await().atMost(SOON).until(() -> told.of(List.of(asked)).get(asked.id()).state() == Question.State.WITHDRAWN);
    }
}

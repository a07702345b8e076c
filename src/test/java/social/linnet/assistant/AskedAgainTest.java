package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.ai.AiFailure;
import social.linnet.ai.TextModel;
import social.linnet.assistant.context.Vetoes;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.graph.Blocks;
import social.linnet.graph.Mutes;
import social.linnet.post.Edits;
import social.linnet.post.Post;
import social.linnet.post.Words;
import social.linnet.settings.Settings;
import social.linnet.testing.ScriptedModel;

/// The same is asked again, or other words are put in the place of a question: whoever asks is shown an answer that is there for
/// them, in their language, and nobody gets two.
class AskedAgainTest extends AssistantStory {

    @Autowired
    private Accounts accounts;
    @Autowired
    private Blocks blocks;
    @Autowired
    private Mutes mutes;
    @Autowired
    private Vetoes vetoes;
    @Autowired
    private Edits edits;
    @Autowired
    private Settings settings;
    @Autowired
    private JdbcClient jdbc;

    private void change(Post asked, String words) {
        edits.edit(asked.author(), asked.id(), new Edits.Edit(Words.of(call() + words), null, Map.of(), null));
    }

    @Test
    void whoDoesNotSeeTheFirstAnswerGetsOneOfTheirOwnAndNoSecond() {
        Account dave = world.person("dave");
        Account erin = world.person("erin");
        Post said = world.post(alice, Audience.PUBLIC, "The bridge is closed.");
        String word = model.word("It is closed [1].");
        Post first = answer(ask(bob, said, "is it closed? " + word));
        blocks.block(bob.id(), carol.id());
        blocks.block(dave.id(), bob.id());
        mutes.mute(erin.id(), bob.id(), false, null);

        for (Account asker : List.of(carol, dave, erin)) {
            Post own = answer(ask(asker, said, "is it closed? " + word));
            assertThat(own.id()).as(asker.handle()).isNotEqualTo(first.id());
            assertThat(own.mentions()).containsExactly(asker.id());
            assertThat(toldTo(asker)).as("nothing points to what they do not see").isEmpty();

            Question again = over(ask(asker, said, "is it closed?? " + word));
            assertThat(again.state()).isEqualTo(Question.State.FOLDED);
            assertThat(again.answer()).isEqualTo(own.id());
            assertThat(toldTo(asker)).singleElement().extracting(Post::text).asString().endsWith("/" + own.id());
        }
        assertThat(over(ask(world.person("frank"), said, "is it closed? " + word)).answer()).as("who sees it").isEqualTo(first.id());
        assertThat(model.told(word)).hasSize(4);
    }

    @Test
    void whoKeepsAwayWhatTheAnswerRestsOnOrWhoAskedGetsOneOfTheirOwn() {
        Post root = world.post(alice, Audience.PUBLIC, "Where is the market?");
        world.reply(carol, root, Audience.PUBLIC, "It is at the mill.");
        String word = model.word((request, _) -> ScriptedModel.said(ScriptedModel.all(request).contains("at the mill") ? "At the mill [2]." : "Nobody says."));
        Post first = answer(ask(bob, root, "where is the market? " + word));
        assertThat(first.text()).contains("At the mill");
        Account dave = world.person("dave");
        blocks.block(carol.id(), dave.id());
        assertThat(answer(ask(dave, root, "where is the market? " + word)).text()).contains("Nobody says.");

        accounts.setLimited(bob.id(), true);
        Account erin = world.person("erin");
        world.follow(erin, bob);
        assertThat(over(ask(erin, root, "where is the market? " + word)).answer()).as("who follows bob").isEqualTo(first.id());
        assertThat(answer(ask(world.person("frank"), root, "where is the market? " + word)).id()).isNotEqualTo(first.id());
    }

    @Test
    void whatSomebodyDoesNotSeeOfTheirOwnIsAnsweredAnew() {
        Post said = world.post(alice, Audience.PUBLIC, "The bridge is closed.");
        String word = model.word("It is closed [1].");
        Post first = answer(ask(bob, said, "is it closed? " + word));
        Account dave = world.person("dave");
        blocks.block(dave.id(), bob.id());
        Post apart = answer(ask(dave, said, "is it closed? " + word));
        blocks.block(dave.id(), alice.id());

        Post again = answer(ask(dave, apart, "is it closed? " + word));

        assertThat(again.id()).isNotIn(first.id(), apart.id());
    }

    @Test
    void whoReadsAnotherLanguageIsAnsweredInTheirs() {
        accounts.setLanguage(carol.id(), "fr");
        Account dave = world.person("dave");
        accounts.setLanguage(dave.id(), "fr");
        String word = model.word((request, _) -> ScriptedModel.said(request.language().equals("fr") ? "Le pont est fermé [1]." : "It is closed [1]."));
        Post said = world.post(alice, Audience.PUBLIC, "The bridge is closed.");

        Post english = answer(ask(bob, said, "tl;dr " + word));
        Post french = answer(ask(carol, said, "tl;dr " + word));

        assertThat(english.text()).contains("It is closed");
        assertThat(french.text()).contains("Le pont est fermé");
        assertThat(over(ask(dave, said, "résume " + word)).answer()).as("the same in the same language").isEqualTo(french.id());
        assertThat(model.told(word)).extracting(TextModel.Request::task).containsExactly(TextModel.Task.SUMMARISE, TextModel.Task.SUMMARISE);
    }

    @Test
    void whatBobPutsInThePlaceOfADeclinedQuestionIsAskedAnew() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        vetoes.post(alice.id(), said.id(), true);
        String word = model.word("On Saturday [1].");
        Post asked = ask(bob, said, "whcih day? " + word);
        assertThat(over(asked).reason()).isEqualTo(Question.Reason.VETOED);

        change(asked, "which day? " + word);
        world.settle();
        assertThat(over(asked).reason()).as("it is kept from it as before").isEqualTo(Question.Reason.VETOED);
        vetoes.post(alice.id(), said.id(), false);
        change(asked, "on which day? " + word);
        await().atMost(SOON).until(() -> questions.find(asked.id()).orElseThrow().answer() != null);

        assertThat(answer(asked).text()).contains("On Saturday");
        assertThat(toldTo(bob)).as("it was said once").hasSize(1);
    }

    @Test
    void whatBobPutsInThePlaceOfAFailedQuestionIsAskedAnewAsOftenAsHeMayAsk() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        String word = model.word((request, _) -> {
            if (ScriptedModel.all(request).contains("which day")) {
                throw new AiFailure(AiFailure.Reason.UNUSABLE, "nothing", null);
            }
            return ScriptedModel.said("On Saturday [1].");
        });
        Post asked = ask(bob, said, "which day? " + word);
        assertThat(over(asked).reason()).isEqualTo(Question.Reason.UNUSABLE);

        change(asked, "when is it? " + word);
        await().atMost(SOON).until(() -> questions.find(asked.id()).orElseThrow().answer() != null);
        assertThat(answer(asked).text()).contains("On Saturday");
        assertThat(over(ask(carol, said, "when is it? " + word)).state()).as("it is the same question now").isEqualTo(Question.State.FOLDED);

        Post other = ask(bob, said, "which day now? " + word);
        assertThat(over(other).reason()).isEqualTo(Question.Reason.UNUSABLE);
        for (int more = 0; more < settings.assistant().hourly(); more++) {
            jdbc.sql("""
                    insert into assistant.question (post, asker, thread, task, words, key, state, asked_at, ended_at)
                    values (:post, :asker, :thread, 'ANSWER', 'more', 'more ' || :post, 'ANSWERED', now(), now())
                    """).param("post", other.id() + 1 + more).param("asker", bob.id()).param("thread", said.thread()).update();
        }
        change(other, "when, then? " + word);
        await().atMost(SOON).until(() -> questions.find(other.id()).orElseThrow().reason() == Question.Reason.LIMITED);
    }

    @Test
    void whatCarolPutsInThePlaceOfAQuestionThatWasAskedBeforeIsAskedAnew() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday, at the mill.");
        String word = model.word((request, _) -> ScriptedModel.said(ScriptedModel.all(request).contains("what place") ? "At the mill [1]." : "On Saturday [1]."));
        Post day = answer(ask(bob, said, "which day? " + word));
        Post place = answer(ask(bob, said, "at what place? " + word));
        Post asked = ask(carol, said, "which day? " + word);
        assertThat(over(asked).answer()).isEqualTo(day.id());

        change(asked, "at what place? " + word);
        await().atMost(SOON).until(() -> questions.find(asked.id()).filter(one -> one.answer() != null && one.answer() == place.id()).isPresent());

        change(asked, "whose mill? " + word);
        await().atMost(SOON).until(() -> questions.find(asked.id()).orElseThrow().state() == Question.State.ANSWERED);
        assertThat(answer(asked).id()).isNotIn(day.id(), place.id());
    }
}

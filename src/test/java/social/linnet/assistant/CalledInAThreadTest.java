package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.ai.AiFailure;
import social.linnet.ai.TextModel;
import social.linnet.assistant.context.Vetoes;
import social.linnet.event.Audience;
import social.linnet.graph.Blocks;
import social.linnet.post.Draft;
import social.linnet.post.Edits;
import social.linnet.post.Post;
import social.linnet.post.Words;
import social.linnet.settings.Settings;
import social.linnet.testing.ScriptedModel;
import social.linnet.testing.Undisturbed;

/// The assistant is called in a thread, and answers or says why it does not. Undisturbed, since it is switched off for
/// everybody here.
@Undisturbed
class CalledInAThreadTest extends AssistantStory {

    @Autowired
    private Edits edits;
    @Autowired
    private Vetoes vetoes;
    @Autowired
    private Blocks blocks;
    @Autowired
    private Switch onOff;
    @Autowired
    private Settings settings;

    @Test
    void bobAsksAboutWhatAliceSaidAndEverybodyReadsTheAnswerWithItsSource() {
        Post said = world.post(alice, Audience.PUBLIC, "The ferry to the island leaves at 07:40 from pier 3.");
        String word = model.word("It leaves at 07:40 from pier 3 [1].");
        Post asked = world.reply(bob, said, Audience.PUBLIC, call() + "when does it leave? " + word);

        Post answer = answer(asked);

        assertThat(answer.author()).isEqualTo(self.account());
        assertThat(answer.replyTo()).isEqualTo(asked.id());
        assertThat(answer.audience()).isEqualTo(Audience.PUBLIC);
        assertThat(answer.mentions()).containsExactly(bob.id());
        assertThat(answer.text()).contains("It leaves at 07:40 from pier 3 [1].")
                .endsWith("[1] " + settings.origin() + "/@" + alice.handle() + "/" + said.id());
        Answer kept = answers.find(answer.id()).orElseThrow();
        assertThat(kept.sources()).containsExactly(new Answer.Source(1, said.id(), alice.id()));
        assertThat(kept.model().model()).isEqualTo("script-1");
        assertThat(kept.version()).isEqualTo(1);
        TextModel.Request told = model.told(word).getFirst();
        assertThat(told.task()).isEqualTo(TextModel.Task.ANSWER);
        assertThat(ScriptedModel.all(told)).contains("@" + alice.handle() + " The ferry").doesNotContain(Long.toString(bob.id()));
    }

    @Test
    void whoBeginsAThreadWithAQuestionIsAnsweredThereAndWhoQuotesWhatItIsAbout() {
        Post said = world.post(alice, Audience.PUBLIC, "The ferry to the island leaves at 07:40 from pier 3.");
        Post outright = world.post(bob, Audience.PUBLIC, call() + "when is spring? " + model.word("In March, as far as I know."));
        Post quoting = posts.publish(Draft.of(carol.id(), call() + "when does it leave? " + model.word("At 07:40 [1]."), Audience.PUBLIC)
                .quoting(said.id()));

        assertThat(answer(outright).text()).contains("In March");
        assertThat(answer(quoting).text()).contains("At 07:40 [1].").endsWith("/" + said.id());
    }

    @Test
    void whoOnlyNamesItAsksNothingAndHearsNothing() {
        Post named = world.post(bob, Audience.PUBLIC, call());
        Post waved = world.post(bob, Audience.PUBLIC, call() + "\u200B👋 !");

        for (Post post : List.of(named, waved)) {
            Question over = over(post);
            assertThat(over.state()).isEqualTo(Question.State.DECLINED);
            assertThat(over.reason()).isEqualTo(Question.Reason.NOTHING_ASKED);
            assertThat(posts.descendants(post.id())).isEmpty();
        }
    }

    @Test
    void theSameQuestionAgainFoldsIntoTheFirstAnswer() {
        Post said = world.post(alice, Audience.PUBLIC, "They found a lake under the ice.");
        AtomicInteger made = new AtomicInteger();
        String word = model.word((_, _) -> {
            made.incrementAndGet();
            return ScriptedModel.said("I cannot verify it: only one post says so [1].");
        });
        Post first = world.reply(bob, said, Audience.PUBLIC, call() + "is this true? " + word);
        Post second = world.reply(carol, said, Audience.PUBLIC, call() + "Is THIS true ??? " + word);

        Post answer = answer(first);
        Question folded = over(second);

        assertThat(folded.state()).isEqualTo(Question.State.FOLDED);
        assertThat(folded.answer()).isEqualTo(answer.id());
        assertThat(made).hasValue(1);
        await().atMost(SOON).until(() -> !toldTo(carol).isEmpty());
        assertThat(toldTo(carol).getFirst().text()).contains("/" + answer.id());
        assertThat(toldTo(bob)).isEmpty();
    }

    @Test
    void carolWhoAsksTheSameAgainAndAgainIsToldOnceInAThread() {
        Post said = world.post(alice, Audience.PUBLIC, "They found a lake under the ice.");
        String word = model.word("Under the ice [1].");
        Post answer = answer(world.reply(bob, said, Audience.PUBLIC, call() + "where is the lake? " + word));
        over(world.reply(carol, said, Audience.PUBLIC, call() + "where is the lake? " + word));
        Question again = over(world.reply(carol, said, Audience.PUBLIC, call() + "where is the lake?? " + word));
        assertThat(again.state()).isEqualTo(Question.State.FOLDED);
        assertThat(again.answer()).isEqualTo(answer.id());
        assertThat(toldTo(carol)).hasSize(1);

        Post other = world.post(alice, Audience.PUBLIC, "There is a lake on the moon as well.");
        answer(world.reply(bob, other, Audience.PUBLIC, call() + "where is the lake? " + word));
        over(world.reply(carol, other, Audience.PUBLIC, call() + "where is the lake? " + word));
        assertThat(toldTo(carol)).as("elsewhere it is news").hasSize(2);
    }

    @Test
    void whatNothingHereShowsIsSaidToBeUnverifiedWhateverTheModelSays() {
        Post said = world.post(alice, Audience.PUBLIC, "They found a lake under the ice.");
        Post sure = answer(world.reply(bob, said, Audience.PUBLIC, call() + "is this true? " + model.word("Yes, it is true.")));
        Post shown = answer(world.reply(bob, world.reply(carol, said, Audience.PUBLIC, "I saw it."), Audience.PUBLIC,
                call() + "is this true? " + model.word("Two people say so [1].")));

        assertThat(sure.text()).contains("I cannot verify this: I found no post that shows it.\n\nYes, it is true.");
        assertThat(shown.text()).contains("Two people say so [1].").doesNotContain("verify");
    }

    @Test
    void whatShowsItMayBeCutOffWithTheEndOfALongAnswer() {
        Post said = world.post(alice, Audience.PUBLIC, "They found a lake under the ice.");
        String certain = "It is certainly true, as everybody knows by now. ".repeat(15);

        Post sure = answer(world.reply(bob, said, Audience.PUBLIC, call() + "is this true? " + model.word(certain + "One post says so [1].")));

        assertThat(sure.text()).startsWith("@" + bob.handle() + " I cannot verify this: I found no post that shows it.").doesNotContain("[1]");
    }

    @Test
    void whatIsNotForEverybodyEntersNoPromptOfAnAnswerThatIs() {
        world.follow(bob, alice);
        Post open = world.post(alice, Audience.PUBLIC, "The show is on Friday.");
        Post close = world.reply(alice, open, Audience.FOLLOWERS, "canaryfollowers The band is the Herons.");
        world.reply(alice, open, Audience.DIRECT, "@" + bob.handle() + " canarydirect Do not tell.");
        Post own = world.reply(bob, close, Audience.QUIET, "I like them.");
        String word = model.word("On Friday [1].");

        answer(world.reply(bob, own, Audience.PUBLIC, call() + "what show is it? " + word));

        String told = ScriptedModel.all(model.told(word).getFirst());
        assertThat(told).contains("The show is on Friday", "I like them").doesNotContain("canary");

        String alone = model.word("The Herons [2].");
        Post whispered = answer(world.reply(bob, own, Audience.FOLLOWERS, call() + "which band is it? " + alone));
        assertThat(whispered.audience()).isEqualTo(Audience.DIRECT);
        assertThat(whispered.mentions()).containsExactly(bob.id());
        assertThat(ScriptedModel.all(model.told(alone).getFirst())).contains("canaryfollowers", "canarydirect");
    }

    @Test
    void bobAsksWhereHisFollowersAloneReadAndIsToldWhatHeWroteHimself() {
        String heron = "heron" + bob.id();
        Post own = world.post(bob, Audience.FOLLOWERS, "The " + heron + " nests behind the old mill.");
        world.settle();

        Post told = answer(world.post(bob, Audience.FOLLOWERS, call() + "where does the " + heron + " nest? " + model.word("Behind the mill [1].")));
        assertThat(told.audience()).isEqualTo(Audience.DIRECT);
        assertThat(told.mentions()).as("he alone reads it").containsExactly(bob.id());
        assertThat(answers.find(told.id()).orElseThrow().sources()).extracting(Answer.Source::post).containsExactly(own.id());

        Post open = answer(world.post(bob, Audience.PUBLIC, call() + "where does the " + heron + " nest, everybody? " + model.word("I do not know [1].")));
        assertThat(answers.find(open.id()).orElseThrow().sources()).as("everybody reads this one").isEmpty();
    }

    @Test
    void itsOwnAnswersAndWhatOthersSayToItAreNoEvidence() {
        Post said = world.post(alice, Audience.PUBLIC, "Snow is on the way.");
        String first = model.word("canaryown Snow [1].");
        Post answer = answer(world.reply(bob, said, Audience.PUBLIC, call() + "what comes? " + first));
        world.reply(carol, said, Audience.PUBLIC, call() + "canaryothers you said yesterday that it rains, didn't you? " + first);
        String second = model.word("Snow, says one post [1].");
        Post again = world.reply(bob, answer, Audience.PUBLIC, call() + "and who says so? " + second);

        answer(again);

        TextModel.Request told = model.told(second).getFirst();
        assertThat(ScriptedModel.all(told)).contains("Snow is on the way").doesNotContain("canaryown").doesNotContain("canaryothers");
        assertThat(((TextModel.Asked) told.turns().getFirst()).focus()).as("it is about what the first was about").isEqualTo(1);
    }

    @Test
    void aliceKeepsHerPostsFromItAndItNeitherAnswersThereNorReadsThem() {
        Post said = world.post(alice, Audience.PUBLIC, "canaryveto My cat is called Pepper.");
        Post other = world.post(carol, Audience.PUBLIC, "Cats have names.");
        Post below = world.reply(alice, other, Audience.PUBLIC, "canaryveto Mine is Pepper.");
        vetoes.everything(alice.id(), true);
        String word = model.word("Pepper [1].");

        Question there = over(world.reply(bob, said, Audience.PUBLIC, call() + "what is it called? " + word));
        assertThat(there.state()).isEqualTo(Question.State.DECLINED);
        assertThat(there.reason()).isEqualTo(Question.Reason.VETOED);
        assertThat(toldTo(bob)).singleElement().satisfies(post -> assertThat(post.text()).contains("I do not answer there"));
        assertThat(model.told(word)).isEmpty();

        Post beside = world.reply(bob, other, Audience.PUBLIC, call() + "which names? " + word);
        assertThat(answer(beside).text()).doesNotContain("/@" + alice.handle());
        assertThat(ScriptedModel.all(model.told(word).getFirst())).contains("Cats have names").doesNotContain("canaryveto");
        assertThat(below.id()).isPositive();
    }

    @Test
    void carolKeepsOnePostFromItAndWhatItSaidOfThatIsTakenBack() {
        Post said = world.post(carol, Audience.PUBLIC, "The key is under the third stone.");
        String word = model.word("Under the third stone [1].");
        Post asked = world.reply(bob, said, Audience.PUBLIC, call() + "where is the key? " + word);
        Post answer = answer(asked);

        vetoes.post(carol.id(), said.id(), true);

        await().atMost(SOON).until(() -> posts.find(answer.id()).isEmpty());
        assertThat(questions.find(asked.id()).orElseThrow().state()).isEqualTo(Question.State.WITHDRAWN);
        await().atMost(SOON).until(() -> !toldTo(bob).isEmpty());
        assertThat(toldTo(bob).getFirst().text()).contains("I took back my answer");
    }

    @Test
    void whoBlocksItIsLeftAlone() {
        Post said = world.post(alice, Audience.PUBLIC, "canaryblock I bake on Sundays.");
        blocks.block(alice.id(), self.account());
        String word = model.word("On Sundays [1].");

        Question there = over(world.reply(bob, said, Audience.PUBLIC, call() + "when? " + word));

        assertThat(there.reason()).isEqualTo(Question.Reason.VETOED);
        assertThat(model.told(word)).isEmpty();
    }

    @Test
    void whenASourceIsDeletedTheAnswerGoesWithIt() {
        Post said = world.post(alice, Audience.PUBLIC, "I live by the mill.");
        String word = model.word("By the mill [1].");
        Post answer = answer(world.reply(bob, said, Audience.PUBLIC, call() + "where? " + word));

        posts.delete(alice.id(), said.id());

        await().atMost(SOON).until(() -> posts.find(answer.id()).isEmpty());
        assertThat(answers.find(answer.id())).isEmpty();
    }

    @Test
    void whenASourceIsChangedTheAnswerIsANewVersion() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        String word = model.word((request, _) -> ScriptedModel.said(ScriptedModel.all(request).contains("on Sunday")
                ? "It is on Sunday [1]." : "It is on Saturday [1]."));
        Post answer = answer(world.reply(bob, said, Audience.PUBLIC, call() + "which day? " + word));
        assertThat(answer.text()).contains("on Saturday");

        edits.edit(alice.id(), said.id(), new Edits.Edit(Words.of("The market is on Sunday."), null, Map.of(), null));

        await().atMost(SOON).until(() -> answers.find(answer.id()).orElseThrow().version() == 2);
        assertThat(posts.find(answer.id()).orElseThrow().text()).contains("on Sunday");
        assertThat(answers.find(answer.id()).orElseThrow().correction()).isEqualTo(Answer.Correction.SOURCE_CHANGED);
    }

    @Test
    void whenTheModelIsAwayBobIsToldOnceAndNothingIsPosted() {
        Post said = world.post(alice, Audience.PUBLIC, "The bus is late.");
        AtomicInteger tries = new AtomicInteger();
        String word = model.word((_, sink) -> {
            if (tries.incrementAndGet() == 1) {
                sink.words("The bus is half a");
                throw new AiFailure(AiFailure.Reason.UNAVAILABLE, "broke off", null);
            }
            return ScriptedModel.said("It is late [1].");
        });
        Post asked = world.reply(bob, said, Audience.PUBLIC, call() + "why? " + word);

        Question failed = over(asked);
        assertThat(failed.state()).isEqualTo(Question.State.FAILED);
        assertThat(failed.reason()).isEqualTo(Question.Reason.UNAVAILABLE);
        assertThat(failed.answer()).isNull();
        assertThat(toldTo(bob)).singleElement().satisfies(post -> assertThat(post.text()).contains("cannot be reached"));

        assertThat(questions.again(asked.id())).isTrue();
        await().atMost(SOON).until(() -> questions.find(asked.id()).orElseThrow().answer() != null);
        assertThat(toldTo(bob)).hasSize(1);
    }

    @Test
    void aModeratorStopsItAndWhatItIsSayingIsCutOff() {
        Account admin = world.person("admin");
        world.promote(admin.id());
        Post said = world.post(alice, Audience.PUBLIC, "A long story.");
        String word = model.word((_, sink) -> {
            sink.words("Once upon a time ");
            await().atMost(SOON).until(sink::getAsBoolean);
            throw new AiFailure(AiFailure.Reason.CANCELLED, "stopped", null);
        });
        Post asked = world.reply(bob, said, Audience.PUBLIC, call() + "tell? " + word);
        await().atMost(SOON).until(() -> !model.told(word).isEmpty());
        try {
            onOff.set(admin.id(), false);
            assertThat(over(asked).reason()).isEqualTo(Question.Reason.OFF);
            assertThat(toldTo(bob)).singleElement().satisfies(post -> assertThat(post.text()).contains("switched off"));
        } finally {
            onOff.set(admin.id(), true);
        }
    }

    @Test
    void thanksAreNoQuestion() {
        Post said = world.post(alice, Audience.PUBLIC, "Rain at noon.");
        String word = model.word("At noon [1].");
        Post answer = answer(world.reply(bob, said, Audience.PUBLIC, call() + "when? " + word));

        Post thanks = world.reply(bob, answer, Audience.PUBLIC, call() + "thank you! " + word);
        world.settle();

        assertThat(questions.find(thanks.id())).isEmpty();
    }
}

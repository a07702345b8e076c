package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

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
import social.linnet.notification.Kind;
import social.linnet.notification.Notification;
import social.linnet.notification.Notifications;
import social.linnet.notification.Wanted;
import social.linnet.page.Pages;
import social.linnet.post.Edits;
import social.linnet.post.Post;
import social.linnet.post.Reactions;
import social.linnet.post.Words;
import social.linnet.testing.Moment;
import social.linnet.testing.ScriptedModel;

/// What an answer rests on changes, goes or is kept from the assistant at any moment, also while an answer is made and when no
/// model puts it right: nothing wrong stays without a word, and no words stay that are to be gone.
class StaysTrueTest extends AssistantStory {

    @Autowired
    private Corrections corrections;
    @Autowired
    private Upkeep upkeep;
    @Autowired
    private Edits edits;
    @Autowired
    private Vetoes vetoes;
    @Autowired
    private Blocks blocks;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Reactions reactions;
    @Autowired
    private Notifications notifications;
    @Autowired
    private Pages pages;
    @Autowired
    private JdbcClient jdbc;

    private void change(Post post, String words) {
        edits.edit(post.author(), post.id(), new Edits.Edit(Words.of(words), null, Map.of(), null));
    }

    private int tries(Post answer) {
        return jdbc.sql("select tries from assistant.upkeep where answer = :answer").param("answer", answer.id()).query(Integer.class)
                .optional().orElse(-1);
    }

    /// How long it is left alone, in seconds.
    private long pause(Post answer) {
        return jdbc.sql("select extract(epoch from claimed_until - now()) from assistant.upkeep where answer = :answer")
                .param("answer", answer.id()).query(Long.class).single();
    }

    /// The pause is over.
    private void later(Post answer) {
        jdbc.sql("update assistant.upkeep set claimed_until = now() where answer = :answer").param("answer", answer.id()).update();
    }

    @Test
    void whatNoModelPutsRightIsTriedEverMoreSeldomSaysSoItselfAndIsLeftAtThat() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        String word = model.word((request, _) -> {
            if (ScriptedModel.all(request).contains("on Sunday")) {
                throw new AiFailure(AiFailure.Reason.UNAVAILABLE, "away", null);
            }
            return ScriptedModel.said(ScriptedModel.all(request).contains("on Monday") ? "It is on Monday [1]." : "It is on Saturday [1].");
        });
        Post answer = answer(ask(said, "which day? " + word));
        reactions.like(carol.id(), answer.id());

        change(said, "The market is on Sunday.");
        await().atMost(SOON).until(() -> tries(answer) == 1);
        assertThat(pause(answer)).isBetween(60L, 120L);
        later(answer);
        await().atMost(SOON).until(() -> tries(answer) == 2);
        assertThat(pause(answer)).isBetween(180L, 240L);
        assertThat(answers.find(answer.id()).orElseThrow().version()).as("it may be over in a minute").isEqualTo(1);
        later(answer);
        await().atMost(SOON).until(() -> answers.find(answer.id()).orElseThrow().correction() == Answer.Correction.SOURCE_CHANGED_SINCE);

        assertThat(posts.find(answer.id()).orElseThrow().text())
                .contains("It is on Saturday [1].\n\nA post that this rests on was changed since: it may no longer be right.\n\n[1] http");
        world.settle();
        assertThat(notifications.page(carol.id(), Wanted.ALL, Paging.newest(40)).shown()).extracting(Notification::kind)
                .contains(Kind.CORRECTION);

        jdbc.sql("update assistant.upkeep set tries = 11, claimed_until = now() where answer = :answer").param("answer", answer.id()).update();
        await().atMost(SOON).until(() -> tries(answer) == -1);
        assertThat(answers.find(answer.id()).orElseThrow().version()).as("it is said once").isEqualTo(2);
        int asked = model.told(word).size();

        change(said, "The market is on Monday.");
        await().atMost(SOON).until(() -> answers.find(answer.id()).orElseThrow().correction() == Answer.Correction.SOURCE_CHANGED);
        assertThat(posts.find(answer.id()).orElseThrow().text()).contains("It is on Monday [1].").doesNotContain("changed since");
        assertThat(model.told(word)).hasSize(asked + 1);
    }

    @Test
    void thePauseIsADayAtMost() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        String word = model.word((request, _) -> {
            if (ScriptedModel.all(request).contains("on Sunday")) {
                throw new AiFailure(AiFailure.Reason.TIMED_OUT, "slow", null);
            }
            return ScriptedModel.said("It is on Saturday [1].");
        });
        Post answer = answer(ask(said, "which day? " + word));
        change(said, "The market is on Sunday.");
        await().atMost(SOON).until(() -> tries(answer) == 1);

        jdbc.sql("update assistant.upkeep set tries = 10, claimed_until = now() where answer = :answer").param("answer", answer.id()).update();
        await().atMost(SOON).until(() -> tries(answer) == 11);
        assertThat(pause(answer)).isBetween(86_000L, 86_400L);
    }

    @Test
    void whatIsChangedAgainWhileItIsPutRightIsPutRightAgain() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        Moment reading = new Moment();
        Moment changed = new Moment();
        String word = model.word((request, _) -> {
            String all = ScriptedModel.all(request);
            if (all.contains("on Sunday")) {
                reading.comes();
                changed.await();
                return ScriptedModel.said("It is on Sunday [1].");
            }
            return ScriptedModel.said(all.contains("on Monday") ? "It is on Monday [1]." : "It is on Saturday [1].");
        });
        Post answer = answer(ask(said, "which day? " + word));
        change(said, "The market is on Sunday.");
        reading.await();

        change(said, "The market is on Monday.");
        world.settle();
        changed.comes();

        await().atMost(SOON).until(() -> posts.find(answer.id()).orElseThrow().text().contains("on Monday"));
    }

    @Test
    void whatIsKeptFromItWhileItsAnswerIsPutRightGoes() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        Moment reading = new Moment();
        Moment kept = new Moment();
        String word = model.word((request, _) -> {
            if (ScriptedModel.all(request).contains("on Sunday")) {
                reading.comes();
                kept.await();
                return ScriptedModel.said("It is on Sunday [1].");
            }
            return ScriptedModel.said("It is on Saturday [1].");
        });
        Post answer = answer(ask(said, "which day? " + word));
        change(said, "The market is on Sunday.");
        reading.await();

        vetoes.post(alice.id(), said.id(), true);
        kept.comes();

        await().atMost(SOON).until(() -> posts.find(answer.id()).isEmpty());
    }

    @Test
    void whatItSaidOfWhoeverBlocksItAfterwardsGoes() {
        Post said = world.post(alice, Audience.PUBLIC, "The key is under the third stone.");
        Post besides = world.reply(carol, said, Audience.PUBLIC, "It is a small key.");
        String word = model.word("Under the third stone [1], a small one [2].");
        Post both = answer(ask(besides, "where is the key? " + word));
        Post other = answer(ask(world.post(bob, Audience.PUBLIC, "Another key is lost."), "which key? " + model.word("Another [1].")));

        blocks.block(alice.id(), bob.id());
        blocks.block(carol.id(), self.account());

        await().atMost(SOON).until(() -> posts.find(both.id()).isEmpty());
        assertThat(posts.find(other.id())).isPresent();
        blocks.block(alice.id(), self.account());
        assertThat(answer(ask(world.post(bob, Audience.PUBLIC, "Mine is lost."), "whose? " + model.word("Bob's [1]."))).text()).contains("Bob's");
    }

    /// Reads what somebody says of themselves, and tells it.
    private String aboutWhoKeeps(Account account, Runnable meanwhile) {
        return model.word((request, _) -> {
            if (request.turns().stream().noneMatch(TextModel.Found.class::isInstance)) {
                return ScriptedModel.wishes("read_profile", "{\"handle\":\"" + account.handle() + "\"}");
            }
            String all = ScriptedModel.all(request);
            meanwhile.run();
            return ScriptedModel.said(all.contains("goats") ? "Some goats are theirs." : all.contains("bees") ? "Some bees are theirs." : "Nobody says.");
        });
    }

    @Test
    void whatItReadInAProfileIsPutRightWhenThatChangesAndGoesWhenItIsKeptFromIt() {
        Post said = world.post(bob, Audience.PUBLIC, "What do people keep here?");
        for (Account keeper : List.of(alice, carol)) {
            accounts.updateProfile(keeper.id(), "", "I keep bees.");
        }
        Post ofAlice = answer(ask(said, "and her? " + aboutWhoKeeps(alice, () -> {
        })));
        Post ofCarol = answer(ask(said, "and the other? " + aboutWhoKeeps(carol, () -> {
        })));
        assertThat(ofAlice.text()).contains("Some bees are theirs.");

        accounts.updateProfile(alice.id(), "", "I keep goats.");
        await().atMost(SOON).until(() -> posts.find(ofAlice.id()).orElseThrow().text().contains("Some goats are theirs."));
        await().atMost(SOON).until(() -> tries(ofAlice) == -1);
        accounts.setLocked(alice.id(), true);
        world.settle();
        assertThat(tries(ofAlice)).as("nothing else in her profile was read").isEqualTo(-1);
        assertThat(answers.find(ofAlice.id()).orElseThrow().version()).isEqualTo(2);
        blocks.block(carol.id(), self.account());
        await().atMost(SOON).until(() -> posts.find(ofCarol.id()).isEmpty());
        assertThat(posts.find(ofAlice.id())).isPresent();
        vetoes.everything(alice.id(), true);
        await().atMost(SOON).until(() -> posts.find(ofAlice.id()).isEmpty());
    }

    @Test
    void aProfileThatIsKeptFromItOrChangedWhileAnAnswerIsMadeIsNotInIt() {
        Post said = world.post(bob, Audience.PUBLIC, "What do people keep here?");
        for (Account keeper : List.of(alice, carol)) {
            accounts.updateProfile(keeper.id(), "", "I keep bees.");
        }

        assertThat(answer(ask(said, "and her? " + aboutWhoKeeps(alice, () -> vetoes.everything(alice.id(), true)))).text()).contains("Nobody says.");
        assertThat(answer(ask(said, "and the other? " + aboutWhoKeeps(carol, () -> accounts.updateProfile(carol.id(), "", "I keep goats.")))).text())
                .contains("Some goats are theirs.");
    }

    @Test
    void whatIsDeletedWhileAnAnswerIsMadeIsNotInIt() {
        Post root = world.post(carol, Audience.PUBLIC, "Where is the key?");
        Post said = world.reply(alice, root, Audience.PUBLIC, "The key is under the third stone.");
        Moment reading = new Moment();
        Moment deleted = new Moment();
        AtomicInteger made = new AtomicInteger();
        String word = model.word((request, _) -> {
            if (made.incrementAndGet() == 1) {
                reading.comes();
                deleted.await();
                return ScriptedModel.said("Under the third stone [2].");
            }
            return ScriptedModel.said(ScriptedModel.all(request).contains("third stone") ? "Under the third stone [2]." : "Nobody says so.");
        });
        Post asked = ask(root, "where? " + word);
        reading.await();
        posts.delete(alice.id(), said.id());
        world.settle();
        deleted.comes();

        assertThat(answer(asked).text()).contains("Nobody says so.").doesNotContain("stone");
    }

    @Test
    void whatAnEarlierVersionSaidGoesWhenItsAuthorKeepsThatFromIt() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        Post besides = world.reply(carol, said, Audience.PUBLIC, "Ask for Pepper at the third stall.");
        String word = model.word((request, _) -> ScriptedModel.said(ScriptedModel.all(request).contains("on Sunday")
                ? "It is on Sunday [1]." : "It is on Saturday [1]. Ask for Pepper at the third stall [2]."));
        Post answer = answer(ask(besides, "which day? " + word));
        change(said, "The market is on Sunday.");
        await().atMost(SOON).until(() -> answers.find(answer.id()).orElseThrow().version() == 2);
        assertThat(answers.find(answer.id()).orElseThrow().sources()).extracting(Answer.Source::author).containsExactly(alice.id());

        vetoes.everything(carol.id(), true);

        await().atMost(SOON).until(() -> posts.find(answer.id()).isEmpty());
    }

    @Test
    void whatItRepeatsWithoutSayingWhereItHasItFromGoesAsWell() {
        Post said = world.post(alice, Audience.PUBLIC, "My cat Pepper sleeps on the piano of my neighbour.");
        Account dave = world.person("dave");
        String word = model.word("Pepper sleeps on the piano of my neighbour, they say.");
        Post answer = answer(ask(said, "what does it do? " + word));
        assertThat(answers.find(answer.id()).orElseThrow().sources()).isEmpty();
        blocks.block(alice.id(), dave.id());
        assertThat(pages.post(dave.id(), answer.id())).as("whom alice blocks").isEmpty();
        assertThat(pages.post(carol.id(), answer.id())).isPresent();

        posts.delete(alice.id(), said.id());

        await().atMost(SOON).until(() -> posts.find(answer.id()).isEmpty());
    }

    @Test
    void whatAModeratorWroteIsNotWrittenOverByAModel() {
        Account admin = world.person("admin");
        world.promote(admin.id());
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        String word = model.word("It is on Friday [1].");
        Post answer = answer(ask(said, "which day? " + word));
        corrections.correct(admin.id(), answer.id(), posts.find(answer.id()).orElseThrow().text().replace("Friday", "Saturday"), "it said so");

        change(said, "The market is on Sunday.");

        await().atMost(SOON).until(() -> posts.find(answer.id()).orElseThrow().text().contains("changed since"));
        assertThat(posts.find(answer.id()).orElseThrow().text()).contains("It is on Saturday [1].");
        assertThat(answers.find(answer.id()).orElseThrow().correction()).isEqualTo(Answer.Correction.WRONG);
        assertThat(model.told(word)).as("nobody asked it again").hasSize(1);
    }

    @Test
    void whatItRepeatsWithoutSayingWhereItHasItFromIsPutRightAsWell() {
        Post said = world.post(alice, Audience.PUBLIC, "My cat Pepper sleeps on the piano of my neighbour.");
        String word = model.word((request, _) -> ScriptedModel.said(ScriptedModel.all(request).contains("at home")
                ? "It is at home." : "Pepper sleeps on the piano of my neighbour, they say."));
        Post answer = answer(ask(said, "where is it? " + word));

        change(said, "My cat is at home.");

        await().atMost(SOON).until(() -> posts.find(answer.id()).orElseThrow().text().contains("It is at home."));
    }

    @Test
    void whatTheLogTellsAgainIsNotAnsweredAgain() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        Post answer = answer(ask(said, "which day? " + model.word("It is on Saturday [1].")));
        Instant before = answer.createdAt().minus(Duration.ofHours(1));

        upkeep.changed(said.id(), before);
        upkeep.authorGone(alice.id(), before);
        assertThat(tries(answer)).as("nothing is to be done").isEqualTo(-1);

        upkeep.authorGone(alice.id(), answer.createdAt());
        await().atMost(SOON).until(() -> posts.find(answer.id()).isEmpty());
    }

    @Test
    void whatIsChangedAllTheTimeIsAnsweredAnewEverMoreSeldom() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        String word = model.word("It is open [1].");
        Post answer = answer(ask(said, "is the market open? " + word));
        jdbc.sql("update assistant.answer set version = 7, corrected_at = now() where post = :answer").param("answer", answer.id()).update();

        change(said, "The market is on Sunday.");
        world.settle();
        change(said, "The market is on Monday.");
        world.settle();

        assertThat(pause(answer)).isBetween(400L, 480L);
        assertThat(model.told(word)).hasSize(1);
        later(answer);
        await().atMost(SOON).until(() -> answers.find(answer.id()).orElseThrow().version() == 8);
    }

    @Test
    void whatIsSaidInPassagesOfManyWordsIsKnownAgain() {
        TextModel.Passage passage = new TextModel.Passage(1, TextModel.Passage.Kind.THREAD, "@alice", null, "My cat Pepper sleeps on the piano of a friend.");
        social.linnet.assistant.context.Context context = new social.linnet.assistant.context.Context(List.of(passage),
                Map.of(1, new social.linnet.assistant.context.Context.Source(11, 1)), null, true);

        assertThat(Quoting.in("It “sleeps, on the PIANO of a friend”: so they say!", context)).containsExactly(new Answer.Rested(11, 1));
        assertThat(Quoting.in("A cat of somebody sleeps on a piano.", context)).isEmpty();
        assertThat(Quoting.in("", context)).isEmpty();
    }
}

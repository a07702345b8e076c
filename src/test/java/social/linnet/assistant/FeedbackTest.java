package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.account.Departures;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.chat.Exchange;
import social.linnet.assistant.chat.Exchange.Rating;
import social.linnet.assistant.chat.Feedback;
import social.linnet.assistant.chat.Feedback.Rated;
import social.linnet.assistant.chat.Feedback.Reworded;
import social.linnet.consent.Choice;
import social.linnet.consent.Consents;
import social.linnet.consent.Purpose;
import social.linnet.consent.Wording;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.post.Post;
import social.linnet.testing.World;

/// What bob rates and asks again is his; what of it may be used, he says.
class FeedbackTest extends ChatStory {

    @Autowired
    private Feedback feedback;
    @Autowired
    private Consents consents;
    @Autowired
    private Departures departures;
    @Autowired
    private PlatformTransactionManager transactions;

    private void say(Account person, Choice choice) {
        consents.say(person.id(), Purpose.ASSISTANT_RATINGS, choice, new Wording("en", "May it be used?"));
    }

    private List<Rated> ratings(Account of) {
        List<Rated> all = new ArrayList<>();
        feedback.ratings(all::add);
        return all.stream().filter(one -> one.person() == of.id()).toList();
    }

    private List<Reworded> rewordings(Account of) {
        List<Reworded> all = new ArrayList<>();
        feedback.rewordings(all::add);
        return all.stream().filter(one -> one.person() == of.id()).toList();
    }

    @Test
    void bobsRatingIsInHisHistoryAndInNoSetUntilHeSaysSo() {
        Exchange first = asks(bob, null, model.word("One."));
        chats.rate(bob.id(), first.id(), Rating.WORSE, " too short ");
        assertThat(chats.exchange(bob.id(), first.id())).satisfies(seen -> {
            assertThat(seen.rating()).isEqualTo(Rating.WORSE);
            assertThat(seen.why()).isEqualTo("too short");
        });
        assertThat(ratings(bob)).as("he was not asked").isEmpty();

        say(bob, Choice.FROM_NOW);
        assertThat(ratings(bob)).as("it was made while he had not agreed").isEmpty();
        Exchange second = asks(bob, null, model.word("Two."));
        chats.rate(bob.id(), second.id(), Rating.BETTER, "to the point");
        assertThat(ratings(bob)).singleElement().satisfies(one -> {
            assertThat(one.part()).isEqualTo(new Feedback.Part(second.id(), Task.ANSWER, second.asked(), "Two.", second.model(),
                    second.prompt()));
            assertThat(one.rating()).isEqualTo(Rating.BETTER);
            assertThat(one.why()).isEqualTo("to the point");
        });

        say(bob, Choice.EVERYTHING);
        assertThat(ratings(bob)).extracting(one -> one.part().exchange()).containsExactly(first.id(), second.id());
    }

    @Test
    void bobsNoTakesAllOutAtOnceAndHeKeepsSeeingIt() {
        say(bob, Choice.FROM_NOW);
        Exchange said = asks(bob, null, model.word("One."));
        chats.rate(bob.id(), said.id(), Rating.WRONG, "it is two");
        Exchange anew = over(bob, chats.reword(bob.id(), said.id(), model.word("Two.")));
        assertThat(ratings(bob)).hasSize(1);
        assertThat(rewordings(bob)).hasSize(1);

        say(bob, Choice.NO);
        assertThat(ratings(bob)).isEmpty();
        assertThat(rewordings(bob)).isEmpty();
        assertThat(chats.exchange(bob.id(), said.id()).rating()).isEqualTo(Rating.WRONG);
        chats.rate(bob.id(), anew.id(), Rating.BETTER, "");

        say(bob, Choice.FROM_NOW);
        assertThat(ratings(bob)).as("neither what he took back nor what he made meanwhile").isEmpty();
        assertThat(rewordings(bob)).isEmpty();
        chats.rate(bob.id(), anew.id(), Rating.BETTER, "still");
        assertThat(ratings(bob)).extracting(Rated::why).containsExactly("still");
    }

    @Test
    void aQuestionAskedAgainIsToldWithTheOneBefore() {
        say(bob, Choice.FROM_NOW);
        Exchange first = asks(bob, null, model.word("One."));
        Exchange anew = over(bob, chats.reword(bob.id(), first.id(), model.word("Two.")));
        asks(bob, first.chat(), model.word("Three."));

        assertThat(rewordings(bob)).singleElement().satisfies(pair -> {
            assertThat(pair.before().exchange()).isEqualTo(first.id());
            assertThat(pair.before().asked()).isEqualTo(first.asked());
            assertThat(pair.before().said()).isEqualTo("One.");
            assertThat(pair.after().exchange()).isEqualTo(anew.id());
            assertThat(pair.after().asked()).isEqualTo(anew.asked());
            assertThat(pair.after().said()).isEqualTo("Two.");
        });
    }

    @Test
    void whatBobAllowsIsNotAllowedForAliceNorByHer() {
        say(bob, Choice.EVERYTHING);
        Exchange hers = asks(alice, null, model.word("Hers."));
        chats.rate(alice.id(), hers.id(), Rating.BETTER, "");
        Exchange his = asks(bob, null, model.word("His."));
        chats.rate(bob.id(), his.id(), Rating.BETTER, "");

        assertThat(ratings(alice)).isEmpty();
        assertThat(ratings(bob)).extracting(one -> one.part().exchange()).containsExactly(his.id());
        say(alice, Choice.NO);
        assertThat(ratings(bob)).as("her no is hers").hasSize(1);
    }

    @Test
    void wordsOfAliceInAnAnswerToBobAreNotHisToGive() {
        say(bob, Choice.EVERYTHING);
        Post post = world.post(alice, Audience.PUBLIC, "The weir keeps the river back.");
        Exchange about = asksAbout(bob, post, "what? " + model.word("It keeps the river back."));
        assertThat(about.sources()).as("it does not even say where that is from").isEmpty();
        Exchange next = asks(bob, about.chat(), model.word("As I said."));
        chats.rate(bob.id(), about.id(), Rating.BETTER, "");
        chats.rate(bob.id(), next.id(), Rating.WORSE, "again");

        assertThat(ratings(bob)).extracting(one -> one.part().asked()).containsExactly(about.asked(), next.asked());
        assertThat(ratings(bob)).allSatisfy(one -> assertThat(one.part().said()).isNull());
    }

    @Test
    void whatBobWroteForHisFollowersIsInNoAnswerThatIsTold() {
        say(bob, Choice.EVERYTHING);
        String heron = "heron" + bob.id();
        world.post(bob, Audience.PUBLIC, "The " + heron + " is back.");
        world.settle();
        Exchange open = asks(bob, null, heron + " " + model.word("It is back."));
        world.post(bob, Audience.FOLLOWERS, "The " + heron + " nests behind my house.");
        world.settle();
        Exchange close = asks(bob, null, heron + " " + model.word("It nests behind the house."));
        chats.rate(bob.id(), open.id(), Rating.BETTER, "");
        chats.rate(bob.id(), close.id(), Rating.BETTER, "");

        assertThat(close.isOpen()).isFalse();
        assertThat(ratings(bob)).extracting(one -> one.part().said()).containsExactly("It is back.", null);
    }

    @Test
    void anAnswerThatGoesOnFromOneWithWordsOfAliceIsNotToldEither() {
        say(bob, Choice.EVERYTHING);
        Post post = world.post(alice, Audience.PUBLIC, "The weir keeps the river back.");
        Exchange alone = asks(bob, null, model.word("Nothing of hers."));
        Exchange about = asksAbout(bob, post, "what? " + model.word("It keeps the river back."));
        // the chat is about nothing any more, so that what was said in it alone is left of her words
        jdbc.sql("update assistant.chat set post = null where id = :chat").param("chat", about.chat()).update();
        Exchange next = asks(bob, about.chat(), model.word("As I said."));
        chats.rate(bob.id(), alone.id(), Rating.BETTER, "");
        chats.rate(bob.id(), next.id(), Rating.BETTER, "");

        assertThat(ratings(bob)).extracting(one -> one.part().said()).containsExactly("Nothing of hers.", null);
    }

    @Test
    void whatBobDeletesAndWhatIsHisWhileHeIsAwayIsInNoSet() {
        say(bob, Choice.EVERYTHING);
        Exchange gone = asks(bob, null, model.word("One."));
        Exchange kept = asks(bob, null, model.word("Two."));
        chats.rate(bob.id(), gone.id(), Rating.BETTER, "");
        chats.rate(bob.id(), kept.id(), Rating.BETTER, "");
        over(bob, chats.reword(bob.id(), gone.id(), model.word("Three.")));
        chats.delete(bob.id(), gone.chat());
        assertThat(ratings(bob)).extracting(one -> one.part().exchange()).containsExactly(kept.id());
        assertThat(rewordings(bob)).isEmpty();
        chats.rate(bob.id(), kept.id(), null, "");
        assertThat(ratings(bob)).as("he took it back").isEmpty();

        chats.rate(bob.id(), kept.id(), Rating.WORSE, "");
        departures.deactivate(bob.id(), World.PASSWORD);
        assertThat(ratings(bob)).isEmpty();
    }

    @Test
    void whatWasRatedBeforeThereWasALedgerWaitsForAYesToEverything() {
        Exchange old = asks(bob, null, model.word("Old."));
        chats.rate(bob.id(), old.id(), Rating.BETTER, "");
        jdbc.sql("update assistant.exchange set rated_in = default, asked_in = default, others = default where id = :id")
                .param("id", old.id()).update();
        say(bob, Choice.FROM_NOW);
        assertThat(ratings(bob)).isEmpty();
        say(bob, Choice.EVERYTHING);
        assertThat(ratings(bob)).singleElement().satisfies(one -> assertThat(one.part().said())
                .as("whose words were before the model is not known").isNull());
    }

    @Test
    void nothingIsToldWhenTheLedgerIsNotWhole() {
        say(bob, Choice.EVERYTHING);
        Exchange said = asks(bob, null, model.word("One."));
        chats.rate(bob.id(), said.id(), Rating.BETTER, "");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("alter table consent.entry disable trigger entry_stays").update();
            jdbc.sql("update consent.entry set language = 'xx' where position = 1").update();
            assertThatThrownBy(() -> feedback.ratings(_ -> {
                throw new AssertionError("told");
            })).isInstanceOf(IllegalStateException.class);
        });
        assertThat(ratings(bob)).hasSize(1);
    }

    @Test
    void aReasonForBetterOrWorseIsShort() {
        Exchange said = asks(bob, null, model.word("One."));
        assertThat(chats.rate(bob.id(), said.id(), Rating.BETTER, "x".repeat(Exchange.MAX_NOTE)).why()).hasSize(Exchange.MAX_NOTE);
        assertThatThrownBy(() -> chats.rate(bob.id(), said.id(), Rating.BETTER, "x".repeat(Exchange.MAX_NOTE + 1)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo("reason-too-long"));
        assertThat(chats.rate(bob.id(), said.id(), Rating.WRONG, "x".repeat(Exchange.MAX_NOTE + 1)).rating()).isEqualTo(Rating.WRONG);
        assertThat(chats.rate(bob.id(), said.id(), Rating.WORSE, "").why()).as("what was said of another rating is not said of this").isEmpty();
    }
}

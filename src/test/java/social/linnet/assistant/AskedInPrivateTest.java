package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Sessions;
import social.linnet.ai.AiFailure;
import social.linnet.ai.TextModel;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.chat.Chat;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Chats.Ask;
import social.linnet.assistant.chat.Exchange;
import social.linnet.assistant.context.Vetoes;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.post.Bookmarks;
import social.linnet.post.Post;
import social.linnet.post.Reactions;
import social.linnet.testing.Client;
import social.linnet.testing.Moment;
import social.linnet.testing.ScriptedModel;

/// What people ask the assistant for themselves alone.
class AskedInPrivateTest extends ChatStory {

    @Autowired
    private Vetoes vetoes;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Reactions reactions;
    @Autowired
    private Bookmarks bookmarks;
    @Value("${linnet.url}")
    private String url;

    @Test
    void bobAsksAboutAPostForFollowersAndMayNotShareWhatHeIsTold() {
        world.follow(bob, alice);
        Post close = world.post(alice, Audience.FOLLOWERS, "The code of the gate is a bird.");
        String word = model.word("It is a bird [1].");

        Exchange said = asksAbout(bob, close, "what is it? " + word);

        assertThat(said.said()).isEqualTo("It is a bird [1].");
        assertThat(said.sources()).containsExactly(new Answer.Source(1, close.id(), alice.id()));
        assertThat(said.isOpen()).as("somebody else may not see what it rests on").isFalse();
        assertThat(chats.chats(bob.id(), 0, 10)).singleElement().satisfies(chat -> assertThat(chat.post()).isEqualTo(close.id()));
        assertThat(chats.chats(alice.id(), 0, 10)).isEmpty();
    }

    @Test
    void nobodyElseReadsRatesStopsOrDeletesIt() {
        String word = model.word("Hello.");
        Exchange said = asks(bob, null, word);

        for (Runnable deed : List.<Runnable>of(() -> chats.exchange(alice.id(), said.id()), () -> chats.chat(alice.id(), said.chat()),
                () -> chats.rate(alice.id(), said.id(), Exchange.Rating.WRONG, ""), () -> chats.stop(alice.id(), said.id()),
                () -> chats.again(alice.id(), said.id()), () -> chats.delete(alice.id(), said.chat()),
                () -> chats.reword(alice.id(), said.id(), "mine"), () -> chats.ask(alice.id(), new Ask(said.chat(), null, Task.ANSWER, "mine")),
                () -> chats.watch(alice.id(), said.id(), _ -> {
                }))) {
            assertThatThrownBy(deed::run).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
        }
        assertThat(chats.exchange(bob.id(), said.id())).isEqualTo(said);
    }

    @Test
    void wordsComeWhileTheyAreMadeAndAreThereForWhoComesLater() {
        Moment seen = new Moment();
        String word = model.word((_, sink) -> {
            sink.words("First words come ");
            seen.await();
            return ScriptedModel.said("First words come and then the rest.");
        });
        Exchange asked = chats.ask(bob.id(), new Ask(null, null, Task.ANSWER, "tell " + word));
        List<Chats.Progress> heard = new CopyOnWriteArrayList<>();
        chats.watch(bob.id(), asked.id(), progress -> {
            heard.add(progress);
            if (progress.words().startsWith("First words")) {
                seen.comes();
            }
        });

        Exchange said = over(bob, asked);
        assertThat(said.said()).isEqualTo("First words come and then the rest.");
        await().atMost(SOON).until(() -> heard.getLast().isOver());
        assertThat(heard).anySatisfy(progress -> assertThat(progress.words()).isEqualTo("First words come"));
    }

    @Test
    void whetherSomethingIsSoIsNotSaidBeforeItTurnsOutThatNothingShowsIt() {
        Moment watched = new Moment();
        String word = model.word((_, sink) -> {
            watched.await();
            List.of("Yes. ", "It is true. ").forEach(sink::words);
            return ScriptedModel.said("Yes. It is true. I am sure.");
        });
        Post said = world.post(alice, Audience.PUBLIC, "They found a lake under the ice. " + word);
        List<Chats.Progress> heard = new CopyOnWriteArrayList<>();
        Exchange asked = chats.ask(bob.id(), new Ask(null, said.id(), Task.CHECK, ""));
        chats.watch(bob.id(), asked.id(), heard::add);
        watched.comes();

        assertThat(over(bob, asked).said()).startsWith("I cannot verify this").endsWith("Yes. It is true. I am sure.");
        await().atMost(SOON).until(() -> heard.getLast().isOver());
        assertThat(heard).extracting(Chats.Progress::words).containsOnly("");
    }

    @Test
    void aQuestionAskedInOtherWordsTakesThePlaceOfTheFirst() {
        String word = model.word((request, _) -> ScriptedModel.said("Turns before: " + (request.turns().size() - 1)));
        Exchange first = asks(bob, null, "one " + word);
        asks(bob, first.chat(), "two " + word);

        Exchange anew = over(bob, chats.reword(bob.id(), first.id(), "one, better " + word));

        assertThat(anew.said()).as("what was replaced is told no more").isEqualTo("Turns before: 0");
        Chat chat = chats.chat(bob.id(), first.chat());
        assertThat(chat.exchanges()).extracting(Exchange::isReplaced).containsExactly(true, true, false);
        assertThat(chats.rate(bob.id(), anew.id(), Exchange.Rating.BETTER, " shorter ").why()).isEqualTo("shorter");
        chats.delete(bob.id(), chat.id());
        assertThatThrownBy(() -> chats.exchange(bob.id(), anew.id())).isInstanceOf(Refused.class);
    }

    @Test
    void aQuestionThatCannotBeAskedAgainStaysAsItWas() {
        Exchange first = asks(bob, null, model.word("One."));
        jdbc.sql("""
                insert into assistant.exchange (id, chat, number, task, asked, state, provider, model, builtin, prompt)
                select left(md5(:chat || n), 22), :chat, n, 'ANSWER', 'more', 'FAILED', 'test', 'test', false, 1
                from generate_series(2, :most) n
                """).param("chat", first.chat()).param("most", Chat.MAX_EXCHANGES).update();

        assertThatThrownBy(() -> chats.reword(bob.id(), first.id(), "in other words")).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo("chat-full"));
        assertThat(chats.exchange(bob.id(), first.id()).isReplaced()).isFalse();
    }

    @Test
    void whatFailsSaysWhyAndIsTriedAgain() {
        boolean[] first = {true};
        String word = model.word((_, _) -> {
            if (first[0]) {
                first[0] = false;
                throw new AiFailure(AiFailure.Reason.TIMED_OUT, "slow", null);
            }
            return ScriptedModel.said("Now.");
        });
        Exchange failed = asks(bob, null, word);
        assertThat(failed.state()).isEqualTo(Exchange.State.FAILED);
        assertThat(failed.reason()).isEqualTo(Question.Reason.TIMED_OUT);

        assertThat(over(bob, chats.again(bob.id(), failed.id())).said()).isEqualTo("Now.");
    }

    @Test
    void whatAliceKeepsFromItIsNotExplainedToAnybody() {
        Post said = world.post(alice, Audience.PUBLIC, "Mine.");
        vetoes.post(alice.id(), said.id(), true);

        assertThatThrownBy(() -> chats.ask(bob.id(), new Ask(null, said.id(), Task.EXPLAIN, "")))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo("assistant-vetoed"));
    }

    @Test
    void whatWasSaidOfAPostThatIsKeptFromItSinceIsToldNoMoreInTheSameChat() {
        Post root = world.post(bob, Audience.PUBLIC, "Whose cat is it?");
        Post said = world.reply(alice, root, Audience.PUBLIC, "canarycat Pepper is mine.");
        String word = model.word((request, _) -> ScriptedModel.said("canarycat Pepper is hers [2]."));
        Exchange first = asksAbout(bob, root, "whose? " + word);
        assertThat(first.sources()).extracting(Answer.Source::post).containsExactly(said.id());
        String next = model.word("I do not know.");

        vetoes.post(alice.id(), said.id(), true);
        asks(bob, first.chat(), "and what is it called? " + next);

        assertThat(ScriptedModel.all(model.told(next).getFirst())).doesNotContain("canarycat");
    }

    @Test
    void whatSomebodySaysOfThemselvesIsToldNoMoreInTheSameChatOnceTheyKeepThatFromIt() {
        accounts.updateProfile(alice.id(), "Alice", "I keep bees.");
        String word = model.word((request, _) -> request.turns().getLast() instanceof TextModel.Found found
                ? ScriptedModel.said("canarybees She does [" + found.passages().getFirst().number() + "].")
                : ScriptedModel.wishes("read_profile", "{\"handle\":\"" + alice.handle() + "\"}"));
        Exchange first = over(bob, chats.ask(bob.id(), new Ask(null, null, Task.ANSWER, "who keeps bees? " + word)));
        assertThat(first.said()).isEqualTo("canarybees She does [1].");
        assertThat(first.sources()).containsExactly(new Answer.Source(1, alice.id(), alice.id()));
        assertThat(Client.of(url, sessions.open(bob.id(), "a test")).open("/assistant/chats/" + first.chat()).body())
                .contains("href=\"/@" + alice.handle() + "\"", "I keep bees.", "the profile of Alice");
        over(bob, chats.ask(bob.id(), new Ask(first.chat(), null, Task.ANSWER, "since when?")));
        assertThat(ScriptedModel.all(model.told(word).get(2))).contains("canarybees");

        vetoes.everything(alice.id(), true);
        String next = model.word("Nobody.");
        over(bob, chats.ask(bob.id(), new Ask(first.chat(), null, Task.ANSWER, "and now? " + next)));

        assertThat(ScriptedModel.all(model.told(next).getFirst())).doesNotContain("canarybees");
    }

    @Test
    void whatWasSaidBeforeForBobAloneIsNotSharedInItsNextWords() {
        world.follow(bob, alice);
        Post root = world.post(alice, Audience.PUBLIC, "There is a gate.");
        Post close = world.reply(alice, root, Audience.FOLLOWERS, "The code of the gate is a bird.");
        String word = model.word("The code is a bird [2].");
        Exchange first = asksAbout(bob, root, "what is it? " + word);
        assertThat(first.sources()).extracting(Answer.Source::post).containsExactly(close.id());
        for (int i = 0; i < 40; i++) {
            world.reply(alice, root, Audience.PUBLIC, "It is closed.");
        }

        Exchange second = asks(bob, first.chat(), "say that again");

        assertThat(ScriptedModel.all(model.told(word).get(1))).as("what it said is told, and what that rests on is not").contains("The code is a bird")
                .doesNotContain("The code of the gate");
        assertThat(second.isOpen()).isFalse();
    }

    @Test
    void aliceIsToldWhatSheWroteHerselfAndNobodyElseIs() {
        String heron = "heron" + alice.id();
        world.follow(bob, alice);
        Post own = world.post(alice, Audience.FOLLOWERS, "The " + heron + " nests behind the old mill.");
        world.settle();

        Exchange hers = over(alice, chats.ask(alice.id(), new Ask(null, null, Task.ANSWER, "Where does the " + heron + " nest?")));
        Exchange his = over(bob, chats.ask(bob.id(), new Ask(null, null, Task.ANSWER, "Where does the " + heron + " nest?")));

        assertThat(hers.said()).contains("nests behind the old mill");
        assertThat(hers.sources()).containsExactly(new Answer.Source(1, own.id(), alice.id()));
        assertThat(hers.isOpen()).as("not everybody may see what it rests on").isFalse();
        assertThat(his.sources()).as("he may see it, and it is not his to come upon").isEmpty();
    }

    @Test
    void bobIsToldWhatHeKeptOfWhatIsForEverybody() {
        String heron = "heron" + alice.id();
        world.follow(bob, alice);
        List<Post> kept = List.of(world.post(alice, Audience.PUBLIC, "One " + heron + " is grey."), world.post(alice, Audience.QUIET, "One " + heron + " is white."),
                world.post(alice, Audience.PUBLIC, "One " + heron + " is blue."));
        Post close = world.post(alice, Audience.FOLLOWERS, "One " + heron + " is mine.");
        reactions.like(bob.id(), kept.get(0).id());
        bookmarks.keep(bob.id(), kept.get(1).id());
        reactions.repost(bob.id(), kept.get(2).id());
        reactions.like(bob.id(), close.id());
        world.post(alice, Audience.PUBLIC, "One " + heron + " is a stranger to him.");
        world.settle();
        String word = model.word("Grey [1].");

        Exchange said = over(bob, chats.ask(bob.id(), new Ask(null, null, Task.ANSWER, "Which " + heron + "? " + word)));

        assertThat(ScriptedModel.all(model.told(word).getFirst())).contains("is grey", "is white", "is blue").doesNotContain("is mine", "a stranger");
        assertThat(said.isOpen()).isTrue();
    }

    @Test
    void whatASearchCameUponLeadsToNothingThatOthersSaidToBobThere() {
        String heron = "heron" + bob.id();
        world.follow(bob, alice);
        Post own = world.post(bob, Audience.PUBLIC, "The " + heron + " is back.");
        world.reply(alice, own, Audience.PUBLIC, "I saw it.");
        world.reply(alice, own, Audience.FOLLOWERS, "canaryclose");
        world.reply(alice, own, Audience.DIRECT, "@" + bob.handle() + " canarydirect");
        world.reply(bob, own, Audience.DIRECT, "@" + alice.handle() + " canaryown");
        world.settle();
        String word = model.word((request, _) -> request.tools().isEmpty() || request.turns().size() > 1 ? ScriptedModel.said("It is back [1].")
                : ScriptedModel.wishes("read_thread", "{\"passage\":1}"));

        over(bob, chats.ask(bob.id(), new Ask(null, null, Task.ANSWER, heron + " " + word)));

        assertThat(ScriptedModel.all(model.told(word).getLast())).contains("is back", "I saw it").doesNotContain("canary");
    }

    @Test
    void whatAliceKeepsFromItIsNotToldToHerselfEither() {
        String heron = "heron" + alice.id();
        vetoes.post(alice.id(), world.post(alice, Audience.PUBLIC, "The " + heron + " is back.").id(), true);
        world.settle();

        Exchange said = over(alice, chats.ask(alice.id(), new Ask(null, null, Task.ANSWER, "Where is the " + heron + "?")));

        assertThat(said.sources()).isEmpty();
    }

    @Test
    void theBuiltInEngineExplainsByQuoting() {
        Post root = world.post(alice, Audience.PUBLIC, "The weir was opened in 1932. It keeps the river back in spring.");
        Post reply = world.reply(bob, root, Audience.PUBLIC, "What keeps the river back?");

        Exchange said = asksAbout(bob, reply, "What keeps the river back in spring?");

        assertThat(said.state()).as("%s", said.reason()).isEqualTo(Exchange.State.SAID);
        assertThat(said.said()).contains("It keeps the river back in spring");
        assertThat(said.sources()).extracting(Answer.Source::post).contains(root.id());
    }
}

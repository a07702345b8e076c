package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Sessions;
import social.linnet.ai.AiFailure;
import social.linnet.ai.TextModel;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.Blocks;
import social.linnet.log.Views;
import social.linnet.notification.Kind;
import social.linnet.notification.Notification;
import social.linnet.notification.Notifications;
import social.linnet.notification.Wanted;
import social.linnet.page.AnswerView;
import social.linnet.page.Answering;
import social.linnet.page.Histories;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Said;
import social.linnet.page.Surface;
import social.linnet.post.Draft;
import social.linnet.post.Edits;
import social.linnet.post.Post;
import social.linnet.post.Reactions;
import social.linnet.post.Words;
import social.linnet.testing.Client;
import social.linnet.testing.ScriptedModel;

/// What people see of the assistant's answers: with their sources, without those whom they keep away, and while they are made.
class AnswersInSightTest extends AssistantStory {

    @Autowired
    private Questions asking;
    @Autowired
    private Views views;
    @Autowired
    private Edits edits;
    @Autowired
    private Blocks blocks;
    @Autowired
    private Reactions reactions;
    @Autowired
    private Pages pages;
    @Autowired
    private Histories histories;
    @Autowired
    private Answering answering;
    @Autowired
    private Notifications notifications;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Live live;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;
    @Value("${linnet.url}")
    private String url;

    private PostView seen(@Nullable Long viewer, Post post) {
        return pages.post(viewer, post.id()).orElseThrow();
    }

    @Test
    void anAnswerStandsWithItsSourcesAndWithoutTheirAddresses() {
        Post said = world.post(alice, Audience.PUBLIC, "The ferry leaves at 07:40.");
        Post answer = told(said, "when does it leave?", "It leaves at 07:40 [1].");

        PostView view = seen(carol.id(), answer);

        AnswerView beside = view.answer();
        assertThat(beside).isNotNull();
        assertThat(beside.model().model()).isEqualTo("script-1");
        assertThat(beside.sources()).singleElement().satisfies(source -> {
            assertThat(source.number()).isEqualTo(1);
            assertThat(source.seen().path()).isEqualTo("/@" + alice.handle() + "/" + said.id());
            assertThat(source.seen().words()).isEqualTo("The ferry leaves at 07:40.");
        });
        assertThat(view.said()).extracting(part -> part.segment().text()).containsExactly("@" + bob.handle(), " It leaves at 07:40",
                "[1]", ".");
        assertThat(view.said()).filteredOn(part -> part.source() != null).extracting(Said::source)
                .containsExactly(beside.sources().getFirst());
        assertThat(view.text()).as("other programs are given the addresses").endsWith("/" + said.id());
    }

    @Test
    void whatSomebodySaysOfThemselvesIsASourceAsWell() {
        accounts.updateProfile(alice.id(), "Alice", "I keep bees by the mill.");
        Post said = world.post(carol, Audience.PUBLIC, "Who keeps bees here?");
        String word = model.word((request, _) -> request.turns().stream().filter(TextModel.Found.class::isInstance).map(TextModel.Found.class::cast)
                .flatMap(found -> found.passages().stream()).findFirst()
                .map(profile -> ScriptedModel.said("She does [" + profile.number() + "]."))
                .orElseGet(() -> ScriptedModel.wishes("read_profile", "{\"handle\":\"" + alice.handle() + "\"}")));
        Post answer = answer(world.reply(bob, said, Audience.PUBLIC, call() + "who does? " + word));

        PostView view = seen(carol.id(), answer);
        assertThat(view.text()).contains("She does [1].").endsWith("/@" + alice.handle());
        assertThat(view.answer().sources()).singleElement().satisfies(source -> {
            assertThat(source.seen().isProfile()).isTrue();
            assertThat(source.seen().path()).isEqualTo("/@" + alice.handle());
            assertThat(source.seen().words()).isEqualTo("I keep bees by the mill.");
        });
        assertThat(Client.stranger(url).open("/@" + self.shown().orElseThrow().handle() + "/" + answer.id()).body())
                .contains("href=\"/@" + alice.handle() + "\"", "I keep bees by the mill.");
        blocks.block(alice.id(), carol.id());
        assertThat(pages.post(carol.id(), answer.id())).as("whom alice blocks").isEmpty();
    }

    @Test
    void aSourceThatIsGoneIsAGap() {
        Post said = world.post(alice, Audience.PUBLIC, "One.");
        Post other = world.reply(carol, said, Audience.PUBLIC, "Two.");
        Post answer = told(other, "what do they say?", "One [1], two [2].");
        // the moment between the end of a post and that of what rests on it
        jdbc.sql("update assistant.source set post = 1 where answer = :answer and number = 2").param("answer", answer.id()).update();
        views.rebuild("page.posts");

        assertThat(seen(carol.id(), answer).answer().sources()).extracting(source -> source.seen() != null).containsExactly(true, false);
        assertThat(Client.stranger(url).open("/@" + self.shown().orElseThrow().handle() + "/" + answer.id()).body())
                .contains("A post that is not for you, or gone");
    }

    @Test
    void whoIsKeptAwayFromASourceSeesNothingOfTheAnswerAnywhere() {
        Post said = world.post(alice, Audience.PUBLIC, "The key is under the third stone.");
        Post answer = told(said, "where is the key?", "Under the third stone [1].");
        Post quoting = posts.publish(Draft.of(bob.id(), "As it says", Audience.PUBLIC).quoting(answer.id()));
        reactions.repost(bob.id(), answer.id());
        Account dave = world.person("dave");
        blocks.block(alice.id(), carol.id());
        blocks.block(dave.id(), alice.id());

        for (Account viewer : List.of(carol, dave)) {
            for (Surface surface : Surface.values()) {
                assertThat(pages.listing(viewer.id(), surface, List.of(answer.id()), 1).posts()).as("%s", surface).isEmpty();
            }
            assertThat(histories.of(viewer.id(), answer.id())).isEmpty();
            assertThat(seen(viewer.id(), quoting).quote().post()).isNull();
            Client browser = Client.of(url, sessions.open(viewer.id(), "a test"));
            assertThat(browser.open("/@" + self.shown().orElseThrow().handle() + "/" + answer.id()).status()).isEqualTo(404);
            assertThat(browser.open("/@" + bob.handle() + "/" + quoting.id()).body()).doesNotContain("third stone");
            assertThat(browser.open("/@" + bob.handle()).body()).doesNotContain("third stone");
        }
        assertThat(seen(null, answer).text()).as("strangers see it").contains("third stone");
        assertThat(seen(alice.id(), answer).answer().sources().getFirst().seen()).isNotNull();
    }

    @Test
    void whatComesIsSeenByThoseWhoMaySeeTheQuestionAndWhomNobodyKeepsAway() throws Exception {
        Account dave = world.person("dave");
        world.follow(carol, bob);
        blocks.block(alice.id(), dave.id());
        Post said = world.post(alice, Audience.PUBLIC, "Snow is on the way.");
        List<Live.Partial> open = comingTo(said, Audience.PUBLIC);
        Live.Partial last = open.getLast();
        assertThat(last.words()).isEqualTo("It snows,");
        assertThat(last.authors()).containsExactly(alice.id());
        assertThat(answering.shown(carol.id(), last)).map(Answering.Coming::words).contains("It snows,");
        assertThat(answering.shown(null, last)).isPresent();
        assertThat(answering.shown(dave.id(), last)).as("whom the author of a source blocks").isEmpty();
        blocks.block(carol.id(), self.account());
        assertThat(answering.shown(carol.id(), last)).as("who blocks it").isEmpty();

        List<Live.Partial> close = comingTo(said, Audience.FOLLOWERS);
        assertThat(answering.shown(bob.id(), close.getLast())).isPresent();
        blocks.unblock(carol.id(), self.account());
        assertThat(answering.shown(carol.id(), close.getLast())).as("who may see the question and not the answer").isEmpty();
        assertThat(answering.shown(null, close.getLast())).isEmpty();
    }

    @Test
    void whoWatchesHereIsToldThatAnAnswerIsThereThatAnotherMachineMade() throws Exception {
        Post said = world.post(alice, Audience.PUBLIC, "Snow is on the way.");
        Post asked = world.reply(bob, said, Audience.PUBLIC, "What comes?");
        List<Live.Partial> told = new CopyOnWriteArrayList<>();
        try (AutoCloseable _ = live.watch(said.thread(), told::add)) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                jdbc.sql("""
                        insert into assistant.question (post, asker, thread, task, words, key, state, asked_at)
                        values (:post, :asker, :thread, 'ANSWER', 'What comes?', 'elsewhere', 'ANSWERED', now())
                        """).param("post", asked.id()).param("asker", bob.id()).param("thread", said.thread()).update();
                Post answer = posts.publish(Draft.of(self.account(), "@" + bob.handle() + " Snow.", Audience.PUBLIC).answering(asked.id()));
                answers.keep(new Answer(answer.id(), asked.id(), model.name(), 1, 1, null, null, List.of(), List.of()));
            });

            await().atMost(SOON).until(() -> told.stream().anyMatch(partial -> partial.question() == asked.id() && partial.isOver()));
        }
        assertThat(answering.answer(carol.id(), asked.id())).map(PostView::text).contains("@" + bob.handle() + " Snow.");
    }

    /// What those who watch were told.
    private final List<Live.Partial> told = new CopyOnWriteArrayList<>();

    @Test
    void whetherSomethingIsSoIsNotSaidBeforeSomethingShowsIt() throws Exception {
        Post said = world.post(alice, Audience.PUBLIC, "They found a lake under the ice.");
        String sure = model.word((_, sink) -> {
            says(sink, Duration.ofMillis(400), "Yes. ", "It is ", "true, everybody knows that [7]. ", "There is a lake. ");
            return ScriptedModel.said("Yes. It is true, everybody knows that [7]. There is a lake. So it is.");
        });
        String shown = model.word((_, sink) -> {
            says(sink, SOON, "They found a lake, ", "says one [1]. ", "Nobody else ");
            return ScriptedModel.said("They found a lake, says one [1]. Nobody else does.");
        });
        String unsure = model.word((_, sink) -> {
            says(sink, SOON, "I cannot verify ", "that. ", "Yes, ");
            return ScriptedModel.said("I cannot verify that. Yes, perhaps.");
        });

        assertThat(saidTo(said, "is this true? " + sure)).containsOnly("");
        assertThat(saidTo(world.reply(carol, said, Audience.PUBLIC, "I saw it."), "is this true? " + shown))
                .anyMatch(words -> words.startsWith("They found a lake, says")).doesNotContain("They found a lake,");
        assertThat(saidTo(world.reply(carol, said, Audience.PUBLIC, "I heard it."), "is this true? " + unsure))
                .anyMatch(words -> words.startsWith("I cannot verify that.")).doesNotContain("I cannot verify");
    }

    /// Says these pieces, and waits until something of them is shown, or for as long as nothing is to be.
    private void says(TextModel.Sink sink, Duration atMost, String... pieces) {
        List.of(pieces).forEach(sink::words);
        long end = System.nanoTime() + atMost.toNanos();
        await().atMost(SOON.plusSeconds(5)).pollInterval(Duration.ofMillis(10)).until(() -> {
            sink.words("");
            return System.nanoTime() > end || told.stream().anyMatch(partial -> !partial.words().isEmpty());
        });
    }

    /// What those who watch were told of an answer until it was there.
    private List<String> saidTo(Post said, String question) throws Exception {
        told.clear();
        try (AutoCloseable _ = live.watch(said.thread(), told::add)) {
            Post asked = world.reply(bob, said, Audience.PUBLIC, call() + question);
            answer(asked);
            return told.stream().filter(partial -> partial.question() == asked.id() && !partial.isOver()).map(Live.Partial::words).toList();
        }
    }

    /// What was told of an answer while it was made, until its first words.
    private List<Live.Partial> comingTo(Post said, Audience audience) throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        List<Live.Partial> told = new CopyOnWriteArrayList<>();
        String word = model.word((_, sink) -> {
            sink.words("It snows, ");
            try {
                heard.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ScriptedModel.said("Snow, it says [1].");
        });
        Post asked;
        try (AutoCloseable _ = live.watch(said.thread(), told::add)) {
            asked = world.reply(bob, said, audience, call() + "what comes? " + word);
            await().atMost(SOON).until(() -> told.stream().anyMatch(partial -> partial.question() == asked.id()
                    && !partial.words().isEmpty()));
        } finally {
            heard.countDown();
        }
        answer(asked);
        return told.stream().filter(partial -> partial.question() == asked.id()).toList();
    }

    private List<Kind> toldOf(Account account, Post post) {
        return notifications.page(account.id(), Wanted.ALL, Paging.newest(40)).shown().stream()
                .filter(one -> Optional.ofNullable(one.post()).filter(id -> id == post.id()).isPresent()).map(Notification::kind).toList();
    }

    @Test
    void thoseWhoBelievedItAreToldOnceThatItWasCorrected() {
        Account dave = world.person("dave");
        Account erin = world.person("erin");
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday.");
        String word = model.word((request, _) -> ScriptedModel.said(ScriptedModel.all(request).contains("on Sunday")
                ? "It is on Sunday [1]." : "It is on Saturday [1]."));
        Post answer = answer(world.reply(bob, said, Audience.PUBLIC, call() + "which day? " + word));
        reactions.like(carol.id(), answer.id());
        reactions.like(dave.id(), answer.id());
        reactions.repost(dave.id(), answer.id());
        world.reply(erin, answer, Audience.PUBLIC, "See you there.");
        world.settle();

        edits.edit(alice.id(), said.id(), new Edits.Edit(Words.of("The market is on Sunday."), null, Map.of(), null));
        await().atMost(SOON).until(() -> answers.find(answer.id()).orElseThrow().version() == 2);
        world.settle();

        for (Account believer : List.of(carol, dave, erin)) {
            assertThat(toldOf(believer, answer)).as(believer.handle()).containsExactly(Kind.CORRECTION);
        }
        assertThat(toldOf(bob, answer)).containsExactlyInAnyOrder(Kind.MENTION, Kind.CORRECTION);
        assertThat(toldOf(alice, answer)).isEmpty();
        PostView now = seen(carol.id(), answer);
        assertThat(now.answer().correction()).isEqualTo(Answer.Correction.SOURCE_CHANGED);
        assertThat(now.answer().correctedAt()).isNotNull();
        assertThat(histories.of(carol.id(), answer.id()).orElseThrow().versions()).hasSize(2);
    }

    @Test
    void whoAskedAloneIsToldWhatBecameOfItAndMayTryAgain() {
        Post said = world.post(alice, Audience.PUBLIC, "The bus is late.");
        String word = model.word((_, _) -> {
            throw new AiFailure(AiFailure.Reason.UNAVAILABLE, "away", null);
        });
        Post asked = world.reply(bob, said, Audience.PUBLIC, call() + "why? " + word);
        await().atMost(SOON).until(() -> questions.find(asked.id()).filter(Question::mayTryAgain).isPresent());

        assertThat(seen(bob.id(), asked).asked()).satisfies(state -> {
            assertThat(state.reason()).isEqualTo(Question.Reason.UNAVAILABLE);
            assertThat(state.mayRetry()).isTrue();
        });
        assertThat(seen(carol.id(), asked).asked()).isNull();
        assertThatThrownBy(() -> asking.again(carol.id(), asked.id())).isInstanceOf(Refused.class);
        asking.again(bob.id(), asked.id());
        await().atMost(SOON).until(() -> model.told(word).size() == 2);
    }

    @Test
    void whoAsksTheSameAgainIsShownTheAnswerAbove() {
        Post said = world.post(alice, Audience.PUBLIC, "The bridge is closed.");
        String word = model.word("One post says so [1].");
        Post answer = answer(world.reply(bob, said, Audience.PUBLIC, call() + "is this true? " + word));
        Post again = world.reply(carol, said, Audience.PUBLIC, call() + "is this true?? " + word);
        await().atMost(SOON).until(() -> seen(carol.id(), again).asked() != null);

        assertThat(seen(carol.id(), again).asked().answer()).endsWith("/" + answer.id());
        assertThat(seen(bob.id(), again).asked()).isNull();
    }

    @Test
    void itHasAPictureAndCountsAsNobody() {
        await().atMost(SOON).until(() -> self.shown().orElseThrow().avatar() != null);
        long before = accounts.count();
        world.person("erin");
        assertThat(accounts.count()).isEqualTo(before + 1);
    }
}

package social.linnet.web.post;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.ai.TextModel;
import social.linnet.assistant.Answer;
import social.linnet.assistant.Answers;
import social.linnet.assistant.Questions;
import social.linnet.assistant.context.Self;
import social.linnet.assistant.context.Vetoes;
import social.linnet.event.Audience;
import social.linnet.post.Edits;
import social.linnet.post.PermissionsListener;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;
import social.linnet.post.Words;
import social.linnet.testing.ScriptedModel;
import social.linnet.web.BrowserTest;

/// The assistant is called in a thread that people watch in their browsers.
class AnswerJourneyTest extends BrowserTest {

    /// From the model's first words to the first words on the page.
    private static final long SECOND = 1_000;

    @Autowired
    private ScriptedModel model;
    @Autowired
    private Self self;
    @Autowired
    private Questions questions;
    @Autowired
    private Answers answers;
    @Autowired
    private Vetoes vetoes;
    @Autowired
    private Edits edits;
    @Autowired
    private Posts posts;
    @Autowired
    private Reactions reactions;
    @Autowired
    private Accounts accounts;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private List<PermissionsListener> known;

    private Account alice;
    private Account bob;
    private Account carol;
    private String call;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
        call = "@" + self.shown().orElseThrow().handle() + " ";
    }

    private static String path(Account author, Post post) {
        return "/@" + author.handle() + "/" + post.id();
    }

    private Post answer(Page page, Post asked) {
        page.waitForCondition(() -> questions.find(asked.id()).map(question -> question.answer() != null).orElse(false));
        return posts.find(questions.find(asked.id()).orElseThrow().answer()).orElseThrow();
    }

    @Test
    void everybodyWhoWatchesSeesTheAnswerComeWordByWord() throws InterruptedException {
        Post said = world.post(alice, Audience.PUBLIC, "The ferry to the island leaves at 07:40 from pier 3, and at 16:10 on Sundays.");
        CountDownLatch more = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begin = new CountDownLatch(1);
        AtomicLong first = new AtomicLong();
        String word = model.word((_, sink) -> {
            await(begin);
            first.set(System.currentTimeMillis());
            sink.words("It leaves early, ");
            await(more);
            sink.words("07:40 from pier 3 on weekdays ");
            await(end, sink);
            return ScriptedModel.said("It leaves early, 07:40 from pier 3 on weekdays [1].");
        });
        Page watching = browser(carol, path(alice, said));
        Page nobody = stranger(phone());
        nobody.navigate(url + path(alice, said));
        Page page = browser(bob, path(alice, said));
        page.locator("#compose .words").first().fill(call + "when does it leave? " + word);
        page.locator("#compose button.primary").click();
        Locator coming = watching.locator("[data-coming]");
        assertThat(coming).containsText("is reading…");
        assertThat(page.locator("[data-coming]")).containsText("is reading…");
        shot(page, "answer-1-reading");
        watching.evaluate("""
                () => new MutationObserver((_, seen) => {
                    if (document.querySelector("[data-coming] .coming-words")?.textContent) { window.firstWords = Date.now(); seen.disconnect(); }
                }).observe(document.body, {childList: true, subtree: true, characterData: true})""");
        begin.countDown();
        assertThat(coming).containsText("It leaves early");
        long took = ((Number) watching.evaluate("window.firstWords")).longValue() - first.get();
        org.assertj.core.api.Assertions.assertThat(took).as("milliseconds from the model's first words to the page's").isLessThan(SECOND);
        System.out.println("first words after " + took + " ms");
        // who comes in the middle sees it, with a script and without
        more.countDown();
        assertThat(nobody.locator("[data-coming]")).containsText("07:40 from pier 3");
        assertThat(nobody.locator("#replies article.post")).containsText("when does it leave?");
        Page plain = stranger(desktop().setJavaScriptEnabled(false));
        plain.navigate(url + path(alice, said));
        assertThat(plain.locator("[data-coming]")).containsText("07:40 from pier 3");
        watching.reload();
        assertThat(watching.locator("[data-coming]")).containsText("07:40 from pier 3");
        shot(watching, "answer-2-coming");
        shot(nobody, "answer-2-coming-phone");
        page.locator("#compose .words").first().focus();
        end.countDown();
        Locator card = watching.locator("article.post:has(.answer-label)");
        assertThat(card).containsText("It leaves early, 07:40 from pier 3 on weekdays");
        assertThat(watching.locator("[data-coming]")).hasCount(0);
        assertThat(card.locator(".text")).not().containsText("http");
        assertThat(card.locator(".cited a")).hasAttribute("href", path(alice, said));
        assertThat(card.locator(".answer-sources li")).hasCount(1);
        assertThat(card.locator(".answer-label")).containsText("AI · script-1");
        assertThat(watching.locator("#announce")).containsText("has answered");
        assertThat(page.locator("article.post:has(.answer-label)")).hasCount(1);
        assertThat(page.locator("#compose .words").first()).isFocused();
        assertThat(nobody.locator("article.post:has(.answer-label)")).hasCount(1);
        shot(watching, "answer-3-there");
        shot(nobody, "answer-3-there-phone");
    }

    /// Waits as a model does that says nothing for a while.
    private static void await(CountDownLatch latch, TextModel.Sink sink) {
        try {
            for (int waited = 0; !latch.await(100, TimeUnit.MILLISECONDS) && waited < 200; waited++) {
                sink.words("");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody went on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theBuiltInReaderAnswersWithItsSources() {
        Post said = world.post(alice, Audience.PUBLIC, "Our village library reopens on 4 December, after the roof was mended.");
        world.reply(carol, said, Audience.PUBLIC, "The library opens at nine in the morning, and the roof does not leak any more.");
        Page page = browser(bob, path(alice, said), phone().setColorScheme(ColorScheme.DARK));
        Post asked = world.reply(bob, said, Audience.PUBLIC, call + "when does the library reopen?");
        Post answer = answer(page, asked);
        world.settle();
        // the model of these tests names itself whoever answers for it
        jdbc.sql("update assistant.answer set provider = 'builtin', model = 'reader', builtin = true where post = :post")
                .param("post", answer.id()).update();
        known.forEach(each -> each.permissionsChanged(answer.id()));
        page.reload();
        Locator card = page.locator("#p" + answer.id());
        assertThat(card.locator(".answer-label")).containsText("AI · built-in reader");
        card.scrollIntoViewIfNeeded();
        shot(page, "answer-4-builtin-dark");
        accounts.setLanguage(carol.id(), "fr");
        Page french = browser(carol, path(self.shown().orElseThrow(), answer), desktop().setLocale("fr-FR"));
        assertThat(french.locator(".focus .answer-label")).containsText("IA · lecteur intégré");
        shot(french, "answer-5-french");
        french.navigate(url + "/@" + self.shown().orElseThrow().handle());
        shot(french, "answer-6-profile-french");
        browser(bob, "/@" + self.shown().orElseThrow().handle(), phone()).locator(".assistant-notice").waitFor();
    }

    @Test
    void whatIsCorrectedSaysSoAndThoseWhoLikedItAreTold() {
        Post said = world.post(alice, Audience.PUBLIC, "The market is on Saturday, from eight to one.");
        String word = model.word((request, _) -> ScriptedModel.said(ScriptedModel.all(request).contains("on Sunday")
                ? "It is on Sunday, from eight to one [1]." : "It is on Saturday, from eight to one [1]."));
        Page page = browser(carol, path(alice, said));
        Post answer = answer(page, world.reply(bob, said, Audience.PUBLIC, call + "which day? " + word));
        reactions.like(carol.id(), answer.id());
        world.settle();
        edits.edit(alice.id(), said.id(), new Edits.Edit(Words.of("The market is on Sunday, from eight to one."), null, Map.of(), null));
        page.waitForCondition(() -> answers.find(answer.id()).orElseThrow().version() == 2);
        world.settle();
        page.navigate(url + path(self.shown().orElseThrow(), answer));
        assertThat(page.locator(".answer-corrected")).containsText("Corrected: a post it rests on was changed");
        shot(page, "answer-7-corrected");
        page.navigate(url + "/notifications");
        assertThat(page.locator(".told.of-correction")).containsText("corrected an answer");
        shot(page, "answer-8-correction-told");
        org.assertj.core.api.Assertions.assertThat(answers.find(answer.id()).orElseThrow().correction())
                .isEqualTo(Answer.Correction.SOURCE_CHANGED);
    }

    @Test
    void whoAsksWhereAnAuthorKeepsItOutIsToldAloneAndMayTryAgainWhatFailed() {
        Post said = world.post(alice, Audience.PUBLIC, "My diary of the allotment, not for programs.");
        vetoes.post(alice.id(), said.id(), true);
        Page page = browser(bob, path(alice, said), phone());
        Post asked = world.reply(bob, said, Audience.PUBLIC, call + "what grows there?");
        page.waitForCondition(() -> questions.find(asked.id()).map(question -> question.reason() != null).orElse(false));
        page.reload();
        assertThat(page.locator("#asked" + asked.id())).containsText("keeps it from the assistant");
        shot(page, "answer-9-vetoed");
        Page other = browser(carol, path(alice, said));
        assertThat(other.locator("#p" + asked.id())).isVisible();
        assertThat(other.locator(".asked-state")).hasCount(0);
        page.navigate(url + "/messages");
        assertThat(page.locator("main")).containsText("I do not answer there");
        shot(page, "answer-10-whisper");
        page.navigate(url + path(alice, said));
        assertThat(page.locator("#asked" + asked.id())).isVisible();
        assertThat(page.locator("#replies")).not().containsText("I do not answer there");
    }

    @Test
    void bobTriesAgainWhatFailedAndFindsItAtHome() {
        Post said = world.post(alice, Audience.PUBLIC, "The bus is late because of the snow.");
        String word = model.word((_, _) -> {
            throw new social.linnet.ai.AiFailure(social.linnet.ai.AiFailure.Reason.UNAVAILABLE, "away", null);
        });
        Post asked = world.reply(bob, said, Audience.PUBLIC, call + "why? " + word);
        Page page = browser(bob, "/home");
        page.waitForCondition(() -> questions.find(asked.id()).map(question -> question.mayTryAgain()).orElse(false));
        page.reload();
        Locator state = page.locator("#asked" + asked.id());
        assertThat(state).containsText("cannot be reached");
        shot(page, "answer-11-failed-at-home");
        button(page, "Try again").click();
        assertThat(page.locator("#p" + asked.id() + " .asked-state")).containsText("being read once more");
        org.assertj.core.api.Assertions.assertThat(model.told(word)).isNotEmpty();
    }

    @Test
    void theBoxOffersItAsSoonAsSomebodyIsNamed() {
        Page page = browser(bob, "/home");
        Locator words = page.locator("#compose .words").first();
        words.pressSequentially("Hey @");
        assertThat(page.locator("#composer-offers li").first()).containsText("@" + self.shown().orElseThrow().handle());
        shot(page, "answer-14-offered");
        page.keyboard().press("Enter");
        assertThat(words).hasValue("Hey " + call);
    }

    @Test
    void whoBlocksTheAssistantFromItsAnswerSeesItNoMore() {
        Post said = world.post(alice, Audience.PUBLIC, "Rain at noon.");
        String word = model.word("At noon [1].");
        Page page = browser(carol, path(alice, said));
        Post answer = answer(page, world.reply(bob, said, Audience.PUBLIC, call + "when? " + word));
        Locator card = page.locator("#p" + answer.id());
        card.locator(".dots").click();
        assertThat(page.locator(".sheet.choices")).containsText("What ");
        shot(page, "answer-12-choices");
        page.locator(".choices [data-person=block]").click();
        assertThat(page.locator("#toast")).containsText("@");
        page.reload();
        assertThat(card).hasCount(0);
        shot(page, "answer-13-blocked");
    }
}

package social.linnet.web.assistant;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.ai.AiFailure;
import social.linnet.assistant.chat.Chat;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Exchange;
import social.linnet.assistant.context.Vetoes;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.testing.ScriptedModel;
import social.linnet.web.BrowserTest;

/// What people do with the assistant in their browsers, for themselves alone.
@Order(4)
class AssistantJourneyTest extends BrowserTest {

    @Autowired
    private Accounts accounts;
    @Autowired
    private Chats chats;
    @Autowired
    private Vetoes vetoes;
    @Autowired
    private Posts posts;
    @Autowired
    private ScriptedModel model;
    @Autowired
    private JdbcClient jdbc;

    private Account alice;
    private Account bob;
    private Post weir;

    @BeforeEach
    void aThread() {
        alice = world.person("alice");
        bob = world.person("bob");
        weir = world.post(alice, Audience.PUBLIC, "The weir was opened in 1932. It keeps the river back in spring.");
        world.reply(bob, weir, Audience.PUBLIC, "The weir is closed this spring, the river board says. The gates are being painted.");
        world.settle();
    }

    private static Browser.NewContextOptions dark(Browser.NewContextOptions options) {
        return options.setColorScheme(ColorScheme.DARK).setReducedMotion(ReducedMotion.REDUCE);
    }

    /// Pictures show what stands when nothing moves any more.
    private static Browser.NewContextOptions still(Browser.NewContextOptions options) {
        return options.setReducedMotion(ReducedMotion.REDUCE);
    }

    private String path(Post post) {
        return "/@" + alice.handle() + "/" + post.id();
    }

    /// Waits until what listens on a page of the assistant is there: the page asks for it once it is there itself.
    static void listens(Page page) {
        page.evaluate("""
                () => import(document.querySelector("script[src$='/app.js']").src.replace("app.js", "assistant.js")).then(() => null)""");
    }

    private static Locator panel(Page page) {
        return page.locator("dialog.aid");
    }

    @Test
    void bobHasAPostExplainedByTheBuiltInReaderWithoutLeavingIt() {
        for (boolean narrow : new boolean[] {false, true}) {
            Page page = browser(bob, path(weir), still(narrow ? dark(phone()) : desktop()));
            Locator opener = page.locator("article.focus a[data-act=ask]");
            opener.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#aid-title")).isFocused();
            shot(page, "assistant-1-panel-" + (narrow ? "phone" : "desktop"));
            panel(page).locator("button[value=explain]").press("Enter");
            assertThat(panel(page).locator(".aid-words")).containsText("The weir is closed this spring");
            assertThat(panel(page).locator(".aid-label").first()).containsText("AI ·");
            assertThat(panel(page)).containsText("Only you see this");
            shot(page, "assistant-2-explained-" + (narrow ? "phone" : "desktop"));
            page.keyboard().press("Escape");
            assertThat(panel(page)).hasCount(0);
            assertThat(opener).isFocused();
        }
        org.assertj.core.api.Assertions.assertThat(posts.byAuthor(bob.id(), Paging.newest(10), true, true)).as("nothing is published")
                .hasSize(1);
    }

    @Test
    void bobAsksFromTheMenuWhetherItIsSoAndReadsTheSources() {
        Page page = browser(bob, path(weir), dark(desktop()));
        page.locator("article.focus .dots").click();
        page.locator(".sheet.choices a[data-ask=check]").click();
        Locator sources = panel(page).locator(".aid-sources a");
        assertThat(sources.first()).isVisible();
        assertThat(sources.first()).containsText("@" + bob.handle());
        shot(page, "assistant-3-is-this-so-dark");
        posts.delete(bob.id(), posts.descendants(weir.id()).getFirst());
        Chat chat = chats.chats(bob.id(), 0, 1).getFirst();
        page.navigate(url + "/assistant/chats/" + chat.id());
        assertThat(page.locator(".aid-gap").first()).containsText("cannot see any more");
        shot(page, "assistant-4-a-source-is-gone");
    }

    @Test
    void theAnswerComesWhileItIsMadeAndCanBeStopped() {
        CountDownLatch hold = new CountDownLatch(1);
        String word = model.word((_, sink) -> {
            sink.words("First words come ");
            try {
                while (!sink.getAsBoolean() && !hold.await(20, TimeUnit.MILLISECONDS)) {
                    sink.words("");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (sink.getAsBoolean()) {
                throw new AiFailure(AiFailure.Reason.CANCELLED, "nobody wants it", null);
            }
            return ScriptedModel.said("First words come and then the rest.");
        });
        Page page = browser(bob, path(weir), phone());
        page.locator("article.focus a[data-act=ask]").click();
        panel(page).locator("textarea").fill("what? " + word);
        page.keyboard().press("Enter");
        assertThat(panel(page).locator(".aid-words")).hasText("First words come");
        shot(page, "assistant-5-streaming-phone");
        panel(page).getByText("Stop").click();
        assertThat(panel(page).locator(".note.bad")).hasText("You stopped it.");
        hold.countDown();
        panel(page).getByText("Try again").click();
        assertThat(panel(page).locator(".aid-words")).hasText("First words come and then the rest.");
    }

    @Test
    void whatFailsSaysWhyAndIsTriedAgain() {
        boolean[] first = {true};
        String word = model.word((_, _) -> {
            if (first[0]) {
                first[0] = false;
                throw new AiFailure(AiFailure.Reason.TIMED_OUT, "slow", null);
            }
            return ScriptedModel.said("In 1932.");
        });
        Page page = browser(bob, "/posts/" + weir.id() + "/assistant");
        listens(page);
        page.locator("textarea").fill("when? " + word);
        page.keyboard().press("Enter");
        assertThat(page.locator(".aid-one .note.bad")).hasText("It took too long, so it stopped.");
        shot(page, "assistant-6-failed");
        page.getByText("Try again").click();
        assertThat(page.locator(".aid-words")).hasText("In 1932.");
    }

    @Test
    void bobSharesAnAnswerOnlyOnceHeHasSaidForWhom() {
        String word = model.word("It was opened in 1932 [1].");
        Page page = browser(bob, path(weir));
        page.locator("article.focus a[data-act=ask]").click();
        panel(page).locator("textarea").fill("when? " + word);
        page.keyboard().press("Enter");
        panel(page).getByText("Share this answer").click();
        assertThat(page.locator("[name=audience]:checked")).hasCount(0);
        assertThat(page.locator(".aid-preview")).containsText("It was opened in 1932");
        assertThat(page.locator(".aid-preview")).containsText("the assistant’s answer, AI · script-1");
        shot(page, "assistant-7-share");
        page.locator("[name=audience][value=quiet]").check();
        shot(page, "assistant-8-share-chosen");
        page.getByText("Post it").click();
        page.waitForURL(Pattern.compile("/@" + bob.handle() + "/[0-9]+"));
        assertThat(page.locator("article.focus")).containsText("the assistant’s answer, AI · script-1");
        assertThat(page.locator("article.focus .quoted")).containsText("The weir was opened");
        assertThat(page.locator("article.focus")).containsText("Quiet");
        shot(page, "assistant-9-shared");
    }

    @Test
    void whatIsNotForEverybodyIsNotShared() {
        world.follow(bob, alice);
        Post close = world.post(alice, Audience.FOLLOWERS, "The code of the gate is a bird.");
        String word = model.word("It is a bird [1].");
        Exchange said = chats.ask(bob.id(), new Chats.Ask(null, close.id(), social.linnet.ai.TextModel.Task.ANSWER, "what? " + word));
        await().atMost(Duration.ofSeconds(20)).until(() -> chats.exchange(bob.id(), said.id()).state() == Exchange.State.SAID);
        Page page = browser(bob, "/assistant/answers/" + said.id() + "/share", phone());
        assertThat(page.locator("main")).containsText("not everybody may see");
        assertThat(page.locator("[name=audience]")).hasCount(0);
        shot(page, "assistant-10-not-to-be-shared-phone");
    }

    @Test
    void bobTalksEditsAsksAgainRatesAndDeletes() {
        String word = model.word((request, _) -> ScriptedModel.said("I was told " + (request.turns().size() - 1) + " turns before."));
        Page page = browser(bob, "/assistant");
        shot(page, "assistant-11-chats-empty");
        listens(page);
        page.locator("#words").fill("One? " + word);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("/assistant/chats/"));
        assertThat(page.locator(".aid-words")).hasText("I was told 0 turns before.");
        listens(page);
        page.locator("#words").fill("Two? " + word);
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("With a second line.");
        page.keyboard().press("Enter");
        assertThat(page.locator(".aid-words").nth(1)).hasText("I was told 2 turns before.");
        shot(page, "assistant-12-chat");
        page.locator(".aid-edit > summary").first().click();
        page.locator(".aid-edit textarea").first().fill("One, better? " + word);
        page.locator(".aid-edit .button").first().click();
        assertThat(page.locator(".aid-old")).hasCount(2);
        assertThat(page.locator(".aid-one:not(.aid-old) .aid-words")).hasText("I was told 0 turns before.");
        page.locator("button[name=rating][value=better]").click();
        assertThat(page.locator("button[name=rating][aria-pressed=true]")).hasText("Better");
        shot(page, "assistant-13-chat-edited");
        page.locator(".aid-menu > summary").click();
        page.getByText("Delete this chat").click();
        shot(page, "assistant-14-delete");
        Page small = browser(bob, "/assistant/chats/" + chats.chats(bob.id(), 0, 1).getFirst().id(), dark(phone()));
        shot(small, "assistant-22-chat-phone-dark");
        small.navigate(url + "/assistant");
        shot(small, "assistant-23-chats-phone-dark");
        button(page, "Delete").click();
        page.waitForURL(url + "/assistant");
        assertThat(page.locator(".toast")).hasText("The chat is deleted.");
        org.assertj.core.api.Assertions.assertThat(chats.chats(bob.id(), 0, 10)).isEmpty();
    }

    @Test
    void whatAliceKeepsFromItIsShownAsKept() {
        Page own = browser(alice, path(weir));
        own.locator("article.focus .dots").click();
        assertThat(own.locator(".sheet.choices")).isVisible();
        shot(own, "assistant-15-own-menu");
        own.locator(".sheet.choices").getByText("Keep from the assistant").click();
        assertThat(own.locator("#toast")).containsText("neither reads nor quotes");
        Page page = browser(bob, path(weir), dark(phone()));
        page.locator("article.focus .dots").click();
        assertThat(page.locator(".aid-off")).containsText("keeps it from the assistant");
        shot(page, "assistant-16-kept-menu-phone-dark");
        page.keyboard().press("Escape");
        page.locator("article.focus a[data-act=ask]").click();
        assertThat(panel(page).locator(".aid-no")).isVisible();
        assertThat(panel(page).locator("textarea")).hasCount(0);
        shot(page, "assistant-17-kept-panel-phone-dark");
    }

    @Test
    void aPostIsKeptFromItFromItsFirstMoment() {
        Page page = browser(alice, "/compose");
        page.locator("#composer-text").fill("Not for programs.");
        page.locator(".more-menu > summary").click();
        page.locator("[name=silent]").check();
        page.locator("#composer-post").click();
        await().atMost(Duration.ofSeconds(20)).until(() -> newest().text().equals("Not for programs."));
        org.assertj.core.api.Assertions.assertThat(vetoes.isSilent(newest())).isTrue();
    }

    @Test
    void whatIsKeptFromItStaysKeptInAClosedTabInADraftAndUntilItsTime() {
        Page page = browser(alice, "/home");
        page.locator("#composer-text").fill("The second gate sticks in the frost.");
        page.locator(".more-menu > summary").click();
        page.waitForResponse(answer -> answer.url().endsWith("/drafts") && answer.status() == 200,
                () -> page.locator("[name=silent]").check());
        Page again = page.context().newPage();
        page.close();
        again.navigate(url + "/home");
        assertThat(again.locator("#composer-text")).hasValue("The second gate sticks in the frost.");
        again.locator(".more-menu > summary").click();
        assertThat(again.locator("[name=silent]")).isChecked();
        shot(again, "assistant-24-kept-in-a-closed-tab");

        again.navigate(url + "/drafts");
        assertThat(again.locator(".kept-meta")).containsText("Not for the assistant");
        shot(again, "assistant-25-kept-draft");
        // another browser of hers knows nothing but what the server does
        Page other = browser(alice, "/drafts", phone());
        other.locator(".kept a.primary").click();
        other.locator(".more-menu > summary").click();
        assertThat(other.locator("[name=silent]")).isChecked();
        other.locator("[name=later]").check();
        other.locator("#composer-due").fill(LocalDate.now().plusDays(2) + "T08:30");
        other.locator("#composer-post").click();
        other.waitForURL(url + "/scheduled");
        assertThat(other.locator(".kept-meta")).containsText("Not for the assistant");
        shot(other, "assistant-26-kept-until-its-time-phone");
        jdbc.sql("update post.scheduled set try_at = now() - interval '1 s' where author = :alice").param("alice", alice.id()).update();
        await().atMost(Duration.ofSeconds(20)).until(() -> newest().text().startsWith("The second gate"));
        org.assertj.core.api.Assertions.assertThat(vetoes.isSilent(newest())).isTrue();
    }

    private Post newest() {
        return posts.find(posts.byAuthor(alice.id(), Paging.newest(1), true, false).getFirst()).orElseThrow();
    }

    @Test
    void inFrenchAndInTheDark() {
        accounts.setLanguage(bob.id(), "fr");
        Page page = browser(bob, path(weir), dark(desktop()));
        page.locator("article.focus a[data-act=ask]").click();
        assertThat(panel(page)).containsText("Est-ce vrai");
        panel(page).locator("button[value=explain]").click();
        assertThat(panel(page).locator(".aid-label").first()).containsText("IA ·");
        shot(page, "assistant-18-french-dark");
        page.navigate(url + "/about/assistant");
        assertThat(page.locator(".aid-hash code")).hasText(Pattern.compile("[0-9a-f]{64}"));
        shot(page, "assistant-19-about-french-dark");
    }

    @Test
    void moderatorsStopItAndSeeWhatWasSentToThem() {
        world.promote(alice.id());
        String word = model.word("It was opened in 1931.");
        Page page = browser(bob, path(weir));
        page.locator("article.focus a[data-act=ask]").click();
        panel(page).locator("textarea").fill("when? " + word);
        page.keyboard().press("Enter");
        panel(page).locator(".aid-wrong > summary").click();
        panel(page).locator("[name=why]").fill("It says 1932, " + word);
        shot(page, "assistant-20-wrong");
        panel(page).getByText("Send to moderators").click();
        assertThat(panel(page).locator(".aid-wrong > summary[aria-pressed=true]")).isVisible();
        Page admin = browser(alice, "/admin/assistant");
        assertThat(admin.locator(".aid-complaint", new Page.LocatorOptions().setHasText("It says 1932, " + word)))
                .containsText("It was opened in 1931.");
        shot(admin, "assistant-21-oversee");
    }
}

package social.linnet.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

import social.linnet.account.Accounts;
import social.linnet.ai.AiFailure;
import social.linnet.assistant.Questions;
import social.linnet.assistant.context.Self;
import social.linnet.event.Audience;
import social.linnet.post.Post;
import social.linnet.testing.ScriptedModel;
import social.linnet.web.dev.SamplePicture;

/// What pages become under somebody's hands: menus, sheets, windows, errors, messages. axe looks at each state, on a phone
/// and in a wide window, in both themes.
@Order(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibleStatesTest extends BrowserTest {

    @Autowired
    private Accounts accounts;
    @Autowired
    private ScriptedModel model;
    @Autowired
    private Questions questions;
    @Autowired
    private Self self;

    private final Town town = new Town();
    private final List<String> found = new ArrayList<>();
    private Page page;
    private String look = "";

    @BeforeAll
    void aSmallTown(@Autowired AutowireCapableBeanFactory program) {
        program.autowireBean(town);
        town.tell();
    }

    @AfterAll
    void asItWas() {
        town.leave();
    }

    @Test
    void onAPhone() {
        accounts.setLanguage(town.alice.id(), "fr");
        look = "phone";
        everyState(phone().setLocale("fr-FR"), true);
    }

    @Test
    void inAWideWindow() {
        look = "desktop";
        everyState(desktop(), false);
    }

    private void everyState(Browser.NewContextOptions options, boolean narrow) {
        found.clear();
        page = browser(town.alice, "/home", options.setReducedMotion(ReducedMotion.REDUCE).setColorScheme(ColorScheme.LIGHT));
        Axe.into(page.context());
        told("home", () -> home(narrow));
        told("keys and toasts", this::keysAndToasts);
        told("the box", this::theBox);
        told("thread", this::thread);
        told("answers", this::answers);
        told("assistant", this::assistant);
        told("people", this::people);
        told("errors", this::errors);
        org.assertj.core.api.Assertions.assertThat(found).as("what is wrong with states on a %s", look).isEmpty();
    }

    /// All that is wrong is told, also when one story breaks off.
    private void told(String part, Runnable story) {
        try {
            story.run();
        } catch (PlaywrightException | AssertionError broken) {
            found.add(look + ", " + part + " breaks off: " + broken.getMessage());
        }
    }

    private void home(boolean narrow) {
        go("/home");
        if (narrow) {
            page.locator(".me-button").click();
            assertThat(page.locator("#side")).isVisible();
            looked("side");
            page.keyboard().press("Escape");
        } else {
            page.locator(".me > summary").click();
            looked("me");
            page.keyboard().press("Escape");
        }
        Locator post = post(page, "Four of the harbour");
        post.locator(".dots").click();
        assertThat(page.locator(".sheet.choices")).isVisible();
        looked("choices");
        page.keyboard().press("Escape");
        post.locator("[data-act=repost]").click();
        assertThat(page.locator(".sheet:popover-open")).isVisible();
        looked("repost-or-quote");
        page.keyboard().press("Escape");
        post.locator("[data-act=bookmark]").click();
        post.locator("[data-act=like]").click();
        post.locator("details.alt > summary").first().click();
        looked("description-and-liked");
        page.keyboard().press("Escape");
        post.locator("[data-zoom]").nth(1).click();
        assertThat(page.locator("dialog.viewer")).isVisible();
        looked("viewer");
        page.keyboard().press("Escape");
        page.locator("details.warned").evaluateAll("all => all.forEach(one => one.open = true)");
        looked("warnings-open");
        if (narrow) {
            return;
        }
        // once: she has one vote
        Locator poll = page.locator("form.poll, .poll:has([data-act=vote])").first();
        poll.locator("input[type=radio]").first().check();
        poll.locator("[data-act=vote]").click();
        assertThat(page.locator(".poll [type=radio]:checked")).hasCount(0);
        looked("voted");
    }

    private void keysAndToasts() {
        go("/home");
        page.keyboard().press("?");
        assertThat(page.locator("dialog.keys")).isVisible();
        looked("keys");
        page.keyboard().press("Escape");
        page.evaluate("document.querySelector('#toast').innerHTML = '<p class=toast>Saved <button type=button>Undo</button></p>';"
                + "document.querySelector('#alarm').innerHTML = '<p class=\"toast bad\">Lost</p>'");
        looked("toasts");
    }

    private void theBox() {
        go("/compose");
        page.locator("#composer-text").fill("A thought " + "that is too long ".repeat(40));
        page.locator("#composer-file").setInputFiles(new FilePayload("a.png", "image/png", new SamplePicture(3, 400, 300).png()));
        assertThat(page.locator(".attachment:not(.uploading)")).hasCount(1);
        page.locator("#composer-file").setInputFiles(new FilePayload("notes.txt", "text/plain", new byte[] {1}));
        assertThat(page.locator("#composer-errors")).containsText("notes.txt");
        looked("box-with-picture-and-error");
        page.locator(".thumb").click();
        assertThat(page.locator(".point-field")).isFocused();
        looked("box-focus-of-picture");
        page.keyboard().press("Escape");
        page.locator(".audience-menu > summary").click();
        looked("box-audience");
        page.keyboard().press("Escape");
        page.locator("#composer-text").fill("Short, @" + town.bob.handle().substring(0, 3));
        page.locator("#composer-post").click();
        assertThat(page.locator("dialog.ask")).isVisible();
        looked("box-asks-for-a-description");
        page.keyboard().press("Escape");
        page.locator("label:has([name=warned])").click();
        page.locator("[data-part-add]").click();
        looked("box-warned-and-threaded");
        go("/compose");
        page.locator("label:has([name=asks])").click();
        page.locator("[data-option-add]").click();
        page.locator("[data-emoji]").first().click();
        assertThat(page.locator("#emoji-picker")).isVisible();
        looked("box-poll-and-emojis");
        go("/compose");
        page.locator("#composer-text").fill("");
        page.locator("#composer-text").pressSequentially("@nei");
        assertThat(page.locator("[role=option]").first()).isVisible();
        looked("box-suggestions");
    }

    private void thread() {
        go("/@" + town.alice.handle() + "/" + town.names.get("post"));
        page.locator("details.fold").evaluateAll("all => all.forEach(one => one.open = true)");
        page.locator(".focus .dots").click();
        assertThat(page.locator(".sheet.choices")).isVisible();
        looked("own-choices-in-a-thread");
        page.keyboard().press("Escape");
    }

    /// An answer with sources, one that comes, and a question that failed, all in one thread.
    private void answers() {
        Post said = world.post(town.bob, Audience.PUBLIC, "The ferry to the island leaves at 07:40 from pier 3.");
        CountDownLatch over = new CountDownLatch(1);
        String call = "@" + self.shown().orElseThrow().handle() + " ";
        Post answered = world.reply(town.alice, said, Audience.PUBLIC, call + "when does it leave? "
                + model.word("It leaves at 07:40 from pier 3 [1]."));
        Post failed = world.reply(town.alice, said, Audience.PUBLIC, call + "who says so? " + model.word((_, _) -> {
            throw new AiFailure(AiFailure.Reason.UNAVAILABLE, "away", null);
        }));
        page.waitForCondition(() -> questions.find(answered.id()).filter(one -> one.answer() != null).isPresent()
                && questions.find(failed.id()).filter(social.linnet.assistant.Question::mayTryAgain).isPresent());
        world.reply(town.alice, said, Audience.PUBLIC, call + "from where? " + model.word((_, sink) -> {
            sink.words("From pier 3, as one post ");
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ScriptedModel.said("From pier 3, as one post says [1].");
        }));
        try {
            go("/@" + town.bob.handle() + "/" + said.id());
            assertThat(page.locator("[data-coming]")).containsText("From pier 3");
            assertThat(page.locator(".asked-state")).isVisible();
            page.locator(".answer-sources").first().scrollIntoViewIfNeeded();
            looked("answers");
        } finally {
            over.countDown();
        }
    }

    private void people() {
        go("/@" + town.bob.handle());
        page.locator("#person .doings > summary").click();
        page.locator("#person .sheet details").evaluateAll("all => all.forEach(one => one.open = true)");
        looked("doings");
        go("/notifications");
        page.locator(".kinds > summary").click();
        looked("kinds");
    }

    private void assistant() {
        go("/home");
        post(page, "Four of the harbour").locator(".when a").first().click();
        page.locator("article.focus a[data-act=ask]").click();
        assertThat(page.locator("dialog.aid")).isVisible();
        looked("assistant-panel");
        page.locator("dialog.aid button[value=explain]").click();
        assertThat(page.locator("dialog.aid .aid-acts")).isVisible();
        page.locator("dialog.aid .aid-wrong > summary").click();
        looked("assistant-answer");
        page.locator("dialog.aid button[value=better]").click();
        page.locator("dialog.aid .aid-note > summary").click();
        looked("assistant-reason");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog.aid")).hasCount(0);
    }

    private void errors() {
        expected("status of 4[0-9][0-9]|Response Status Error Code 4");
        go("/messages/new");
        page.locator("main form [name=to]").fill("nobodyofthatname");
        page.locator("main form [name=text]").fill("Hello?");
        page.locator("main form").evaluate("form => form.submit()");
        assertThat(page.locator(".note.bad")).isVisible();
        looked("message-to-nobody");
        go("/settings/security");
        page.locator("form:has([name=current]) [name=current]").fill("not this");
        page.locator("form:has([name=current])").evaluate("form => { form.noValidate = true; form.submit(); }");
        assertThat(page.locator("[aria-invalid=true]").first()).isVisible();
        looked("password-wrong");
        go("/settings/filters/new");
        page.locator("main form:has([name=title])").evaluate("form => { form.noValidate = true; form.submit(); }");
        assertThat(page.locator(".note.bad, [aria-invalid=true]").first()).isVisible();
        looked("filter-of-nothing");
    }

    private void go(String path) {
        page.navigate(url + path);
        page.waitForFunction("() => window.htmx");
    }

    private void looked(String state) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        in(state + ", dark", Axe.open(page));
        shot(page, "state-" + state + "-" + look.toLowerCase(Locale.ROOT) + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        in(state + ", light", Axe.colours(page));
        shot(page, "state-" + state + "-" + look.toLowerCase(Locale.ROOT) + "-light");
    }

    private void in(String state, List<String> lines) {
        lines.forEach(line -> found.add(look + ", " + state + ": " + line));
    }
}

package social.linnet.web.assistant;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.Question;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Exchange;
import social.linnet.event.Audience;
import social.linnet.media.Pictures;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Words;
import social.linnet.testing.ScriptedModel;
import social.linnet.testing.Undisturbed;
import social.linnet.web.BrowserTest;

/// What there is without any provider: the engine that comes with the program does what it can, and says what it cannot. It
/// is everybody's while these stories are told.
@Undisturbed
@Execution(ExecutionMode.SAME_THREAD)
class BuiltInJourneyTest extends BrowserTest {

    private static final LocatorAssertions.IsVisibleOptions SOON = new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @Autowired
    private Chats chats;
    @Autowired
    private Pictures pictures;
    @Autowired
    private Posts posts;
    @Autowired
    private ScriptedModel model;

    private Account alice;
    private Account bob;

    @BeforeEach
    void nobodyElseIsThere() {
        model.goAway(true);
        alice = world.person("alice");
        bob = world.person("bob");
    }

    @AfterEach
    void theyComeBack() {
        model.goAway(false);
    }

    private Post french(String alt) {
        String text = "Notre grange est repeinte. Le pré a été fauché hier, et il sent bon le foin.";
        return posts.publish(Draft.of(alice.id(), text, Audience.PUBLIC).saying(Words.of(text).in("fr"))
                .showing(List.of(Scenery.barn(pictures, alice, alt))));
    }

    private static Browser.NewContextOptions still() {
        return desktop().setReducedMotion(ReducedMotion.REDUCE);
    }

    private Page panel(Post post, Browser.NewContextOptions options) {
        Page page = browser(bob, "/@" + alice.handle() + "/" + post.id(), options.setReducedMotion(ReducedMotion.REDUCE));
        page.locator("article.focus a[data-act=ask]").click();
        assertThat(page.locator("dialog.aid button[value=explain]")).isEnabled();
        return page;
    }

    @Test
    void whatItCannotDoIsShownWithTheReason() {
        Post post = french("");
        for (boolean narrow : new boolean[] {false, true}) {
            Page page = panel(post, narrow ? phone().setColorScheme(ColorScheme.DARK) : desktop());
            assertThat(page.locator("dialog.aid button[value=translate]")).isDisabled();
            assertThat(page.locator("dialog.aid button[value=translate]")).hasAccessibleDescription(
                    Pattern.compile("cannot translate"));
            assertThat(page.locator("dialog.aid button[value=describe]")).isDisabled();
            assertThat(page.locator("#aid-no-describe")).containsText("cannot look at pictures here");
            shot(page, "builtin-1-cannot-" + (narrow ? "phone-dark" : "desktop"));
            page.keyboard().press("Escape");
            page.locator("article.focus .dots").click();
            Locator off = page.locator(".sheet.choices button.aid-off");
            assertThat(off).hasCount(2);
            assertThat(off.first()).isDisabled();
            shot(page, "builtin-2-cannot-menu-" + (narrow ? "phone-dark" : "desktop"));
        }
        Exchange asked = chats.ask(bob.id(), new Chats.Ask(null, post.id(), Task.DESCRIBE, ""));
        await().atMost(Duration.ofSeconds(20)).until(() -> chats.exchange(bob.id(), asked.id()).state() != Exchange.State.RUNNING);
        org.assertj.core.api.Assertions.assertThat(chats.exchange(bob.id(), asked.id()).reason()).as("whoever asks all the same")
                .isEqualTo(Question.Reason.UNSUPPORTED);
    }

    @Test
    void whatAliceSaidOfHerPictureIsQuotedAsHers() {
        Page page = panel(french("our barn, newly painted in red"), desktop());
        page.locator("dialog.aid button[value=describe]").click();
        assertThat(page.locator("dialog.aid .aid-words")).containsText("our barn, newly painted in red");
        assertThat(page.locator("dialog.aid .aid-sources a")).hasCount(1);
        assertThat(page.locator("dialog.aid .aid-label").first()).containsText("AI · built-in reader");
        shot(page, "builtin-3-described-by-its-author");
    }

    @Test
    void aNewcomerTalksWithIt() {
        String heron = "heron" + alice.id();
        world.post(alice, Audience.FOLLOWERS, "The " + heron + " nests behind the old mill.");
        world.post(bob, Audience.PUBLIC, "A " + heron + " has eaten my goldfish.");
        world.settle();
        Page page = browser(alice, "/assistant", still());
        ask(page, "Hello!", "Hello! I find what people wrote here");
        ask(page, "Where did I say that the " + heron + " nests?", "nests behind the old mill");
        assertThat(page.locator(".aid-one").last().locator(".aid-sources a")).hasCount(1);
        ask(page, "How do I delete my account?", "You can put your account away");
        assertThat(page.locator(".aid-one").last().locator(".aid-words a")).hasAttribute("href", Pattern.compile(".*/settings/account"));
        ask(page, "Who has eaten the goldfish?", "For you I look in what you wrote");
        ask(page, "Merci !", "Avec plaisir.");
        org.assertj.core.api.Assertions.assertThat(page.locator(".aid-one").last().innerText()).doesNotContain("I look in", "je cherche dans");
        shot(page, "builtin-7-a-newcomer");
        page.locator(".aid-words a:not(.aid-cite)").click();
        page.waitForURL("**/settings/account");
    }

    private static void ask(Page page, String words, String said) {
        AssistantJourneyTest.listens(page);
        page.locator("#words").fill(words);
        page.locator("#words").press("Enter");
        assertThat(page.locator(".aid-one").last().locator(".aid-asked")).containsText(words);
        assertThat(page.locator(".aid-one").last().locator(".aid-words")).containsText(said);
        assertThat(page.locator(".aid-wait")).hasCount(0);
    }

    @Test
    void whatGatheredIsCountedAndNotSaidTwice() {
        Account carol = world.person("carol");
        world.follow(bob, alice);
        world.follow(bob, carol);
        world.settle();
        world.post(alice, Audience.PUBLIC, "The weir was opened in 1932. It keeps the river back in spring. #weir");
        world.post(carol, Audience.PUBLIC, "High water at the weir: the lower path is closed until Friday. #weir");
        world.post(carol, Audience.PUBLIC, "Does anybody know whether the weir is opened at night? #weir");
        world.settle();
        Page page = browser(bob, "/catch-up", still());
        assertThat(page.locator(".digest-count")).hasText("3 posts · carol, alice");
        assertThat(page.locator(".digest-lines li")).hasCount(3);
        assertThat(page.locator(".digest-words")).hasCount(0);
        shot(page, "builtin-8-catch-up");
    }

    @Test
    void toneIsNotOfferedInTheBoxAndItSaysWhy() {
        Page page = browser(alice, "/compose", still());
        page.locator("#composer-text").fill("The weir was opened in 1932. It keeps the river back in spring, when the snow melts.");
        page.locator(".help-menu > summary").click();
        assertThat(page.locator("[data-help=shorten]")).isEnabled();
        for (String tone : List.of("friendly", "formal", "playful")) {
            assertThat(page.locator("[data-help=" + tone + "]")).isDisabled();
        }
        assertThat(page.locator(".tones-why")).containsText("once a language model is connected");
        shot(page, "builtin-4-no-tone");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shot(page, "builtin-4-no-tone-dark");
    }

    @Test
    void aStudioPictureIsDescribedFromWhatAliceAskedFor() {
        Page page = browser(alice, "/studio", still());
        page.locator("#maker-prompt").fill("a lighthouse on a cliff at sunset, with gulls");
        page.locator(".maker input[name=count][value='1']").check(new Locator.CheckOptions().setForce(true));
        button(page, "Make").click();
        assertThat(page.locator(".works .job.ready").first()).isVisible(SOON);
        page.locator(".works .job.ready").first().getByText("Post it").click();
        Locator alt = page.locator(".attachment:not(.uploading) textarea");
        alt.fill("");
        page.locator("[data-describe]").click();
        assertThat(page.locator(".proposal")).containsText("A lighthouse on a cliff at sunset, with gulls.");
        assertThat(page.locator(".proposal .by")).containsText("built-in");
        assertThat(page.locator(".proposal .by")).containsText("what was asked for");
        page.locator(".attachment").scrollIntoViewIfNeeded();
        shot(page, "builtin-5-alt-from-the-recipe");
        page.locator("[data-accept]").click();
        assertThat(alt).hasValue("A lighthouse on a cliff at sunset, with gulls.");
        assertThat(page.locator("[name=proposal]")).hasCount(0);
    }

    @Test
    void aPictureFromElsewhereIsNotDescribedByGuessing() {
        long barn = Scenery.barn(pictures, alice, "");
        Page page = browser(alice, "/compose?picture=" + barn, still());
        page.locator("[data-describe]").click();
        assertThat(page.locator(".writing [role=alert]")).containsText("Nothing here can look at pictures");
        assertThat(page.locator(".writing [role=alert] button")).hasText("Close");
        shot(page, "builtin-6-alt-cannot");
    }
}

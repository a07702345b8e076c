package social.linnet.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.ai.AiFailure;
import social.linnet.ai.TextModel;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.testing.Moment;
import social.linnet.testing.ScriptedModel;

/// Alice has help with writing, in a browser: she sees what would change, and says whether it does.
@Order(4)
class WritingJourneyTest extends BrowserTest {

    @Autowired
    private ScriptedModel model;
    @Autowired
    private Posts posts;
    @Autowired
    private Accounts accounts;

    private Account alice;

    @BeforeEach
    void aliceIsThere() {
        alice = world.person("alice");
    }

    private static Locator text(Page page) {
        return page.locator("#composer-text");
    }

    private static void help(Page page, String what) {
        page.locator(".help-menu > summary").click();
        page.locator("[data-help=" + what + "]").click();
    }

    private static void looked(Page page, String name) {
        shot(page, name);
        assertThat(Axe.open(page)).as(name).isEmpty();
    }

    private Page open(String path, com.microsoft.playwright.Browser.NewContextOptions options) {
        Page page = browser(alice, "/about", options.setReducedMotion(ReducedMotion.REDUCE));
        Axe.into(page.context());
        page.context().setDefaultTimeout(20_000);
        page.navigate(url + path);
        return page;
    }

    @Test
    void whatIsProposedComesWordByWordIsShownAsADifferenceAndSaysSoOnceItIsPosted() {
        Moment seen = new Moment();
        String said = "The ferry to the island is late again this morning, so bring a good long book and a warm coat.";
        String word = model.word((_, sink) -> {
            sink.words("The ferry to the island is late again ");
            seen.await();
            return ScriptedModel.said(said);
        });
        Page page = open("/home", desktop());
        String own = "ferry late again, bring a book " + word;
        text(page).fill(own);
        page.locator(".help-menu > summary").click();
        assertThat(page.locator("[data-help=draft]")).isVisible();
        looked(page, "writing-menu");
        page.locator("[data-help=draft]").click();
        assertThat(page.locator(".proposal-coming")).hasText("The ferry to the island is late again");
        looked(page, "writing-coming");
        seen.comes();
        assertThat(page.locator(".proposal")).containsText("bring a good long book");
        assertThat(text(page)).hasValue(own);
        assertThat(page.locator(".proposal")).containsText("script-1");
        looked(page, "writing-difference");

        page.locator("[data-accept]").click();
        assertThat(text(page)).hasValue(said);
        assertThat(page.locator(".used")).isVisible();
        looked(page, "writing-accepted");
        page.locator("[data-unuse]").click();
        assertThat(text(page)).hasValue(own);
        assertThat(page.locator("[name=proposal]")).hasCount(0);

        help(page, "draft");
        page.locator("[data-accept]").click();
        page.locator("#composer-post").click();
        assertThat(post(page, said).locator(".assisted")).hasText("Written with AI help");
        looked(page, "writing-posted");
        Post posted = posts.find(posts.byAuthor(alice.id(), Paging.newest(1), true, true).getFirst()).orElseThrow();
        assertThat(posted.words().assisted()).isTrue();
        page.navigate(url + "/@" + alice.handle() + "/" + posted.id() + "/history");
        assertThat(page.locator(".history .assisted")).isVisible();
        page.navigate(url + "/@" + alice.handle() + "/" + posted.id());
        assertThat(page.locator(".focus .assisted")).isVisible();
        looked(page, "writing-focus");
    }

    @Test
    void aFewWordsMoreAreMarkedInTheLineAndADraftKeepsWhatItTook() {
        String word = model.word("The ferry is late again, so please bring a good book. Thank you all!");
        Page page = open("/compose", desktop().setColorScheme(ColorScheme.DARK));
        text(page).fill("The ferry is late again, so bring a book. " + word);
        help(page, "friendly");
        assertThat(page.locator(".proposal ins").first()).isVisible();
        looked(page, "writing-inline-dark");
        page.locator("[data-accept]").click();
        page.locator(".more-menu > summary").click();
        // a browser that goes on before the draft is sent keeps it for itself
        page.waitForResponse(answer -> answer.url().endsWith("/drafts") && answer.status() == 200,
                () -> page.locator("[data-save]").click());
        page.navigate(url + "/drafts");
        page.locator(".kept a").first().click();
        assertThat(text(page)).hasValue("The ferry is late again, so please bring a good book. Thank you all!");
        page.locator("#composer-post").click();
        assertThat(post(page, "Thank you all!").first()).isVisible();
        assertThat(post(page, "Thank you all!").locator(".assisted")).hasCount(0);
    }

    @Test
    void whatFailsLeavesTheDraftAndCanBeTriedAgain() {
        boolean[] first = {true};
        String word = model.word((_, _) -> {
            if (first[0]) {
                first[0] = false;
                throw new AiFailure(AiFailure.Reason.UNAVAILABLE, "down", null);
            }
            return ScriptedModel.said("Short.");
        });
        Page page = open("/home", desktop());
        text(page).fill("Much too long a text " + word);
        help(page, "shorten");
        assertThat(page.locator(".writing [role=alert]")).containsText("cannot be reached");
        assertThat(text(page)).hasValue("Much too long a text " + word);
        looked(page, "writing-failed");
        button(page, "Try again").click();
        assertThat(page.locator(".proposal")).containsText("Short.");
        page.locator("[data-drop]").click();
        assertThat(page.locator("#writing")).isHidden();
        assertThat(text(page)).hasValue("Much too long a text " + word);
    }

    @Test
    void onAPhoneInFrenchALongTextBecomesAThread() {
        accounts.setLanguage(alice.id(), "fr");
        String one = "Le bac de l’île a encore du retard ce matin, et le quai est plein de monde. ".repeat(4).strip();
        String other = "Apportez un livre, un manteau chaud et de la patience. ".repeat(4).strip();
        String word = model.word(one + "\n\n" + other);
        Page page = open("/compose", phone().setLocale("fr-FR").setColorScheme(ColorScheme.DARK));
        text(page).fill(one + " " + other + " " + word);
        page.locator(".help-menu > summary").click();
        assertThat(page.locator("[data-help=thread]")).isVisible();
        looked(page, "writing-menu-phone");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).as("width with the menu open").isEqualTo(390);
        assertThat(Axe.wider(page, 320)).isEmpty();
        page.setViewportSize(390, 844);
        page.locator("[data-help=thread]").click();
        assertThat(page.locator(".proposal .piece")).hasCount(2);
        looked(page, "writing-thread-phone");
        page.locator("[data-accept]").click();
        assertThat(page.locator("#compose .words")).hasCount(2);
        assertThat(page.locator("#compose .words").nth(1)).hasValue(other);
        page.locator("[data-unuse]").click();
        assertThat(page.locator("#compose .words")).hasCount(1);
        assertThat(text(page)).hasValue(one + " " + other + " " + word);
    }

    @Test
    void aPictureIsDescribedForWhoDoesNotSeeIt() throws IOException {
        String word = model.word("A sky that goes from blue to orange.");
        Page page = open("/home", desktop());
        BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 320; x++) {
            for (int y = 0; y < 200; y++) {
                image.setRGB(x, y, (y * 255 / 200) << 16 | (120 * y / 200 + 40) << 8 | (200 - y));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        page.locator("#composer-file").setInputFiles(new FilePayload("sky.png", "image/png", bytes.toByteArray()));
        Locator alt = page.locator(".attachment:not(.uploading) textarea");
        alt.fill("evening " + word);
        page.locator("[data-describe]").click();
        assertThat(page.locator(".proposal")).containsText("It looked at the picture.");
        looked(page, "writing-alt");
        page.locator("[data-accept]").click();
        assertThat(alt).hasValue("A sky that goes from blue to orange.");
        assertThat(page.locator("[name=proposal]")).hasCount(0);
        assertThat(model.told(word).getFirst().turns()).isNotEmpty();
    }

    @Test
    void aStudioPictureIsDescribedFromItselfAndFromItsPrompt() {
        String word = model.word("A white lighthouse on a cliff; the sun goes down behind it, and gulls circle above.");
        Page page = open("/studio", desktop());
        page.locator("#maker-prompt").fill("a lighthouse on a cliff at sunset, with gulls");
        page.locator(".maker input[name=count][value='1']").check(new Locator.CheckOptions().setForce(true));
        button(page, "Make").click();
        assertThat(page.locator(".works .job.ready").first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        page.locator(".works .job.ready").first().getByText("Post it").click();
        Locator alt = page.locator(".attachment:not(.uploading) textarea");
        alt.fill("a tower " + word);
        page.locator("[data-describe]").click();
        assertThat(page.locator(".proposal")).containsText("the sun goes down behind it");
        assertThat(page.locator(".proposal .by")).containsText("It looked at the picture.");
        looked(page, "writing-alt-studio");
        TextModel.Asked asked = (TextModel.Asked) model.told(word).getFirst().turns().getLast();
        assertThat(asked.pictures()).hasSize(1);
        assertThat(asked.passages()).extracting(TextModel.Passage::words).as("what was asked for, and what she says of it")
                .containsExactly("a lighthouse on a cliff at sunset, with gulls", "a tower " + word);
        page.locator("[data-accept]").click();
        assertThat(alt).hasValue("A white lighthouse on a cliff; the sun goes down behind it, and gulls circle above.");
    }

    private void gathered() {
        Account bob = world.person("bob");
        Account carol = world.person("carol");
        world.follow(alice, bob);
        world.follow(alice, carol);
        world.settle();
        world.post(bob, Audience.PUBLIC, "The weir was opened in 1932. It keeps the river back in spring, when the snow melts. #weir");
        world.post(carol, Audience.PUBLIC, "High water at the weir this morning: the lower path is closed until Friday. #weir");
        world.post(bob, Audience.PUBLIC, "Does anybody know whether the weir is opened at night? I heard water at three. #weir");
        Post asked = world.post(carol, Audience.PUBLIC, "Who has a ladder that reaches a roof of six metres?");
        world.reply(bob, asked, Audience.PUBLIC, "I have one of seven. You can have it on Saturday.");
        world.post(bob, Audience.PUBLIC, "Bread today: rye with walnuts, and it did not burn for once.");
        world.settle();
    }

    @Test
    void aliceReadsWhatGatheredOnceAndIsDone() {
        gathered();
        Page page = open("/catch-up", desktop());
        assertThat(page.locator(".digest-words:not(.waiting)").first()).isVisible();
        assertThat(page.locator(".digest-words.waiting")).hasCount(0);
        assertThat(page.locator(".digest-group h2")).containsText(new String[] {"#weir", "A thread of bob and carol", "bob"});
        assertThat(page.locator(".digest-covers")).containsText("6 posts by 2 people");
        assertThat(page.locator(".digest-over a")).hasText(new String[] {"#weir 3", "A thread of bob and carol 2", "bob 1"});
        assertThat(page.locator(".digest-count").first()).hasText("3 posts · bob, carol");
        looked(page, "catch-up");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        looked(page, "catch-up-dark");
        button(page, "Mark as read").click();
        assertThat(page).hasURL(url + "/home");
        page.navigate(url + "/catch-up");
        assertThat(page.locator(".empty h2")).hasText("Nothing new");
        looked(page, "catch-up-none");
    }

    @Test
    void homeLeadsToItWhenMuchHasGathered() {
        gathered();
        Account bob = world.person("bob");
        world.follow(alice, bob);
        accounts.setLanguage(alice.id(), "fr");
        Page page = open("/home", phone().setLocale("fr-FR"));
        assertThat(page.locator(".gathered")).hasCount(0);
        for (int i = 1; i <= 41; i++) {
            world.post(bob, Audience.PUBLIC, "Number " + i);
        }
        world.settle();
        page.reload();
        looked(page, "catch-up-home-phone");
        page.locator(".gathered a").click();
        assertThat(page.locator(".digest-lines li")).hasCount(41);
        assertThat(page.locator(".digest-lines li:visible")).hasCount(5);
        page.locator(".digest-group .fold summary").click();
        assertThat(page.locator(".digest-lines li:visible")).hasCount(41);
        looked(page, "catch-up-phone");
        assertThat(Axe.wider(page, 320)).isEmpty();
    }
}

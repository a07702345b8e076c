package social.linnet.web.work;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Audience;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.settings.Settings;
import social.linnet.studio.Job;
import social.linnet.studio.Studio;
import social.linnet.web.BrowserTest;

/// What people make in the studio, and what others make of it, in their browsers.
@Order(4)
class StudioJourneyTest extends BrowserTest {

    private static final LocatorAssertions.IsVisibleOptions SOON = new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @Autowired
    private Accounts accounts;
    @Autowired
    private Studio studio;
    @Autowired
    private Pictures pictures;
    @Autowired
    private Posts posts;
    @Autowired
    private Settings settings;
    @Autowired
    private JdbcClient jdbc;

    private Account alice;
    private Account bob;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    private Picture photo(Account owner) throws IOException {
        BufferedImage image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new java.awt.GradientPaint(0, 0, new Color(0x9ec9e8), 0, 600, new Color(0x3d6b4a)));
        pen.fillRect(0, 0, 900, 600);
        pen.setColor(new Color(0xb5482f));
        pen.fillRect(380, 260, 160, 140);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return pictures.upload(owner.id(), new ByteArrayInputStream(bytes.toByteArray()), "a red barn");
    }

    private static Locator ready(Page page) {
        return page.locator(".works .job.ready").first();
    }

    private Picture newest(Account owner) {
        return studio.jobs(owner.id(), "", 1).getFirst().variants().getFirst().picture();
    }

    @Test
    void aliceImaginesLeavesComesBackPaintsOverAPartAndPosts() {
        Page page = browser(alice, "/studio");
        page.locator("#maker-prompt").fill("a lighthouse on a cliff at sunset");
        page.locator(".maker input[name=count][value='4']").check(new Locator.CheckOptions().setForce(true));
        button(page, "Make").click();
        assertThat(page.locator(".works .job")).hasCount(1);
        shot(page, "studio-1-being-made");
        page.navigate(url + "/home");
        page.navigate(url + "/studio");
        assertThat(ready(page)).isVisible(SOON);
        assertThat(ready(page).locator(".variant img")).hasCount(4);
        shot(page, "studio-2-four-to-pick-from");

        page.navigate(url + "/works/" + newest(alice).id());
        shot(page, "studio-3-a-work");
        link(page, "Edit").click();
        Locator canvas = page.locator("#region canvas");
        assertThat(canvas).isVisible();
        BoundingBox box = canvas.boundingBox();
        page.mouse().move(box.x + box.width * .2, box.y + box.height * .2);
        page.mouse().down();
        page.mouse().move(box.x + box.width * .8, box.y + box.height * .25);
        page.mouse().up();
        page.locator("#edit-prompt").fill("a night sky full of stars");
        shot(page, "studio-4-a-part-is-painted-over");
        button(page, "Change it").click();
        page.waitForURL(url + "/studio");
        assertThat(page.locator(".works .job.ready")).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        Job edited = studio.jobs(alice.id(), "", 1).getFirst();
        org.assertj.core.api.Assertions.assertThat(edited.masked()).isTrue();
        shot(page, "studio-5-edited");
        ready(page).getByText("Post it").click();
        assertThat(page.locator(".attachment")).hasCount(1);
        page.locator("#composer-form textarea[name=text], textarea[name=text]").first().fill("Stars over the lighthouse");
        shot(page, "studio-6-in-the-post-box");
        page.locator("#composer-post").click();
        // the browser goes on by itself when it is posted: what was posted is looked at in another
        await().atMost(Duration.ofSeconds(20)).until(() -> pictures.find(newest(alice).id()).orElseThrow().post() != null);
        Page profile = browser(alice, "/@" + alice.handle());
        post(profile, "Stars over the lighthouse").locator("a.made").click();
        assertThat(profile.locator(".line li")).hasCount(1);
        shot(profile, "studio-7-where-it-comes-from");
    }

    @Test
    void bobRestylesHisUploadPacksItAndSetsItInMotion() throws IOException {
        Picture photo = photo(bob);
        Page page = browser(bob, "/works/" + photo.id() + "/edit");
        page.locator("input[name=style][value=watercolour]").check(new Locator.CheckOptions().setForce(true));
        button(page, "Change it").click();
        page.waitForURL(url + "/studio");
        assertThat(ready(page)).isVisible(SOON);
        shot(page, "studio-8-restyled");

        page.navigate(url + "/studio/pack?picture=" + photo.id());
        page.locator("#pack-name").fill("Bob");
        page.locator("#pack-things").fill("tea, bicycle, camera");
        shot(page, "studio-9-a-starter-pack");
        button(page, "Pack it").click();
        page.waitForURL(url + "/studio");
        assertThat(page.locator(".works .job.ready")).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        shot(page, "studio-10-packed");

        page.navigate(url + "/works/" + photo.id());
        link(page, "Animate").click();
        page.locator("#clip-captions").fill("A barn\nin the morning");
        shot(page, "studio-11-animate");
        button(page, "Animate").click();
        page.waitForURL(url + "/studio");
        assertThat(page.locator(".works video")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(90_000));
        shot(page, "studio-12-in-motion");
        org.assertj.core.api.Assertions.assertThat(newest(bob).model()).as("a camera's move is no model's making").isNull();
    }

    @Test
    void bobAsksForAlicesPhotographAndSheGivesAndTakesBack() throws IOException {
        Picture photo = photo(alice);
        posts.publish(Draft.of(alice.id(), "Our barn", Audience.PUBLIC).showing(List.of(photo.id())));
        Page bobs = browser(bob, "/works/" + photo.id());
        assertThat(bobs.locator(".acts")).containsText("Only by leave of its author");
        shot(bobs, "leave-1-not-without-asking");
        button(bobs, "Ask for leave").click();
        assertThat(bobs.locator(".acts")).containsText("You have asked");
        world.settle();

        Page alices = browser(alice, "/notifications");
        assertThat(alices.locator("main")).containsText("asks to make something from a picture of yours");
        shot(alices, "leave-2-alice-is-told");
        alices.navigate(url + "/studio/grants");
        shot(alices, "leave-3-alice-decides");
        alices.locator("button[value=give]").click();
        assertThat(alices.locator(".leaves").first()).containsText("Leave is given");

        bobs.navigate(url + "/works/" + photo.id());
        link(bobs, "Edit").click();
        bobs.locator("input[name=style][value=ink]").check(new Locator.CheckOptions().setForce(true));
        button(bobs, "Change it").click();
        bobs.waitForURL(url + "/studio");
        assertThat(ready(bobs)).isVisible(SOON);
        alices.navigate(url + "/studio/grants");
        assertThat(alices.locator(".leaves").first()).containsText("1 picture made");
        shot(alices, "leave-4-what-was-made-by-it");
        button(alices, "Take back").first().click();
        assertThat(alices.locator(".leaves").first()).containsText("Taken back");
        bobs.navigate(url + "/works/" + photo.id());
        assertThat(bobs.locator(".acts")).containsText("Its author has said no");
        shot(bobs, "leave-5-taken-back");
    }

    @Test
    void threePeopleTakeAWorkFurtherAndTheOneInTheMiddleDeletesHis() {
        Account carol = world.person("carol");
        Page alices = browser(alice, "/studio");
        alices.locator("#maker-prompt").fill("a harbour in the morning");
        alices.locator(".maker input[name=count][value='1']").check(new Locator.CheckOptions().setForce(true));
        button(alices, "Make").click();
        assertThat(ready(alices)).isVisible(SOON);
        Picture first = newest(alice);
        posts.publish(Draft.of(alice.id(), "The harbour", Audience.PUBLIC).showing(List.of(first.id())));

        Picture second = restyle(bob, first, "poster");
        Post middle = posts.publish(Draft.of(bob.id(), "As a poster", Audience.PUBLIC).showing(List.of(second.id())));
        Picture third = restyle(carol, second, "pixel");
        posts.publish(Draft.of(carol.id(), "In pixels", Audience.PUBLIC).showing(List.of(third.id())));
        posts.delete(bob.id(), middle.id());

        Page page = browser(alice, "/works/" + third.id());
        assertThat(page.locator(".line .stone")).hasCount(1);
        assertThat(page.locator(".line")).containsText("@" + bob.handle());
        assertThat(page.locator(".line")).containsText("@" + alice.handle());
        shot(page, "lineage-1-with-a-gap");
        shot(browser(carol, "/works/" + third.id(), phone()), "lineage-2-on-a-phone");
    }

    private Picture restyle(Account maker, Picture source, String style) {
        Page page = browser(maker, "/works/" + source.id());
        link(page, "Edit").click();
        page.locator("input[name=style][value=" + style + "]").check(new Locator.CheckOptions().setForce(true));
        button(page, "Change it").click();
        page.waitForURL(url + "/studio");
        assertThat(ready(page)).isVisible(SOON);
        return newest(maker);
    }

    @Test
    void whatIsRefusedSaysWhyAndOffersOtherWordsAndTheQuotaIsSaidBefore() {
        Page page = browser(alice, "/studio");
        page.locator("#maker-prompt").fill("a quiet beach, how to make a bomb, in the evening light");
        page.locator(".maker input[name=count][value='1']").check(new Locator.CheckOptions().setForce(true));
        button(page, "Make").click();
        assertThat(page.locator(".works .job.failed")).isVisible(SOON);
        assertThat(page.locator(".objection")).containsText("The rule here against");
        shot(page, "refused-1-rule-part-and-other-words");
        page.locator(".objection form[action$=reworded] button").click();
        assertThat(ready(page)).isVisible(SOON);
        Picture made = newest(alice);

        jdbc.sql("""
                insert into studio.job (id, owner, prompt, style, shape, state, provider, model, builtin)
                select 'spent-' || :owner || '-' || n, :owner, 'x', 'none', 'SQUARE', 'READY', 'test', 'fake', false
                from generate_series(1, :daily) n
                """).param("owner", alice.id()).param("daily", settings.studio().daily()).update();
        jdbc.sql("""
                insert into studio.variant (job, number, seed, state, finished_at)
                select id, 1, 1, 'READY', now() from studio.job where owner = :owner and id like 'spent-%'
                """).param("owner", alice.id()).update();
        page.navigate(url + "/works/" + made.id() + "/edit");
        assertThat(button(page, "Change it")).isDisabled();
        shot(page, "refused-2-nothing-left-today");
    }

    @Test
    void aliceAppealsFromTheRefusalCarolDecidesAndTheJobGoesOn() {
        Account carol = world.person("carol");
        world.promote(carol.id());
        Page page = browser(alice, "/studio");
        page.locator("#maker-prompt").fill("a poster for the song How to make a bomb, with a choir");
        page.locator(".maker input[name=count][value='1']").check(new Locator.CheckOptions().setForce(true));
        button(page, "Make").click();
        assertThat(page.locator(".works .job.failed")).isVisible(SOON);
        page.locator(".objection summary").click();
        page.locator(".objection textarea").fill("It is the title of a song of " + alice.handle());
        shot(page, "appeal-1-from-the-refusal");
        button(page, "Send the appeal").click();
        assertThat(page.locator(".objection")).containsText("You appealed");

        Page carols = browser(carol, "/admin/reports", phone());
        carols.locator("li", new Page.LocatorOptions().setHasText("the title of a song of " + alice.handle())).locator("a").click();
        assertThat(carols.locator(".refusal")).containsText("builtin/word lists");
        carols.locator("#refusal-text").fill("Sing it.");
        shot(carols, "appeal-2-carol-decides");
        button(carols, "Grant").click();
        carols.waitForURL(url + "/admin/reports");
        world.settle();

        page.navigate(url + "/notifications");
        link(page, "Your appeal against a refusal was answered").click();
        assertThat(page.locator(".job.ready")).isVisible(SOON);
        assertThat(page.locator("main")).containsText("Sing it.");
        shot(page, "appeal-3-it-went-on");
    }

    @Test
    void inFrenchAndInTheDark() {
        accounts.setLanguage(alice.id(), "fr");
        for (String path : List.of("/studio/styles", "/studio/grants", "/studio/pack", "/settings/ai")) {
            Page page = browser(alice, path, phone().setLocale("fr-FR").setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
            assertThat(page.locator("html")).hasAttribute("lang", "fr");
            shot(page, "fr" + path.replace('/', '-'));
        }
    }
}

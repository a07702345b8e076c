package social.linnet.web.compose;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.post.Drafts;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.testing.World;
import social.linnet.web.BrowserTest;

/// Alice writes, in a browser: what she types is never lost, and what she makes of it arrives as she saw it.
class ComposerJourneyTest extends BrowserTest {

    @Autowired
    private Posts posts;
    @Autowired
    private Drafts drafts;

    private Account alice;

    @BeforeEach
    void aliceIsThere() {
        alice = world.person("alice");
    }

    private static Locator text(Page page) {
        return page.locator("#composer-text");
    }

    private static Locator press(Page page) {
        return page.locator("#composer-post");
    }

    private static byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 320; x++) {
            for (int y = 0; y < 200; y++) {
                image.setRGB(x, y, (x * 255 / 320) << 16 | (y * 255 / 200) << 8 | 90);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void somebodyNewSignsUpAndPosts() {
        Page page = stranger();
        String handle = "newcomer_" + alice.id() % 1_000_000_000;
        page.navigate(url + "/sign-up");
        page.getByLabel("Handle").fill(handle);
        page.locator("#password").fill(World.PASSWORD);
        page.locator("form [type=checkbox]").first().check();
        page.locator("main form button").last().click();
        assertThat(page).hasURL(Pattern.compile("/home"));
        text(page).fill("Hello, this is my first post.");
        press(page).click();
        assertThat(post(page, "Hello, this is my first post.")).isVisible();
        assertThat(text(page)).hasValue("");
        assertThat(text(page)).isFocused();
        shot(page, "composer-first-post");
    }

    @Test
    void whatAliceTypedSurvivesAClosedTabAndIsOnTheListOfDrafts() {
        Page page = browser(alice, "/home");
        text(page).fill("Half a thought about");
        page.locator("label:has([name=warned])").click();
        page.locator("#composer-warning").fill("Thoughts");
        page.waitForResponse(answer -> answer.url().endsWith("/drafts") && answer.status() == 200,
                () -> page.locator(".more-menu summary").click());
        Page again = page.context().newPage();
        page.close();
        again.navigate(url + "/home");
        assertThat(text(again)).hasValue("Half a thought about");
        assertThat(again.locator("#composer-warning")).hasValue("Thoughts");
        assertThat(again.locator(".restored")).isVisible();
        shot(again, "composer-restored");
        again.navigate(url + "/drafts");
        assertThat(again.locator(".kept li")).containsText("Half a thought about");
        shot(again, "composer-drafts");
        again.navigate(url + "/home");
        press(again).click();
        assertThat(again.locator("article.post").first()).containsText("Thoughts");
        assertThat(again.locator(".restored")).hasCount(0);
        assertThat(drafts.of(alice.id())).isEmpty();
        again.reload();
        assertThat(text(again)).hasValue("");
    }

    @Test
    void aPictureIsDroppedDescribedAndPosted() throws IOException {
        Page page = browser(alice, "/home");
        String file = "async bytes => { const data = new DataTransfer(); data.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], 'dawn.png', {type: 'image/png'})); return data; }";
        var data = page.evaluateHandle(file, Base64.getEncoder().encodeToString(png()));
        page.dispatchEvent("#feed", "dragenter", java.util.Map.of("dataTransfer", data));
        assertThat(page.locator(".drop-zone")).isVisible();
        shot(page, "composer-drop");
        page.dispatchEvent("#feed", "drop", java.util.Map.of("dataTransfer", data));
        assertThat(page.locator(".drop-zone")).isHidden();
        assertThat(page.locator(".attachment:not(.uploading)")).hasCount(1);
        page.locator("#composer-file").setInputFiles(new FilePayload("notes.txt", "text/plain", new byte[] {1}));
        assertThat(page.locator("#composer-errors")).containsText("notes.txt");
        text(page).fill("Dawn");
        press(page).click();
        assertThat(page.locator("dialog.ask")).isVisible();
        shot(page, "composer-alt-question");
        page.locator("dialog.ask button").first().click();
        assertThat(page.locator(".attachment textarea")).isFocused();
        page.locator(".attachment textarea").fill("A field of colours");
        page.locator(".thumb").click();
        assertThat(page.locator(".point-field")).isFocused();
        page.keyboard().press("ArrowRight");
        shot(page, "composer-focus-point");
        page.locator("dialog.ask button").first().click();
        press(page).click();
        assertThat(post(page, "Dawn").locator("img[alt='A field of colours']")).isVisible();
        assertThat(page.locator(".attachment")).hasCount(0);
    }

    @Test
    void aPollIsMadeWithTheKeyboard() {
        Page page = browser(alice, "/home", phone());
        text(page).fill("Tea or coffee?");
        page.locator("label:has([name=asks])").click();
        assertThat(page.locator("#option-0")).isFocused();
        page.keyboard().type("Tea");
        page.keyboard().press("Tab");
        page.keyboard().type("Coffee");
        page.locator("[data-option-add]").click();
        page.keyboard().type("Neither");
        shot(page, "composer-poll");
        press(page).click();
        assertThat(post(page, "Tea or coffee?")).containsText("Neither");
    }

    @Test
    void aThreadOfThreeIsPostedInOrder() {
        Page page = browser(alice, "/home");
        text(page).fill("First");
        page.locator("[data-part-add]").click();
        page.keyboard().type("Second");
        page.locator("[data-part-add]").click();
        page.keyboard().type("Third");
        shot(page, "composer-thread");
        press(page).click();
        assertThat(post(page, "Third")).isVisible();
        assertThat(page.locator("#compose .part")).hasCount(1);
        List<Post> said = posts.byAuthor(alice.id(), Paging.newest(9), true, false).stream()
                .map(id -> posts.find(id).orElseThrow()).toList();
        assertThat(said).extracting(Post::text).containsExactly("Third", "Second", "First");
        assertThat(said.get(0).replyTo()).isEqualTo(said.get(1).id());
    }

    @Test
    void aNameIsTakenFromTheListWithTheKeyboard() {
        Account bob = world.person("bob");
        world.follow(alice, bob);
        world.settle();
        Page page = browser(alice, "/home");
        text(page).click();
        page.keyboard().type("Good morning @" + bob.handle().substring(0, bob.handle().length() - 1));
        assertThat(page.locator(".offers [role=option]").first()).hasAttribute("aria-selected", "true");
        shot(page, "composer-offers");
        page.keyboard().press("Escape");
        assertThat(page.locator(".offers")).hasCount(0);
        page.keyboard().type(bob.handle().substring(bob.handle().length() - 1));
        assertThat(page.locator(".offers [data-insert='@" + bob.handle() + "']")).isVisible();
        page.keyboard().press("Enter");
        assertThat(text(page)).hasValue("Good morning @" + bob.handle() + " ");
        page.locator("[data-emoji]").click();
        assertThat(page.locator("#emoji-search")).isFocused();
        page.keyboard().type("party pop");
        page.keyboard().press("Enter");
        assertThat(text(page)).hasValue("Good morning @" + bob.handle() + " 🎉");
        shot(page, "composer-emojis");
    }

    @Test
    void nothingIsLostWhenThePostDoesNotGetThrough() {
        expected("Failed to load resource|net::ERR|htmx:|Response Status Error Code (403|500) from /posts");
        Page page = browser(alice, "/home");
        text(page).fill("Still here");
        page.context().setOffline(true);
        press(page).click();
        assertThat(page.locator("#composer-errors")).containsText("You are offline");
        assertThat(text(page)).hasValue("Still here");
        page.context().setOffline(false);
        page.route("**/posts", route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(500).setBody("")));
        press(page).click();
        assertThat(page.locator("#composer-errors")).not().isEmpty();
        assertThat(text(page)).hasValue("Still here");
        page.unroute("**/posts");
        page.reload();
        assertThat(text(page)).hasValue("Still here");
        page.context().clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("linnet_csrf"));
        press(page).click();
        // the form's token went with its cookie: it is made anew, and the post is sent again
        assertThat(post(page, "Still here")).isVisible();
    }

    @Test
    void aliceEditsQuotesAndSchedules() {
        Post hers = world.post(alice, Audience.PUBLIC, "Good mornign");
        Page page = browser(alice, "/compose?edit=" + hers.id());
        text(page).fill("Good morning");
        shot(page, "composer-edit");
        press(page).click();
        assertThat(page).hasURL(Pattern.compile("/@.*/" + hers.id()));
        assertThat(page.locator("article").first()).containsText("Good morning");
        page.navigate(url + "/compose?quote=" + hers.id());
        text(page).fill("As I said");
        shot(page, "composer-quote");
        press(page).click();
        assertThat(page).hasURL(Pattern.compile("/home"));
        assertThat(post(page, "As I said").locator(".quoted")).containsText("Good morning");
        text(page).fill("Happy new year");
        page.locator(".more-menu summary").click();
        page.locator("[name=later]").check();
        page.locator("#composer-due").fill("2028-01-01T00:00");
        shot(page, "composer-schedule");
        press(page).click();
        assertThat(page).hasURL(Pattern.compile("/scheduled"));
        assertThat(page.locator(".kept li")).containsText("Happy new year");
        shot(page, "composer-scheduled");
        button(page, "Do not post, keep as a draft").click();
        assertThat(page).hasURL(Pattern.compile("/drafts"));
        assertThat(page.locator(".kept li")).containsText("Happy new year");
    }

    @Test
    void whatAliceWarnsOfIsCoveredUntilBobWantsIt() {
        Page page = browser(alice, "/home");
        page.locator("label:has([name=warned])").click();
        page.locator("#composer-warning").fill("The end of the film");
        text(page).fill("The lighthouse keeper did it.");
        shot(page, "composer-warning");
        press(page).click();
        assertThat(post(page, "The end of the film")).isVisible();

        Account bob = world.person("bob");
        Page his = browser(bob, "/@" + alice.handle());
        Locator covered = post(his, "The end of the film");
        assertThat(covered).containsText("The end of the film");
        assertThat(covered.getByText("The lighthouse keeper did it.")).isHidden();
        shot(his, "warning-covered");
        covered.locator("details.warned > summary").click();
        assertThat(covered.getByText("The lighthouse keeper did it.")).isVisible();
        shot(his, "warning-opened");
    }
}

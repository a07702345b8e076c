package social.linnet.web.meme;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Audience;
import social.linnet.post.Post;
import social.linnet.web.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// Memes, from the idea to the post.
class MemeJourneyTest extends BrowserTest {

    @Autowired
    private Accounts accounts;

    private static void drawn(Page page, Runnable change) {
        String before = page.locator("#meme-image").getAttribute("src");
        change.run();
        assertThat(page.locator("#meme-image")).not().hasAttribute("src", before);
    }

    @Test
    void bobMakesAMemeOfAlicesPostAndQuotesIt() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        Post said = world.post(alice, Audience.PUBLIC, "The linnet sings before dawn, and it does so in the rain.");
        Page page = browser(bob, "/@" + alice.handle() + "/" + said.id(), desktop().setViewportSize(1440, 900));
        post(page, "before dawn").locator(".dots").first().click();
        link(page, "Make a meme of this").click();
        assertThat(page).hasTitle(Pattern.compile("Make a meme"));
        Locator words = page.locator("#meme-text-0");
        drawn(page, () -> words.fill("me, at four in the morning"));
        Locator layer = page.locator(".layer").first();
        assertThat(layer).hasAttribute("aria-label", "Words 1: me, at four in the morning");
        shot(page, "meme-1-of-a-post");

        // dragged downwards, then back by undoing
        BoundingBox box = layer.boundingBox();
        drawn(page, () -> {
            page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
            page.mouse().down();
            page.mouse().move(box.x + box.width / 2, box.y + box.height / 2 + 90);
            shot(page, "meme-2-while-it-is-dragged");
            page.mouse().up();
        });
        assertThat(layer.boundingBox().y).isCloseTo(box.y + 90, org.assertj.core.data.Offset.offset(3.0));
        drawn(page, () -> button(page, "Undo").click());
        assertThat(layer.boundingBox().y).isCloseTo(box.y, org.assertj.core.data.Offset.offset(1.0));

        // by keyboard: a second one is added, moved, made narrower and removed
        button(page, "More words").click();
        page.keyboard().type("and you?");
        Locator second = page.locator(".layer").nth(1);
        second.focus();
        BoundingBox first = second.boundingBox();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Shift+ArrowLeft");
        BoundingBox moved = second.boundingBox();
        assertThat(moved.y).isGreaterThan(first.y + 3);
        assertThat(moved.width).isLessThan(first.width - 3);
        page.keyboard().press("Delete");
        assertThat(page.locator(".layer")).hasCount(1);
        drawn(page, () -> button(page, "Undo").click());
        assertThat(page.locator(".layer")).hasCount(2);

        // it survives a reload
        page.reload();
        assertThat(page.locator("#meme-text-1")).hasValue("and you?");
        assertThat(page.locator("#toast")).containsText("as you left it");
        shot(page, "meme-3-as-it-was-left");

        button(page, "Put it in a post").click();
        assertThat(page.locator("#attachments .attachment textarea")).hasValue(Pattern.compile(
                "Meme: me, at four in the morning / and you\\? Picture: Post by .*: The linnet sings before dawn.*"));
        assertThat(page.locator(".quoted")).containsText("before dawn");
        shot(page, "meme-4-in-the-box");
        page.locator("#composer-text").fill("so it is");
        page.locator("#composer-post").click();
        assertThat(page).hasURL(url + "/home");
        Locator posted = post(page, "so it is");
        assertThat(posted.locator("img[alt^='Meme: me, at four']")).isVisible();
        assertThat(posted.locator(".made")).hasCount(0);
        shot(page, "meme-5-posted");
    }

    @Test
    void onAPhoneInTheDarkAndInFrench() {
        Account alice = world.person("alice");
        accounts.setLanguage(alice.id(), "fr");
        Page page = browser(accounts.find(alice.id()).orElseThrow(), "/studio/meme?layout=dialogue",
                phone().setColorScheme(ColorScheme.DARK));
        drawn(page, () -> page.locator("#meme-text-0").fill("Did you write the test?"));
        drawn(page, () -> page.locator("#meme-text-1").fill("It passed before I wrote it."));
        shot(page, "meme-phone-dark");
        Locator grid = page.locator("[data-layout=grid]");
        drawn(page, grid::click);
        assertThat(page.locator(".layer")).hasCount(4);
        assertThat(page.locator("#meme-text-1")).hasValue("It passed before I wrote it.");
        page.locator(".meme-tile").first().scrollIntoViewIfNeeded();
        drawn(page, () -> page.locator(".meme-tile").nth(1).click());
        drawn(page, () -> page.locator(".meme-tile").nth(3).click());
        assertThat(page.locator(".meme-tile .order").nth(3)).hasText("2");
        shot(page, "meme-phone-dark-pictures");
        page.locator(".meme-words summary").first().click();
        page.locator(".meme-words").first().scrollIntoViewIfNeeded();
        shot(page, "meme-phone-dark-letters");
        Number wide = (Number) page.evaluate("document.documentElement.scrollWidth");
        assertThat(wide.intValue()).isLessThanOrEqualTo(390);
    }

    @Test
    void whatWasBegunInTheBoxIsThereWhenTheMemeComes() {
        Page page = browser(world.person("alice"), "/compose");
        page.locator("#composer-text").fill("begun before");
        link(page, "Make a meme").click();
        page.locator("[data-layout=sign]").click();
        page.locator("#meme-text-0").fill("here I am");
        button(page, "Put it in a post").click();
        assertThat(page.locator("#attachments .attachment textarea")).hasValue("Meme: here I am");
        assertThat(page.locator("#composer-text")).hasValue("begun before");
    }

    @Test
    void withoutScriptsAFormMakesThePicture() {
        Account alice = world.person("alice");
        Page page = browser(alice, "/studio/meme", desktop().setJavaScriptEnabled(false));
        page.locator("#meme-layouts a", new Page.LocatorOptions().setHasText("A sign")).click();
        page.locator("#meme-text-0").fill("no scripts, no worries");
        button(page, "Look at it").click();
        assertThat(page.locator("#meme-image")).hasAttribute("src", Pattern.compile("^data:image/jpeg;base64,.{10000}", Pattern.DOTALL));
        assertThat(page.locator("#meme-text-0")).hasValue("no scripts, no worries");
        shot(page, "meme-without-scripts");
        button(page, "Put it in a post").click();
        assertThat(page.locator("#attachments .attachment textarea")).hasValue("Meme: no scripts, no worries");
        shot(page, "meme-without-scripts-in-the-box");
    }
}

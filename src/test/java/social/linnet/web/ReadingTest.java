package social.linnet.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.post.Post;
import social.linnet.post.Reactions;

/// How people read: what arrives while they look, the tabs of home, lists, coming back to where they were, searching, and
/// all of it on a phone.
class ReadingTest extends BrowserTest {

    @Autowired
    private Reactions reactions;

    private static Locator tab(Page page, String name) {
        return page.locator("#home-tabs").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    void whatAliceSaysWaitsForBobBehindAPill() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        world.follow(bob, alice);
        world.post(alice, Audience.PUBLIC, "This was there before.");
        world.settle();
        Page page = browser(bob, "/home");
        page.waitForResponse(Pattern.compile("/live"), page::reload);

        world.post(alice, Audience.PUBLIC, "The kettle is on.");
        Locator pill = page.locator("#new-posts");
        assertThat(pill).containsText("1 new post");
        assertThat(page.locator("#announce")).hasText("1 new post");
        assertThat(page.locator("#feed article").first()).containsText("This was there before.");
        shot(page, "reading-pill");
        pill.click();
        assertThat(page.locator("#feed article").first()).containsText("The kettle is on.");
        assertThat(page.locator("#feed article").first()).isFocused();
        assertThat(pill).isHidden();
    }

    @Test
    void aliceMakesAListAndReadsItAsATabOfHome() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        Account carol = world.person("carol");
        world.follow(alice, bob);
        world.post(bob, Audience.PUBLIC, "A wren in the hedge.");
        Post stranger = world.post(carol, Audience.PUBLIC, "Carol found a feather.");
        reactions.like(bob.id(), stranger.id());
        world.settle();
        Page page = browser(alice, "/lists");
        page.getByLabel("A new list").fill("Bird people");
        button(page, "Make").click();
        assertThat(page.getByText("Your list is there.")).isVisible();
        button(page, "Add " + bob.shownName()).click();
        assertThat(button(page, "Remove " + bob.shownName())).isVisible();
        shot(page, "reading-list-edit");

        page.navigate(url + "/home");
        page.locator("#composer-text").fill("half a thought");
        tab(page, "Bird people").click();
        assertThat(tab(page, "Bird people")).hasAttribute("aria-current", "page");
        assertThat(page.locator("#feed article")).hasCount(1);
        assertThat(page.locator("#feed article")).containsText("A wren in the hedge.");
        assertThat(page.locator("#composer-text")).hasValue("half a thought");
        tab(page, "For you").click();
        assertThat(post(page, "Carol found a feather.")).containsText("Liked by " + bob.shownName());
        assertThat(page.locator("#new-posts")).hasCount(0);
        shot(page, "reading-for-you");
        page.navigate(url + "/home");
        assertThat(tab(page, "For you")).hasAttribute("aria-current", "page");
        tab(page, "Local").click();
        assertThat(post(page, "Carol found a feather.")).isVisible();
    }

    @Test
    void whoeverComesBackIsWhereTheyWere() {
        Account alice = world.person("alice");
        for (int i = 1; i <= 30; i++) {
            world.post(alice, Audience.PUBLIC, "Stone number " + i + " of the wall.");
        }
        world.settle();
        Page page = browser(alice, "/home");
        page.locator(".sentinel").scrollIntoViewIfNeeded();
        assertThat(page.getByText("You have seen it all")).isAttached();
        Locator stone = post(page, "Stone number 4 of the wall.");
        stone.scrollIntoViewIfNeeded();
        double y = ((Number) page.evaluate("scrollY")).doubleValue();
        assertThat(y).isGreaterThan(1000);
        stone.locator(".when a").first().click();
        assertThat(page.locator("article.focus")).containsText("Stone number 4");
        world.post(alice, Audience.PUBLIC, "Laid while away.");
        page.goBack();
        assertThat(stone).isInViewport();
        assertThat(((Number) page.evaluate("scrollY")).doubleValue()).isBetween(y - 4, y + 4);
        shot(page, "reading-back");
        stone.locator("[data-act=like]").click();
        assertThat(stone.locator("[data-act=like]")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void whatDidNotLoadCanBeTriedAgain() {
        Account alice = world.person("alice");
        for (int i = 1; i <= 24; i++) {
            world.post(alice, Audience.PUBLIC, "Step " + i + ".");
        }
        world.settle();
        expected("Failed to load resource");
        expected("htmx:(sendError|afterRequest)");
        Page page = stranger();
        page.route(Pattern.compile("before="), route -> route.abort());
        page.context().addCookies(List.of(new Cookie("linnet",
                sessions.open(alice.id(), "a test")).setUrl(url)));
        page.navigate(url + "/home");
        page.locator(".sentinel").scrollIntoViewIfNeeded();
        assertThat(page.locator(".oops")).isVisible();
        assertThat(page.locator("#announce")).hasText("That did not come through.");
        shot(page, "reading-try-again");
        page.unrouteAll();
        link(page, "Try again").click();
        assertThat(page.getByText("You have seen it all")).isVisible();
        assertThat(page.locator("#feed article")).hasCount(24);
    }

    @Test
    void aliceFindsBobAndFollowsATag() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        world.post(bob, Audience.PUBLIC, "Frost on the #" + bob.handle().replace("_", "") + "gorse this morning.");
        world.settle();
        Page page = browser(alice, "/search");
        page.locator("#search-main").fill("@" + bob.handle());
        page.locator("#search-main").press("Enter");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("@" + bob.handle());
        page.getByText("More exactly").click();
        assertThat(page.getByText("by somebody: a handle")).isVisible();
        shot(page, "reading-search");
        page.navigate(url + "/search");
        assertThat(page.locator("#recent")).containsText("@" + bob.handle());
        page.navigate(url + "/tags/" + bob.handle().replace("_", "") + "gorse");
        button(page, "Follow this tag").click();
        assertThat(page.locator(".tag-head [data-act=follow]")).hasAttribute("aria-pressed", "true");
        shot(page, "reading-tag");
        page.navigate(url + "/home?tab=following");
        assertThat(post(page, "Frost on the")).isVisible();
    }

    @Test
    void aPhoneHasFivePlacesBelowAndTheRestInADrawer() {
        Account alice = world.person("alice");
        world.post(alice, Audience.PUBLIC, "Small screens, same birds.");
        world.settle();
        Page page = browser(alice, "/home", phone());
        assertThat(page.locator(".bar a")).hasCount(5);
        assertThat(page.locator(".bar a").first()).isVisible();
        assertThat(page.locator("#side")).isHidden();
        shot(page, "reading-phone");
        page.locator(".me-button").click();
        assertThat(page.locator("#side")).isVisible();
        shot(page, "reading-phone-drawer");
        page.keyboard().press("Escape");
        assertThat(page.locator("#side")).isHidden();
        page.locator(".me-button").click();
        page.locator("#side").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Lists")).click();
        assertThat(page).hasURL(url + "/lists");
        page.locator(".fab").click();
        page.locator("#composer-text").fill("Written with a thumb.");
        shot(page, "reading-phone-compose");
        page.locator("#composer-post").click();
        assertThat(page).not().hasURL(url + "/compose");
        page.navigate(url + "/home");
        assertThat(post(page, "Written with a thumb.")).isVisible();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
    }

    @Test
    void aTabletHasIconsAtItsSide() {
        Page page = browser(world.person("alice"), "/home", new Browser.NewContextOptions().setViewportSize(820, 1180)
                .setLocale("en-GB"));
        Locator notifications = page.locator("#side").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions()
                .setName("Notifications"));
        assertThat(notifications).isVisible();
        assertThat(page.locator(".bar")).isHidden();
        assertThat(((Number) page.evaluate("document.querySelector('#side').offsetWidth")).intValue()).isLessThan(90);
        shot(page, "reading-tablet");
    }
}

package social.linnet.web;

import java.util.List;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;

import org.junit.jupiter.api.Test;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.post.Post;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// The site for whoever does not use it as most do: without scripts, with a screen reader, on a slow or broken network,
/// from right to left, in their own colours, without movement.
class EverybodyTest extends BrowserTest {

    private static final String BUSY = "<!doctype html><html><title>Bad gateway</title><h1>nginx</h1></html>";


    @Test
    void aScreenReaderFindsItsWayThroughHome() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        world.follow(alice, bob);
        world.post(bob, Audience.PUBLIC, "A heron at the weir");
        world.settle();
        Page page = browser(alice, "/home");
        assertThat(post(page, "A heron at the weir")).isVisible();
        shot(page, "screen-reader-home");
        assertThat(page.locator("body")).matchesAriaSnapshot("""
                - link "Skip to content"
                - banner:
                  - link "Linnet"
                  - navigation "Main":
                    - list:
                      - listitem:
                        - link "Home"
                      - listitem:
                        - link "Notifications"
                - main:
                  - heading "Home" [level=1]
                  - region "New post":
                    - textbox "What is on your mind?"
                    - combobox "Language of the post"
                    - button "Post"
                  - article "bob":
                    - link /Reply/
                    - button /Like/
                    - button /Bookmark/
                    - button /Share/
                - complementary "Beside the feed":
                  - search
                """);
    }

    @Test
    void withoutScriptsBobReadsPostsAnswersLikesFollowsSearchesAndChangesHisName() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        Post post = world.post(alice, Audience.PUBLIC, "A heron at the weir");
        world.settle();
        Page page = browser(bob, "/@" + alice.handle(), desktop().setJavaScriptEnabled(false));
        page.locator("main form.follow button").first().click();
        page.navigate(url + "/@" + alice.handle());
        assertThat(page.locator("main form.follow button.following").first()).isVisible();

        page.navigate(url + "/home");
        page.locator("#composer-text").fill("Good morning from a page without scripts");
        page.locator("#composer-post").click();
        assertThat(post(page, "Good morning from a page without scripts")).isVisible();

        page.navigate(url + "/@" + alice.handle() + "/" + post.id());
        page.locator("article [data-act=like]").first().click();
        assertThat(page.locator("[data-act=like][aria-pressed=true]").first()).isVisible();
        page.navigate(url + "/@" + alice.handle() + "/" + post.id());
        page.locator("#composer-text").fill("I saw it too");
        page.locator("#composer-post").click();
        page.navigate(url + "/@" + alice.handle() + "/" + post.id());
        assertThat(post(page, "I saw it too")).isVisible();

        page.navigate(url + "/search?tab=people&q=" + alice.handle());
        assertThat(page.locator("main")).containsText("@" + alice.handle());
        page.navigate(url + "/settings/profile");
        page.locator("input[name=name]").fill("Bob without scripts");
        page.locator("form:has(input[name=name]) button:not([popovertarget])").last().click();
        page.navigate(url + "/@" + bob.handle());
        assertThat(page.locator("main h1, main h2").first()).hasText("Bob without scripts");
        shot(page, "no-scripts-profile");
    }

    @Test
    void withoutScriptsAPollIsAskedAndAnsweredAndAWarningKept() {
        Account alice = world.person("alice");
        Page hers = browser(alice, "/compose", desktop().setJavaScriptEnabled(false));
        hers.locator("#composer-text").fill("Which bird tonight?");
        hers.locator("label:has([name=warned])").click();
        hers.locator("#composer-warning").fill("Birds");
        hers.locator("label:has([name=asks])").click();
        hers.locator("[name=option]").nth(0).fill("Heron");
        hers.locator("[name=option]").nth(1).fill("Wren");
        shot(hers, "no-scripts-poll");
        hers.locator("#composer-post").click();
        hers.navigate(url + "/@" + alice.handle());
        assertThat(post(hers, "Birds")).isVisible();

        Page his = browser(world.person("bob"), "/@" + alice.handle(), desktop().setJavaScriptEnabled(false));
        assertThat(his.getByText("Which bird tonight?")).isHidden();
        his.locator("details.warned > summary").first().click();
        his.getByLabel("Wren").check();
        his.locator("[data-act=vote]").click();
        his.navigate(url + "/@" + alice.handle());
        his.locator("details.warned > summary").first().click();
        assertThat(his.locator(".poll")).containsText("100");
        shot(his, "no-scripts-voted");
    }

    /// Posts are there to be read while the scripts are still on their way; what is sent shows that it is; what does not
    /// arrive stays where it was typed, and the page says what to do.
    @Test
    void onASlowNetworkNothingIsWaitedForInVainAndNothingTypedIsLost() {
        Account alice = world.person("alice");
        world.post(alice, Audience.PUBLIC, "Already here");
        world.settle();
        Page page = browser(alice, "/about", phone());
        List<Route> held = new java.util.concurrent.CopyOnWriteArrayList<>();
        page.route("**/*.js", held::add);
        page.navigate(url + "/home", new Page.NavigateOptions().setWaitUntil(com.microsoft.playwright.options.WaitUntilState.COMMIT));
        assertThat(post(page, "Already here")).isVisible();
        page.unroute("**/*.js");
        held.forEach(Route::resume);
        page.waitForFunction("() => window.htmx && document.readyState === 'complete'");

        CDPSession cdp = page.context().newCDPSession(page);
        network(cdp, false, 400);
        page.locator("#composer-text").fill("Through a thin wire");
        page.locator("#composer-post").click();
        assertThat(page.locator("#composer-post")).isDisabled();
        assertThat(post(page, "Through a thin wire")).isVisible();

        expected("ERR_INTERNET_DISCONNECTED|htmx:(afterRequest|sendError)");
        network(cdp, true, 0);
        page.locator("#composer-text").fill("Into the void");
        page.locator("#composer-post").click();
        assertThat(page.locator("#composer-errors")).containsText("You are offline");
        assertThat(page.locator("#composer-text")).hasValue("Into the void");
        shot(page, "offline-composer");
        network(cdp, false, 0);
        page.locator("#composer-post").click();
        assertThat(post(page, "Into the void")).isVisible();
    }

    private static void network(CDPSession cdp, boolean offline, int latency) {
        cdp.send("Network.enable");
        JsonObject network = new JsonObject();
        network.addProperty("offline", offline);
        network.addProperty("latency", latency);
        network.addProperty("downloadThroughput", 60_000);
        network.addProperty("uploadThroughput", 30_000);
        cdp.send("Network.emulateNetworkConditions", network);
    }

    @Test
    void whatGoesWrongSaysWhatToDoAndKeepsWhatWasTyped() {
        Account alice = world.person("alice");
        Page page = browser(alice, "/home");
        page.waitForFunction("() => window.htmx");
        expected("status of (401|403|502)|Response Status Error Code 403");

        // the page's token has grown old: nobody needs to know
        page.context().clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("linnet_csrf"));
        page.locator("#composer-text").fill("From an old page");
        page.locator("#composer-post").click();
        assertThat(post(page, "From an old page")).isVisible();

        // a proxy in between answers with a page of its own
        page.route("**/posts", route -> route.fulfill(new Route.FulfillOptions().setStatus(502).setContentType("text/html").setBody(BUSY)));
        page.locator("#composer-text").fill("Is anybody there?");
        page.locator("#composer-post").click();
        assertThat(page.locator("#composer-errors")).containsText("The site cannot answer at the moment");
        assertThat(page.locator("#composer-errors")).not().containsText("nginx");
        assertThat(page.locator("#composer-text")).hasValue("Is anybody there?");
        page.unroute("**/posts");

        // she has signed out elsewhere: a link leads to the sign-in beside this page
        sessions.endAll(alice.id());
        page.locator("#composer-post").click();
        assertThat(page.locator("#composer-errors a[target=_blank]")).hasText("Sign in");
        assertThat(page.locator("#composer-text")).hasValue("Is anybody there?");
        shot(page, "signed-out-composer");
    }

    @Test
    void readFromRightToLeftNothingRunsOut() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        world.follow(alice, bob);
        Post post = world.post(bob, Audience.PUBLIC, "صباح الخير @" + alice.handle() + " #طيور https://example.org");
        world.reply(alice, post, Audience.PUBLIC, "Good morning!");
        world.settle();
        Page page = browser(alice, "/home", desktop());
        for (String path : List.of("/@" + bob.handle() + "/" + post.id(), "/@" + bob.handle(), "/settings", "/home")) {
            page.navigate(url + path);
            page.evaluate("document.documentElement.dir = 'rtl'");
            for (int width : List.of(1280, 390)) {
                page.setViewportSize(width, 844);
                assertThat(page.evaluate("""
                        () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll("*")]
                            .filter(one => one.getBoundingClientRect().left < -1).slice(0, 3).map(one => one.outerHTML.slice(0, 120))
                        """)).as("%s from right to left, %s pixels", path, width).isEqualTo(List.of());
            }
        }
        shot(page, "right-to-left-phone");
        page.setViewportSize(1280, 844);
        shot(page, "right-to-left");
    }

    @Test
    void inForcedColoursEveryControlCanBeSeenAndWithReducedMotionNothingMoves() {
        Account alice = world.person("alice");
        world.post(alice, Audience.PUBLIC, "A post in somebody else's colours");
        world.settle();
        Page page = browser(alice, "/home", desktop().setForcedColors(ForcedColors.ACTIVE).setReducedMotion(ReducedMotion.REDUCE));
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Post").setExact(true))).isVisible();
        page.locator("[data-act=like]").first().focus();
        shot(page, "forced-colours");
        for (String path : List.of("/home", "/nowhere", "/studio")) {
            expected("status of 404");
            page.navigate(url + path);
            assertThat(page.evaluate("""
                    () => document.getAnimations().filter(one => one.playState === "running" && one.effect.getComputedTiming().duration > 20)
                        .map(one => one.animationName ?? one.transitionProperty)
                    """)).as("what moves on %s", path).isEqualTo(List.of());
        }
    }
}

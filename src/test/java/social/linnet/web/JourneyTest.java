package social.linnet.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Value;

import social.linnet.testing.Browsers;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// The story of the product, in two browsers at once: alice describes a picture in the composer, watches it appear and
/// posts it; bob, who has his feed open, sees it arrive.
@LinnetTest
@Isolated("its time is measured")
class JourneyTest {

    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final AtomicInteger COUNT = new AtomicInteger();
    /// From pressing Post to the pill in the other browser.
    private static final double ARRIVES_WITHIN_MILLIS = 1000;

    /// The hash of an empty style sheet, which Playwright puts into the page to take a picture and the policy refuses.
    private static final String EMPTY_STYLE = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    @Value("${linnet.url}")
    private String url;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private Page browser() {
        BrowserContext context = Browsers.chromium().newContext(new Browser.NewContextOptions()
                .setViewportSize(1280, 900).setLocale("en-GB"));
        contexts.add(context);
        Page page = context.newPage();
        page.onPageError(fault -> faults.add("script: " + fault));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains(EMPTY_STYLE)) {
                faults.add("console: " + message.text() + " at " + message.location());
            }
        });
        return page;
    }

    private static String shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
        return name;
    }

    private String signUp(Page page, String name) {
        String handle = name.toLowerCase() + "_j" + COUNT.incrementAndGet();
        page.navigate(url + "/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Create an account")).first().click();
        page.getByLabel("Handle").fill(handle);
        page.getByLabel(Pattern.compile("^Name")).fill(name);
        page.locator("#password").fill(World.PASSWORD);
        page.getByRole(AriaRole.CHECKBOX).check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create an account")).click();
        assertThat(page).hasURL(url + "/home");
        return handle;
    }

    @BeforeEach
    void noFaults() {
        faults.clear();
    }

    @AfterEach
    void close() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    @Test
    void bobSeesThePictureArriveThatAliceMadeInTheComposer() throws IOException {
        Page alice = browser();
        Page bob = browser();
        String aliceHandle = signUp(alice, "Alice");
        signUp(bob, "Bob");
        bob.navigate(url + "/@" + aliceHandle);
        bob.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Follow"))).first().click();
        assertThat(bob.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Following|Unfollow"))).first())
                .isVisible();
        bob.navigate(url + "/home");
        shot(bob, "journey-1-bob-waits");

        alice.locator("[data-opens=imagine]").click();
        assertThat(alice.locator("#imagine")).containsText("built-in painter");
        alice.locator("#maker-prompt").fill("a lighthouse above a calm sea at sunset");
        alice.locator(".styles label.chip", new Page.LocatorOptions().setHasText("Watercolour")).click();
        alice.locator("#imagine .make").click();
        Locator job = alice.locator("#job [data-job]");
        assertThat(job).isVisible();
        shot(alice, "journey-2-alice-watches");
        Locator picks = alice.locator("[data-pick]");
        assertThat(picks).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        shot(alice, "journey-3-alice-picks");
        picks.first().click();
        assertThat(alice.locator("#attachments .attachment")).hasCount(1);
        alice.locator("#composer-text").fill("Made this while the kettle boiled. #lighthouse");
        shot(alice, "journey-4-alice-is-about-to-post");

        Locator pill = bob.locator("#new-posts");
        assertThat(pill).isHidden();
        long pressed = System.nanoTime();
        alice.locator("#composer-post").click();
        pill.waitFor(new Locator.WaitForOptions().setTimeout(10_000));
        double millis = (System.nanoTime() - pressed) / 1e6;
        Files.writeString(SHOTS.resolve("journey-millis.txt"), "from pressing Post to the pill: " + millis + " ms\n");
        assertThat(pill).containsText("1 new post");
        shot(bob, "journey-5-bob-is-told");
        assertThat(millis).as("milliseconds from pressing Post to the pill").isLessThan(ARRIVES_WITHIN_MILLIS);

        pill.click();
        Locator arrived = bob.locator("#feed article").first();
        assertThat(arrived).containsText("Made this while the kettle boiled.");
        assertThat(arrived).containsText("built-in painter");
        Locator picture = arrived.locator(".pics img").first();
        assertThat(picture).isVisible();
        assertThat(picture).hasJSProperty("complete", true);
        assertThat(picture).hasAttribute("alt", "a lighthouse above a calm sea at sunset");
        assertThat(pill).isHidden();
        shot(bob, "journey-6-bob-sees");

        arrived.locator("[data-act=like]").click();
        assertThat(arrived.locator("[data-act=like]")).hasAttribute("aria-pressed", "true");
        assertThat(alice.locator("#feed article").first()).containsText("Made this while the kettle boiled.");
        assertThat(faults).isEmpty();
    }

    @Test
    void aJobSurvivesAReload() {
        Page alice = browser();
        signUp(alice, "Alice");
        alice.locator("[data-opens=imagine]").click();
        alice.locator("#maker-prompt").fill("a quiet harbour under snow, four boats");
        alice.locator(".segmented label", new Page.LocatorOptions().setHasText("4")).click();
        alice.locator("#imagine .make").click();
        assertThat(alice.locator("#job [data-job]")).isVisible();
        alice.reload();
        assertThat(alice.locator("#job [data-job]")).isVisible();
        assertThat(alice.locator("#maker-prompt")).hasValue("a quiet harbour under snow, four boats");
        assertThat(alice.locator("[data-pick]")).hasCount(4, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        shot(alice, "journey-7-after-a-reload");
        assertThat(faults).isEmpty();
    }

    @Test
    void withoutScriptAlicePostsAndBobReads() {
        BrowserContext plain = Browsers.chromium().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        contexts.add(plain);
        Page alice = plain.newPage();
        String handle = signUp(alice, "Alice");
        alice.locator("#composer-text").fill("Plain HTML, still here.");
        alice.locator("#composer-post").click();
        assertThat(alice).hasURL(url + "/home");
        assertThat(alice.locator("#feed article").first()).containsText("Plain HTML, still here.");
        alice.locator("#composer-text").fill("x".repeat(501));
        alice.locator("#composer-post").click();
        assertThat(alice.getByText("A post has at most 500 characters.")).isVisible();
        assertThat(alice.locator("#composer-text")).hasValue("x".repeat(501));
        Page stranger = browser();
        stranger.navigate(url + "/@" + handle);
        assertThat(stranger.locator("article").first()).containsText("Plain HTML, still here.");
    }
}

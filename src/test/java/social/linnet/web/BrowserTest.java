package social.linnet.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ServiceWorkerPolicy;

import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import social.linnet.account.Account;
import social.linnet.account.Sessions;
import social.linnet.testing.Browsers;
import social.linnet.testing.Browsing;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

import static org.assertj.core.api.Assertions.assertThat;

/// A story in real browsers: each person has one of their own, signed in or not. A fault in a script, or a line that the
/// browser complains with, fails the test, unless it was [#expected].
@LinnetTest
@Browsing
public abstract class BrowserTest {

    /// The hash of an empty style sheet, which Playwright puts into the page to take a picture and the policy refuses.
    static final String EMPTY_STYLE = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final Path SHOTS = Path.of("target", "screenshots");

    @Autowired
    protected World world;
    @Autowired
    protected Sessions sessions;
    @Value("${linnet.url}")
    protected String url;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<Pattern> expected = new CopyOnWriteArrayList<>();

    /// A wide window, in English.
    protected static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en-GB");
    }

    /// A phone's window, in English.
    protected static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions().setViewportSize(390, 844).setLocale("en-GB").setHasTouch(true).setIsMobile(true);
    }

    /// What the stories of a class are told in.
    protected Browser program() {
        return Browsers.chromium();
    }

    /// The browser of somebody who is not signed in.
    protected Page stranger(Browser.NewContextOptions options) {
        // it would fetch all files for each of these browsers, which live for seconds
        BrowserContext context = program().newContext(options.serviceWorkers == null
                ? options.setServiceWorkers(ServiceWorkerPolicy.BLOCK) : options);
        context.setDefaultTimeout(15_000);
        contexts.add(context);
        Page page = context.newPage();
        watch(page);
        context.onPage(this::watch);
        return page;
    }

    private void watch(Page page) {
        page.onPageError(fault -> faults.add("script: " + fault));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains(EMPTY_STYLE)) {
                faults.add("console: " + message.text() + " at " + message.location());
            }
        });
    }

    protected Page stranger() {
        return stranger(desktop());
    }

    /// The browser of somebody who is signed in, at a path.
    protected Page browser(Account account, String path, Browser.NewContextOptions options) {
        Page page = stranger(options);
        page.context().addCookies(List.of(new Cookie("linnet", sessions.open(account.id(), "a test")).setUrl(url)));
        page.navigate(url + path);
        return page;
    }

    protected Page browser(Account account, String path) {
        return browser(account, path, desktop());
    }

    /// Complaints of the browser that belong to the story, such as an answer 404.
    protected void expected(String complaint) {
        expected.add(Pattern.compile(complaint));
    }

    /// Keeps a picture of what somebody sees.
    protected static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
    }

    protected static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    protected static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /// The post that says this.
    protected static Locator post(Page page, String text) {
        return page.locator("article.post", new Page.LocatorOptions().setHasText(text)).first();
    }

    @AfterEach
    void close() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> unexpected = faults.stream()
                .filter(fault -> expected.stream().noneMatch(each -> each.matcher(fault).find())).toList();
        faults.clear();
        expected.clear();
        assertThat(unexpected).as("what the browsers complained of").isEmpty();
    }
}

package social.linnet.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import social.linnet.account.Accounts;
import social.linnet.account.Sessions;
import social.linnet.testing.Browsers;
import social.linnet.testing.LinnetTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Every page of the running site ([SitePages]), filled by a whole [Town], on a phone in French, and on a tablet and in a
/// wide window in English, in both themes each: axe finds nothing, nothing runs out of the window, also when it is as
/// narrow as 320 pixels or shown twice as large, and no page holds a script or a style of its own.
@LinnetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {

    private static final Path SHOTS = Path.of("target", "screenshots");
    /// What the policy refuses: handlers and styles in the markup, and scripts in it that are more than data.
    private static final Pattern INLINE = Pattern.compile(
            "<style(?! data-sheet=)[ >]|<[^>]+\\s(?:style|on[a-z]+)=|<script(?![^>]*(?: src=| type=\"application/ld\\+json\"))", Pattern.CASE_INSENSITIVE);

    @Autowired
    private Accounts accounts;
    @Autowired
    private Sessions sessions;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;
    @Value("${linnet.url}")
    private String url;

    private final Town town = new Town();
    private final List<String> found = new ArrayList<>();

    @BeforeAll
    void aSmallTown(@Autowired AutowireCapableBeanFactory program) {
        program.autowireBean(town);
        town.tell();
    }

    @AfterAll
    void asItWas() {
        town.leave();
    }

    @BeforeEach
    void nothingIsFoundYet() {
        found.clear();
    }

    /// @param widths the first is that in which a page is loaded. Of the others, those of a hand's width and less are
    ///               what a window may also be: 320 pixels (WCAG 1.4.10), or half of itself, which is what twice as large
    ///               comes to
    private record Look(String name, String locale, ColorScheme first, ColorScheme second, int width, List<Integer> others,
                        int narrow) {

        private BrowserContext context() {
            BrowserContext context = Browsers.chromium().newContext(new Browser.NewContextOptions().setViewportSize(width, Axe.HEIGHT)
                    .setLocale(locale).setServiceWorkers(ServiceWorkerPolicy.BLOCK).setReducedMotion(ReducedMotion.REDUCE));
            Axe.into(context);
            return context;
        }
    }

    @Test
    void noPageIsForgotten() {
        SitePages.requireComplete(mapping);
    }

    @Test
    void axeFindsNothingOnAPhone() {
        check(new Look("phone", "fr-FR", ColorScheme.DARK, ColorScheme.LIGHT, 390, List.of(), 320));
    }

    @Test
    void axeFindsNothingInAWideWindowOrOnATablet() {
        check(new Look("desktop", "en-GB", ColorScheme.LIGHT, ColorScheme.DARK, 1280, List.of(820), 640));
    }

    @Test
    void aThemeIsNothingButColours() throws Exception {
        List<String> named = new ArrayList<>();
        for (Resource sheet : new PathMatchingResourcePatternResolver().getResources("classpath:/static/css/*.css")) {
            String css = sheet.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            if (Pattern.compile("prefers-color-scheme|data-theme|light-dark\\(").matcher(css).find()) {
                named.add(sheet.getFilename());
            }
            if ("tokens.css".equals(sheet.getFilename())) {
                assertThat(Arrays.stream(css.split("[{};]")).map(String::strip).filter(line -> line.matches("[a-z-]+\\s*:.*"))
                        .filter(line -> !line.startsWith("--"))).as("what the sheet of tokens sets besides them")
                        .allMatch(line -> line.startsWith("color-scheme"));
            }
        }
        assertThat(named).as("sheets that name a theme").containsExactly("tokens.css");
    }

    private void check(Look look) {
        accounts.setLanguage(town.alice.id(), look.locale.substring(0, 2));
        try (BrowserContext guests = look.context(); BrowserContext members = look.context()) {
            members.addCookies(List.of(new Cookie("linnet", sessions.open(town.alice.id(), "a test")).setUrl(url)));
            Page guest = guests.newPage();
            Page member = members.newPage();
            for (Page page : List.of(guest, member)) {
                page.onConsoleMessage(message -> {
                    if (message.text().contains("Content Security Policy") && !message.text().contains(BrowserTest.EMPTY_STYLE)) {
                        found.add(page.url() + ": " + message.text());
                    }
                });
                page.onPageError(fault -> found.add(page.url() + ": " + fault));
            }
            SitePages.all().forEach(example -> check(example.member() ? member : guest, look, example));
        }
        assertThat(found).as("what is wrong with pages in the look of a %s", look.name()).isEmpty();
    }

    private void check(Page page, Look look, SitePages.Example example) {
        String where = example.address() + (example.member() ? " (member, " : " (guest, ") + look.name();
        page.setViewportSize(look.width, Axe.HEIGHT);
        theme(page, look.first);
        if (example.route().equals("/setup")) {
            town.withoutAdministrators(() -> open(page, example, where));
        } else {
            open(page, example, where);
        }
        in(where + ", " + look.first, Axe.everything(page));
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(example.name() + "-" + look.name() + ".png")));
        theme(page, look.second);
        in(where + ", " + look.second, Axe.colours(page));
        in(where, Axe.wider(page, look.width));
        for (int width : look.others) {
            in(where, Axe.wider(page, width));
            in(where + " at " + width, Axe.layout(page));
        }
        in(where, Axe.wider(page, look.narrow));
    }

    private void open(Page page, SitePages.Example example, String where) {
        Response answer = page.navigate(url + example.in(town.names));
        int status = example.route().equals("/error") ? 404 : 200;
        if (answer.status() != status || !answer.headerValue("content-type").startsWith("text/html")) {
            found.add(where + ") answered " + answer.status() + " " + answer.headerValue("content-type"));
        }
        INLINE.matcher(answer.text()).results().forEach(inline -> found.add(where + ") has " + inline.group()));
    }

    private static void theme(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    private void in(String where, List<String> lines) {
        lines.forEach(line -> found.add(where + "): " + line));
    }
}

package social.linnet.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ServiceWorkerPolicy;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.OAuthApps;
import social.linnet.account.Scopes;
import social.linnet.account.Sessions;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.event.Audience;
import social.linnet.graph.Lists;
import social.linnet.graph.PeopleList;
import social.linnet.graph.Showcase;
import social.linnet.graph.Showcases;
import social.linnet.moderation.Reports;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Question;
import social.linnet.post.Words;
import social.linnet.studio.Studio;
import social.linnet.studio.Style;
import social.linnet.testing.Browsers;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

import static org.assertj.core.api.Assertions.assertThat;

/// Every page of the running site ([SitePages]) in one look: axe finds nothing (WCAG 2.0 to 2.2, A and AA, and its best
/// practice), nothing runs out of the window, also when it is as narrow as 320 pixels or shown twice as large, and no page
/// holds a script or a style of its own.
@LinnetTest
abstract class PagesInALook {

    private static final Path SHOTS = Path.of("target", "screenshots");
    /// By hand and not with axe's own builder, which carries all that axe finds in order, too, out of the browser: half of
    /// the time went into that.
    private static final String AXE = resource("/axe.min.js");
    private static final String RUN = """
            () => axe.run(document, {resultTypes: ["violations"], elementRef: false, iframes: false, runOnly: ["wcag2a", "wcag2aa",
                  "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
                .then(found => found.violations.flatMap(rule => rule.nodes.slice(0, 3)
                    .map(node => `${rule.id}: ${node.html.slice(0, 200)} ${node.target} ${node.failureSummary}`)))
            """;
    /// What runs out of the window by itself, and not in a part that scrolls.
    private static final String WIDER = """
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll("*")]
                .filter(one => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
                .filter(one => { for (let up = one.parentElement; up; up = up.parentElement)
                    if (up !== document.documentElement && getComputedStyle(up).overflowX !== "visible") return false; return true; })
                .slice(0, 5).map(one => one.outerHTML.slice(0, 140))
            """;
    /// What the policy refuses: handlers and styles in the markup, and scripts in it that are more than data.
    private static final Pattern INLINE = Pattern.compile(
            "<style[ >]|<[^>]+\\s(?:style|on[a-z]+)=|<script(?![^>]*(?: src=| type=\"application/ld\\+json\"))", Pattern.CASE_INSENSITIVE);

    @Autowired
    private World world;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Studio studio;
    @Autowired
    private Posts posts;
    @Autowired
    private Reports reports;
    @Autowired
    private Showcases showcases;
    @Autowired
    private Lists lists;
    @Autowired
    private OAuthApps apps;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;
    @Value("${linnet.url}")
    private String url;

    private Account alice;
    private final Map<String, Object> story = new HashMap<>();
    private final List<String> found = new ArrayList<>();

    @BeforeEach
    void aSmallNetwork() {
        alice = world.person("alice");
        Account bob = world.person("bob");
        world.follow(alice, bob);
        world.follow(bob, alice);
        Post post = world.post(alice, Audience.PUBLIC, "Good morning @" + bob.handle() + ", see https://example.org #birds");
        world.reply(bob, post, Audience.PUBLIC, "Bonjour @" + alice.handle() + " ! 🐦");
        world.post(alice, Audience.FOLLOWERS, "Only for those who follow me.");
        posts.publish(Draft.of(bob.id(), "Tea or coffee?", Audience.PUBLIC)
                .asking(new Question(List.of("Tea", "Coffee"), Duration.ofDays(1), false, false)));
        posts.publish(Draft.of(bob.id(), "", Audience.PUBLIC)
                .saying(new Words("The heron did it.", "How it ends", true, "en")));
        posts.publish(Draft.of(bob.id(), "Read this:", Audience.PUBLIC).quoting(post.id()));
        studio.make(alice.id(), "a heron in the reeds", Style.INK, Shape.SQUARE, 1);
        world.promote(alice.id());
        story.put("alice", alice.handle());
        story.put("bob", bob.handle());
        story.put("post", post.id());
        story.put("report", reports.file(new Reports.Complaint(bob.id(), alice.id(), Reports.Category.OTHER, "Too early",
                List.of(post.id()), List.of(), false)).id());
        story.put("collection", showcases.create(bob.id(),
                new Showcase.About("Early birds", "Up before the sun", "en", false, true, null), List.of(alice.id())).id());
        PeopleList list = lists.create(alice.id(), "Birds", PeopleList.Replies.MEMBERS, false);
        lists.add(alice.id(), list.id(), List.of(bob.id()));
        story.put("list", list.id());
        story.put("client", apps.register("A reader", "https://example.org", List.of(OAuthApps.OUT_OF_BAND),
                Scopes.parse("read write")).app().clientId());
        world.settle();
    }

    /// @param narrow how wide the window may also be: 320 pixels (WCAG 1.4.10), or half of itself, which is what twice as
    ///               large comes to
    record Look(String name, int width, int narrow, ColorScheme scheme, String locale) {

        private BrowserContext context() {
            return Browsers.chromium().newContext(new Browser.NewContextOptions().setViewportSize(width, 900)
                    .setColorScheme(scheme).setLocale(locale).setServiceWorkers(ServiceWorkerPolicy.BLOCK));
        }
    }

    void requireNoPageForgotten() {
        SitePages.requireComplete(mapping);
    }

    void check(Look look) {
        accounts.setLanguage(alice.id(), look.locale.substring(0, 2));
        try (BrowserContext guests = look.context(); BrowserContext members = look.context()) {
            members.addCookies(List.of(new Cookie("linnet", sessions.open(alice.id(), "a test")).setUrl(url)));
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
        assertThat(found).as("what is wrong with pages that are %s", look.name()).isEmpty();
    }

    private void check(Page page, Look look, SitePages.Example example) {
        page.setViewportSize(look.width, 900);
        Response answer = page.navigate(url + example.in(story));
        String where = example.address() + (example.member() ? " (member, " : " (guest, ") + look.name() + "): ";
        int status = example.route().equals("/error") ? 404 : 200;
        if (answer.status() != status || !answer.headerValue("content-type").startsWith("text/html")) {
            found.add(where + "answered " + answer.status() + " " + answer.headerValue("content-type"));
        }
        INLINE.matcher(answer.text()).results().forEach(inline -> found.add(where + "has " + inline.group()));
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(example.name() + "-" + look.name() + ".png")));
        page.evaluate(AXE);
        found(where, page.evaluate(RUN));
        for (int width : List.of(look.width, look.narrow)) {
            page.setViewportSize(width, 900);
            found(where + "wider than " + width + " pixels: ", page.evaluate(WIDER));
        }
    }

    private void found(String where, Object lines) {
        ((List<?>) lines).forEach(line -> found.add(where + line));
    }

    private static String resource(String name) {
        try (InputStream in = PagesInALook.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

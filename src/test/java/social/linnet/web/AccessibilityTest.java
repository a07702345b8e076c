package social.linnet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.account.OAuthApps;
import social.linnet.account.Scopes;
import social.linnet.account.Sessions;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.event.Audience;
import social.linnet.graph.Lists;
import social.linnet.graph.PeopleList;
import social.linnet.post.Post;
import social.linnet.studio.Studio;
import social.linnet.studio.Style;
import social.linnet.testing.Browsers;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// axe (WCAG 2.0 to 2.2, A and AA) finds nothing on any page of the running site, once wide and light, once narrow and dark.
@LinnetTest
class AccessibilityTest {

    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final List<String> STANDARD = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @Autowired
    private World world;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Studio studio;
    @Autowired
    private Lists lists;
    @Autowired
    private OAuthApps apps;
    @Autowired
    private JdbcClient jdbc;
    @Value("${linnet.url}")
    private String url;

    private Account alice;
    private Post post;
    private PeopleList list;

    @BeforeEach
    void aSmallNetwork() {
        alice = world.person("alice");
        Account bob = world.person("bob");
        world.follow(alice, bob);
        post = world.post(alice, Audience.PUBLIC, "Good morning @" + bob.handle() + ", see https://example.org #birds");
        world.reply(bob, post, Audience.PUBLIC, "Bonjour ! 🐦");
        list = lists.create(alice.id(), "Birds", PeopleList.Replies.MEMBERS, false);
        lists.add(alice.id(), list.id(), List.of(bob.id()));
        world.post(alice, Audience.FOLLOWERS, "Only for those who follow me.");
        studio.make(alice.id(), "a heron in the reeds", Style.INK, Shape.SQUARE, 1);
        jdbc.sql("update account.account set role = 'ADMIN' where id = :id").param("id", alice.id()).update();
        world.settle();
    }

    private enum Look {
        DESKTOP_LIGHT(1280, ColorScheme.LIGHT, "en-GB"), PHONE_DARK(390, ColorScheme.DARK, "fr-FR");

        private final int width;
        private final ColorScheme scheme;
        private final String locale;

        Look(int width, ColorScheme scheme, String locale) {
            this.width = width;
            this.scheme = scheme;
            this.locale = locale;
        }
    }

    private Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/home");
        pages.put("thread", "/@" + alice.handle() + "/" + post.id());
        String path = "/@" + alice.handle() + "/" + post.id();
        pages.put("history", path + "/history");
        pages.put("likes", path + "/likes");
        pages.put("quotes", path + "/quotes");
        pages.put("post-more", "/posts/" + post.id() + "/more");
        pages.put("post-delete", "/posts/" + post.id() + "/delete");
        pages.put("keys", "/keys");
        pages.put("profile", "/@" + alice.handle());
        pages.put("home-for-you", "/home?tab=for-you");
        pages.put("lists", "/lists");
        pages.put("list", "/lists/" + list.id());
        pages.put("list-edit", "/lists/" + list.id() + "/edit");
        pages.put("tag", "/tags/birds");
        pages.put("explore-people", "/explore?tab=people");
        pages.put("search", "/search?q=bob");
        pages.put("compose", "/compose?quote=" + post.id());
        pages.put("drafts", "/drafts");
        pages.put("scheduled", "/scheduled");
        pages.put("studio", "/studio");
        pages.put("settings", "/settings");
        pages.put("settings-account", "/settings/account");
        pages.put("settings-apps", "/settings/apps");
        pages.put("settings-data", "/settings/data");
        pages.put("admin", "/admin");
        pages.put("missing", "/nowhere");
        var app = apps.register("A reader", "https://example.org", List.of(OAuthApps.OUT_OF_BAND),
                Scopes.parse("read write")).app();
        pages.put("authorize", "/oauth/authorize?response_type=code&scope=read&client_id=" + app.clientId()
                + "&redirect_uri=" + OAuthApps.OUT_OF_BAND);
        return pages;
    }

    private static final Map<String, String> GUEST_PAGES = Map.of("landing", "/", "sign-in", "/sign-in", "sign-up",
            "/sign-up", "about", "/about");

    @ParameterizedTest
    @EnumSource(Look.class)
    void axeFindsNothing(Look look) {
        try (BrowserContext guest = context(look); BrowserContext member = context(look)) {
            member.addCookies(List.of(new Cookie("linnet", sessions.open(alice.id(), "a test")).setUrl(url)));
            GUEST_PAGES.forEach((name, path) -> check(guest, look, "guest-" + name, path));
            pages().forEach((name, path) -> check(member, look, name, path));
        }
    }

    private static BrowserContext context(Look look) {
        return Browsers.chromium().newContext(new Browser.NewContextOptions().setViewportSize(look.width, 900)
                .setColorScheme(look.scheme).setLocale(look.locale));
    }

    private void check(BrowserContext context, Look look, String name, String path) {
        try (Page page = context.newPage()) {
            page.navigate(url + path);
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                    .setPath(SHOTS.resolve(name + "-" + look.name().toLowerCase(java.util.Locale.ROOT) + ".png")));
            List<Rule> violations = new AxeBuilder(page).withTags(STANDARD).analyze().getViolations();
            assertThat(violations.stream().map(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml()))
                    .as("what axe finds on %s (%s)", path, look).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s (%s) is no wider than the window", path, look).isEqualTo(true);
        }
    }
}

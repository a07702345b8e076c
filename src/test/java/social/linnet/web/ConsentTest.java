package social.linnet.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import social.linnet.account.Account;
import social.linnet.account.OAuthApps;
import social.linnet.account.OAuthTokens;
import social.linnet.account.Scopes;
import social.linnet.testing.Browsers;
import social.linnet.testing.Browsing;
import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// An app asks alice for leave: she signs in on the way, reads what it wants, says yes or no, and the app gets what RFC
/// 6749 and 7636 say.
@LinnetTest
@Browsing
class ConsentTest {

    private static final String VERIFIER = "a-verifier-that-only-the-app-knows-and-nobody-else-0";
    private static final String WEB_APP = "https://app.example/back?from=linnet";

    @Autowired
    private World world;
    @Autowired
    private OAuthApps apps;
    @Autowired
    private OAuthTokens tokens;
    @Value("${linnet.url}")
    private String url;

    private Account alice;
    private OAuthApps.Registered app;

    @BeforeEach
    void anApp() {
        alice = world.person("alice");
        app = apps.register("Heron", "https://app.example", List.of(OAuthApps.OUT_OF_BAND, WEB_APP),
                Scopes.parse("read write:statuses"));
    }

    private static String challenge() throws Exception {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    }

    private String ask(String redirect, String more) {
        return url + "/oauth/authorize?response_type=code&client_id=" + app.app().clientId() + "&redirect_uri="
                + URLEncoder.encode(redirect, StandardCharsets.UTF_8) + more;
    }

    private void signIn(Page page) {
        page.getByLabel("Handle").fill(alice.handle());
        page.locator("#password").fill(World.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    }

    private Client.Page exchange(String code, String redirect, String verifier) {
        String body = "grant_type=authorization_code&client_id=" + app.app().clientId() + "&client_secret="
                + app.secret() + "&code=" + code + "&redirect_uri="
                + URLEncoder.encode(redirect, StandardCharsets.UTF_8) + "&code_verifier=" + verifier;
        return Client.stranger(url).send("/oauth/token", body);
    }

    @Test
    void aliceAgreesAndTheAppActsForHer() throws Exception {
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = context.newPage();
            page.navigate(ask(OAuthApps.OUT_OF_BAND, "&scope=read+write:statuses&code_challenge_method=S256"
                    + "&code_challenge=" + challenge()));
            signIn(page);
            assertThat(page.locator("h1")).containsText("Heron");
            assertThat(page.locator(".scopes")).containsText("write:statuses");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Allow")).click();
            String code = page.locator("#code").inputValue();

            Client.Page answer = exchange(code, OAuthApps.OUT_OF_BAND, VERIFIER);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer.body());
            assertThat(token.find()).isTrue();
            assertThat(tokens.find(token.group(1)).orElseThrow().account()).isEqualTo(alice.id());
            page.navigate(url + "/settings/apps");
            assertThat(page.locator("main")).containsText("Heron");
        }
    }

    @Test
    void theBrowserIsSentBackToTheAppWithCodeAndState() throws Exception {
        // the shell does not say that it has gone over to a site of another group
        try (BrowserContext context = Browsers.whole().newContext()) {
            Page page = context.newPage();
            page.route("https://app.example/**", route -> route.fulfill(
                    new com.microsoft.playwright.Route.FulfillOptions().setBody("back at the app")));
            page.navigate(ask(WEB_APP, "&state=s%26t&scope=read"));
            signIn(page);
            Request back = page.waitForRequest("https://app.example/**", () ->
                    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Allow")).click());
            assertThat(back.url()).startsWith(WEB_APP + "&code=").endsWith("&state=s%26t");
            page.waitForURL("https://app.example/**");
            page.navigate(ask(WEB_APP, "&state=again"));
            Request denied = page.waitForRequest("https://app.example/**", () -> page.locator("button[value=deny]").click());
            assertThat(denied.url()).isEqualTo(WEB_APP + "&error=access_denied&state=again");
        }
    }

    @Test
    void nobodyIsSentWhereTheAppIsNotRegistered() throws Exception {
        for (String path : List.of(ask("https://evil.example/", ""), ask("https://app.example/back", ""),
                url + "/oauth/authorize?response_type=code&client_id=nobody&redirect_uri=" + OAuthApps.OUT_OF_BAND)) {
            Client.Page answer = Client.stranger(url).open(path);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.location()).isEmpty();
        }
        for (String wrong : List.of("&scope=write", "&scope=nonsense", "&code_challenge=short&code_challenge_method=S256",
                "&code_challenge=" + challenge(), "&code_challenge_method=plain&code_challenge=" + challenge())) {
            assertThat(Client.stranger(url).open(ask(WEB_APP, wrong)).location()).as(wrong)
                    .startsWith(WEB_APP + "&error=invalid_");
        }
    }

    @Test
    void anAppMayWantSomebodyElseAndAnotherLanguage() {
        Client client = Client.stranger(url);
        Client.Page sent = client.open(ask(WEB_APP, "&force_login=true&lang=fr&state=s"));
        String next = sent.location();
        assertThat(sent.status()).isEqualTo(303);
        assertThat(next).startsWith("/sign-in?again=true&lang=fr&next=").doesNotContain("force_login");
        assertThat(client.open(next).body()).contains("<html lang=\"fr\"");
    }
}

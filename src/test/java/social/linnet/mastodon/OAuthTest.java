package social.linnet.mastodon;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.OAuthApps;
import social.linnet.account.OAuthTokens;
import social.linnet.account.Scopes;

import static org.assertj.core.api.Assertions.assertThat;

/// Apps, codes and tokens.
class OAuthTest extends MastodonTest {

    private static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters";

    @Autowired
    private OAuthApps apps;
    @Autowired
    private OAuthTokens tokens;

    private String code(App app, Member person, String challenge) {
        return tokens.agree(apps.find(app.id()).orElseThrow(), Long.parseLong(person.id()), REDIRECT,
                new Scopes(Set.of("read", "write:statuses")), challenge);
    }

    private Reply exchange(App app, String code, String redirect, String verifier) {
        return http().json("POST", "/oauth/token", Map.of("grant_type", "authorization_code", "client_id", app.id(),
                "client_secret", app.secret(), "code", code, "redirect_uri", redirect, "code_verifier", verifier,
                "scope", "read write follow push"));
    }

    @Test
    void aCodeIsExchangedOnceAndASecondUseRevokesTheToken() {
        Member alice = member("alice");
        App app = app(ALL);
        String code = code(app, alice, challenge(VERIFIER));
        Reply first = exchange(app, code, REDIRECT, VERIFIER);
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.header("Cache-Control")).isEqualTo("no-store");
        assertThat(first.text("scope")).isEqualTo("read write:statuses");
        assertThat(first.body().path("created_at").isIntegralNumber()).isTrue();
        Http http = http().as(first.text("access_token"));
        assertThat(http.get("/api/v1/accounts/verify_credentials").text("id")).isEqualTo(alice.id());
        Reply second = exchange(app, code, REDIRECT, VERIFIER);
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.text("error")).isEqualTo("invalid_grant");
        Reply dead = http.get("/api/v1/accounts/verify_credentials");
        assertThat(dead.status()).isEqualTo(401);
        assertThat(dead.text("error")).isEqualTo("The access token is invalid");
    }

    @Test
    void aWrongVerifierOrRedirectBurnsTheCode() {
        Member alice = member("alice");
        App app = app(ALL);
        String code = code(app, alice, challenge(VERIFIER));
        assertThat(exchange(app, code, REDIRECT, "wrong").text("error")).isEqualTo("invalid_grant");
        assertThat(exchange(app, code, REDIRECT, VERIFIER).text("error")).isEqualTo("invalid_grant");
        String other = code(app, alice, challenge(VERIFIER));
        assertThat(exchange(app, other, REDIRECT + "/", VERIFIER).text("error")).isEqualTo("invalid_grant");
        assertThat(exchange(app, other, REDIRECT, VERIFIER).text("error")).isEqualTo("invalid_grant");
        String third = code(app, alice, challenge(VERIFIER));
        assertThat(exchange(app(ALL), third, REDIRECT, VERIFIER).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void clientsShowTheirSecretInBodyOrBasicHeaderButNotInTheAddress() {
        App app = app("read");
        String basic = "Basic " + java.util.Base64.getEncoder().encodeToString((app.id() + ":" + app.secret())
                .getBytes());
        assertThat(http().send("POST", "/oauth/token", "application/x-www-form-urlencoded",
                bytes("grant_type=client_credentials".getBytes()), "Authorization", basic).status()).isEqualTo(200);
        assertThat(http().multipart("POST", "/oauth/token/", null, null, "grant_type", "client_credentials",
                "client_id", app.id(), "client_secret", app.secret()).text("scope")).isEqualTo("read");
        String query = "/oauth/token?grant_type=client_credentials&client_id=" + app.id() + "&client_secret="
                + app.secret();
        Reply inAddress = http().form("POST", query);
        assertThat(inAddress.status()).isEqualTo(401);
        assertThat(inAddress.text("error")).isEqualTo("invalid_client");
        assertThat(http().form("POST", "/oauth/token", "grant_type", "client_credentials", "client_id", app.id(),
                "client_secret", "wrong").status()).isEqualTo(401);
        assertThat(token(app, "grant_type", "client_credentials", "scope", "write").text("error"))
                .isEqualTo("invalid_scope");
        assertThat(token(app, "grant_type", "client_credentials", "scope", "nonsense").text("error"))
                .isEqualTo("invalid_scope");
        assertThat(token(app, "grant_type", "password").text("error")).isEqualTo("unsupported_grant_type");
        assertThat(token(app).text("error")).isEqualTo("invalid_request");
        assertThat(token(app, "grant_type", "authorization_code", "code", "x").text("error"))
                .isEqualTo("invalid_request");
    }

    private Reply token(App app, String... pairs) {
        String[] all = java.util.Arrays.copyOf(pairs, pairs.length + 4);
        all[pairs.length] = "client_id";
        all[pairs.length + 1] = app.id();
        all[pairs.length + 2] = "client_secret";
        all[pairs.length + 3] = app.secret();
        return http().form("POST", "/oauth/token", all);
    }

    @Test
    void aTokenIsRevokedByItsAppAlone() {
        App app = app("read");
        App other = app("read");
        String token = appToken(app, "read");
        assertThat(revoke(other, token).status()).isEqualTo(403);
        assertThat(http().as(token).get("/api/v1/apps/verify_credentials").status()).isEqualTo(200);
        assertThat(http().form("POST", "/oauth/revoke", "token", token, "client_id", app.id()).status())
                .isEqualTo(401);
        assertThat(revoke(app, token).status()).isEqualTo(200);
        assertThat(revoke(app, token).toString()).isEqualTo("200 {}");
        assertThat(http().as(token).get("/api/v1/apps/verify_credentials").status()).isEqualTo(401);
    }

    private Reply revoke(App app, String token) {
        return http().form("POST", "/oauth/revoke", "token", token, "client_id", app.id(), "client_secret",
                app.secret());
    }

    @Test
    void tokensDoWhatTheirScopesSayAndNoMore() {
        Member alice = member("alice");
        App app = app(ALL);
        Http http = http().as(exchange(app, code(app, alice, null), REDIRECT, "").text("access_token"));
        assertThat(http.form("POST", "/api/v1/statuses", "status", "hello").status()).isEqualTo(200);
        Reply beyond = http.form("POST", "/api/v1/accounts/" + alice.id() + "/follow");
        assertThat(beyond.status()).isEqualTo(403);
        assertThat(beyond.text("error")).isEqualTo("This action is outside the authorized scopes");
        Reply app2 = http().as(appToken(app, ALL)).get("/api/v1/timelines/home");
        assertThat(app2.status()).isEqualTo(422);
        assertThat(app2.text("error")).isEqualTo("This method requires an authenticated user");
        assertThat(http().get("/api/v1/timelines/home").status()).isEqualTo(401);
        Reply bad = http().as("no-such-token").get("/api/v1/timelines/public");
        assertThat(bad.status()).isEqualTo(401);
        assertThat(bad.header("WWW-Authenticate")).contains("invalid_token");
        assertThat(http().as("x".repeat(5000)).get("/api/v1/timelines/home").status()).isEqualTo(401);
    }

    @Test
    void appsAreRegisteredAsClientsSendThem() {
        Reply json = http().raw("POST", "/api/v1/apps", """
                {"client_name":"Elk","redirect_uris":["https://elk.example/a%3A%2F%2Fb","urn:ietf:wg:oauth:2.0:oob"],
                 "scopes":"read write","website":null}
                """);
        assertThat(json.status()).as(json.toString()).isEqualTo(200);
        assertThat(json.body().path("redirect_uris").size()).isEqualTo(2);
        assertThat(json.text("redirect_uri")).isEqualTo("https://elk.example/a%3A%2F%2Fb\nurn:ietf:wg:oauth:2.0:oob");
        assertThat(json.body().path("website").isNull()).isTrue();
        assertThat(http().form("POST", "/api/v1/apps", "client_name", "x", "redirect_uris", "javascript:alert(1)")
                .status()).isEqualTo(422);
        assertThat(http().form("POST", "/api/v1/apps", "client_name", "", "redirect_uris", REDIRECT).status())
                .isEqualTo(422);
        assertThat(http().form("POST", "/api/v1/apps", "client_name", "x").status()).isEqualTo(422);
        assertThat(http().form("POST", "/api/v1/apps", "client_name", "x", "redirect_uris", REDIRECT, "scopes", "fly")
                .status()).isEqualTo(422);
        assertThat(http().form("POST", "/api/v1/apps", "client_name", "x", "redirect_uris", REDIRECT, "scopes",
                "admin:read:" + "x".repeat(2000)).status()).isEqualTo(422);
        Reply metadata = http().get("/.well-known/oauth-authorization-server");
        assertThat(metadata.body().path("code_challenge_methods_supported").path(0).asString()).isEqualTo("S256");
    }
}

package social.linnet.mastodon;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

import social.linnet.log.Views;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

import static org.assertj.core.api.Assertions.assertThat;

/// One running Linnet for all tests of this door, spoken to as apps do. Every test makes people of its own.
@LinnetTest
public abstract class MastodonTest {

    /// The public address of the running server.
    @Value("${linnet.url}")
    protected String origin;
    static final String REDIRECT = "app://callback";
    static final String ALL = "read write follow push profile";

    @LocalServerPort
    int port;
    @Autowired
    Views views;

    /// A registered app.
    record App(String id, String secret) {
    }

    /// Somebody with an app.
    public record Member(String id, String handle, Http http) {
    }

    String domain() {
        return origin.substring(origin.indexOf("://") + 3);
    }

    Http http() {
        return new Http("http://127.0.0.1:" + port, null);
    }

    App app(String scopes) {
        Reply reply = http().form("POST", "/api/v1/apps", "client_name", "Tests", "redirect_uris", REDIRECT,
                "scopes", scopes);
        assertThat(reply.status()).isEqualTo(200);
        return new App(reply.text("client_id"), reply.text("client_secret"));
    }

    String appToken(App app, String scopes) {
        Reply reply = http().form("POST", "/oauth/token", "grant_type", "client_credentials", "client_id", app.id(),
                "client_secret", app.secret(), "scope", scopes);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.text("access_token");
    }

    /// A new member with a handle that starts with this name.
    protected Member member(String name) {
        String handle = name + "_" + UUID.randomUUID().toString().substring(0, 8);
        Reply reply = http().as(appToken(app(ALL), ALL)).form("POST", "/api/v1/accounts", "username", handle,
                "password", World.PASSWORD, "email", "", "agreement", "true", "locale", "en");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        Http http = http().as(reply.text("access_token"));
        return new Member(http.get("/api/v1/accounts/verify_credentials").text("id"), handle, http);
    }

    static Reply post(Member person, String text) {
        return post(person, text, "public");
    }

    static Reply post(Member person, String text, String visibility) {
        Reply reply = person.http().json("POST", "/api/v1/statuses", Map.of("status", text, "visibility", visibility));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply;
    }

    static void follow(Member follower, Member followee) {
        assertThat(follower.http().form("POST", "/api/v1/accounts/" + followee.id() + "/follow").status())
                .isEqualTo(200);
    }

    void settle() {
        assertThat(views.awaitAll(Duration.ofSeconds(20))).isTrue();
    }

    static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpRequest.BodyPublisher bytes(@Nullable byte[] body) {
        return body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
    }
}

package social.linnet.mastodon;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What clients of other people's making were seen to send, and to need.
class ClientsTest extends MastodonTest {

    private static Reply ok(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply;
    }

    private static List<String> ids(Reply page) {
        return page.body().valueStream().map(one -> one.path("id").asString()).toList();
    }

    @Test
    void putAndPatchAreOneWhereOneIsThere() {
        Member alice = member("alice");
        ok(alice.http().json("PUT", "/api/v2/notifications/policy", Map.of("for_not_following", "filter")));
        assertThat(ok(alice.http().get("/api/v2/notifications/policy")).text("for_not_following")).isEqualTo("filter");
        String list = ok(alice.http().form("POST", "/api/v1/lists", "title", "Friends")).text("id");
        assertThat(ok(alice.http().form("PATCH", "/api/v1/lists/" + list, "title", "Others")).text("title"))
                .isEqualTo("Others");
        assertThat(http().form("PATCH", "/api/v1/lists/" + list, "title", "Mine").status()).isEqualTo(401);
        assertThat(member("bob").http().form("PATCH", "/api/v1/lists/" + list, "title", "Mine").status())
                .isEqualTo(404);
        assertThat(alice.http().form("PUT", "/api/v1/timelines/home").status()).isEqualTo(405);
    }

    @Test
    void nullTakesTheEndOffAFilterAndSilenceLeavesIt() {
        Member alice = member("alice");
        String filter = ok(alice.http().json("POST", "/api/v2/filters", Map.of("title", "later", "context",
                List.of("home"), "expires_in", 3600))).text("id");
        assertThat(ok(alice.http().json("PUT", "/api/v2/filters/" + filter, Map.of("title", "now"))).body()
                .path("expires_at").isString()).isTrue();
        assertThat(ok(alice.http().raw("PUT", "/api/v2/filters/" + filter, "{\"expires_in\":null}")).body()
                .path("expires_at").isNull()).isTrue();
    }

    @Test
    void aTokenThatDiedLocksNobodyOutOfWhatIsTheSameForEverybody() {
        Http stale = http().as("no-such-token");
        for (String path : List.of("/api/v2/instance", "/api/v1/instance", "/api/v1/instance/",
                "/api/v1/custom_emojis")) {
            ok(stale.get(path));
        }
        ok(stale.form("POST", "/api/v1/apps", "client_name", "Again", "redirect_uris", REDIRECT));
        assertThat(stale.get("/api/v1/timelines/home").status()).isEqualTo(401);
        assertThat(stale.get("/api/v1/timelines/public").status()).isEqualTo(401);
    }

    @Test
    void aPageOfPicturesIsFilledFromFurtherDown() {
        Member alice = member("alice");
        String media = ok(alice.http().multipart("POST", "/api/v2/media", "file", Png.square(16))).text("id");
        String picture = ok(alice.http().json("POST", "/api/v1/statuses", Map.of("status", "#first",
                "media_ids", List.of(media)))).text("id");
        for (int i = 0; i < 12; i++) {
            post(alice, "words " + i);
        }
        String wall = "/api/v1/accounts/" + alice.id() + "/statuses?limit=5";
        assertThat(ids(ok(http().get(wall + "&only_media=true")))).containsExactly(picture);
        assertThat(ids(ok(http().get(wall + "&tagged=FIRST")))).containsExactly(picture);

        Reply none = ok(http().get(wall + "&tagged=nothing"));
        assertThat(none.toString()).isEqualTo("200 []");
        assertThat(none.header("Link")).as("nothing to hang it on, and nowhere to go").isNullOrEmpty();
    }

    @Test
    void aHomeOfWhichNothingIsLeftGoesOnWithWhatIsBelow() {
        Member alice = member("alice");
        Member bob = member("bob");
        follow(bob, alice);
        settle();
        String seen = post(alice, "plain").text("id");
        for (int i = 0; i < 3; i++) {
            post(alice, "about cricket " + i);
        }
        settle();
        ok(bob.http().json("POST", "/api/v2/filters", Map.of("title", "sports", "context", List.of("home"),
                "filter_action", "hide", "keywords_attributes", List.of(Map.of("keyword", "cricket")))));
        assertThat(ids(ok(bob.http().get("/api/v1/timelines/home?limit=1")))).containsExactly(seen);
        assertThat(ids(ok(bob.http().get("/api/v1/timelines/home?limit=1&min_id=0")))).containsExactly(seen);
    }

    @Test
    void aliceSaysOnceWhoMayQuoteHer() {
        Member alice = member("alice");
        JsonNode before = ok(alice.http().get("/api/v1/accounts/verify_credentials")).body().path("source");
        assertThat(before.path("quote_policy").asString()).isEqualTo("public");
        assertThat(before.path("attribution_domains").isArray()).isTrue();
        ok(alice.http().form("PATCH", "/api/v1/accounts/update_credentials", "source[quote_policy]", "nobody"));
        ok(alice.http().form("PATCH", "/api/v1/accounts/update_credentials", "source[sensitive]", "false"));
        assertThat(ok(alice.http().get("/api/v1/preferences")).text("posting:default:quote_policy"))
                .isEqualTo("nobody");
        assertThat(post(alice, "mine").body().path("quote_approval").path("automatic")).isEmpty();
        assertThat(ok(alice.http().json("POST", "/api/v1/statuses", Map.of("status", "yours",
                "quote_approval_policy", "followers"))).body().path("quote_approval").path("automatic").path(0)
                .asString()).isEqualTo("followers");
        assertThat(alice.http().form("PATCH", "/api/v1/accounts/update_credentials", "source[quote_policy]",
                "friends").status()).isEqualTo(422);
    }

    @Test
    void whoeverAsksNoMoreIsPassedOverInAList() {
        Member alice = member("alice");
        Member bob = member("bob");
        ok(alice.http().json("PATCH", "/api/v2/notifications/policy", Map.of("for_not_following", "filter")));
        post(bob, "hello @" + alice.handle());
        settle();
        ok(alice.http().json("POST", "/api/v1/notifications/requests/accept", Map.of("id",
                List.of(bob.id(), "1"))));
        assertThat(ids(ok(alice.http().get("/api/v1/notifications")))).hasSize(1);
        ok(alice.http().json("POST", "/api/v1/notifications/requests/dismiss", Map.of("id", List.of(bob.id()))));
        assertThat(ids(ok(alice.http().get("/api/v1/notifications")))).hasSize(1);
    }

    @Test
    void browsersMaySendWhateverHeaderTheyLike() {
        Reply asked = http().send("OPTIONS", "/api/v1/statuses", null, BodyPublishers.noBody(), "Origin",
                "https://app.example", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers",
                "authorization,baggage,sentry-trace");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.header("Access-Control-Allow-Headers")).contains("sentry-trace", "authorization");
        assertThat(asked.header("Access-Control-Allow-Credentials")).isNullOrEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "x", "%E2%80%AE", "://", "https:", "//example.org"})
    void whatIsNoAddressIsNowhereSpokenOf(String url) {
        assertThat(http().get("/api/v1/timelines/link?url=" + url).toString()).isEqualTo("200 []");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/statuses/%00", "/api/v1/../x", "/api//v1/instance", "LONG"})
    void anAddressThatCannotBeReadIsAnsweredInJson(String path) throws IOException {
        String address = path.equals("LONG") ? "/api/v1/accounts?" + "a".repeat(9000) : path;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 4").contains("application/json", "{\"error\":")
                    .doesNotContain("<html");
        }
    }
}

package social.linnet.mastodon;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What is sent badly, or asks for what there is not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodiesTest extends MastodonTest {

    private static final String STATUSES = "/api/v1/statuses";
    private static final String FORM = "application/x-www-form-urlencoded";

    private Member alice;

    @BeforeAll
    void aliceIsHere() {
        alice = member("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":\"a\",\"status\":\"b\"}", "{\"status\":\"a\"", "[]", "\"a\"", "{\"status\":\"a\"} x",
            "{'status':'a'}", "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":{\"i\":{\"j\":{\"k\":{\"l\":{\"m\":1}}}}}}}}}}}}}"})
    void whatIsNotAPlainJsonObjectIsRefused(String body) {
        Reply reply = alice.http().raw("POST", STATUSES, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.text("error")).startsWith("The body").doesNotContain("jackson");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":\"a\\u0000b\"}", "{\"status\":\"a\\ud800b\"}", "{\"status\":\"a\\udc00\"}",
            "{\"status\":\"a\\u0007b\"}", "{\"status\":[\"a\"]}", "{\"status\":{\"a\":1}}", "{\"status\":\"a\",\"visibility\":\"secret\"}",
            "{\"status\":\"a\",\"visibility\":\"\"}", "{\"status\":\"a\",\"visibility\":\"PUBLIC\"}",
            "{\"status\":\"a\",\"media_ids\":[\"x\"]}", "{\"status\":\"a\",\"media_ids\":[{\"id\":1}]}", "{\"status\":\"a\",\"media_ids\":[1e3]}",
            "{\"status\":\"a\",\"media_ids\":[1]}", "{\"status\":\"a\",\"sensitive\":\"perhaps\"}", "{\"status\":\"\"}", "{}",
            "{\"status\":\"a\",\"spoiler_text\":[\"b\"]}", "{\"status\":\"a\",\"quote_approval_policy\":\"x\"}", "{\"status\":\"a\",\"poll\":{\"options\":[\"b\"]}}",
            "{\"status\":\"a\",\"scheduled_at\":\"2020-01-01T00:00:00Z\"}", "{\"status\":\"a\",\"quote_id\":\"1\"}",
            "{\"status\":\"a\",\"language\":\"no language\"}"})
    void whatCannotBeKeptOrFulfilledIsRefused(String body) {
        Reply reply = alice.http().raw("POST", STATUSES, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
        assertThat(reply.text("error")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=a%00b", "status=a%ED%A0%80", "status=%FF", "status=a&status=b", "status[]=a", "status=a&status[b]=c",
            "status=a&sensitive=maybe", "status=a&poll[options][]=b", "status=a&visibility=", "status=a&media_ids[][id]=1"})
    void formsAreHeldToTheSame(String form) {
        Reply reply = alice.http().send("POST", STATUSES, FORM, BodyPublishers.ofString(form));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":\"a\",\"spoiler_text\":\"\",\"sensitive\":false,\"poll\":null,\"scheduled_at\":null,\"media_ids\":[],"
            + "\"in_reply_to_id\":null,\"visibility\":null,\"language\":null}", "{\"status\":\"a\",\"sensitive\":\"0\"}",
            "{\"status\":5,\"poll\":{\"options\":[]}}"})
    void sayingThatItIsNotWantedIsFine(String body) {
        Reply reply = alice.http().raw("POST", STATUSES, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.text("visibility")).isEqualTo("public");
    }

    @Test
    void aTextIsAsLongAsItMayBe() {
        assertThat(post(alice, "😀".repeat(500)).status()).isEqualTo(200);
        assertThat(alice.http().json("POST", STATUSES, Map.of("status", "a".repeat(501))).status()).isEqualTo(422);
        assertThat(alice.http().json("POST", STATUSES, Map.of("status", "a".repeat(100_000))).status()).isEqualTo(422);
    }

    @Test
    void aBodyBeyondTheLimitIsNotRead() {
        byte[] large = ("{\"status\":\"" + "a".repeat(300_000) + "\"}").getBytes();
        assertThat(alice.http().send("POST", STATUSES, "application/json", bytes(large)).status()).isEqualTo(413);
        assertThat(alice.http().send("POST", STATUSES, "application/json",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))).status()).isEqualTo(413);
        assertThat(alice.http().send("POST", STATUSES, FORM,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))).status()).isEqualTo(413);
        Reply multipart = alice.http().multipart("POST", STATUSES, null, null, "status", "a".repeat(300_000));
        assertThat(multipart.status()).isEqualTo(413);
        assertThat(multipart.text("error")).isEqualTo("The request is too large");
        assertThat(alice.http().multipart("POST", "/api/v2/media", "file", new byte[43_000_000]).status())
                .isEqualTo(413);
        assertThat(alice.http().multipart("PATCH", "/api/v1/accounts/update_credentials", "avatar", new byte[18_000_000]).status())
                .isEqualTo(413);
        assertThat(alice.http().multipart("POST", "/api/v2/media", "file", new byte[18_000_000]).text("error"))
                .isEqualTo("Validation failed: File is too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/statuses/x", "/api/v1/statuses/-1", "/api/v1/statuses/+1", "/api/v1/statuses/0", "/api/v1/statuses/1e3",
            "/api/v1/statuses/99999999999999999999", "/api/v1/statuses/1", "/api/v1/statuses/1/context", "/api/v1/accounts/x",
            "/api/v1/accounts/1/statuses", "/api/v1/accounts/lookup", "/api/v1/media/x", "/api/v1/nothing", "/api/v3", "/api", "/api/",
            "/.well-known/nothing", "/nodeinfo/9", "/.well-known/webfinger?resource=acct:nobody@nowhere.example"})
    void whatIsNotThereIsJson404(String path) {
        Reply reply = alice.http().send("GET", path, null, BodyPublishers.noBody(), "Accept", "text/html");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.text("error")).isEqualTo("Record not found");
    }

    @Test
    void whatServersSayThemselvesIsJsonToo() {
        Http http = alice.http();
        Reply method = http.delete("/api/v1/timelines/home");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).contains("GET");
        assertThat(method.text("error")).isNotBlank();
        assertThat(http.send("POST", STATUSES, "text/plain", bytes("a".getBytes())).status()).isEqualTo(415);
        Reply fire = http.send("GET", "/api/v1/timelines//home", null, BodyPublishers.noBody(), "Accept", "text/html");
        assertThat(fire.status()).isEqualTo(400);
        assertThat(fire.text("error")).isNotBlank();
        assertThat(http.send("POST", STATUSES, "multipart/form-data; boundary=x", bytes("rubbish".getBytes())).status())
                .isEqualTo(400);
        assertThat(http.get("/api/v1/timelines/home?limit=x").status()).isEqualTo(422);
        assertThat(http.get("/api/v1/timelines/home?max_id=x").status()).isEqualTo(422);
        assertThat(http.get("/api/v1/timelines/home?limit=1000&max_id=").status()).isEqualTo(200);
    }

    @Test
    void slashesHeadOptionsAndOtherOrigins() {
        assertThat(http().get("/api/v1/instance/").status()).isEqualTo(200);
        Reply head = http().send("HEAD", "/api/v2/instance", null, BodyPublishers.noBody());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().body()).isEmpty();
        assertThat(http().send("OPTIONS", "/api/v1/statuses", null, BodyPublishers.noBody()).header("Allow"))
                .contains("POST");
        Reply preflight = http().send("OPTIONS", STATUSES, null, BodyPublishers.noBody(), "Origin",
                "https://elk.example", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers",
                "authorization,content-type,idempotency-key");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
        Reply read = http().send("GET", "/api/v2/instance", null, BodyPublishers.noBody(), "Origin", "https://elk.example");
        assertThat(read.header("Access-Control-Expose-Headers")).contains("Link");
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST");
        for (String path : List.of("/api/v1/timelines/home", "/api/v1/nothing", "/api/v1/timelines//home")) {
            Reply error = http().send("GET", path, null, BodyPublishers.noBody(), "Origin", "https://elk.example");
            assertThat(error.status()).isGreaterThanOrEqualTo(400);
            assertThat(error.header("Access-Control-Allow-Origin")).as(path).isEqualTo("*");
        }
    }
}

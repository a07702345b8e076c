package social.linnet.mastodon;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import social.linnet.testing.Strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What stands below the first link of a post.
class CardStoryTest extends MastodonTest {

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Strangers strangers;

    private static final String PAGE = """
            <!doctype html><html lang="fr"><head><title>Plain title</title>
            <meta property="og:title" content="A &lt;b&gt;finch&lt;/b&gt; \u202eis seen">
            <meta property="og:description" content="In  the
            hedge">
            <meta property="og:site_name" content="Birds"><meta name="author" content="Robin">
            <meta property="article:published_time" content="2026-01-02T03:04:05+01:00"></head>
            <body><script>alert(1)</script></body></html>""";

    @Test
    void theFirstLinkOfAPublicPostHasACard() {
        Member alice = member("alice");
        String url = strangers.html(PAGE);
        String id = post(alice, "See " + url + "#part and https://other.strangers.test/").text("id");
        JsonNode card = await().atMost(Duration.ofSeconds(15)).until(() -> card(id), found -> !found.isNull());
        assertThat(card.path("title").asString()).isEqualTo("A <b>finch</b> is seen");
        assertThat(card.path("description").asString()).isEqualTo("In the hedge");
        assertThat(card.path("provider_name").asString()).isEqualTo("Birds");
        assertThat(card.path("author_name").asString()).isEqualTo("Robin");
        assertThat(card.path("language").asString()).isEqualTo("fr");
        assertThat(card.path("published_at").asString()).isEqualTo("2026-01-02T02:04:05.000Z");
        assertThat(card.path("url").asString()).isEqualTo(url);
        assertThat(card.path("html").asString()).isEmpty();
        assertThat(card.path("type").asString()).isEqualTo("link");
        // again the same day: not asked again, and there at once
        String again = post(member("bob"), url).text("id");
        settle();
        assertThat(card(again)).isEqualTo(card);
        assertThat(strangers.asked(url)).hasSize(1);
        assertThat(strangers.asked("https://other.strangers.test/")).isEmpty();
    }

    private JsonNode card(String id) {
        return http().get("/api/v1/statuses/" + id).body().path("card");
    }

    @Test
    void whatIsNotForEverybodyIsNotLookedAt() {
        Member alice = member("alice");
        List<String> secret = List.of(strangers.html(PAGE), strangers.html(PAGE));
        post(alice, "once: " + secret.get(0), "direct");
        post(alice, "among us: " + secret.get(1), "private");
        String open = strangers.html(PAGE);
        String id = post(alice, open, "unlisted").text("id");
        awaitCard(id);
        settle();
        assertThat(secret).allSatisfy(url -> assertThat(strangers.asked(url)).isEmpty());
        String shared = post(alice, "among us: " + open, "private").text("id");
        settle();
        assertThat(strangers.asked(open)).as("it is known by then").hasSize(1);
        assertThat(alice.http().get("/api/v1/statuses/" + shared).body().path("card").path("url").asString())
                .isEqualTo(open);
        assertThat(http().get("/api/v1/statuses/" + shared + "/card").status()).isEqualTo(404);
    }

    @Test
    void whatIsNoPageHasNoCard() {
        Member alice = member("alice");
        List<String> urls = List.of(strangers.page("application/pdf", "<title>no</title>".getBytes()),
                "https://" + strangers.host() + "/missing", strangers.html("<p>nothing"), strangers.html(""));
        List<String> ids = urls.stream().map(url -> post(alice, url).text("id")).toList();
        await().atMost(Duration.ofSeconds(15)).until(() -> jdbc.sql("""
                select count(*) from post.card where url = any(:urls) and fetched_at is not null
                """).param("urls", urls.toArray(String[]::new)).query(Integer.class).single() == urls.size());
        assertThat(ids).allSatisfy(id -> assertThat(card(id).isNull()).isTrue());
    }

    /// A host with two pages that show the same picture.
    private String hostWithPicture(byte[] picture, String type) {
        String host = "https://" + strangers.host();
        strangers.serve(host + "/pictures/wren.png", exchange -> Strangers.send(exchange, 200, type, picture));
        for (String page : List.of("/one", "/two")) {
            strangers.serve(host + page, exchange -> Strangers.send(exchange, 200, "text/html", """
                    <title>Wrens</title><meta property="og:image" content="pictures/wren.png">
                    <meta property="og:image:alt" content="A wren"><meta property="og:type" content="video.other">
                    <meta property="og:video" content="https://evil.strangers.test/frame">""".getBytes()));
        }
        return host;
    }

    private JsonNode awaitCard(String id) {
        return await().atMost(Duration.ofSeconds(15)).until(() -> card(id), found -> !found.isNull());
    }

    @Test
    void theCardHasThePictureOfItsPageAndItIsOurs() {
        Member alice = member("alice");
        String host = hostWithPicture(Png.square(900), "image/png");
        String id = post(alice, host + "/one").text("id");
        JsonNode card = awaitCard(id);
        assertThat(card.path("image").asString()).startsWith(origin + "/media/").endsWith(".jpg");
        assertThat(card.path("width").asInt()).isEqualTo(800);
        assertThat(card.path("height").asInt()).isEqualTo(800);
        assertThat(card.path("blurhash").asString()).isNotEmpty();
        assertThat(card.path("image_description").asString()).isEqualTo("A wren");
        assertThat(card.path("type").asString()).as("nothing of theirs is embedded").isEqualTo("link");
        assertThat(card.path("embed_url").asString() + card.path("html").asString()).isEmpty();
        Reply picture = http().get(card.path("image").asString().substring(origin.length()));
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(http().get("/api/v1/statuses/" + id + "/card").body()).isEqualTo(card);
        assertThat(http().get("/api/v1/statuses/" + post(alice, "no link").text("id") + "/card").toString())
                .isEqualTo("200 {}");

        JsonNode other = awaitCard(post(member("bob"), host + "/two").text("id"));
        assertThat(other.path("image")).as("kept once").isEqualTo(card.path("image"));
        for (int i = 0; i < 5; i++) {
            card(id);
        }
        assertThat(strangers.asked(host + "/one")).hasSize(1);
        assertThat(strangers.asked(host + "/pictures/wren.png")).as("fetched once, however many look").hasSize(1);
    }

    @Test
    void whatIsNoPictureLeavesTheCardWithoutOne() {
        Member alice = member("alice");
        for (byte[] bytes : List.of("<script>".getBytes(), Png.square(20))) {
            String host = hostWithPicture(bytes, "image/png");
            JsonNode card = awaitCard(post(alice, host + "/one").text("id"));
            assertThat(card.path("title").asString()).isEqualTo("Wrens");
            assertThat(card.path("image").isNull()).isTrue();
            assertThat(card.path("image_description").asString()).isEmpty();
            awaitCard(post(alice, host + "/two").text("id"));
            assertThat(strangers.asked(host + "/pictures/wren.png")).as("remembered as none").hasSize(1);
        }
    }

    @Test
    void aPictureByItselfIsAPhoto() {
        String host = hostWithPicture(Png.square(100), "image/png");
        JsonNode card = awaitCard(post(member("alice"), host + "/pictures/wren.png").text("id"));
        assertThat(card.path("type").asString()).isEqualTo("photo");
        assertThat(card.path("title").asString()).isEqualTo("wren.png");
        assertThat(card.path("image").asString()).startsWith(origin + "/media/");
        assertThat(card.path("embed_url")).isEqualTo(card.path("image"));
        assertThat(card.path("width").asInt()).isEqualTo(100);
    }
}

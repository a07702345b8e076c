package social.linnet.mastodon;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What people write for later, leave unfinished, and show on their pages.
class PlanningStoryTest extends MastodonTest {

    @Autowired
    private JdbcClient jdbc;

    private static String inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).toString();
    }

    private static List<String> of(Reply reply, String field) {
        List<String> values = new ArrayList<>();
        reply.body().forEach(one -> values.add(one.path(field).asString()));
        return values;
    }

    @Test
    void aliceWritesForTomorrowAndItIsThereTomorrow() {
        Member alice = member("alice");
        Member bob = member("bob");
        String picture = alice.http().multipart("POST", "/api/v2/media", "file", Png.square(20), "description", "A bird")
                .text("id");
        Reply planned = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "Good morning", "scheduled_at",
                inDays(1), "spoiler_text", "Early", "visibility", "unlisted", "media_ids", List.of(picture)));
        assertThat(planned.status()).as(planned.toString()).isEqualTo(200);
        JsonNode said = planned.body().path("params");
        assertThat(said.path("text").asString()).isEqualTo("Good morning");
        assertThat(said.path("visibility").asString()).isEqualTo("unlisted");
        assertThat(said.path("media_ids").path(0).asString()).isEqualTo(picture);
        assertThat(planned.body().path("media_attachments").path(0).path("description").asString()).isEqualTo("A bird");
        assertThat(planned.text("scheduled_at")).matches("\\d{4}-.*\\.\\d{3}Z");
        String path = "/api/v1/scheduled_statuses/" + planned.text("id");
        assertThat(of(alice.http().get("/api/v1/scheduled_statuses"), "id")).containsExactly(planned.text("id"));
        assertThat(of(bob.http().get("/api/v1/scheduled_statuses"), "id")).isEmpty();
        assertThat(of(http().get("/api/v1/accounts/" + alice.id() + "/statuses"), "id")).isEmpty();
        for (Reply foreign : List.of(bob.http().get(path), bob.http().delete(path),
                bob.http().form("PUT", path, "scheduled_at", inDays(2)))) {
            assertThat(foreign.status()).isEqualTo(404);
        }
        String moved = alice.http().form("PUT", path, "scheduled_at", inDays(2)).text("scheduled_at");
        assertThat(alice.http().get(path).text("scheduled_at")).isEqualTo(moved);
        jdbc.sql("update post.scheduled set try_at = now() - interval '1 s' where id = :id")
                .param("id", Long.parseLong(planned.text("id"))).update();
        await().atMost(Duration.ofSeconds(20)).until(() -> alice.http().get(path).status() == 404);
        JsonNode there = http().get("/api/v1/accounts/" + alice.id() + "/statuses").body().path(0);
        assertThat(there.path("content").asString()).isEqualTo("<p>Good morning</p>");
        assertThat(there.path("spoiler_text").asString()).isEqualTo("Early");
        assertThat(there.path("visibility").asString()).isEqualTo("unlisted");
        assertThat(there.path("media_attachments").path(0).path("id").asString()).isEqualTo(picture);
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        Member alice = member("alice");
        for (String time : List.of("soon", "2020-01-01T00:00:00Z", Instant.now().plusSeconds(200).toString(),
                "9999-01-01T00:00:00Z")) {
            assertThat(alice.http().form("POST", "/api/v1/statuses", "status", "a", "scheduled_at", time).status())
                    .as(time).isEqualTo(422);
        }
        assertThat(of(http().get("/api/v1/accounts/" + alice.id() + "/statuses"), "id")).isEmpty();
        String id = alice.http().form("POST", "/api/v1/statuses", "status", "a", "scheduled_at", inDays(3)).text("id");
        assertThat(alice.http().form("PUT", "/api/v1/scheduled_statuses/" + id).status()).isEqualTo(422);
        assertThat(alice.http().delete("/api/v1/scheduled_statuses/" + id).toString()).isEqualTo("200 {}");
        assertThat(alice.http().delete("/api/v1/scheduled_statuses/" + id).status()).isEqualTo(404);
        assertThat(alice.http().get("/api/v1/scheduled_statuses/x").status()).isEqualTo(404);
    }

    @Test
    void whatIsUnfinishedIsThereOnEveryDevice() {
        Member alice = member("alice");
        Member bob = member("bob");
        Reply kept = alice.http().json("POST", "/api/linnet/v1/drafts", Map.of("status", "I think that", "visibility",
                "private", "language", "en"));
        assertThat(kept.status()).as(kept.toString()).isEqualTo(200);
        assertThat(kept.body().path("params").path("text").asString()).isEqualTo("I think that");
        assertThat(kept.body().path("failure").isNull()).isTrue();
        String path = "/api/linnet/v1/drafts/" + kept.text("id");
        assertThat(alice.http().json("PUT", path, Map.of("status", "I think so")).body().path("params").path("text")
                .asString()).isEqualTo("I think so");
        assertThat(of(alice.http().get("/api/linnet/v1/drafts"), "id")).containsExactly(kept.text("id"));
        assertThat(of(bob.http().get("/api/linnet/v1/drafts"), "id")).isEmpty();
        for (Reply foreign : List.of(bob.http().get(path), bob.http().delete(path),
                bob.http().form("PUT", path, "status", "mine"))) {
            assertThat(foreign.status()).isEqualTo(404);
        }
        assertThat(alice.http().json("POST", "/api/linnet/v1/drafts", Map.of("status", "x", "visibility", "all"))
                .status()).isEqualTo(422);
        assertThat(alice.http().delete(path).toString()).isEqualTo("200 {}");
        assertThat(alice.http().get(path).status()).isEqualTo(404);
    }

    @Test
    void aliceShowsTheTagsSheIsKnownFor() {
        Member alice = member("alice");
        Member bob = member("bob");
        post(alice, "one #Birds #bees");
        post(alice, "two #birds");
        post(alice, "hidden #birds", "private");
        assertThat(of(alice.http().get("/api/v1/featured_tags/suggestions"), "name")).containsExactly("birds", "bees");
        Reply featured = alice.http().multipart("POST", "/api/v1/featured_tags", null, null, "name", "#Birds");
        assertThat(featured.text("name")).isEqualTo("Birds");
        assertThat(featured.text("statuses_count")).as("what everybody may see").isEqualTo("2");
        assertThat(featured.text("last_status_at")).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(alice.http().form("POST", "/api/v1/tags/birds/feature").body().path("featuring").asBoolean()).isTrue();
        assertThat(alice.http().form("POST", "/api/v1/tags/bees/feature").status()).isEqualTo(200);
        assertThat(of(http().get("/api/v1/accounts/" + alice.id() + "/featured_tags"), "name"))
                .containsExactly("Birds", "bees");
        assertThat(of(alice.http().get("/api/v1/featured_tags/suggestions"), "name")).isEmpty();
        assertThat(bob.http().delete("/api/v1/featured_tags/" + featured.text("id")).status()).isEqualTo(404);
        assertThat(alice.http().delete("/api/v1/featured_tags/" + featured.text("id")).toString()).isEqualTo("200 {}");
        alice.http().form("POST", "/api/v1/tags/bees/unfeature");
        assertThat(of(alice.http().get("/api/v1/featured_tags"), "name")).isEmpty();
        for (String bad : List.of("", "two words", "#", "1", "a-b")) {
            assertThat(alice.http().form("POST", "/api/v1/featured_tags", "name", bad).status()).as(bad).isEqualTo(422);
        }
        for (int i = 0; i < 10; i++) {
            alice.http().form("POST", "/api/v1/featured_tags", "name", "tag" + i);
        }
        assertThat(alice.http().form("POST", "/api/v1/featured_tags", "name", "eleven").status()).isEqualTo(422);
        assertThat(http().get("/api/v1/accounts/1/featured_tags").status()).isEqualTo(404);
    }

    @Test
    void anUploadGoesWhileNothingShowsItOrIsGoingTo() {
        Member alice = member("alice");
        Member bob = member("bob");
        String loose = upload(alice);
        assertThat(bob.http().delete("/api/v1/media/" + loose).status()).isEqualTo(404);
        assertThat(alice.http().delete("/api/v1/media/" + loose).toString()).isEqualTo("200 {}");
        assertThat(alice.http().get("/api/v1/media/" + loose).status()).isEqualTo(404);
        assertThat(alice.http().delete("/api/v1/media/" + loose).status()).isEqualTo(404);

        String shown = upload(alice);
        String post = alice.http().json("POST", "/api/v1/statuses", Map.of("media_ids", List.of(shown))).text("id");
        assertThat(alice.http().delete("/api/v1/media/" + shown).toString())
                .isEqualTo("422 {\"error\":\"Media attachment is currently used by a status\"}");
        assertThat(alice.http().get("/api/v1/statuses/" + post).body().path("media_attachments")).hasSize(1);

        String planned = upload(alice);
        String later = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "later", "scheduled_at", inDays(1),
                "media_ids", List.of(planned))).text("id");
        assertThat(alice.http().delete("/api/v1/media/" + planned).status()).isEqualTo(422);
        assertThat(alice.http().delete("/api/v1/scheduled_statuses/" + later).status()).isEqualTo(200);
        String draft = alice.http().json("POST", "/api/linnet/v1/drafts", Map.of("status", "some day", "media_ids",
                List.of(planned))).text("id");
        assertThat(alice.http().delete("/api/v1/media/" + planned).status()).isEqualTo(422);
        assertThat(alice.http().get("/api/v1/media/" + planned).status()).isEqualTo(200);
        assertThat(alice.http().delete("/api/linnet/v1/drafts/" + draft).status()).isEqualTo(200);
        assertThat(alice.http().delete("/api/v1/media/" + planned).status()).isEqualTo(200);
    }

    private static String upload(Member member) {
        return member.http().multipart("POST", "/api/v2/media", "file", Png.square(20)).text("id");
    }
}

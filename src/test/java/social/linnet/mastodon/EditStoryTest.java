package social.linnet.mastodon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What people change of what they said, and what others see of that.
class EditStoryTest extends MastodonTest {

    private static String upload(Member member, String description) {
        return member.http().multipart("POST", "/api/v2/media", "file", Png.square(30), "description", description)
                .text("id");
    }

    private static List<String> of(JsonNode list, String field) {
        List<String> values = new ArrayList<>();
        list.forEach(one -> values.add(one.path(field).asString()));
        return values;
    }

    @Test
    void aliceWarnsOfWhatSheSays() {
        Member alice = member("alice");
        String picture = upload(alice, "A bird");
        Reply posted = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "It was the \"gardener\"",
                "spoiler_text", "How it ends", "language", "en", "media_ids", List.of(picture)));
        assertThat(posted.text("spoiler_text")).isEqualTo("How it ends");
        assertThat(posted.body().path("sensitive").asBoolean()).as("what is warned of is covered").isTrue();
        assertThat(posted.text("language")).isEqualTo("en");
        assertThat(alice.http().json("POST", "/api/v1/statuses", Map.of("status", "a".repeat(495), "spoiler_text",
                "123456")).status()).as("the warning counts").isEqualTo(422);
        Reply bare = alice.http().form("POST", "/api/v1/statuses", "spoiler_text", "only this");
        assertThat(bare.text("content")).isEqualTo("<p>only this</p>");
        assertThat(bare.text("spoiler_text")).isEmpty();
    }

    @Test
    void aliceEditsAndBobSeesWhatSheSaidBefore() {
        Member alice = member("alice");
        Member bob = member("bob");
        String first = upload(alice, "A bird");
        String second = upload(alice, "A bee");
        String id = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "A brid", "media_ids", List.of(first)))
                .text("id");
        String path = "/api/v1/statuses/" + id;
        bob.http().get(path);
        assertThat(http().get(path + "/history").body().size()).isEqualTo(1);

        Reply edited = alice.http().json("PUT", path, Map.of("status", "A bird and a bee, @" + bob.handle() + " #Birds",
                "spoiler_text", "Nature", "media_ids", List.of(second, first), "media_attributes",
                List.of(Map.of("id", first, "description", "A robin", "focus", "0.0,0.0"))));
        assertThat(edited.status()).as(edited.toString()).isEqualTo(200);
        JsonNode seen = bob.http().get(path).body();
        assertThat(seen.path("edited_at").asString()).matches("\\d{4}-.*\\.\\d{3}Z");
        assertThat(seen.path("spoiler_text").asString()).isEqualTo("Nature");
        assertThat(seen.path("content").asString()).contains("A bird and a bee");
        assertThat(of(seen.path("media_attachments"), "id")).containsExactly(second, first);
        assertThat(of(seen.path("media_attachments"), "description")).containsExactly("A bee", "A robin");
        assertThat(of(seen.path("mentions"), "id")).containsExactly(bob.id());
        assertThat(of(seen.path("tags"), "name")).containsExactly("birds");

        JsonNode history = http().get(path + "/history").body();
        assertThat(history.size()).isEqualTo(2);
        assertThat(history.path(0).path("content").asString()).isEqualTo("<p>A brid</p>");
        assertThat(history.path(0).path("created_at")).isEqualTo(seen.path("created_at"));
        assertThat(of(history.path(0).path("media_attachments"), "description")).containsExactly("A bird");
        assertThat(history.path(1).path("spoiler_text").asString()).isEqualTo("Nature");
        assertThat(history.path(1).path("account").path("id").asString()).isEqualTo(alice.id());
        assertThat(alice.http().get(path + "/source").toString()).isEqualTo("200 {\"id\":\"" + id
                + "\",\"text\":\"A bird and a bee, @" + bob.handle() + " #Birds\",\"spoiler_text\":\"Nature\"}");
        assertThat(http().get(path + "/source").status()).isEqualTo(401);
    }

    @Test
    void whatIsTakenOutIsSeenNoMore() {
        Member alice = member("alice");
        String picture = upload(alice, "A mistake");
        Reply posted = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "Look", "media_ids",
                List.of(picture)));
        String url = posted.body().path("media_attachments").path(0).path("url").asString().substring(origin.length());
        assertThat(http().get(url).status()).isEqualTo(200);
        String path = "/api/v1/statuses/" + posted.text("id");
        assertThat(alice.http().json("PUT", path, Map.of("status", "Look away", "media_ids", List.of())).body()
                .path("media_attachments").size()).isZero();
        assertThat(http().get(url).status()).isNotEqualTo(200);
        assertThat(http().get(path + "/history").body().path(0).path("media_attachments").size()).isZero();
        assertThat(alice.http().json("PUT", path, Map.of("status", "Look again", "media_ids", List.of(picture))).status())
                .isEqualTo(200);
    }

    @Test
    void anEditThatChangesNothingIsNone() {
        Member alice = member("alice");
        String path = "/api/v1/statuses/" + post(alice, "as it is").text("id");
        assertThat(alice.http().form("PUT", path, "status", "as it is").body().path("edited_at").isNull()).isTrue();
        assertThat(http().get(path + "/history").body().size()).isEqualTo(1);
        assertThat(alice.http().form("PUT", path, "status", " ").status()).isEqualTo(422);
        assertThat(alice.http().form("PUT", path, "status", "a".repeat(501)).status()).isEqualTo(422);
        assertThat(alice.http().raw("PUT", path, "{\"status\":\"x\",\"media_attributes\":[\"x\"]}").status()).isEqualTo(422);
        assertThat(alice.http().raw("PUT", path, "{\"status\":\"x\",\"media_attributes\":[{\"id\":\"5\",\"description\":\"\"}]}")
                .status()).isEqualTo(422);
        assertThat(http().get(path).text("content")).isEqualTo("<p>as it is</p>");
    }

    @Test
    void nobodyElseEditsAndAStrangerDoesNotEvenKnow() {
        Member alice = member("alice");
        Member bob = member("bob");
        String open = "/api/v1/statuses/" + post(alice, "open").text("id");
        String secret = "/api/v1/statuses/" + post(alice, "secret", "private").text("id");
        assertThat(bob.http().form("PUT", open, "status", "mine").status()).isEqualTo(403);
        for (String path : List.of(secret, "/api/v1/statuses/1")) {
            assertThat(bob.http().form("PUT", path, "status", "mine").status()).isEqualTo(404);
            assertThat(bob.http().get(path + "/history").status()).isEqualTo(404);
            assertThat(bob.http().get(path + "/source").status()).isEqualTo(404);
        }
        assertThat(alice.http().form("POST", open + "/translate").status()).isEqualTo(404);
    }

    @Test
    void aPollGoesWithTheEditThatLeavesItOut() {
        Member alice = member("alice");
        Reply asked = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "Tea?", "poll",
                Map.of("options", List.of("yes", "no"), "expires_in", 3600)));
        String path = "/api/v1/statuses/" + asked.text("id");
        Reply again = alice.http().json("PUT", path, Map.of("status", "Tea or coffee?", "poll",
                Map.of("options", List.of("tea", "coffee"), "expires_in", 3600)));
        assertThat(of(again.body().path("poll").path("options"), "title")).containsExactly("tea", "coffee");
        assertThat(alice.http().form("PUT", path, "status", "Never mind").body().path("poll").isNull()).isTrue();
        assertThat(http().get(path).body().path("poll").isNull()).isTrue();
    }

    @Test
    void aliceDeletesAndWritesAnew() {
        Member alice = member("alice");
        String picture = upload(alice, "A bird");
        Reply posted = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "A bird", "spoiler_text", "Wings",
                "media_ids", List.of(picture)));
        Reply deleted = alice.http().delete("/api/v1/statuses/" + posted.text("id"));
        assertThat(deleted.text("text")).isEqualTo("A bird");
        assertThat(deleted.text("spoiler_text")).isEqualTo("Wings");
        JsonNode media = deleted.body().path("media_attachments").path(0);
        assertThat(http().get(media.path("preview_url").asString().substring(origin.length())).status())
                .as("its author still sees it").isEqualTo(200);
        Reply again = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "A bird!", "media_ids",
                List.of(media.path("id").asString())));
        assertThat(again.status()).isEqualTo(200);
        alice.http().delete("/api/v1/statuses/" + again.text("id") + "?delete_media=true");
        assertThat(alice.http().get("/api/v1/media/" + picture).status()).isEqualTo(404);
    }

    private static JsonNode focus(JsonNode attachment) {
        return attachment.path("meta").path("focus");
    }

    @Test
    void aPictureIsCroppedAroundThePointThatAliceNames() {
        Member alice = member("alice");
        JsonNode made = alice.http().multipart("POST", "/api/v2/media", "file", Png.square(30), "focus", "0.5,-1")
                .body();
        String id = made.path("id").asString();
        assertThat(focus(made).toString()).isEqualTo("{\"x\":0.5,\"y\":-1.0}");
        assertThat(focus(alice.http().get("/api/v1/media/" + id).body())).isEqualTo(focus(made));
        JsonNode described = alice.http().form("PUT", "/api/v1/media/" + id, "description", "A bird").body();
        assertThat(focus(described)).as("it stays").isEqualTo(focus(made));
        for (String nonsense : List.of("2,0", "0", "a,b", "NaN,0", "1e5,0", "0,0,0", "0,-1.01", ",")) {
            assertThat(alice.http().form("PUT", "/api/v1/media/" + id, "focus", nonsense).status()).as(nonsense)
                    .isEqualTo(422);
        }
        assertThat(member("bob").http().form("PUT", "/api/v1/media/" + id, "focus", "0,1").status()).isEqualTo(404);
        Reply posted = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "Look", "media_ids", List.of(id)));
        String path = "/api/v1/statuses/" + posted.text("id");
        assertThat(focus(posted.body().path("media_attachments").path(0))).isEqualTo(focus(made));
        assertThat(http().get("/@" + alice.handle()).toString()).contains("class=\"across3 down4\"");
        Reply edited = alice.http().json("PUT", path, Map.of("status", "Look", "media_ids", List.of(id),
                "media_attributes", List.of(Map.of("id", id, "focus", "-1.0, 0.25"))));
        assertThat(focus(edited.body().path("media_attachments").path(0)).toString())
                .isEqualTo("{\"x\":-1.0,\"y\":0.25}");
        assertThat(edited.body().path("media_attachments").path(0).path("description").asString()).isEqualTo("A bird");
        Reply middle = alice.http().json("PUT", path, Map.of("status", "Look", "media_ids", List.of(id),
                "media_attributes", List.of(Map.of("id", id, "focus", "0.0,-0.0"))));
        assertThat(middle.body().path("media_attachments").path(0).path("meta").has("focus")).isFalse();
    }
}

package social.linnet.mastodon;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Filters, as an app makes them and as they tell on what it reads.
class FilterStoryTest extends MastodonTest {

    private static Reply ok(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply;
    }

    private static List<String> ids(Member reader, String path) {
        return ok(reader.http().get(path)).body().valueStream().map(status -> status.path("id").asString()).toList();
    }

    private static JsonNode shown(Member reader, String path, String id) {
        return ok(reader.http().get(path)).body().valueStream()
                .filter(status -> status.path("id").asString().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void bobsFiltersWarnHideAndBlurWhereHeSaysSo() {
        Member alice = member("alice");
        Member bob = member("bob");
        follow(bob, alice);
        settle();
        String cricket = post(alice, "All about CRICKET today").text("id");
        String spoiler = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "the butler", "spoiler_text",
                "Finale spoilers")).text("id");
        String harmless = post(alice, "crickets are insects").text("id");
        String own = post(bob, "I like cricket").text("id");
        settle();
        assertThat(ids(bob, "/api/v1/timelines/home")).containsExactly(own, harmless, spoiler, cricket);

        Reply warn = ok(bob.http().json("POST", "/api/v2/filters", Map.of("title", "sports", "context",
                List.of("home", "thread"), "filter_action", "warn", "keywords_attributes",
                List.of(Map.of("keyword", "cricket", "whole_word", true)))));
        JsonNode hit = shown(bob, "/api/v1/timelines/home", cricket).path("filtered").path(0);
        assertThat(hit.path("filter")).isEqualTo(warn.body());
        assertThat(hit.path("keyword_matches").path(0).asString()).isEqualTo("cricket");
        assertThat(shown(bob, "/api/v1/timelines/home", harmless).path("filtered")).as("part of a word").isEmpty();
        assertThat(shown(bob, "/api/v1/timelines/home", own).path("filtered")).as("his own").isEmpty();
        assertThat(shown(bob, "/api/v1/accounts/" + alice.id() + "/statuses", cricket).path("filtered"))
                .as("another context").isEmpty();
        assertThat(ok(bob.http().get("/api/v1/statuses/" + cricket)).body().path("filtered")).hasSize(1);

        ok(bob.http().form("POST", "/api/v2/filters", "title", "no spoilers", "context[]", "home", "filter_action",
                "hide", "keywords_attributes[][keyword]", "spoilers", "expires_in", "3600"));
        assertThat(ids(bob, "/api/v1/timelines/home")).containsExactly(own, harmless, cricket);
        assertThat(ids(bob, "/api/v1/accounts/" + alice.id() + "/statuses")).contains(spoiler);
        assertThat(ids(alice, "/api/v1/timelines/home")).as("Alice's own business").contains(spoiler);
        Member carol = member("carol");
        follow(bob, carol);
        String repost = carol.http().form("POST", "/api/v1/statuses/" + spoiler + "/reblog").text("id");
        settle();
        assertThat(ids(bob, "/api/v1/timelines/home")).as("inside a repost").doesNotContain(repost)
                .contains(cricket);
    }

    @Test
    void wordsAndPostsOfAFilterAreChangedOneByOneByTheirOwnerAlone() {
        Member alice = member("alice");
        Member bob = member("bob");
        follow(bob, alice);
        String post = post(alice, "plain words").text("id");
        String secret = post(alice, "not for Bob", "direct").text("id");
        settle();
        String filter = ok(bob.http().json("POST", "/api/v2/filters", Map.of("title", "mine", "context",
                List.of("home")))).text("id");
        String word = ok(bob.http().form("POST", "/api/v2/filters/" + filter + "/keywords", "keyword", "words",
                "whole_word", "false")).text("id");
        assertThat(ok(bob.http().get("/api/v2/filters/keywords/" + word)).text("keyword")).isEqualTo("words");
        assertThat(shown(bob, "/api/v1/timelines/home", post).path("filtered")).hasSize(1);
        ok(bob.http().form("PUT", "/api/v2/filters/keywords/" + word, "keyword", "swords"));
        assertThat(shown(bob, "/api/v1/timelines/home", post).path("filtered")).isEmpty();

        String single = ok(bob.http().form("POST", "/api/v2/filters/" + filter + "/statuses", "status_id", post))
                .text("id");
        assertThat(shown(bob, "/api/v1/timelines/home", post).path("filtered").path(0).path("status_matches").path(0)
                .asString()).isEqualTo(post);
        assertThat(bob.http().form("POST", "/api/v2/filters/" + filter + "/statuses", "status_id", secret).status())
                .as("what he may not see").isEqualTo(404);
        for (String path : List.of("/" + filter, "/" + filter + "/keywords", "/keywords/" + word,
                "/" + filter + "/statuses", "/statuses/" + single)) {
            ok(bob.http().get("/api/v2/filters" + path));
            assertThat(alice.http().get("/api/v2/filters" + path).status()).as(path).isEqualTo(404);
        }
        for (String path : List.of("/" + filter, "/keywords/" + word, "/statuses/" + single)) {
            assertThat(alice.http().delete("/api/v2/filters" + path).status()).as(path).isEqualTo(404);
        }
        assertThat(alice.http().form("PUT", "/api/v2/filters/" + filter, "title", "hers").status()).isEqualTo(404);

        assertThat(bob.http().json("POST", "/api/v2/filters", Map.of("title", "nowhere", "context", List.of()))
                .status()).isEqualTo(422);
        assertThat(bob.http().json("POST", "/api/v2/filters", Map.of("title", "x", "context", List.of("moon")))
                .status()).isEqualTo(422);
        assertThat(bob.http().json("POST", "/api/v2/filters", Map.of("title", "x", "context", List.of("home"),
                "filter_action", "explode")).status()).isEqualTo(422);
        ok(bob.http().json("PUT", "/api/v2/filters/" + filter, Map.of("title", "renamed", "keywords_attributes",
                List.of(Map.of("id", word, "_destroy", true), Map.of("keyword", "plain")))));
        JsonNode after = ok(bob.http().get("/api/v2/filters/" + filter)).body();
        assertThat(after.path("title").asString()).isEqualTo("renamed");
        assertThat(after.path("keywords")).hasSize(1);
        assertThat(after.path("statuses")).hasSize(1);
        ok(bob.http().delete("/api/v2/filters/statuses/" + single));
        ok(bob.http().delete("/api/v2/filters/" + filter));
        assertThat(shown(bob, "/api/v1/timelines/home", post).path("filtered")).isEmpty();
    }

    @Test
    void theFirstFormIsAShapeOverTheSame() {
        Member bob = member("bob");
        Reply made = ok(bob.http().form("POST", "/api/v1/filters", "phrase", "noise", "context[]", "home",
                "context[]", "public", "irreversible", "true"));
        assertThat(made.body().path("whole_word").asBoolean()).isTrue();
        assertThat(made.body().path("irreversible").asBoolean()).isTrue();
        JsonNode second = ok(bob.http().get("/api/v2/filters")).body().path(0);
        assertThat(second.path("filter_action").asString()).isEqualTo("hide");
        assertThat(second.path("keywords").path(0).path("id").asString()).isEqualTo(made.text("id"));
        assertThat(ok(bob.http().form("PUT", "/api/v1/filters/" + made.text("id"), "phrase", "more noise",
                "context[]", "home")).text("phrase")).isEqualTo("more noise");
        ok(bob.http().delete("/api/v1/filters/" + made.text("id")));
        assertThat(ok(bob.http().get("/api/v2/filters")).body()).isEmpty();
    }
}

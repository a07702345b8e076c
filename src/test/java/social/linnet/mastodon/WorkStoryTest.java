package social.linnet.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.studio.Scenes;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;

/// What apps are told of works, and that they are told all of them.
class WorkStoryTest extends MastodonTest {

    @Autowired
    private Pictures pictures;
    @Autowired
    private Works works;

    private Picture made(Member maker, Picture parent, byte[] file) {
        long owner = Long.parseLong(maker.id());
        Picture picture = pictures.store(owner, file, "", Making.generated("builtin/painter"));
        works.record(new Works.Made(picture.id(), owner, parent == null ? Work.Kind.PAINTED : Work.Kind.EDITED, null, parent, "a hill",
                "none", "builtin/painter"));
        return pictures.find(picture.id()).orElseThrow();
    }

    private static JsonNode posted(Member author, String words, Picture... shown) {
        Reply reply = author.http().json("POST", "/api/v1/statuses", Map.of("status", words, "visibility", "public", "media_ids",
                List.of(shown).stream().map(picture -> String.valueOf(picture.id())).toList()));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.body();
    }

    @Test
    void appsAreToldHowAWorkWasMadeUnderTheOneKey() {
        Member alice = member("alice");
        Member bob = member("bob");
        Scenes scene = Scenes.another();
        Picture first = made(alice, null, scene.png());
        JsonNode original = posted(alice, "first", first);
        JsonNode work = original.path("linnet").path("works").path(0);
        assertThat(work.path("media_id").asString()).isEqualTo(original.path("media_attachments").path(0).path("id").asString());
        assertThat(work.path("kind").asString()).isEqualTo("picture");
        assertThat(work.path("how").asString()).isEqualTo("painted");
        assertThat(work.path("provenance").asString()).isEqualTo("generated");
        assertThat(work.path("model").asString()).isEqualTo("builtin/painter");
        assertThat(work.path("url").asString()).isEqualTo(origin + "/works/" + first.id());
        assertThat(work.has("from")).isFalse();

        JsonNode remix = posted(bob, "second", made(bob, first, scene.marked(1)));
        JsonNode from = remix.path("linnet").path("works").path(0).path("from");
        assertThat(remix.path("linnet").path("works").path(0).path("how").asString()).isEqualTo("edited");
        assertThat(from.path("media_id").asString()).isEqualTo(String.valueOf(first.id()));
        assertThat(from.path("acct").asString()).isEqualTo(alice.handle());
        assertThat(from.path("url").asString()).isEqualTo(origin + "/works/" + first.id());

        assertThat(alice.http().delete("/api/v1/statuses/" + original.path("id").asString()).status()).isEqualTo(200);
        JsonNode later = bob.http().get("/api/v1/statuses/" + remix.path("id").asString()).body().path("linnet").path("works").path(0);
        assertThat(later.path("from").path("media_id").isNull()).as("a tombstone").isTrue();
        assertThat(later.path("from").path("acct").asString()).as("with credit").isEqualTo(alice.handle());
        assertThat(post(bob, "no picture").body().path("linnet").has("works")).isFalse();
    }

    @Test
    void appsGetEveryRemixHoweverAlike() {
        Member alice = member("alice");
        Scenes scene = Scenes.another();
        Picture first = made(alice, null, scene.png());
        String tag = "marsh" + Long.toString(first.id(), 36);
        posted(alice, "#" + tag, first);
        for (int nth = 1; nth <= 3; nth++) {
            Member maker = member("bob");
            posted(maker, "#" + tag, made(maker, first, scene.marked(nth)));
        }
        assertThat(alice.http().get("/api/v1/timelines/tag/" + tag).body().size()).isEqualTo(4);
        assertThat(new String(http().get("/tags/" + tag).response().body(), java.nio.charset.StandardCharsets.UTF_8)).contains("and 2 alike");
    }
}

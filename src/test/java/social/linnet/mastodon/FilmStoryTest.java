package social.linnet.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import social.linnet.media.film.Reels;

/// Alice posts films from an app, and players fetch them.
class FilmStoryTest extends MastodonTest {

    private Member alice;

    @BeforeEach
    void aliceIsThere() {
        alice = member("alice");
    }

    private JsonNode upload(byte[] film) {
        Reply reply = alice.http().multipart("POST", "/api/v2/media", "file", film, "description", "A test card");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.body();
    }

    private JsonNode posted(JsonNode film, String visibility) {
        Reply reply = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "", "visibility", visibility, "media_ids",
                List.of(film.path("id").asString())));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.body().path("media_attachments").path(0);
    }

    private String path(JsonNode film) {
        String address = film.path("url").asString();
        assertThat(address).startsWith(origin + "/media/");
        return address.substring(origin.length());
    }

    private static Reply fetched(Http http, String path, String... headers) {
        return http.send("GET", path, null, BodyPublishers.noBody(), headers);
    }

    @Test
    void appsAreToldWhatAFilmIs() {
        JsonNode talkie = upload(Reels.talkie());
        assertThat(talkie.path("type").asString()).isEqualTo("video");
        assertThat(talkie.path("description").asString()).isEqualTo("A test card");
        assertThat(talkie.path("preview_url").asString()).endsWith("small.webp" + query(talkie.path("preview_url").asString()));
        JsonNode original = talkie.path("meta").path("original");
        assertThat(original.path("width").asInt()).isEqualTo(320);
        assertThat(original.path("height").asInt()).isEqualTo(180);
        assertThat(original.path("frame_rate").asString()).isEqualTo("25/1");
        assertThat(original.path("duration").asDouble()).isBetween(0.95, 1.1);
        assertThat(original.path("bitrate").asLong()).isBetween(50_000L, 2_000_000L);
        assertThat(talkie.path("meta").path("small").path("width").asInt()).isEqualTo(320);
        assertThat(talkie.path("meta").path("length").asString()).isEqualTo("0:00:01.00");
        assertThat(posted(talkie, "public").path("type").asString()).isEqualTo("video");
        assertThat(upload(Reels.silent()).path("type").asString()).isEqualTo("gifv");
        JsonNode tone = upload(Reels.tone());
        assertThat(tone.path("type").asString()).isEqualTo("audio");
        assertThat(tone.path("meta").path("original").has("width")).isFalse();
        assertThat(tone.path("meta").path("original").path("bitrate").asLong()).isPositive();
    }

    private static String query(String address) {
        return address.contains("?") ? address.substring(address.indexOf('?')) : "";
    }

    @Test
    void appsAreToldWhatIsTaken() {
        JsonNode media = http().get("/api/v2/instance").body().path("configuration").path("media_attachments");
        assertThat(media.path("video_size_limit").asLong()).isEqualTo(40L << 20);
        assertThat(media.path("video_matrix_limit").asLong()).isGreaterThan(3840 * 2160);
        assertThat(media.path("supported_mime_types").valueStream().map(JsonNode::asString)).contains("image/png", "video/mp4",
                "video/webm", "video/quicktime", "audio/mpeg", "audio/flac");
    }

    @Test
    void playersFetchAFilmInParts() {
        String path = path(posted(upload(Reels.talkie()), "public"));
        Reply whole = fetched(http(), path);
        byte[] all = whole.response().body();
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.header("Content-Type")).isEqualTo("video/mp4");
        assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        String tag = whole.header("ETag");

        Reply first = fetched(http(), path, "Range", "bytes=0-99");
        assertThat(first.status()).isEqualTo(206);
        assertThat(first.header("Content-Range")).isEqualTo("bytes 0-99/" + all.length);
        assertThat(first.header("Content-Type")).isEqualTo("video/mp4");
        assertThat(first.response().body()).isEqualTo(Arrays.copyOf(all, 100));
        assertThat(fetched(http(), path, "Range", "bytes=-50").response().body())
                .isEqualTo(Arrays.copyOfRange(all, all.length - 50, all.length));
        assertThat(fetched(http(), path, "Range", "bytes=1000-").response().body())
                .isEqualTo(Arrays.copyOfRange(all, 1000, all.length));
        assertThat(fetched(http(), path, "Range", "bytes=" + all.length + "-").status()).isEqualTo(416);
        assertThat(fetched(http(), path, "Range", "bytes=0-99", "If-Range", tag).status()).isEqualTo(206);
        Reply other = fetched(http(), path, "Range", "bytes=0-99", "If-Range", "\"another\"");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.response().body()).isEqualTo(all);
        assertThat(fetched(http(), path, "If-None-Match", tag).status()).isEqualTo(304);
    }

    @Test
    void bobDoesNotGetWhatAliceKeepsFromHim() {
        Member bob = member("bob");
        String path = path(posted(upload(Reels.silent()), "private"));
        String plain = path.substring(0, path.indexOf('?'));
        assertThat(fetched(http(), path).status()).isEqualTo(200);
        assertThat(fetched(http(), plain).status()).isEqualTo(404);
        assertThat(fetched(bob.http(), plain, "Range", "bytes=0-9").status()).isEqualTo(404);
        assertThat(fetched(http(), plain + "?exp=99999999999&sig=AAAA", "Range", "bytes=0-9").status()).isEqualTo(404);
        assertThat(fetched(http(), plain.replace("large.mp4", "small.webp")).status()).isEqualTo(404);
    }

    @Test
    void whatCannotBePlayedIsRefusedInWords() {
        Reply playlist = alice.http().multipart("POST", "/api/v2/media", "file", "#EXTM3U\nfile:///etc/passwd\n".getBytes());
        assertThat(playlist.status()).isEqualTo(422);
        byte[] talkie = Reels.talkie();
        Reply cut = alice.http().multipart("POST", "/api/v2/media", "file", Arrays.copyOf(talkie, talkie.length / 2));
        assertThat(cut.status()).isEqualTo(422);
        assertThat(cut.text("error")).isEqualTo("Validation failed: File is damaged");
    }
}

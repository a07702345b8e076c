package social.linnet.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.testing.Strangers;

/// What people say of themselves, through an app.
class ProfileStoryTest extends MastodonTest {

    @Autowired
    private Strangers strangers;

    @Test
    void aliceSaysWhoSheIsAndHerSiteAgrees() {
        Member alice = member("alice");
        String site = strangers.html("<p>My <a rel='nofollow me' href='" + origin + "/@" + alice.handle()
                + "'>page</a></p>");
        String other = strangers.html("<p>No link here</p>");

        Reply said = alice.http().json("PATCH", "/api/v1/accounts/update_credentials", Map.of(
                "bot", true,
                "fields_attributes", List.of(Map.of("name", "Site", "value", site), Map.of("name", "Not mine",
                        "value", other), Map.of("name", "Pronouns", "value", "she <b>her</b>"), Map.of("name", "",
                        "value", "left out")),
                "source", Map.of("privacy", "unlisted", "sensitive", true, "language", "fr")));
        assertThat(said.status()).isEqualTo(200);
        assertThat(said.body().path("bot").asBoolean()).isTrue();
        assertThat(said.body().path("source").path("privacy").asString()).isEqualTo("unlisted");
        assertThat(said.body().path("fields")).hasSize(3);
        assertThat(said.body().path("fields").get(0).path("value").asString())
                .contains("rel=\"me nofollow noopener noreferrer\"").contains(site);
        assertThat(said.body().path("fields").get(2).path("value").asString()).isEqualTo("she &lt;b&gt;her&lt;/b&gt;");
        assertThat(said.body().path("source").path("fields").get(2).path("value").asString())
                .isEqualTo("she <b>her</b>");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Reply seen = http().get("/api/v1/accounts/" + alice.id());
            assertThat(seen.body().path("fields").get(0).path("verified_at").isNull()).isFalse();
            assertThat(strangers.asked(other)).isNotEmpty();
            assertThat(seen.body().path("fields").get(1).path("verified_at").isNull()).isTrue();
        });
        Reply preferences = alice.http().get("/api/v1/preferences");
        assertThat(preferences.body().path("posting:default:visibility").asString()).isEqualTo("unlisted");
        assertThat(preferences.body().path("posting:default:language").asString()).isEqualTo("fr");

        Reply again = alice.http().json("PATCH", "/api/v1/accounts/update_credentials", Map.of("fields_attributes",
                Map.of("0", Map.of("name", "Home", "value", site))));
        assertThat(again.body().path("fields")).hasSize(1);
        assertThat(again.body().path("fields").get(0).path("verified_at").isNull()).isFalse();
    }

    @Test
    void aPictureAboveHerProfileComesAndGoes() {
        Member alice = member("alice");
        Reply with = alice.http().multipart("PATCH", "/api/v1/accounts/update_credentials", "header",
                Png.square(300));
        assertThat(with.status()).isEqualTo(200);
        String header = with.body().path("header").asString();
        assertThat(header).contains("/media/");
        assertThat(http().get(header.substring(origin.length())).status()).isEqualTo(200);

        Reply without = alice.http().delete("/api/v1/profile/header");
        assertThat(without.body().path("header").asString()).endsWith("/headers/missing.png");
        assertThat(http().get(header.substring(origin.length())).status()).isEqualTo(404);
    }

    @Test
    void moreThanThereIsRoomForIsRefusedWhole() {
        Member alice = member("alice");
        Reply many = alice.http().json("PATCH", "/api/v1/accounts/update_credentials", Map.of("fields_attributes",
                List.of(Map.of("name", "1", "value", "a"), Map.of("name", "2", "value", "b"),
                        Map.of("name", "3", "value", "c"), Map.of("name", "4", "value", "d"),
                        Map.of("name", "5", "value", "e"))));
        assertThat(many.status()).isEqualTo(422);
        Reply odd = alice.http().json("PATCH", "/api/v1/accounts/update_credentials", Map.of("fields_attributes",
                List.of("text")));
        assertThat(odd.status()).isIn(400, 422);
        assertThat(alice.http().get("/api/v1/accounts/verify_credentials").body().path("fields")).isEmpty();
    }

    @Test
    void ofAChangeThatIsRefusedNothingIsDone() {
        Member alice = member("alice");
        String me = "/api/v1/accounts/verify_credentials";
        assertThat(alice.http().multipart("PATCH", "/api/v1/accounts/update_credentials", "avatar", Png.square(40),
                "note", "before").status()).isEqualTo(200);
        Reply before = alice.http().get(me);
        for (Map<String, ?> wish : List.of(Map.of("discoverable", true, "note", "x".repeat(600)),
                Map.of("display_name", "After", "bot", "perhaps"),
                Map.of("locked", true, "fields_attributes", List.of("text")),
                Map.of("hide_collections", true, "source", Map.of("privacy", "secret")),
                Map.of("note", "after", "source", Map.of("language", "no language")))) {
            assertThat(alice.http().json("PATCH", "/api/v1/accounts/update_credentials", wish).status())
                    .as(wish.toString()).isEqualTo(422);
            assertThat(alice.http().get(me).body()).as(wish.toString()).isEqualTo(before.body());
        }
        assertThat(alice.http().multipart("PATCH", "/api/v1/accounts/update_credentials", "avatar", Png.square(50),
                "note", "x".repeat(600)).status()).isEqualTo(422);
        assertThat(alice.http().multipart("PATCH", "/api/v1/accounts/update_credentials", "header",
                "no picture".getBytes(StandardCharsets.UTF_8), "note", "after").status()).isEqualTo(422);
        assertThat(alice.http().get(me).body()).isEqualTo(before.body());
        String avatar = before.body().path("avatar").asString();
        assertThat(http().get(avatar.substring(origin.length())).status()).as("the file of before").isEqualTo(200);
    }
}

package social.linnet.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Accounts;
import social.linnet.testing.Strangers;

import tools.jackson.databind.JsonNode;

/// What people say of themselves, through an app.
class ProfileStoryTest extends MastodonTest {

    @Autowired
    private Strangers strangers;
    @Autowired
    private Accounts accounts;

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
    void sheEditsHerProfileAsNewerAppsDo() {
        Member alice = member("alice");
        JsonNode bare = alice.http().get("/api/v1/profile").body();
        assertThat(bare.path("id").asString()).isEqualTo(alice.id());
        assertThat(bare.path("avatar").isNull()).isTrue();
        assertThat(bare.path("header").isNull()).isTrue();
        alice.http().form("POST", "/api/v1/featured_tags", "name", "finches");

        JsonNode said = alice.http().json("PATCH", "/api/v1/profile", Map.of("display_name", "Alice", "note", "sings <b>",
                "locked", true, "indexable", true, "fields_attributes", List.of(Map.of("name", "a", "value", "<i>")))).body();
        assertThat(said.path("display_name").asString()).isEqualTo("Alice");
        assertThat(said.path("note").asString()).as("as she wrote it").isEqualTo("sings <b>");
        assertThat(said.path("fields").get(0).path("value").asString()).isEqualTo("<i>");
        assertThat(said.path("locked").asBoolean()).isTrue();
        assertThat(said.path("featured_tags").get(0).path("name").asString()).isEqualTo("finches");
        JsonNode pictured = alice.http().multipart("PATCH", "/api/v1/profile", "avatar", Png.square(64)).body();
        assertThat(pictured.path("avatar").asString()).startsWith(origin + "/media/");
        assertThat(alice.http().json("PATCH", "/api/v1/profile", Map.of("show_media", false)).status()).isEqualTo(422);
    }

    @Test
    void manyAreAskedForAtOnceInTheirOrder() {
        Member alice = member("alice");
        Member bob = member("bob");
        Reply both = http().get("/api/v1/accounts?id[]=" + bob.id() + "&id[]=1&id[]=" + alice.id() + "&id[]=" + bob.id());
        assertThat(both.body()).hasSize(2);
        assertThat(both.body().get(0).path("id").asString()).isEqualTo(bob.id());
        assertThat(both.body().get(1).path("id").asString()).isEqualTo(alice.id());
        assertThat(http().get("/api/v1/accounts?" + "id[]=1&".repeat(40)).status()).isEqualTo(200);
        assertThat(http().get("/api/v1/accounts?" + IntStream.range(1, 42).mapToObj(i -> "id[]=" + i)
                .collect(Collectors.joining("&"))).status()).isEqualTo(422);
        assertThat(http().get("/api/v1/accounts").body()).isEmpty();
    }

    @Test
    void theAppOfAPostIsShownIfItsAuthorWantsItAndAProgramSaysThatItIsOne() {
        Member alice = member("alice");
        String id = post(alice, "hello").text("id");
        JsonNode own = alice.http().get("/api/v1/statuses/" + id).body();
        assertThat(own.path("application").path("name").asString()).as("her own").isEqualTo("Tests");
        assertThat(http().get("/api/v1/statuses/" + id).body().path("application").isNull()).isTrue();
        assertThat(own.path("account").path("linnet").path("automation").asString()).isEqualTo("none");

        accounts.setShowsApp(Long.parseLong(alice.id()), true);
        alice.http().json("PATCH", "/api/v1/profile", Map.of("bot", true));
        JsonNode seen = http().get("/api/v1/statuses/" + id).body();
        assertThat(seen.path("application").path("name").asString()).isEqualTo("Tests");
        assertThat(seen.path("application").has("website")).isTrue();
        assertThat(seen.path("account").path("bot").asBoolean()).isTrue();
        assertThat(seen.path("account").path("linnet").path("automation").asString()).isEqualTo("bot");
    }
}

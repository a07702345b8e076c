package social.linnet.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.event.Refused;
import social.linnet.instance.Announcements;
import social.linnet.instance.Emoji;
import social.linnet.instance.Emojis;
import social.linnet.instance.HouseTexts;
import social.linnet.instance.Rules;
import social.linnet.testing.Moving;
import social.linnet.testing.Undisturbed;

import tools.jackson.databind.JsonNode;

/// What this server says of itself, and what belongs to all of it.
@Undisturbed
class InstanceTest extends MastodonTest {

    @Autowired
    private Emojis emojis;
    @Autowired
    private Announcements announcements;
    @Autowired
    private HouseTexts house;
    @Autowired
    private Rules rules;

    private static String fresh(String name) {
        return name + "_" + UUID.randomUUID().toString().substring(0, 8);
    }

    private Emoji emoji(Member admin, String shortcode) {
        return emojis.add(Long.parseLong(admin.id()), shortcode, "birds", new ByteArrayInputStream(Png.square(300)));
    }

    @Test
    void anEmojiIsInWhatNamesItAndInNothingElse() {
        Member alice = member("alice");
        String wren = fresh("wren");
        Emoji emoji = emoji(alice, wren);
        Reply all = http().get("/api/v1/custom_emojis");
        JsonNode entity = all.body().valueStream().filter(one -> one.path("shortcode").asString().equals(wren)).findFirst()
                .orElseThrow();
        assertThat(entity.path("url").asString()).startsWith(origin + "/media/");
        assertThat(entity.path("static_url").asString()).startsWith(origin + "/media/").isNotEqualTo(entity.path("url").asString());
        assertThat(entity.path("category").asString()).isEqualTo("birds");
        assertThat(entity.path("visible_in_picker").asBoolean()).isTrue();
        Reply picture = http().get(entity.path("url").asString().substring(origin.length()));
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Content-Type")).startsWith("image/");

        Reply said = post(alice, "Look: :" + wren + ": and :nothing:");
        assertThat(said.body().path("emojis").valueStream().map(one -> one.path("shortcode").asString())).containsExactly(wren);
        assertThat(post(alice, "no:" + wren + ":here").body().path("emojis")).isEmpty();
        assertThat(alice.http().form("PATCH", "/api/v1/accounts/update_credentials", "display_name", ":" + wren + ":").body()
                .path("emojis")).hasSize(1);

        emojis.change(emoji.id(), null, true, true);
        Reply later = alice.http().get("/api/v1/statuses/" + said.text("id"));
        assertThat(later.body().path("emojis")).isEmpty();
        emojis.remove(emoji.id());
        assertThat(http().get(entity.path("url").asString().substring(origin.length())).status()).isEqualTo(404);
    }

    /// Whether a PNG moves: whether it says how many frames it has.
    private static boolean moves(byte[] picture) {
        return new String(picture, StandardCharsets.ISO_8859_1).contains("acTL");
    }

    @Test
    void whatMovesGoesOnMovingBesideACopyThatStandsStill() {
        Member alice = member("alice");
        for (byte[] bytes : List.of(Moving.png(200, 3), Moving.gif(200))) {
            String name = fresh("hop");
            emojis.add(Long.parseLong(alice.id()), name, null, new ByteArrayInputStream(bytes));
            JsonNode entity = http().get("/api/v1/custom_emojis").body().valueStream()
                    .filter(one -> one.path("shortcode").asString().equals(name)).findFirst().orElseThrow();
            Reply moving = http().get(entity.path("url").asString().substring(origin.length()));
            Reply still = http().get(entity.path("static_url").asString().substring(origin.length()));
            assertThat(moving.header("Content-Type")).isEqualTo("image/png");
            assertThat(moves(moving.response().body())).isTrue();
            assertThat(moves(still.response().body())).isFalse();
        }
        String small = fresh("tiny");
        Emoji gif = emojis.add(Long.parseLong(alice.id()), small, null, new ByteArrayInputStream(Moving.gif(60)));
        assertThat(gif.path()).as("as it is").endsWith(".gif");
        assertThatThrownBy(() -> emojis.add(Long.parseLong(alice.id()), fresh("long"), null,
                new ByteArrayInputStream(Moving.png(20, 121)))).hasMessage("picture-too-many-pixels");
    }

    @Test
    void aShortcodeIsOnesAloneAndNoUploadIsTooLarge() {
        Member alice = member("alice");
        String name = fresh("gull");
        emoji(alice, name);
        assertThatThrownBy(() -> emoji(alice, name.toUpperCase(java.util.Locale.ROOT))).isInstanceOf(Refused.class)
                .hasMessage("emoji-taken");
        for (String wrong : new String[] {"", "a", ":a:", "a b", "é", "a".repeat(51)}) {
            assertThatThrownBy(() -> emoji(alice, wrong)).hasMessage("emoji-shortcode");
        }
        assertThatThrownBy(() -> emojis.add(Long.parseLong(alice.id()), fresh("large"), null,
                new ByteArrayInputStream(new byte[Emojis.MAX_BYTES + 1]))).hasMessage("picture-too-large");
        assertThat(emojis.now().find(name).orElseThrow().path()).isNotBlank();
    }

    @Test
    void anAnnouncementIsReadAndAnsweredByEachForThemselves() {
        Member alice = member("alice");
        Member bob = member("bob");
        String wren = fresh("wren");
        emoji(alice, wren);
        long id = announcements.publish(new Announcements.Draft("We move <on> Sunday, :" + wren + ": #moving", null, null, false));
        long ended = announcements.publish(new Announcements.Draft("over", null, Instant.now().minusSeconds(5), false));
        String path = "/api/v1/announcements/" + id;
        assertThat(http().get("/api/v1/announcements").status()).isEqualTo(401);
        JsonNode fresh = mine(alice, id);
        assertThat(fresh.path("content").asString()).contains("We move &lt;on&gt; Sunday");
        assertThat(fresh.path("read").asBoolean()).isFalse();
        assertThat(fresh.path("emojis")).hasSize(1);
        assertThat(fresh.path("tags").path(0).path("name").asString()).isEqualTo("moving");
        assertThat(alice.http().get("/api/v1/announcements").toString()).doesNotContain("\"" + ended + "\"");

        assertThat(alice.http().form("POST", path + "/dismiss").toString()).isEqualTo("200 {}");
        assertThat(alice.http().form("POST", path + "/dismiss").status()).isEqualTo(200);
        assertThat(mine(alice, id).path("read").asBoolean()).isTrue();
        assertThat(mine(bob, id).path("read").asBoolean()).isFalse();
        assertThat(alice.http().get("/api/v1/announcements?with_dismissed=false").toString()).doesNotContain("\"" + id + "\"");

        String party = path + "/reactions/" + URLEncoder.encode("🎉", StandardCharsets.UTF_8);
        assertThat(alice.http().form("PUT", party).toString()).isEqualTo("200 {}");
        assertThat(alice.http().form("PUT", party).status()).isEqualTo(200);
        assertThat(bob.http().form("PUT", path + "/reactions/" + wren).status()).isEqualTo(200);
        JsonNode reactions = mine(bob, id).path("reactions");
        assertThat(reactions.path(0).path("name").asString()).isEqualTo("🎉");
        assertThat(reactions.path(0).path("count").asInt()).isEqualTo(1);
        assertThat(reactions.path(0).path("me").asBoolean()).isFalse();
        assertThat(reactions.path(1).path("me").asBoolean()).isTrue();
        assertThat(reactions.path(1).path("url").asString()).startsWith(origin);
        assertThat(alice.http().delete(party).status()).isEqualTo(200);
        assertThat(mine(bob, id).path("reactions")).hasSize(1);
        for (String wrong : new String[] {"word", "%F0%9F%8E%89%F0%9F%8E%89", "7", "%20"}) {
            assertThat(alice.http().form("PUT", path + "/reactions/" + wrong).status()).as(wrong).isEqualTo(422);
        }
        assertThat(alice.http().form("PUT", "/api/v1/announcements/1/reactions/" + wren).status()).isEqualTo(404);
        assertThat(alice.http().form("POST", "/api/v1/announcements/" + ended + "/dismiss").status()).isEqualTo(404);
        announcements.remove(id);
    }

    private static JsonNode mine(Member person, long id) {
        return person.http().get("/api/v1/announcements").body().valueStream()
                .filter(one -> one.path("id").asString().equals(String.valueOf(id))).findFirst().orElseThrow();
    }

    @Test
    void rulesTextsAndContactAreWhereClientsLook() {
        Member alice = member("alice");
        Rules.Rule rule = rules.add("Be kind.", "Also on Mondays.");
        house.write(HouseTexts.Kind.ABOUT, "A place.\n\nWith <two> paragraphs.");
        house.writeContact("In a line", "ask@linnet.example", "@" + alice.handle());
        assertThat(http().get("/api/v1/instance/rules").toString()).contains("\"" + rule.id() + "\"", "Also on Mondays.");
        Reply about = http().get("/api/v1/instance/extended_description");
        assertThat(about.text("content")).isEqualTo("<p>A place.</p><p>With &lt;two&gt; paragraphs.</p>");
        assertThat(about.text("updated_at")).endsWith("Z");
        JsonNode v2 = http().get("/api/v2/instance").body();
        assertThat(v2.path("description").asString()).isEqualTo("In a line");
        assertThat(v2.path("contact").path("email").asString()).isEqualTo("ask@linnet.example");
        assertThat(v2.path("contact").path("account").path("acct").asString()).isEqualTo(alice.handle());
        assertThat(v2.path("rules")).isNotEmpty();
        JsonNode v1 = http().get("/api/v1/instance").body();
        assertThat(v1.path("contact_account").path("acct").asString()).isEqualTo(alice.handle());
        rules.remove(rule.id());
        house.writeContact("", "", "");
        house.write(HouseTexts.Kind.ABOUT, "");
        assertThat(http().get("/api/v1/instance/extended_description").text("content")).isEmpty();
        assertThat(http().get("/api/v1/instance/privacy_policy").status()).isEqualTo(200);
        assertThat(http().get("/api/v1/instance/activity").body()).hasSize(12);
        assertThat(http().get("/api/v1/instance/languages").toString()).contains("\"fr\"");
        assertThat(http().get("/api/v1/instance/translation_languages").toString()).isEqualTo("200 {}");
        assertThat(http().get("/health").toString()).isEqualTo("200 OK");
    }

    @Test
    void termsThatHoldDoNotChange() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(http().get("/api/v1/instance/terms_of_service").status()).isEqualTo(404);
        house.writeTerms(today, "First");
        assertThatThrownBy(() -> house.writeTerms(today, "Other")).hasMessage("terms-begun");
        house.writeTerms(today.plusDays(30), "Second");
        house.writeTerms(today.plusDays(30), "Second, better");
        Reply now = http().get("/api/v1/instance/terms_of_service");
        assertThat(now.text("content")).isEqualTo("<p>First</p>");
        assertThat(now.text("succeeded_by")).isEqualTo(today.plusDays(30).toString());
        Reply next = http().get("/api/v1/instance/terms_of_service/" + today.plusDays(30));
        assertThat(next.text("content")).isEqualTo("<p>Second, better</p>");
        assertThat(next.body().path("effective").asBoolean()).isFalse();
        for (String day : new String[] {"2001-01-01", "x", "2026-13-01"}) {
            assertThat(http().get("/api/v1/instance/terms_of_service/" + day).status()).isEqualTo(404);
        }
    }

    @Test
    void aPublicPostIsEmbeddedAndNoOther() {
        Member alice = member("alice");
        Reply open = post(alice, "To <everybody>");
        Reply quiet = post(alice, "quietly", "unlisted");
        Reply closed = post(alice, "to a few", "private");
        Reply embedded = http().get("/api/oembed?url=" + URLEncoder.encode(open.text("url"), StandardCharsets.UTF_8));
        assertThat(embedded.text("type")).isEqualTo("rich");
        assertThat(embedded.text("html")).contains("To &lt;everybody&gt;", open.text("url")).doesNotContain("<iframe", "<script");
        assertThat(http().get("/api/oembed?url=" + quiet.text("url")).status()).isEqualTo(200);
        for (Http who : new Http[] {http(), alice.http()}) {
            for (String url : new String[] {closed.text("url"), origin + "/@" + alice.handle() + "/1", origin, "x",
                "https://other.example/@a/1"}) {
                assertThat(who.get("/api/oembed?url=" + url).status()).as(url).isEqualTo(404);
            }
        }
        assertThat(http().get("/api/oembed").status()).isEqualTo(422);
    }

    @Test
    void whatIsNotHereSaysSoInJson() {
        Member alice = member("alice");
        assertThat(alice.http().get("/api/v1/admin/accounts").status()).isEqualTo(403);
        assertThat(http().get("/api/v1/admin/accounts").status()).isEqualTo(401);
        assertThat(alice.http().json("POST", "/api/v1/admin/reports/1/resolve", Map.of()).status()).isEqualTo(403);
        assertThat(alice.http().get("/api/v1/annual_reports").status()).isEqualTo(200);
        assertThat(alice.http().get("/api/v1/collections/1").status()).isEqualTo(404);
        assertThat(alice.http().get("/api/v1/accounts/" + alice.id() + "/identity_proofs").toString()).isEqualTo("200 []");
        assertThat(http().get("/api/proofs?provider=x").status()).isEqualTo(404);
    }
}

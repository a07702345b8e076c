package social.linnet.mastodon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import social.linnet.testing.World;

import static org.assertj.core.api.Assertions.assertThat;

/// What people do with an app, from signing up to deleting.
class AppStoryTest extends MastodonTest {

    @Test
    void aliceSignsUpWithinAnAppAndSeesHerself() {
        Member alice = member("alice");
        JsonNode own = alice.http().get("/api/v1/accounts/verify_credentials").body();
        assertThat(own.path("acct").asString()).isEqualTo(alice.handle());
        assertThat(own.path("avatar").asString()).isEqualTo(origin + "/avatars/missing.png");
        assertThat(own.path("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(own.path("source").path("privacy").asString()).isEqualTo("public");
        assertThat(own.path("linnet").path("kind").asString()).isEqualTo("person");
        assertThat(alice.http().get("/api/v1/apps/verify_credentials").text("name")).isEqualTo("Tests");
        assertThat(alice.http().get("/oauth/userinfo").text("preferred_username")).isEqualTo(alice.handle());
        assertThat(http().get("/avatars/missing.png").header("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void bobCannotTakeAlicesNameAndIsToldWhy() {
        Member alice = member("alice");
        Reply reply = http().as(appToken(app(ALL), ALL)).json("POST", "/api/v1/accounts",
                Map.of("username", alice.handle(), "password", World.PASSWORD, "agreement", true));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("details").path("username").path(0).path("error").asString())
                .isEqualTo("ERR_TAKEN");
        Reply without = http().as(appToken(app(ALL), ALL)).multipart("POST", "/api/v1/accounts", null, null,
                "username", "", "password", "");
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.body().path("details").propertyNames())
                .containsExactlyInAnyOrder("username", "password", "agreement");
    }

    @Test
    void aliceChangesHerProfile() {
        Member alice = member("alice");
        Reply reply = alice.http().multipart("PATCH", "/api/v1/accounts/update_credentials", "avatar", Png.square(40),
                "display_name", "Alice & Co", "note", "I <3 #birds", "locked", "false", "source[privacy]", "public");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.text("display_name")).isEqualTo("Alice & Co");
        assertThat(reply.text("note")).startsWith("<p>I &lt;3 <a href=\"" + origin + "/tags/birds\"");
        assertThat(reply.body().path("source").path("note").asString()).isEqualTo("I <3 #birds");
        assertThat(alice.http().form("PATCH", "/api/v1/accounts/update_credentials",
                "attribution_domains[]", "example.com").status()).isEqualTo(422);
        assertThat(alice.http().form("PATCH", "/api/v1/accounts/update_credentials", "display_name", "A").text(
                "display_name")).isEqualTo("A");
    }

    @Test
    void bobPagesThroughHomeByLinksWithoutGapOrRepeat() {
        Member alice = member("alice");
        Member bob = member("bob");
        follow(bob, alice);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            written.addFirst(post(alice, "post " + i).text("id"));
        }
        settle();
        List<String> seen = new ArrayList<>();
        String path = "/api/v1/timelines/home?limit=5&local=true";
        while (path != null) {
            Reply page = bob.http().get(path);
            page.body().forEach(status -> seen.add(status.path("id").asString()));
            String next = page.link("next");
            assertThat(next).isNotEqualTo(path);
            assertThat(page.body().isEmpty() ? null : next == null ? "" : next)
                    .satisfiesAnyOf(n -> assertThat(n).isNull(), n -> assertThat(n).contains("limit=5&local=true&max_id="));
            path = next;
        }
        assertThat(seen).isEqualTo(written);
        Reply newest = bob.http().get("/api/v1/timelines/home?limit=3");
        String newer = newest.link("prev");
        assertThat(newer).isNotNull();
        String more = post(alice, "one more").text("id");
        settle();
        assertThat(bob.http().get(newer).body().path(0).path("id").asString()).isEqualTo(more);
        assertThat(ids(bob.http().get("/api/v1/timelines/home?limit=2&min_id=" + written.get(5))))
                .containsExactly(written.get(3), written.get(4));
        assertThat(ids(bob.http().get("/api/v1/timelines/home?limit=2&since_id=" + written.get(5))))
                .containsExactly(more, written.get(0));
    }

    private static List<String> ids(Reply reply) {
        List<String> ids = new ArrayList<>();
        reply.body().forEach(status -> ids.add(status.path("id").asString()));
        return ids;
    }

    @Test
    void homeEndsAndDoesNotLoop() {
        Member alice = member("alice");
        assertThat(alice.http().get("/api/v1/timelines/home").link("next")).isNull();
        String only = post(alice, "only").text("id");
        Reply page = alice.http().get("/api/v1/timelines/home?limit=1");
        assertThat(ids(page)).containsExactly(only);
        Reply end = alice.http().get(page.link("next"));
        assertThat(ids(end)).isEmpty();
        assertThat(end.header("Link")).isEmpty();
    }

    @Test
    void aThreadIsReadInItsOrder() {
        Member alice = member("alice");
        Member bob = member("bob");
        String root = post(alice, "root").text("id");
        String reply = bob.http().form("POST", "/api/v1/statuses", "status", "@" + alice.handle() + " reply",
                "in_reply_to_id", root).text("id");
        Reply third = alice.http().multipart("POST", "/api/v1/statuses", null, null, "status", "third",
                "in_reply_to_id", reply, "media_ids[]", "");
        assertThat(third.status()).as(third.toString()).isEqualTo(200);
        JsonNode context = http().get("/api/v1/statuses/" + reply + "/context").body();
        assertThat(context.path("ancestors").path(0).path("id").asString()).isEqualTo(root);
        assertThat(context.path("descendants").path(0).path("id").asString()).isEqualTo(third.text("id"));
        JsonNode shown = http().get("/api/v1/statuses/" + reply).body();
        assertThat(shown.path("mentions").path(0).path("id").asString()).isEqualTo(alice.id());
        assertThat(shown.path("in_reply_to_account_id").asString()).isEqualTo(alice.id());
        assertThat(shown.path("content").asString()).isEqualTo("<p><span class=\"h-card\"><a href=\"" + origin + "/@"
                + alice.handle() + "\" class=\"u-url mention\">@<span>" + alice.handle()
                + "</span></a></span> reply</p>");
        assertThat(shown.has("favourited")).isFalse();
        assertThat(http().get("/api/v1/statuses/" + root).body().path("replies_count").asInt()).isEqualTo(1);
    }

    @Test
    void bobFavouritesAndReblogsAndTakesBothBack() {
        Member alice = member("alice");
        Member bob = member("bob");
        String id = post(alice, "like me").text("id");
        JsonNode liked = bob.http().form("POST", "/api/v1/statuses/" + id + "/favourite").body();
        assertThat(liked.path("favourited").asBoolean()).isTrue();
        assertThat(liked.path("favourites_count").asInt()).isEqualTo(1);
        Reply wrapper = bob.http().json("POST", "/api/v1/statuses/" + id + "/reblog", Map.of("visibility", "public"));
        assertThat(wrapper.status()).isEqualTo(200);
        assertThat(wrapper.text("id")).isNotEqualTo(id);
        assertThat(wrapper.body().path("account").path("id").asString()).isEqualTo(bob.id());
        assertThat(wrapper.body().path("reblog").path("id").asString()).isEqualTo(id);
        assertThat(wrapper.body().path("reblog").path("reblogged").asBoolean()).isTrue();
        assertThat(bob.http().json("POST", "/api/v1/statuses/" + id + "/reblog", Map.of("visibility", "private"))
                .text("id")).as("the one there is").isEqualTo(wrapper.text("id"));
        assertThat(bob.http().json("POST", "/api/v1/statuses/" + id + "/reblog", Map.of("visibility", "direct"))
                .status()).isEqualTo(422);
        assertThat(ids(http().get("/api/v1/accounts/" + bob.id() + "/statuses"))).containsExactly(wrapper.text("id"));
        assertThat(ids(http().get("/api/v1/accounts/" + bob.id() + "/statuses?exclude_reblogs=true"))).isEmpty();
        JsonNode back = bob.http().form("POST", "/api/v1/statuses/" + id + "/unreblog").body();
        assertThat(back.path("id").asString()).isEqualTo(id);
        assertThat(back.path("reblogs_count").asInt()).isZero();
        assertThat(bob.http().form("POST", "/api/v1/statuses/" + id + "/unfavourite").body().path("favourited")
                .asBoolean()).isFalse();
    }

    @Test
    void aliceDeletesHerPostAndGetsItsTextBack() {
        Member alice = member("alice");
        Member bob = member("bob");
        String media = alice.http().multipart("POST", "/api/v2/media", "file", Png.square(30), "description", "A bird")
                .text("id");
        Reply posted = alice.http().json("POST", "/api/v1/statuses",
                Map.of("status", "A \"bird\"", "media_ids", List.of(media)));
        assertThat(posted.status()).as(posted.toString()).isEqualTo(200);
        JsonNode attachment = posted.body().path("media_attachments").path(0);
        assertThat(attachment.path("description").asString()).isEqualTo("A bird");
        assertThat(attachment.path("url").asString()).startsWith(origin + "/media/");
        assertThat(attachment.path("meta").path("original").path("width").asInt()).isEqualTo(30);
        String path = "/api/v1/statuses/" + posted.text("id");
        assertThat(bob.http().delete(path).status()).isEqualTo(403);
        Reply deleted = alice.http().send("DELETE", path, "application/json", bytes("{}".getBytes()));
        assertThat(deleted.status()).as(deleted.toString()).isEqualTo(200);
        assertThat(deleted.text("text")).isEqualTo("A \"bird\"");
        assertThat(alice.http().get(path).status()).isEqualTo(404);
        assertThat(alice.http().delete(path).status()).isEqualTo(404);
        assertThat(alice.http().json("POST", "/api/v1/statuses",
                Map.of("status", "A bird, again", "media_ids", List.of(media))).status()).isEqualTo(200);
    }

    @Test
    void aDescriptionCanBeChangedAndOnlyByItsOwner() {
        Member alice = member("alice");
        Member bob = member("bob");
        String id = alice.http().multipart("POST", "/api/v1/media", "file", Png.square(20)).text("id");
        assertThat(alice.http().get("/api/v1/media/" + id).body().path("description").isNull()).isTrue();
        assertThat(alice.http().form("PUT", "/api/v1/media/" + id, "description", "new", "focus", "0.0,0.0").text(
                "description")).isEqualTo("new");
        assertThat(bob.http().get("/api/v1/media/" + id).status()).isEqualTo(404);
        assertThat(bob.http().json("PUT", "/api/v1/media/" + id, Map.of("description", "mine")).status())
                .isEqualTo(404);
        assertThat(bob.http().form("POST", "/api/v1/statuses", "status", "stolen", "media_ids[]", id).status())
                .isEqualTo(422);
    }

    @Test
    void aRepeatedRequestMakesOnePostAlsoAtOnce() throws Exception {
        Member alice = member("alice");
        List<Thread> threads = new ArrayList<>();
        List<Reply> replies = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual().start(() -> replies.add(alice.http().send("POST", "/api/v1/statuses",
                    "application/json", bytes("{\"status\":\"once\"}".getBytes()), "Idempotency-Key", "key-1"))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        HashSet<String> ids = new HashSet<>();
        replies.forEach(reply -> {
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
            ids.add(reply.text("id"));
        });
        assertThat(replies).hasSize(8);
        assertThat(ids).hasSize(1);
        assertThat(ids(http().get("/api/v1/accounts/" + alice.id() + "/statuses"))).hasSize(1);
        assertThat(alice.http().send("POST", "/api/v1/statuses", "application/json",
                bytes("{\"status\":\"other\"}".getBytes()), "Idempotency-Key", "key-1").status()).isEqualTo(422);
    }

    @Test
    void followsShowInRelationshipsAndLists() {
        Member alice = member("alice");
        Member bob = member("bob");
        Reply followed = bob.http().form("POST", "/api/v1/accounts/" + alice.id() + "/follow", "reblogs", "true");
        assertThat(followed.body().path("following").asBoolean()).isTrue();
        assertThat(followed.body().path("showing_reblogs").asBoolean()).isTrue();
        JsonNode two = alice.http().get("/api/v1/accounts/relationships?id[]=" + bob.id() + "&id[]=1").body();
        assertThat(two.size()).isEqualTo(1);
        assertThat(two.path(0).path("followed_by").asBoolean()).isTrue();
        assertThat(ids(http().get("/api/v1/accounts/" + alice.id() + "/followers"))).containsExactly(bob.id());
        assertThat(ids(http().get("/api/v1/accounts/" + bob.id() + "/following"))).containsExactly(alice.id());
        assertThat(http().get("/api/v1/accounts/" + alice.id()).body().path("followers_count").asInt()).isEqualTo(1);
        assertThat(bob.http().form("POST", "/api/v1/accounts/" + bob.id() + "/follow").status()).isEqualTo(422);
        assertThat(bob.http().form("POST", "/api/v1/accounts/" + alice.id() + "/unfollow").body().path("following")
                .asBoolean()).isFalse();
        assertThat(http().get("/api/v1/accounts/lookup?acct=" + alice.handle().toUpperCase() + "@" + domain())
                .text("id")).isEqualTo(alice.id());
        assertThat(http().get("/api/v1/accounts/lookup?acct=" + alice.handle() + "@elsewhere.example").status())
                .isEqualTo(404);
    }
}

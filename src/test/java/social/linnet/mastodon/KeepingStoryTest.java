package social.linnet.mastodon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What people keep for themselves, show first, and know of each other's favourites and reblogs.
class KeepingStoryTest extends MastodonTest {

    private static List<String> ids(Reply reply) {
        List<String> ids = new ArrayList<>();
        reply.body().forEach(status -> ids.add(status.path("id").asString()));
        return ids;
    }

    private static Reply act(Member who, String id, String verb) {
        return who.http().form("POST", "/api/v1/statuses/" + id + "/" + verb);
    }

    /// All pages of a list, by its links alone.
    private static List<String> paged(Member who, String path) {
        List<String> all = new ArrayList<>();
        String next = path;
        for (int i = 0; next != null && i < 20; i++) {
            Reply page = who.http().get(next);
            all.addAll(ids(page));
            next = page.link("next");
        }
        return all;
    }

    @Test
    void bobKeepsInTheOrderInWhichHeKeptAndNobodyElseKnows() {
        Member alice = member("alice");
        Member bob = member("bob");
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            posts.add(post(alice, "post " + i).text("id"));
        }
        List<Integer> order = List.of(3, 0, 4, 1, 2);
        for (String verb : List.of("bookmark", "favourite")) {
            for (int i : order) {
                Reply kept = act(bob, posts.get(i), verb);
                assertThat(kept.body().path(verb + (verb.endsWith("k") ? "ed" : "d")).asBoolean()).isTrue();
                act(bob, posts.get(i), verb);
            }
            List<String> expected = order.reversed().stream().map(posts::get).toList();
            assertThat(paged(bob, "/api/v1/" + verb + "s?limit=2")).isEqualTo(expected);
            Reply newest = bob.http().get("/api/v1/" + verb + "s?limit=2");
            assertThat(ids(bob.http().get(newest.link("prev")))).isEmpty();
            act(bob, posts.get(2), "un" + verb);
            assertThat(paged(bob, "/api/v1/" + verb + "s")).isEqualTo(expected.subList(1, 5));
            assertThat(paged(alice, "/api/v1/" + verb + "s")).isEmpty();
        }
        assertThat(alice.http().get("/api/v1/statuses/" + posts.get(1)).body().path("bookmarked").asBoolean()).isFalse();
        alice.http().delete("/api/v1/statuses/" + posts.get(1));
        assertThat(paged(bob, "/api/v1/bookmarks")).doesNotContain(posts.get(1)).hasSize(3);
    }

    @Test
    void whatBobMayNotSeeHeCannotKeep() {
        Member alice = member("alice");
        Member bob = member("bob");
        String secret = post(alice, "secret", "private").text("id");
        for (String verb : List.of("bookmark", "unbookmark", "pin", "unpin", "mute", "unmute")) {
            assertThat(act(bob, secret, verb).status()).as(verb).isEqualTo(404);
            assertThat(act(bob, "1", verb).status()).as(verb).isEqualTo(404);
        }
        for (String list : List.of("favourited_by", "reblogged_by")) {
            assertThat(bob.http().get("/api/v1/statuses/" + secret + "/" + list).status()).isEqualTo(404);
        }
        follow(bob, alice);
        act(bob, secret, "bookmark");
        act(bob, secret, "favourite");
        assertThat(paged(bob, "/api/v1/bookmarks")).containsExactly(secret);
        bob.http().form("POST", "/api/v1/accounts/" + alice.id() + "/unfollow");
        assertThat(paged(bob, "/api/v1/bookmarks")).isEmpty();
        assertThat(paged(bob, "/api/v1/favourites")).isEmpty();
    }

    @Test
    void aliceShowsFiveOfHersFirst() {
        Member alice = member("alice");
        Member bob = member("bob");
        List<String> pinned = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = post(alice, "pin " + i, i == 0 ? "private" : "public").text("id");
            Reply reply = act(alice, id, "pin");
            assertThat(reply.body().path("pinned").asBoolean()).as(reply.toString()).isTrue();
            pinned.addFirst(id);
        }
        act(alice, pinned.getFirst(), "pin");
        String sixth = post(alice, "one too many").text("id");
        assertThat(act(alice, sixth, "pin").status()).isEqualTo(422);
        assertThat(act(bob, sixth, "pin").status()).isEqualTo(422);
        assertThat(act(alice, post(alice, "@" + bob.handle(), "direct").text("id"), "pin").status()).isEqualTo(422);
        String path = "/api/v1/accounts/" + alice.id() + "/statuses?pinned=true";
        assertThat(ids(alice.http().get(path))).isEqualTo(pinned);
        assertThat(ids(http().get(path))).as("the last is for followers").isEqualTo(pinned.subList(0, 4));
        assertThat(act(alice, pinned.get(1), "unpin").body().path("pinned").asBoolean()).isFalse();
        assertThat(act(alice, sixth, "pin").status()).isEqualTo(200);
    }

    @Test
    void bobHearsNoMoreOfAThread() {
        Member alice = member("alice");
        Member bob = member("bob");
        String root = post(alice, "root").text("id");
        String reply = bob.http().form("POST", "/api/v1/statuses", "status", "reply", "in_reply_to_id", root).text("id");
        assertThat(act(bob, reply, "mute").body().path("muted").asBoolean()).isTrue();
        assertThat(bob.http().get("/api/v1/statuses/" + root).body().path("muted").asBoolean()).isTrue();
        assertThat(alice.http().get("/api/v1/statuses/" + root).body().path("muted").asBoolean()).isFalse();
        String later = alice.http().form("POST", "/api/v1/statuses", "status", "more", "in_reply_to_id", reply).text("id");
        assertThat(bob.http().get("/api/v1/statuses/" + later).body().path("muted").asBoolean()).isTrue();
        assertThat(act(bob, later, "unmute").body().path("muted").asBoolean()).isFalse();
        assertThat(bob.http().get("/api/v1/statuses/" + root).body().path("muted").asBoolean()).isFalse();
    }

    @Test
    void whoFavouritedAndRebloggedIsKnownToThoseWhoMayKnow() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        Member dave = member("dave");
        follow(dave, carol);
        String id = post(alice, "like me").text("id");
        act(bob, id, "favourite");
        act(carol, id, "favourite");
        act(bob, id, "reblog");
        Reply secret = carol.http().json("POST", "/api/v1/statuses/" + id + "/reblog", Map.of("visibility", "private"));
        assertThat(secret.text("visibility")).isEqualTo("private");
        JsonNode inner = secret.body().path("reblog");
        assertThat(inner.path("visibility").asString()).isEqualTo("public");
        assertThat(inner.path("reblogged").asBoolean()).isTrue();
        assertThat(inner.path("reblogs_count").asInt()).as("the count tells nobody of it").isEqualTo(1);
        String path = "/api/v1/statuses/" + id;
        assertThat(ids(http().get(path + "/favourited_by"))).containsExactly(carol.id(), bob.id());
        assertThat(paged(dave, path + "/favourited_by?limit=1")).containsExactly(carol.id(), bob.id());
        assertThat(ids(dave.http().get(path + "/reblogged_by"))).containsExactly(carol.id(), bob.id());
        assertThat(ids(alice.http().get(path + "/reblogged_by"))).containsExactly(bob.id());
        assertThat(alice.http().get("/api/v1/statuses/" + secret.text("id")).status()).isEqualTo(404);
        assertThat(act(alice, secret.text("id"), "favourite").status()).isEqualTo(404);
        String quiet = post(alice, "quiet", "unlisted").text("id");
        assertThat(bob.http().json("POST", "/api/v1/statuses/" + quiet + "/reblog", Map.of("visibility", "public"))
                .text("visibility")).as("never wider than the post").isEqualTo("unlisted");
    }

    private static String quote(Member who, String of, String text, String audience) {
        return who.http().json("POST", "/api/v1/statuses", Map.of("status", text, "visibility", audience,
                "quoted_status_id", of)).text("id");
    }

    /// One at a time, so that each of them has a link to the next.
    @Test
    void whoPagesThroughWhatWasDoneIsLedByWhatTheyMaySeeAlone() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        Member dave = member("dave");
        Member erin = member("erin");
        follow(dave, carol);
        String id = post(alice, "like me").text("id");
        String path = "/api/v1/statuses/" + id;
        act(bob, id, "favourite");
        act(bob, id, "reblog");
        String secret = carol.http().json("POST", path + "/reblog", Map.of("visibility", "private")).text("id");
        String open = quote(bob, id, "look", "public");
        String forFriends = quote(carol, id, "look, friends", "private");
        String toErin = quote(carol, id, "look, @" + erin.handle(), "direct");
        assertThat(paged(dave, path + "/reblogged_by?limit=1")).containsExactly(carol.id(), bob.id());
        assertThat(paged(erin, path + "/reblogged_by?limit=1")).containsExactly(bob.id());
        assertThat(erin.http().get(path + "/reblogged_by").header("Link")).contains("_id=").doesNotContain(secret);
        assertThat(paged(carol, path + "/quotes?limit=1")).containsExactly(toErin, forFriends, open);
        assertThat(paged(dave, path + "/quotes?limit=1")).containsExactly(forFriends, open);
        assertThat(paged(erin, path + "/quotes?limit=1")).containsExactly(toErin, open);
        assertThat(ids(http().get(path + "/quotes?limit=1"))).containsExactly(open);
        assertThat(ids(dave.http().get(path + "/quotes?limit=1&min_id=" + open))).containsExactly(forFriends);
        assertThat(ids(erin.http().get(path + "/quotes?limit=1&min_id=" + open))).containsExactly(toErin);
        assertThat(ids(http().get(path + "/quotes?limit=1&min_id=" + open))).isEmpty();
        assertThat(ids(erin.http().get(path + "/reblogged_by?limit=1&min_id=1"))).containsExactly(bob.id());
        assertThat(ids(dave.http().get(path + "/reblogged_by?limit=1&min_id=1"))).containsExactly(bob.id());
        assertThat(ids(erin.http().get(path + "/favourited_by?limit=1&min_id=1"))).containsExactly(bob.id());

        bob.http().form("POST", "/api/v1/accounts/" + erin.id() + "/block");
        for (String list : List.of("favourited_by", "reblogged_by")) {
            for (String page : List.of("", "?min_id=1")) {
                Reply shown = erin.http().get(path + "/" + list + page);
                assertThat(ids(shown)).as(list).isEmpty();
                assertThat(shown.header("Link")).as("%s of those who blocked her", list).isEmpty();
            }
        }
        assertThat(paged(erin, path + "/quotes?limit=1")).containsExactly(toErin);
    }

    @Test
    void manyAreAskedForAtOnceButNotMore() {
        Member alice = member("alice");
        String one = post(alice, "one").text("id");
        String two = post(alice, "two").text("id");
        assertThat(ids(http().get("/api/v1/statuses?id[]=" + two + "&id[]=" + one + "&id[]=7"))).containsExactly(two, one);
        assertThat(http().get("/api/v1/statuses?" + "id[]=5&".repeat(101)).status()).isEqualTo(422);
    }
}

package social.linnet.mastodon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What people are to each other, through an app.
class RelationsStoryTest extends MastodonTest {

    private static Reply act(Member who, String verb, Member whom, String... pairs) {
        return who.http().form("POST", "/api/v1/accounts/" + whom.id() + "/" + verb, pairs);
    }

    private static Reply relationship(Member who, Member whom) {
        Reply reply = who.http().get("/api/v1/accounts/relationships?id[]=" + whom.id());
        assertThat(reply.body()).hasSize(1);
        return reply;
    }

    private static boolean is(Member who, Member whom, String flag) {
        return relationship(who, whom).body().get(0).path(flag).asBoolean();
    }

    private static List<String> ids(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.body().valueStream().map(entity -> entity.path("id").asString()).toList();
    }

    private Member locked(String name) {
        Member member = member(name);
        Reply reply = member.http().form("PATCH", "/api/v1/accounts/update_credentials", "locked", "true");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.body().path("locked").asBoolean()).isTrue();
        return member;
    }

    @Test
    void bobAsksAndSeesNothingUntilAliceAgrees() {
        Member alice = locked("alice");
        Member bob = member("bob");
        String secret = post(alice, "for followers", "private").text("id");

        Reply asked = act(bob, "follow", alice, "notify", "true", "reblogs", "false");

        assertThat(asked.body().path("following").asBoolean()).isFalse();
        assertThat(asked.body().path("requested").asBoolean()).isTrue();
        assertThat(is(alice, bob, "requested_by")).isTrue();
        assertThat(act(bob, "follow", alice).body().path("requested").asBoolean()).isTrue();
        assertThat(ids(alice.http().get("/api/v1/follow_requests"))).containsExactly(bob.id());
        assertThat(alice.http().get("/api/v1/accounts/verify_credentials").body().path("source")
                .path("follow_requests_count").asInt()).isEqualTo(1);
        settle();
        assertThat(bob.http().get("/api/v1/statuses/" + secret).status()).isEqualTo(404);
        assertThat(ids(bob.http().get("/api/v1/timelines/home"))).isEmpty();
        assertThat(ids(bob.http().get("/api/v1/accounts/" + alice.id() + "/followers"))).isEmpty();
        assertThat(alice.http().get("/api/v1/accounts/" + alice.id()).body().path("followers_count").asInt()).isZero();

        // becoming open lets in nobody who has asked before
        alice.http().form("PATCH", "/api/v1/accounts/update_credentials", "locked", "false");
        assertThat(act(bob, "follow", alice).body().path("following").asBoolean()).isFalse();

        Reply agreed = alice.http().form("POST", "/api/v1/follow_requests/" + bob.id() + "/authorize");
        assertThat(agreed.body().path("followed_by").asBoolean()).isTrue();
        assertThat(ids(alice.http().get("/api/v1/follow_requests"))).isEmpty();
        Reply standing = relationship(bob, alice);
        assertThat(standing.body().get(0).path("following").asBoolean()).isTrue();
        assertThat(standing.body().get(0).path("requested").asBoolean()).isFalse();
        assertThat(standing.body().get(0).path("notifying").asBoolean()).isTrue();
        assertThat(standing.body().get(0).path("showing_reblogs").asBoolean()).isFalse();
        settle();
        assertThat(bob.http().get("/api/v1/statuses/" + secret).status()).isEqualTo(200);
        assertThat(ids(bob.http().get("/api/v1/timelines/home"))).contains(secret);
        assertThat(alice.http().form("POST", "/api/v1/follow_requests/" + bob.id() + "/authorize").status())
                .isEqualTo(404);
    }

    @Test
    void aRequestIsRefusedOrTakenBack() {
        Member alice = locked("alice");
        Member bob = member("bob");
        act(bob, "follow", alice);
        assertThat(alice.http().form("POST", "/api/v1/follow_requests/" + bob.id() + "/reject").body()
                .path("requested_by").asBoolean()).isFalse();
        assertThat(is(bob, alice, "requested")).isFalse();
        assertThat(alice.http().form("POST", "/api/v1/follow_requests/" + bob.id() + "/reject").status())
                .isEqualTo(404);

        act(bob, "follow", alice);
        assertThat(act(bob, "unfollow", alice).body().path("requested").asBoolean()).isFalse();
        assertThat(ids(alice.http().get("/api/v1/follow_requests"))).isEmpty();
        assertThat(alice.http().form("POST", "/api/v1/follow_requests/" + bob.id() + "/authorize").status())
                .isEqualTo(404);
        assertThat(is(bob, alice, "following")).isFalse();
    }

    @Test
    void aBlockEndsEverythingAndHidesAliceFromBob() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        follow(alice, bob);
        follow(bob, alice);
        follow(carol, alice);
        follow(bob, carol);
        String words = post(alice, "hello @" + bob.handle()).text("id");
        String named = post(alice, "a word for @" + bob.handle(), "direct").text("id");
        String repost = carol.http().form("POST", "/api/v1/statuses/" + words + "/reblog").text("id");
        settle();
        assertThat(ids(bob.http().get("/api/v1/timelines/home"))).contains(words, repost);

        Reply blocked = act(alice, "block", bob);

        assertThat(blocked.body().path("blocking").asBoolean()).isTrue();
        assertThat(blocked.body().path("following").asBoolean()).isFalse();
        assertThat(blocked.body().path("followed_by").asBoolean()).isFalse();
        assertThat(is(bob, alice, "blocked_by")).isTrue();
        for (String hidden : List.of(words, named, repost)) {
            assertThat(bob.http().get("/api/v1/statuses/" + hidden).status()).as(hidden).isEqualTo(404);
            assertThat(bob.http().get("/api/v1/statuses/" + hidden + "/context").status()).isEqualTo(404);
            for (String verb : List.of("favourite", "reblog")) {
                assertThat(bob.http().form("POST", "/api/v1/statuses/" + hidden + "/" + verb).status()).isEqualTo(404);
            }
        }
        assertThat(ids(bob.http().get("/api/v1/timelines/home"))).doesNotContain(words, repost);
        assertThat(ids(bob.http().get("/api/v1/accounts/" + alice.id() + "/statuses"))).isEmpty();
        assertThat(ids(bob.http().get("/api/v1/accounts/" + alice.id() + "/followers"))).isEmpty();
        assertThat(bob.http().get("/api/v1/accounts/" + alice.id()).status()).isEqualTo(200);
        assertThat(act(bob, "follow", alice).status()).isEqualTo(403);
        assertThat(act(alice, "follow", bob).status()).isEqualTo(403);
        settle();
        assertThat(ids(bob.http().get("/api/v1/timelines/home"))).doesNotContain(words, repost);
        assertThat(ids(alice.http().get("/api/v1/blocks"))).containsExactly(bob.id());
        // whom one blocks one does not come upon, and may still look at
        String ofBob = post(bob, "said meanwhile").text("id");
        assertThat(alice.http().get("/api/v1/statuses/" + ofBob).status()).isEqualTo(200);

        assertThat(act(alice, "unblock", bob).body().path("blocking").asBoolean()).isFalse();
        assertThat(bob.http().get("/api/v1/statuses/" + words).status()).isEqualTo(200);
        assertThat(is(bob, alice, "following")).isFalse();
        assertThat(ids(alice.http().get("/api/v1/blocks"))).isEmpty();
        assertThat(act(alice, "block", alice).status()).isEqualTo(422);
        assertThat(alice.http().form("POST", "/api/v1/accounts/1/block").status()).isEqualTo(404);
        assertThat(alice.http().form("POST", "/api/v1/accounts/1/unblock").status()).isEqualTo(404);
    }

    @Test
    void aBlockDropsRequestsBothWays() {
        Member alice = locked("alice");
        Member bob = locked("bob");
        act(bob, "follow", alice);
        act(alice, "follow", bob);
        act(alice, "block", bob);
        assertThat(ids(alice.http().get("/api/v1/follow_requests"))).isEmpty();
        assertThat(ids(bob.http().get("/api/v1/follow_requests"))).isEmpty();
    }

    @Test
    void aMuteLeavesBobOutUntilItEnds() {
        Member alice = member("alice");
        Member bob = member("bob");
        follow(alice, bob);
        String words = post(bob, "and another thing").text("id");
        settle();

        Reply muted = act(alice, "mute", bob, "notifications", "false", "duration", "2");

        assertThat(muted.body().path("muting").asBoolean()).isTrue();
        assertThat(muted.body().path("muting_notifications").asBoolean()).isFalse();
        assertThat(muted.body().path("following").asBoolean()).isTrue();
        assertThat(ids(alice.http().get("/api/v1/timelines/home"))).doesNotContain(words);
        Reply list = alice.http().get("/api/v1/mutes");
        assertThat(ids(list)).containsExactly(bob.id());
        assertThat(list.body().get(0).path("mute_expires_at").asString()).endsWith("Z");
        assertThat(list.body().get(0).path("username").asString()).isEqualTo(bob.handle());
        assertThat(is(bob, alice, "blocked_by")).isFalse();
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() ->
                assertThat(ids(alice.http().get("/api/v1/timelines/home"))).contains(words));
        assertThat(is(alice, bob, "muting")).isFalse();
        assertThat(ids(alice.http().get("/api/v1/mutes"))).isEmpty();

        act(alice, "mute", bob);
        assertThat(is(alice, bob, "muting_notifications")).isTrue();
        assertThat(alice.http().get("/api/v1/mutes").body().get(0).path("mute_expires_at").isNull()).isTrue();
        assertThat(ids(alice.http().get("/api/v1/timelines/home"))).doesNotContain(words);
        assertThat(act(alice, "unmute", bob).body().path("muting").asBoolean()).isFalse();
        assertThat(ids(alice.http().get("/api/v1/timelines/home"))).contains(words);
        assertThat(act(alice, "mute", bob, "duration", "soon").status()).isEqualTo(422);
        assertThat(act(alice, "mute", bob, "duration", "999999999").status()).isEqualTo(422);
        assertThat(act(alice, "mute", alice).status()).isEqualTo(422);
    }

    @Test
    void aliceWantsNoRepostsOfBobAndOnlyHisFrench() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        follow(alice, bob);
        String repost = bob.http().form("POST", "/api/v1/statuses/" + post(carol, "pass it on").text("id") + "/reblog")
                .text("id");
        String french = bob.http().json("POST", "/api/v1/statuses", Map.of("status", "bonjour", "language", "fr"))
                .text("id");
        String german = bob.http().json("POST", "/api/v1/statuses", Map.of("status", "guten Tag", "language", "de"))
                .text("id");
        settle();
        assertThat(ids(alice.http().get("/api/v1/timelines/home"))).contains(repost, french, german);

        Reply wishes = alice.http().json("POST", "/api/v1/accounts/" + bob.id() + "/follow",
                Map.of("reblogs", false, "languages", List.of("fr")));
        assertThat(wishes.body().path("showing_reblogs").asBoolean()).isFalse();
        assertThat(wishes.body().path("languages").get(0).asString()).isEqualTo("fr");
        assertThat(ids(alice.http().get("/api/v1/timelines/home"))).contains(french).doesNotContain(repost, german);

        // what is not said stays as it is
        assertThat(act(alice, "follow", bob, "notify", "true").body().path("showing_reblogs").asBoolean()).isFalse();
        act(alice, "follow", bob, "reblogs", "true", "languages[]", "");
        assertThat(ids(alice.http().get("/api/v1/timelines/home"))).contains(repost, french, german);
        assertThat(alice.http().get("/api/v1/accounts/" + bob.id()).body().path("followers_count").asInt())
                .isEqualTo(1);
        assertThat(act(alice, "follow", bob, "languages[]", "no language").status()).isEqualTo(422);
    }

    @Test
    void whatAliceNotesIsHersAlone() {
        Member alice = member("alice");
        Member bob = member("bob");
        assertThat(act(alice, "note", bob, "comment", "met at the harbour").text("note"))
                .isEqualTo("met at the harbour");
        assertThat(relationship(bob, alice).body().get(0).path("note").asString()).isEmpty();
        assertThat(act(alice, "note", bob, "comment", "x".repeat(2001)).status()).isEqualTo(422);
        assertThat(relationship(alice, bob).body().get(0).path("note").asString()).isEqualTo("met at the harbour");
        assertThat(act(alice, "note", bob, "comment", "").text("note")).isEmpty();
    }

    @Test
    void aliceShowsWhomSheFollows() {
        Member alice = member("alice");
        Member bob = member("bob");
        assertThat(act(alice, "endorse", bob).status()).isEqualTo(422);
        follow(alice, bob);
        assertThat(act(alice, "pin", bob).body().path("endorsed").asBoolean()).isTrue();
        assertThat(act(alice, "endorse", bob).body().path("endorsed").asBoolean()).isTrue();
        assertThat(ids(http().get("/api/v1/accounts/" + alice.id() + "/endorsements"))).containsExactly(bob.id());
        assertThat(ids(alice.http().get("/api/v1/endorsements"))).containsExactly(bob.id());
        assertThat(act(alice, "unpin", bob).body().path("endorsed").asBoolean()).isFalse();
        act(alice, "endorse", bob);
        act(alice, "unfollow", bob);
        assertThat(ids(alice.http().get("/api/v1/endorsements"))).isEmpty();
    }

    @Test
    void aliceLetsAFollowerGo() {
        Member alice = member("alice");
        Member bob = member("bob");
        follow(bob, alice);
        follow(alice, bob);
        Reply gone = act(alice, "remove_from_followers", bob);
        assertThat(gone.body().path("followed_by").asBoolean()).isFalse();
        assertThat(gone.body().path("following").asBoolean()).isTrue();
        assertThat(is(bob, alice, "following")).isFalse();
    }

    @Test
    void whomAliceKnowsIsHersToShow() {
        Member alice = member("alice");
        Member bob = member("bob");
        follow(alice, bob);
        follow(bob, alice);
        String followers = "/api/v1/accounts/" + alice.id() + "/followers";
        String following = "/api/v1/accounts/" + alice.id() + "/following";
        assertThat(ids(http().get(followers))).containsExactly(bob.id());
        alice.http().form("PATCH", "/api/v1/accounts/update_credentials", "hide_collections", "true");
        for (Http http : List.of(http(), bob.http())) {
            assertThat(ids(http.get(followers))).isEmpty();
            assertThat(ids(http.get(following))).isEmpty();
        }
        assertThat(ids(alice.http().get(followers))).containsExactly(bob.id());
        assertThat(ids(alice.http().get(following))).containsExactly(bob.id());
    }

    @Test
    void everyFollowerIsOnOnePageWhileOthersComeAndGo() {
        Member alice = member("alice");
        List<Member> early = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            early.add(member("early"));
            follow(early.get(i), alice);
        }
        String path = "/api/v1/accounts/" + alice.id() + "/followers?limit=3";
        List<String> seen = new ArrayList<>();
        Reply page = http().get(path);
        String back = null;
        while (true) {
            seen.addAll(ids(page));
            follow(member("late"), alice);
            if (page.link("next") == null) {
                break;
            }
            page = http().get(page.link("next"));
            back = page.link("prev") == null ? back : page.link("prev");
        }
        assertThat(seen).containsExactlyElementsOf(early.reversed().stream().map(Member::id).toList());

        List<String> above = new ArrayList<>();
        while (back != null) {
            page = http().get(back);
            above.addAll(0, ids(page));
            back = page.link("prev");
        }
        assertThat(above).doesNotHaveDuplicates().containsSubsequence(seen.subList(0, 6))
                .hasSize(6 + (seen.size() + 2) / 3);
    }

    @Test
    void aliceComesToKnowPeople() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        Member dave = member("dave");
        follow(alice, bob);
        follow(bob, carol);
        follow(bob, dave);
        Reply familiar = alice.http().get("/api/v1/accounts/familiar_followers?id[]=" + carol.id());
        assertThat(familiar.body().get(0).path("id").asString()).isEqualTo(carol.id());
        assertThat(familiar.body().get(0).path("accounts").get(0).path("id").asString()).isEqualTo(bob.id());

        Reply suggested = alice.http().get("/api/v2/suggestions");
        assertThat(suggested.body().valueStream().map(each -> each.path("account").path("id").asString()))
                .contains(carol.id(), dave.id()).doesNotContain(alice.id(), bob.id());
        assertThat(suggested.body().get(0).path("source").asString()).isEqualTo("past_interactions");
        assertThat(alice.http().delete("/api/v1/suggestions/" + dave.id()).status()).isEqualTo(200);
        act(alice, "block", carol);
        assertThat(ids(alice.http().get("/api/v1/suggestions"))).doesNotContain(carol.id(), dave.id());

        post(bob, "here I am");
        settle();
        assertThat(ids(alice.http().get("/api/v1/directory?order=active&limit=80"))).contains(bob.id());
        assertThat(ids(http().get("/api/v1/directory?order=new&local=true&limit=80"))).contains(dave.id());
        assertThat(ids(alice.http().get("/api/v1/directory?order=new&limit=80"))).doesNotContain(carol.id());
    }

    @Test
    void aListOfServersIsKept() {
        Member alice = member("alice");
        assertThat(alice.http().form("POST", "/api/v1/domain_blocks", "domain", "Noise.example").status()).isEqualTo(200);
        alice.http().json("POST", "/api/v1/domain_blocks", Map.of("domain", "loud.example"));
        assertThat(alice.http().get("/api/v1/domain_blocks").body().toString())
                .isEqualTo("[\"loud.example\",\"noise.example\"]");
        assertThat(alice.http().form("POST", "/api/v1/domain_blocks", "domain", "not a domain").status()).isEqualTo(422);
        assertThat(alice.http().form("DELETE", "/api/v1/domain_blocks", "domain", "noise.example").status())
                .isEqualTo(200);
        assertThat(alice.http().get("/api/v1/domain_blocks").body()).hasSize(1);
    }

    @Test
    void relationshipsAreAskedForAHundredAtMost() {
        Member alice = member("alice");
        Member bob = member("bob");
        String query = "id[]=" + bob.id() + "&id[]=1&id[]=" + bob.id();
        assertThat(alice.http().get("/api/v1/accounts/relationships?" + query).body()).hasSize(1);
        assertThat(alice.http().get("/api/v1/accounts/relationships?" + query + "&with_suspended=true").body())
                .hasSize(1);
        assertThat(alice.http().get("/api/v1/accounts/relationships?" + ("id[]=" + bob.id() + "&").repeat(101)).status())
                .isEqualTo(422);
    }
}

package social.linnet.mastodon;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import social.linnet.home.Home;
import social.linnet.home.ListTimelines;
import social.linnet.testing.Undisturbed;

import static org.assertj.core.api.Assertions.assertThat;

/// Lists, as an app makes and reads them.
@Undisturbed
class ListStoryTest extends MastodonTest {

    private static String list(Member owner, String title, String... more) {
        Reply made = owner.http().form("POST", "/api/v1/lists", with(new String[] {"title", title}, more));
        assertThat(made.status()).as(made.toString()).isEqualTo(200);
        return made.text("id");
    }

    private static String[] with(String[] first, String... more) {
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private static void add(Member owner, String list, Member... people) {
        for (Member person : people) {
            Reply added = owner.http().form("POST", "/api/v1/lists/" + list + "/accounts", "account_ids[]", person.id());
            assertThat(added.status()).as(added.toString()).isEqualTo(200);
        }
    }

    private static List<String> ids(Member reader, String path) {
        Reply page = reader.http().get(path);
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        return page.body().valueStream().map(status -> status.path("id").asString()).toList();
    }

    private static String reply(Member author, String to) {
        return author.http().json("POST", "/api/v1/statuses", Map.of("status", "indeed", "in_reply_to_id", to))
                .text("id");
    }

    @Test
    void bobMakesChangesAndDropsAListWhichIsThereForHimAlone() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        follow(bob, alice);
        String id = list(bob, " friends ");
        Reply made = bob.http().get("/api/v1/lists/" + id);
        assertThat(made.text("title")).isEqualTo("friends");
        assertThat(made.text("replies_policy")).isEqualTo("list");
        assertThat(made.body().path("exclusive").asBoolean()).isFalse();
        assertThat(bob.http().json("PUT", "/api/v1/lists/" + id, Map.of("title", "close friends", "replies_policy",
                "none", "exclusive", true)).text("replies_policy")).isEqualTo("none");

        add(bob, id, alice);
        assertThat(ids(bob, "/api/v1/lists/" + id + "/accounts")).containsExactly(alice.id());
        assertThat(ids(bob, "/api/v1/accounts/" + alice.id() + "/lists")).containsExactly(id);
        assertThat(bob.http().form("POST", "/api/v1/lists/" + id + "/accounts", "account_ids[]", alice.id()).status())
                .as("already in it").isEqualTo(422);
        assertThat(bob.http().form("POST", "/api/v1/lists/" + id + "/accounts", "account_ids[]", carol.id()).status())
                .as("whom he does not follow").isEqualTo(404);

        for (String path : List.of("/api/v1/lists/" + id, "/api/v1/lists/" + id + "/accounts",
                "/api/v1/timelines/list/" + id)) {
            assertThat(alice.http().get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(alice.http().json("PUT", "/api/v1/lists/" + id, Map.of("title", "mine")).status()).isEqualTo(404);
        assertThat(alice.http().delete("/api/v1/lists/" + id).status()).isEqualTo(404);
        assertThat(alice.http().form("POST", "/api/v1/lists/" + id + "/accounts", "account_ids[]", bob.id()).status())
                .isEqualTo(404);
        assertThat(ids(alice, "/api/v1/lists")).isEmpty();

        assertThat(bob.http().form("POST", "/api/v1/lists", "title", "x".repeat(257)).status()).isEqualTo(422);
        assertThat(bob.http().form("POST", "/api/v1/lists", "title", " ").status()).isEqualTo(422);
        assertThat(bob.http().form("POST", "/api/v1/lists", "title", "x", "replies_policy", "all").status())
                .isEqualTo(422);
        assertThat(bob.http().form("DELETE", "/api/v1/lists/" + id + "/accounts", "account_ids[]", alice.id())
                .status()).isEqualTo(200);
        assertThat(ids(bob, "/api/v1/lists/" + id + "/accounts")).isEmpty();
        add(bob, id, alice);
        bob.http().form("POST", "/api/v1/accounts/" + alice.id() + "/unfollow");
        assertThat(ids(bob, "/api/v1/lists/" + id + "/accounts")).as("whom he follows no more").isEmpty();
        assertThat(bob.http().delete("/api/v1/lists/" + id).status()).isEqualTo(200);
        assertThat(bob.http().get("/api/v1/timelines/list/" + id).status()).isEqualTo(404);
    }

    @Test
    void eachListHasTheRepliesItWantsAndIsTheSameWhenItIsBuiltAgain() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        Member dave = member("dave");
        Member stranger = member("stranger");
        for (Member followed : List.of(alice, carol, dave)) {
            follow(bob, followed);
        }
        settle();
        String followed = list(bob, "followed", "replies_policy", "followed");
        String members = list(bob, "members", "replies_policy", "list");
        String none = list(bob, "none", "replies_policy", "none");
        for (String list : List.of(followed, members, none)) {
            add(bob, list, alice, carol);
            ids(bob, "/api/v1/timelines/list/" + list);
        }
        String ofAlice = post(alice, "hello").text("id");
        String ofDave = post(dave, "from outside").text("id");
        String ofBob = post(bob, "mine").text("id");
        String ofStranger = post(stranger, "who?").text("id");
        String toHerself = reply(alice, ofAlice);
        String toMember = reply(carol, ofAlice);
        String toDave = reply(alice, ofDave);
        String toOwner = reply(alice, ofBob);
        reply(alice, ofStranger);
        String gone = post(alice, "soon gone").text("id");
        String repost = carol.http().form("POST", "/api/v1/statuses/" + ofStranger + "/reblog").text("id");
        settle();
        alice.http().delete("/api/v1/statuses/" + gone);
        settle();

        Map<String, List<String>> lived = Map.of(
                followed, List.of(repost, toOwner, toDave, toMember, toHerself, ofAlice),
                members, List.of(repost, toOwner, toMember, toHerself, ofAlice),
                none, List.of(repost, toOwner, toHerself, ofAlice));
        lived.forEach((list, expected) -> assertThat(ids(bob, "/api/v1/timelines/list/" + list))
                .containsExactlyElementsOf(expected));
        views.rebuild(ListTimelines.NAME);
        lived.forEach((list, expected) -> assertThat(ids(bob, "/api/v1/timelines/list/" + list)).as("built again")
                .containsExactlyElementsOf(expected));

        bob.http().form("POST", "/api/v1/accounts/" + carol.id() + "/unfollow");
        assertThat(ids(bob, "/api/v1/timelines/list/" + none)).containsExactly(toOwner, toHerself, ofAlice);
    }

    @Test
    void theMembersOfAnExclusiveListAreNotAtHome() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        follow(bob, alice);
        follow(bob, carol);
        settle();
        ids(bob, "/api/v1/timelines/home");
        String early = post(alice, "early").text("id");
        String ofCarol = post(carol, "carol").text("id");
        settle();
        assertThat(ids(bob, "/api/v1/timelines/home")).containsExactly(ofCarol, early);

        String list = list(bob, "noisy", "exclusive", "true");
        add(bob, list, alice);
        String late = post(alice, "late").text("id");
        settle();
        assertThat(ids(bob, "/api/v1/timelines/home")).containsExactly(ofCarol);
        assertThat(ids(bob, "/api/v1/timelines/list/" + list)).containsExactly(late, early);
        views.rebuild(Home.NAME);
        assertThat(ids(bob, "/api/v1/timelines/home")).containsExactly(ofCarol);

        bob.http().delete("/api/v1/lists/" + list);
        assertThat(ids(bob, "/api/v1/timelines/home")).containsExactly(late, ofCarol, early);
    }
}

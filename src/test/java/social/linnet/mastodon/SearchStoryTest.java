package social.linnet.mastodon;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import social.linnet.search.SearchView;
import social.linnet.testing.Undisturbed;

import static org.assertj.core.api.Assertions.assertThat;

/// What each finds, through the addresses that apps search by.
@Undisturbed
class SearchStoryTest extends MastodonTest {

    /// A word that nobody else's story holds.
    private static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    private Member findable(String name) {
        Member member = member(name);
        assertThat(member.http().form("PATCH", "/api/v1/accounts/update_credentials", "indexable", "true")
                .body().path("indexable").asBoolean()).isTrue();
        return member;
    }

    private static Reply search(Http http, String text, String... more) {
        StringBuilder path = new StringBuilder("/api/v2/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        for (int i = 0; i < more.length; i += 2) {
            path.append('&').append(more[i]).append('=').append(more[i + 1]);
        }
        Reply reply = http.get(path.toString());
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply;
    }

    private static List<String> ids(Reply reply, String list, String field) {
        return StreamSupport.stream(reply.body().path(list).spliterator(), false)
                .map(one -> ((JsonNode) one).path(field).asString()).toList();
    }

    private static List<String> posts(Http http, String text) {
        return ids(search(http, text, "type", "statuses"), "statuses", "id");
    }

    @Test
    void bobDoesNotFindWhatAliceSaysToCarol() {
        Member alice = findable("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        follow(bob, alice);
        String word = word();
        String direct = post(alice, "@" + carol.handle() + " " + word + " #t" + word, "direct").text("id");
        String followers = post(alice, "friends, " + word, "private").text("id");
        String quiet = post(alice, "quietly " + word, "unlisted").text("id");
        settle();

        for (String text : List.of(word, "\"" + word + "\"", "#t" + word, "from:" + alice.handle() + " " + word,
                word + " in:library", word + " in:all", word + " -other", "@" + carol.handle() + " " + word)) {
            assertThat(posts(bob.http(), text)).as(text).isEmpty();
        }
        assertThat(ids(search(bob.http(), "#t" + word), "hashtags", "name")).isEmpty();
        assertThat(new String(search(bob.http(), word).response().body(), StandardCharsets.UTF_8))
                .as("bytes besides what bob typed").isEqualTo("{\"accounts\":[],\"statuses\":[],\"hashtags\":[]}");
        assertThat(posts(carol.http(), word)).containsExactly(direct);
        assertThat(posts(alice.http(), word)).containsExactlyInAnyOrder(direct, followers, quiet);

        assertThat(bob.http().form("POST", "/api/v1/statuses/" + quiet + "/favourite").status()).isEqualTo(200);
        assertThat(posts(bob.http(), word)).as("what he kept").containsExactly(quiet);
    }

    @Test
    void whatIsPublicIsFoundOnlyIfItsAuthorAllows() {
        Member alice = member("alice");
        Member bob = member("bob");
        String word = word();
        String post = post(alice, "about " + word).text("id");
        settle();
        assertThat(posts(bob.http(), word)).isEmpty();
        assertThat(posts(alice.http(), word)).containsExactly(post);

        alice.http().form("PATCH", "/api/v1/accounts/update_credentials", "indexable", "true");
        settle();
        assertThat(posts(bob.http(), word)).containsExactly(post);
        assertThat(ids(search(http(), word), "statuses", "id")).as("signed out").isEmpty();
        assertThat(posts(alice.http(), word + " from:me")).containsExactly(post);
        assertThat(posts(bob.http(), word + " from:me")).isEmpty();

        alice.http().form("PATCH", "/api/v1/accounts/update_credentials", "indexable", "false");
        settle();
        assertThat(posts(bob.http(), word)).isEmpty();
    }

    @Test
    void whatIsDeletedIsFoundNoMore() {
        Member alice = findable("alice");
        String word = word();
        String post = post(alice, "soon gone " + word + " #x" + word).text("id");
        settle();
        assertThat(posts(alice.http(), word)).containsExactly(post);
        assertThat(ids(search(alice.http(), "#x" + word), "hashtags", "name")).containsExactly("x" + word);
        alice.http().delete("/api/v1/statuses/" + post);
        assertThat(posts(alice.http(), word)).isEmpty();
        assertThat(ids(search(alice.http(), "#x" + word), "hashtags", "name")).isEmpty();
        settle();
        assertThat(posts(alice.http(), word)).isEmpty();
    }

    @Test
    void peopleAreFoundByHandleNameAndPartsOfBothFollowedOnesFirst() {
        String name = word().substring(0, 10);
        Member first = member(name);
        Member second = member(name);
        Member bob = member("bob");
        second.http().form("PATCH", "/api/v1/accounts/update_credentials", "display_name", "Zoé Éclair " + name,
                "note", "pigeons and " + name + "bio");
        follow(bob, second);
        settle();
        Reply found = bob.http().get("/api/v1/accounts/search?q=" + name);
        assertThat(StreamSupport.stream(found.body().spliterator(), false).map(one -> one.path("id").asString()))
                .containsExactly(second.id(), first.id());
        assertThat(ids(search(bob.http(), first.handle()), "accounts", "id")).startsWith(first.id());
        assertThat(ids(search(bob.http(), name.substring(2, 8)), "accounts", "id"))
                .contains(first.id(), second.id());
        assertThat(ids(search(bob.http(), "eclair " + name), "accounts", "id")).containsExactly(second.id());
        assertThat(ids(search(bob.http(), name + "bio"), "accounts", "id")).containsExactly(second.id());
        assertThat(ids(search(bob.http(), "@" + first.handle() + "@" + domain()), "accounts", "id"))
                .containsExactly(first.id());
        assertThat(ids(search(bob.http(), "@" + first.handle() + "@elsewhere.example", "resolve", "true"), "accounts",
                "id")).isEmpty();
        assertThat(ids(search(http(), first.handle()), "accounts", "id")).startsWith(first.id());
        assertThat(bob.http().get("/api/v1/accounts/search?following=true&q=" + name).body().size()).isEqualTo(1);

        first.http().form("PATCH", "/api/v1/accounts/update_credentials", "discoverable", "false");
        settle();
        assertThat(ids(search(bob.http(), name), "accounts", "id")).containsExactly(second.id());
        assertThat(ids(search(bob.http(), first.handle()), "accounts", "id")).contains(first.id());
    }

    @Test
    void addressesOfThisPlaceStandForWhatTheyShow() {
        Member alice = member("alice");
        Member bob = member("bob");
        String open = post(alice, "look").text("id");
        String closed = post(alice, "do not look", "private").text("id");
        String page = origin + "/@" + alice.handle();
        settle();
        assertThat(ids(search(bob.http(), page + "/" + open, "resolve", "true"), "statuses", "id"))
                .containsExactly(open);
        assertThat(ids(search(bob.http(), page + "/" + closed, "resolve", "true"), "statuses", "id")).isEmpty();
        assertThat(ids(search(bob.http(), page, "resolve", "true"), "accounts", "id")).containsExactly(alice.id());
        assertThat(http().get("/api/v2/search?q=x&resolve=true").status()).isEqualTo(401);
        assertThat(http().get("/api/v2/search?q=x&offset=20").status()).isEqualTo(401);
    }

    @Test
    void pagesGoOnByOffsetAndByIdAndBadInputIsRefused() {
        Member alice = findable("alice");
        String word = word();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.addFirst(post(alice, word + " " + i).text("id"));
        }
        settle();
        assertThat(ids(search(alice.http(), word, "limit", "2", "offset", "4"), "statuses", "id")).hasSize(1);
        assertThat(ids(search(alice.http(), word, "max_id", all.get(1)), "statuses", "id"))
                .isEqualTo(all.subList(2, 5));
        assertThat(ids(search(alice.http(), word, "min_id", all.get(3)), "statuses", "id"))
                .isEqualTo(all.subList(0, 3));
        assertThat(ids(search(alice.http(), word, "account_id", "1"), "statuses", "id")).isEmpty();
        assertThat(alice.http().get("/api/v2/search?q=" + "x".repeat(501)).status()).isEqualTo(422);
        assertThat(alice.http().get("/api/v2/search?q=x&limit=many").status()).isEqualTo(422);
        assertThat(alice.http().get("/api/v2/search").status()).isEqualTo(400);
        assertThat(http().get("/api/v1/accounts/search?q=x").status()).isEqualTo(401);
        assertThat(search(alice.http(), "   ").body().path("statuses").size()).isZero();
    }

    @Test
    void theSitesPagesFindAsWell() {
        Member alice = findable("alice");
        String tag = "t" + word();
        post(alice, "#" + tag);
        settle();
        assertThat(http().get("/search?tab=people&q=" + alice.handle()).toString()).startsWith("200")
                .contains("href=\"/@" + alice.handle() + "\"");
        assertThat(http().get("/search?tab=tags&q=%23" + tag).toString()).startsWith("200").contains("#" + tag);
        assertThat(http().get("/search?q=" + tag).toString()).as("posts are for those who are signed in")
                .startsWith("200").doesNotContain("<article");
        assertThat(http().get("/explore").status()).isEqualTo(200);
        assertThat(http().get("/search").status()).isEqualTo(200);
        assertThat(http().get("/search?tab=people&q=" + "x".repeat(501)).status())
                .isBetween(400, 499);
    }

    @Test
    void anIndexBuiltAgainFindsTheSameInTheSameOrder() {
        Member alice = findable("alice");
        Member bob = member("bob");
        String word = word();
        for (String visibility : List.of("public", "unlisted", "private", "direct")) {
            post(alice, word + " to @" + bob.handle() + " " + visibility + " #y" + word, visibility);
            alice.http().delete("/api/v1/statuses/" + post(alice, word + " no", visibility).text("id"));
        }
        settle();
        Map<String, String> lived = Map.of("bob", search(bob.http(), word).toString(),
                "alice", search(alice.http(), word).toString(), "tag", search(bob.http(), "#y" + word).toString());
        views.rebuild(SearchView.NAME);
        settle();
        assertThat(Map.of("bob", search(bob.http(), word).toString(),
                "alice", search(alice.http(), word).toString(), "tag", search(bob.http(), "#y" + word).toString()))
                .isEqualTo(lived);
    }
}

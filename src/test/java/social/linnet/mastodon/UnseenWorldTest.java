package social.linnet.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Departures;
import social.linnet.testing.Undisturbed;
import social.linnet.trend.Trends;

/// Carol looks at everything she can, then alice and bob do all that is not for her, then carol looks again. What she is
/// answered is the same, byte for byte: no count, order, date or name tells her that anything happened.
@Undisturbed
class UnseenWorldTest extends MastodonTest {

    /// Where people of other stories stand as well, whose counts are some seconds old and may catch up meanwhile. Those of
    /// this story are compared where they are asked for.
    private static final Pattern EVERYBODYS = Pattern.compile("/timelines/public|/trends/|/directory|/suggestions");
    private static final Pattern COUNTS = Pattern.compile(
            "\"(followers_count|following_count|statuses_count|last_status_at)\":[^,}]*,?");

    @Autowired
    private Trends trends;
    @Autowired
    private Departures departures;

    private final String word = "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    private Map<String, String> seen(List<Http> readers, List<String> paths) {
        settle();
        trends.refresh();
        Map<String, String> seen = new LinkedHashMap<>();
        for (int i = 0; i < readers.size(); i++) {
            for (String path : paths) {
                Reply reply = readers.get(i).get(path);
                String body = new String(reply.response().body(), StandardCharsets.UTF_8);
                seen.put(i + " " + path, (reply.status() + " " + reply.header("Link") + " "
                        + (EVERYBODYS.matcher(path).find() ? COUNTS.matcher(body).replaceAll("") : body))
                        // what the site puts into each page anew
                        .replaceAll("name=\"_csrf\" (content|value)=\"[^\"]*\"", "")
                        .replaceAll("X-CSRF-TOKEN&#34;:&#34;[^&]*", "")
                        // how long ago that was
                        .replaceAll("(<time [^>]*>)[^<]*", "$1")
                        .replaceAll("name=\"idempotency_key\" value=\"[^\"]*\"", ""));
            }
        }
        return seen;
    }

    @Test
    void carolIsAnsweredTheSameAsIfNothingHadHappened() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        Member dave = member("dave");
        alice.http().form("PATCH", "/api/v1/accounts/update_credentials", "indexable", "true", "discoverable", "true");
        bob.http().form("PATCH", "/api/v1/accounts/update_credentials", "indexable", "true", "discoverable", "true");
        follow(bob, alice);
        follow(carol, dave);
        String open = post(alice, "open " + word + " #" + word + " https://" + word + ".strangers.test/").text("id");
        String poll = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "for friends " + word, "visibility",
                "private", "poll", Map.of("options", List.of("a", "b"), "expires_in", 600))).text("id");
        alice.http().json("POST", "/api/v1/featured_tags", Map.of("name", word));
        String tag = URLEncoder.encode("#" + word, StandardCharsets.UTF_8);
        List<String> paths = Stream.of(
                Stream.of(alice, bob).flatMap(person -> Stream.of("", "/statuses", "/statuses?pinned=true", "/followers",
                        "/following", "/featured_tags", "/endorsements").map(part -> "/api/v1/accounts/" + person.id() + part)),
                Stream.of("", "/context", "/favourited_by", "/reblogged_by", "/quotes", "/history")
                        .map(part -> "/api/v1/statuses/" + open + part),
                Stream.of(alice, bob).flatMap(person -> Stream.of("/@" + person.handle(), "/@" + person.handle() + ".rss")),
                Stream.of("/api/v1/statuses/" + poll, "/api/v1/polls/" + poll, "/api/v1/timelines/public?limit=40",
                        "/api/v1/timelines/tag/" + word, "/api/v1/tags/" + word,
                        "/api/v1/timelines/link?url=https://" + word + ".strangers.test/",
                        "/api/v2/search?q=" + word, "/api/v2/search?q=" + tag, "/api/v2/search?q=from:" + alice.handle(),
                        "/api/v2/search?q=" + alice.handle(), "/api/v1/accounts/search?q=" + alice.handle(),
                        "/api/v1/trends/statuses", "/api/v1/trends/tags", "/api/v1/trends/links",
                        "/api/v1/directory?order=active&limit=80", "/api/v1/directory?order=new&limit=80",
                        "/api/v2/suggestions", "/api/v1/accounts/familiar_followers?id[]=" + alice.id(),
                        "/api/v1/accounts/relationships?id[]=" + alice.id() + "&id[]=" + bob.id(),
                        "/api/v1/timelines/home", "/api/v1/notifications", "/api/v1/notifications/unread_count",
                        "/api/v1/conversations", "/tags/" + word + ".rss",
                        "/@" + alice.handle() + "/" + open, "/explore")).flatMap(part -> part).toList();
        List<Http> readers = List.of(carol.http(), http());
        Map<String, String> before = seen(readers, paths);
        assertThat(before.get("0 /api/v1/timelines/tag/" + word)).contains(open);

        whatIsNotForCarol(alice, bob, dave, open, poll);

        Map<String, String> after = seen(readers, paths);
        before.forEach((path, answer) -> assertThat(after.get(path)).as(path).isEqualTo(answer));
    }

    private void whatIsNotForCarol(Member alice, Member bob, Member dave, String open, String poll) {
        String hidden = post(alice, "hidden #" + word + " https://" + word + ".strangers.test/", "private").text("id");
        post(alice, "@" + bob.handle() + " between us #" + word, "direct");
        String answer = bob.http().json("POST", "/api/v1/statuses", Map.of("status", "an answer " + word, "visibility",
                "private", "in_reply_to_id", open)).text("id");
        bob.http().json("POST", "/api/v1/statuses", Map.of("status", "@" + alice.handle() + " " + word, "visibility",
                "direct", "in_reply_to_id", open));
        bob.http().json("POST", "/api/v1/statuses", Map.of("status", "look " + word, "visibility", "private",
                "quoted_status_id", open));
        alice.http().json("POST", "/api/v1/statuses", Map.of("status", "me again", "visibility", "private",
                "quoted_status_id", hidden));
        alice.http().form("POST", "/api/v1/statuses/" + hidden + "/reblog");
        alice.http().form("POST", "/api/v1/statuses/" + open + "/reblog", "visibility", "private");
        alice.http().form("POST", "/api/v1/statuses/" + hidden + "/pin");
        bob.http().json("POST", "/api/v1/polls/" + poll + "/votes", Map.of("choices", List.of(0)));
        for (String post : List.of(hidden, poll)) {
            assertThat(bob.http().form("POST", "/api/v1/statuses/" + post + "/favourite").status()).isEqualTo(200);
        }
        for (String verb : List.of("bookmark", "mute")) {
            assertThat(bob.http().form("POST", "/api/v1/statuses/" + open + "/" + verb).status()).isEqualTo(200);
        }
        assertThat(alice.http().json("PUT", "/api/v1/statuses/" + hidden, Map.of("status", "changed #" + word)).status())
                .isEqualTo(200);
        assertThat(alice.http().delete("/api/v1/statuses/" + answer).status()).isEqualTo(404);
        assertThat(bob.http().delete("/api/v1/statuses/" + answer).status()).isEqualTo(200);
        dave.http().form("POST", "/api/v1/accounts/" + alice.id() + "/mute");
        bob.http().form("POST", "/api/v1/accounts/" + dave.id() + "/block");
        String list = bob.http().json("POST", "/api/v1/lists", Map.of("title", "mine")).text("id");
        bob.http().json("POST", "/api/v1/lists/" + list + "/accounts", Map.of("account_ids", List.of(alice.id())));
        bob.http().form("POST", "/api/v1/accounts/" + alice.id() + "/note", "comment", word);
    }

    /// A suggestion would say whom bob follows, who says it to nobody.
    @Test
    void whomBobFollowsIsNotToldByWhatIsSuggested() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        follow(bob, alice);
        follow(carol, bob);
        settle();
        assertThat(sourceOf(carol, alice)).isEqualTo("friends_of_friends");
        bob.http().form("PATCH", "/api/v1/accounts/update_credentials", "hide_collections", "true");
        assertThat(sourceOf(carol, alice)).isNotEqualTo("friends_of_friends");
    }

    private static String sourceOf(Member viewer, Member suggested) {
        return viewer.http().get("/api/v2/suggestions?limit=80").body().valueStream()
                .filter(one -> one.path("account").path("id").asString().equals(suggested.id()))
                .map(one -> one.path("sources").path(0).asString()).findFirst().orElse("none");
    }

    @Test
    void thePicturesOfASuspendedAccountAreNotThere() {
        Member alice = member("alice");
        Member carol = member("carol");
        Reply media = alice.http().multipart("POST", "/api/v2/media", "file", Png.square(16));
        alice.http().json("POST", "/api/v1/statuses", Map.of("status", "look", "media_ids", List.of(media.text("id"))));
        String address = alice.http().get("/api/v1/accounts/" + alice.id() + "/statuses").body().path(0)
                .path("media_attachments").path(0).path("url").asString().substring(origin.length());
        assertThat(http().get(address).status()).isEqualTo(200);
        departures.suspend(Long.parseLong(carol.id()), Long.parseLong(alice.id()));
        assertThat(http().get(address).status()).isEqualTo(404);
        departures.restore(Long.parseLong(carol.id()), Long.parseLong(alice.id()));
        assertThat(http().get(address).status()).isEqualTo(200);
    }
}

package social.linnet.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.testing.Together;
import tools.jackson.databind.JsonNode;

/// What people do with each other's words: they are asked, quote, and answer, as far as the author lets them.
class TalkTest extends MastodonTest {

    @Autowired
    JdbcClient jdbc;

    private static Reply ask(Member person, Object... more) {
        Map<String, Object> poll = new LinkedHashMap<>(Map.of("options", List.of("tea", "coffee", "water"), "expires_in", 600));
        for (int i = 0; i < more.length; i += 2) {
            poll.put((String) more[i], more[i + 1]);
        }
        return person.http().json("POST", "/api/v1/statuses", Map.of("status", "What?", "poll", poll));
    }

    private static Reply vote(Member person, String poll, Object... choices) {
        return person.http().json("POST", "/api/v1/polls/" + poll + "/votes", Map.of("choices", List.of(choices)));
    }

    private static List<String> votes(JsonNode poll) {
        List<String> votes = new ArrayList<>();
        poll.path("options").forEach(option -> votes.add(option.path("votes_count").toString()));
        return votes;
    }

    private void timePasses(String poll) {
        jdbc.sql("update post.poll set ends_at = now() - interval '1 second' where post = :post")
                .param("post", Long.parseLong(poll)).update();
    }

    private long ends(String poll) {
        settle();
        return jdbc.sql("select count(*) from log.event where kind = 'PollEnded' and subject = :post")
                .param("post", Long.parseLong(poll)).query(Long.class).single();
    }

    @Test
    void aPollIsAskedAnsweredOnceAndEnded() {
        Member alice = member("alice");
        Member bob = member("bob");
        Reply asked = ask(alice);
        assertThat(asked.status()).as(asked.toString()).isEqualTo(200);
        JsonNode poll = asked.body().path("poll");
        String id = poll.path("id").asString();
        assertThat(poll.path("expired").asBoolean()).isFalse();
        assertThat(poll.path("multiple").asBoolean()).isFalse();
        assertThat(poll.path("voted").asBoolean()).as("of one's own").isTrue();
        assertThat(votes(poll)).containsExactly("0", "0", "0");

        assertThat(vote(alice, id, 0).status()).isEqualTo(422);
        assertThat(vote(bob, id).status()).isEqualTo(422);
        assertThat(vote(bob, id, 3).status()).isEqualTo(422);
        assertThat(vote(bob, id, -1).status()).isEqualTo(422);
        assertThat(vote(bob, id, 0, 1).status()).isEqualTo(422);
        JsonNode voted = bob.http().form("POST", "/api/v1/polls/" + id + "/votes", "choices[]", "1").body();
        assertThat(votes(voted)).containsExactly("0", "1", "0");
        assertThat(voted.path("voted").asBoolean()).isTrue();
        assertThat(voted.path("own_votes").toString()).isEqualTo("[1]");
        assertThat(voted.path("voters_count").asLong()).isEqualTo(1);
        assertThat(vote(bob, id, 0).text("error")).contains("already voted");

        JsonNode anybody = http().get("/api/v1/polls/" + id).body();
        assertThat(anybody.has("voted")).isFalse();
        assertThat(anybody.path("votes_count").asLong()).isEqualTo(1);
        assertThat(bob.http().get("/api/v1/statuses/" + id).body().path("poll")).isEqualTo(voted);

        assertThat(ends(id)).isZero();
        timePasses(id);
        await().atMost(Duration.ofSeconds(10)).until(() -> ends(id) == 1);
        assertThat(vote(member("carol"), id, 0).text("error")).contains("ended");
        assertThat(http().get("/api/v1/polls/" + id).body().path("expired").asBoolean()).isTrue();
        assertThat(ends(id)).isEqualTo(1);
    }

    @Test
    void severalMayBeChosenAndTotalsHidden() {
        Member alice = member("alice");
        Member bob = member("bob");
        String id = ask(alice, "multiple", true, "hide_totals", "true").body().path("poll").path("id").asString();
        JsonNode voted = vote(bob, id, "2", "0", "0").body();
        assertThat(voted.path("own_votes").toString()).isEqualTo("[0,2]");
        assertThat(votes(voted)).containsExactly("null", "null", "null");
        assertThat(voted.path("votes_count").asLong()).isEqualTo(2);
        assertThat(voted.path("voters_count").asLong()).isEqualTo(1);
        timePasses(id);
        assertThat(votes(http().get("/api/v1/polls/" + id).body())).containsExactly("1", "0", "1");
    }

    @ParameterizedTest
    @CsvSource({"one,''", "five,a|b|c|d|e", "empty,a|", "twice,a|a", "long,a|bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"})
    void whatIsNoPollIsRefused(String name, String options) {
        Member alice = member("alice");
        assertThat(ask(alice, "options", List.of(options.split("\\|", -1))).status()).as(name).isEqualTo(422);
    }

    @Test
    void aPollHasItsTimesAndNoPictures() {
        Member alice = member("alice");
        for (Object seconds : List.of(0, 299, 2_592_001, "soon")) {
            assertThat(ask(alice, "expires_in", seconds).status()).as("%s", seconds).isEqualTo(422);
        }
        Reply media = alice.http().multipart("POST", "/api/v2/media", "file", Png.square(8));
        Reply both = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "x", "media_ids",
                List.of(media.text("id")), "poll", Map.of("options", List.of("a", "b"), "expires_in", 600)));
        assertThat(both.status()).isEqualTo(422);
        assertThat(alice.http().get("/api/v1/accounts/" + alice.id() + "/statuses").body().size()).isZero();
    }

    @Test
    void whoMayNotSeeAPollCannotKnowOfIt() {
        Member alice = member("alice");
        Member bob = member("bob");
        Reply asked = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "What?", "visibility", "private",
                "poll", Map.of("options", List.of("a", "b"), "expires_in", 600)));
        String id = asked.text("id");
        assertThat(bob.http().get("/api/v1/polls/" + id).status()).isEqualTo(404);
        assertThat(vote(bob, id, 0).status()).isEqualTo(404);
        assertThat(bob.http().get("/api/v1/polls/" + post(alice, "no poll").text("id")).status()).isEqualTo(404);
        follow(bob, alice);
        assertThat(vote(bob, id, 0).status()).isEqualTo(200);
        alice.http().delete("/api/v1/statuses/" + id);
        assertThat(bob.http().get("/api/v1/polls/" + id).status()).isEqualTo(404);
    }

    /// Who chose between other things has not chosen.
    @Test
    void whoEditsThePollAsksAnew() {
        Member alice = member("alice");
        Member bob = member("bob");
        String id = ask(alice).body().path("poll").path("id").asString();
        assertThat(vote(bob, id, 1).status()).isEqualTo(200);

        JsonNode same = edited(alice, id, List.of("tea", "coffee", "water"), 3600);
        assertThat(votes(same)).as("the same question for longer").containsExactly("0", "1", "0");
        assertThat(vote(bob, id, 0).text("error")).contains("already voted");

        JsonNode other = edited(alice, id, List.of("tea", "coffee", "milk"), 3600);
        assertThat(votes(other)).containsExactly("0", "0", "0");
        assertThat(other.path("voters_count").asLong()).isZero();
        JsonNode forBob = bob.http().get("/api/v1/polls/" + id).body();
        assertThat(forBob.path("voted").asBoolean()).isFalse();
        assertThat(forBob.path("own_votes")).isEmpty();
        assertThat(votes(vote(bob, id, 2).body())).containsExactly("0", "0", "1");

        Reply without = alice.http().json("PUT", "/api/v1/statuses/" + id, Map.of("status", "never mind"));
        assertThat(without.body().path("poll").isNull()).isTrue();
        assertThat(bob.http().get("/api/v1/polls/" + id).status()).isEqualTo(404);
    }

    private static JsonNode edited(Member person, String id, List<String> options, int seconds) {
        Reply reply = person.http().json("PUT", "/api/v1/statuses/" + id, Map.of("status", "What?", "poll",
                Map.of("options", options, "expires_in", seconds)));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.body().path("poll");
    }

    @Test
    void fiftyVotesAtOnceAreFiftyVotes() {
        Member alice = member("alice");
        String id = ask(alice, "multiple", true).body().path("poll").path("id").asString();
        List<Member> people = IntStream.range(0, 10).mapToObj(i -> member("voter")).toList();
        // five times each, of which one counts
        Together.run(50, number -> vote(people.get(number % 10), id, number % 3, (number + 1) % 3).status());
        JsonNode poll = http().get("/api/v1/polls/" + id).body();
        assertThat(poll.path("voters_count").asLong()).isEqualTo(10);
        assertThat(poll.path("votes_count").asLong()).isEqualTo(20);
        List<String> recount = IntStream.range(0, 3).mapToObj(choice -> jdbc.sql("""
                select count(*)::text from post.vote where post = :post and :choice = any(choices)
                """).param("post", Long.parseLong(id)).param("choice", choice).query(String.class).single()).toList();
        assertThat(votes(poll)).isEqualTo(recount);
    }

    private static Reply quote(Member person, String quoted, Object... more) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("status", "Look at this", "quoted_status_id", quoted));
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return person.http().json("POST", "/api/v1/statuses", body);
    }

    private static JsonNode quoteIn(Http viewer, String id) {
        return viewer.get("/api/v1/statuses/" + id).body().path("quote");
    }

    @Test
    void aPostIsQuotedOneLevelDeepAndTakenOutAgain() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        String said = post(alice, "said").text("id");
        Reply first = quote(bob, said);
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.body().path("quote").path("state").asString()).isEqualTo("accepted");
        assertThat(first.body().path("quote").path("quoted_status").path("id").asString()).isEqualTo(said);
        String second = quote(carol, first.text("id")).text("id");
        JsonNode deep = quoteIn(http(), second).path("quoted_status").path("quote");
        assertThat(deep.path("quoted_status_id").asString()).isEqualTo(said);
        assertThat(deep.path("quoted_status").isNull()).isTrue();
        assertThat(alice.http().get("/api/v1/statuses/" + said).body().path("quotes_count").asLong()).isEqualTo(1);
        JsonNode list = http().get("/api/v1/statuses/" + said + "/quotes").body();
        assertThat(list.size()).isEqualTo(1);
        assertThat(list.path(0).path("id").asString()).isEqualTo(first.text("id"));

        String path = "/api/v1/statuses/" + said + "/quotes/" + first.text("id") + "/revoke";
        assertThat(carol.http().form("POST", path).status()).isEqualTo(403);
        assertThat(alice.http().form("POST", "/api/v1/statuses/" + said + "/quotes/" + second + "/revoke").status())
                .isEqualTo(404);
        Reply revoked = alice.http().form("POST", path);
        assertThat(revoked.text("id")).isEqualTo(first.text("id"));
        assertThat(revoked.body().path("quote").path("state").asString()).isEqualTo("revoked");
        assertThat(revoked.body().path("quote").path("quoted_status").isNull()).isTrue();
        assertThat(alice.http().form("POST", path).status()).isEqualTo(200);
        assertThat(alice.http().get("/api/v1/statuses/" + said).body().path("quotes_count").asLong()).isZero();
        assertThat(http().get("/api/v1/statuses/" + said + "/quotes").body().size()).isZero();
        bob.http().delete("/api/v1/statuses/" + first.text("id"));
        assertThat(quoteIn(http(), second).path("state").asString()).isEqualTo("deleted");
        assertThat(alice.http().get("/api/v1/statuses/" + said).body().path("quotes_count").asLong()).isZero();
    }

    @Test
    void aRepostQuotesWhatIsInIt() {
        Member alice = member("alice");
        Member bob = member("bob");
        String said = post(alice, "said").text("id");
        String repost = bob.http().form("POST", "/api/v1/statuses/" + said + "/reblog").text("id");
        assertThat(quote(bob, repost).body().path("quote").path("quoted_status").path("id").asString()).isEqualTo(said);
        Reply bare = bob.http().json("POST", "/api/v1/statuses", Map.of("quoted_status_id", said));
        assertThat(bare.status()).as(bare.toString()).isEqualTo(200);
        assertThat(quote(bob, "77").status()).isEqualTo(404);
        assertThat(quote(bob, "nonsense").status()).isEqualTo(404);
    }

    @Test
    void theAuthorSaysWhoMayQuote() {
        Member alice = member("alice");
        Member bob = member("bob");
        String said = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "x", "quote_approval_policy",
                "followers")).text("id");
        assertThat(bob.http().get("/api/v1/statuses/" + said).body().path("quote_approval").path("current_user")
                .asString()).isEqualTo("denied");
        assertThat(quote(bob, said).status()).isEqualTo(403);
        follow(bob, alice);
        assertThat(bob.http().get("/api/v1/statuses/" + said).body().path("quote_approval").path("current_user")
                .asString()).isEqualTo("automatic");
        assertThat(quote(bob, said).status()).isEqualTo(200);

        String path = "/api/v1/statuses/" + said + "/interaction_policy";
        assertThat(bob.http().form("PUT", path, "quote_approval_policy", "public").status()).isEqualTo(403);
        assertThat(alice.http().form("PUT", path, "quote_approval_policy", "everybody").status()).isEqualTo(422);
        assertThat(alice.http().form("PUT", path, "quote_approval_policy", "nobody").body().path("quote_approval")
                .path("automatic").size()).isZero();
        assertThat(quote(bob, said).status()).isEqualTo(403);
        assertThat(quote(alice, said).status()).isEqualTo(200);
        assertThat(alice.http().form("PUT", path, "quote_approval_policy", "public").status()).isEqualTo(200);
        assertThat(quote(member("carol"), said).status()).isEqualTo(200);

        String forFollowers = post(alice, "between us", "private").text("id");
        assertThat(bob.http().get("/api/v1/statuses/" + forFollowers).body().path("quote_approval").path("automatic")
                .size()).isZero();
        assertThat(quote(bob, forFollowers).status()).isEqualTo(403);
        String own = quote(alice, forFollowers, "visibility", "public").text("id");
        assertThat(quoteIn(bob.http(), own).path("state").asString()).isEqualTo("accepted");
        assertThat(quoteIn(http(), own).path("state").asString()).isEqualTo("unauthorized");
        assertThat(quoteIn(http(), own).toString()).doesNotContain("between us", forFollowers);
        assertThat(quote(member("dave"), forFollowers).status()).isEqualTo(404);
    }

    @Test
    void theAuthorSaysWhoMayReply() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        follow(bob, alice);
        follow(alice, carol);
        Map<String, List<Integer>> expected = Map.of("everybody", List.of(200, 200, 200, 200),
                "followers", List.of(200, 200, 403, 403), "followed", List.of(200, 403, 200, 403),
                "mentioned", List.of(200, 403, 403, 403), "nobody", List.of(200, 403, 403, 403));
        List<Member> people = List.of(alice, bob, carol, member("dave"));
        expected.forEach((policy, answers) -> {
            Reply said = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "x", "reply_policy", policy));
            assertThat(said.body().path("linnet").path("reply_policy").asString()).isEqualTo(policy);
            List<Integer> got = people.stream().map(person -> person.http().json("POST", "/api/v1/statuses",
                    Map.of("status", "re", "in_reply_to_id", said.text("id"))).status()).toList();
            assertThat(got).as(policy).isEqualTo(answers);
            List<Boolean> told = people.stream().map(person -> person.http().get("/api/v1/statuses/" + said.text("id"))
                    .body().path("linnet").path("may_reply").asBoolean()).toList();
            assertThat(told).as(policy).isEqualTo(answers.stream().map(answer -> answer == 200).toList());
        });
        String named = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "@" + bob.handle(),
                "reply_policy", "mentioned")).text("id");
        assertThat(bob.http().json("POST", "/api/v1/statuses", Map.of("status", "re", "in_reply_to_id", named)).status())
                .isEqualTo(200);
        assertThat(alice.http().json("POST", "/api/v1/statuses", Map.of("status", "x", "reply_policy", "friends"))
                .status()).isEqualTo(422);
    }

    @Test
    void whoIsBlockedOrMutedIsNotQuotedToTheOther() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        String said = post(alice, "said by alice").text("id");
        String quoting = quote(bob, said).text("id");
        carol.http().form("POST", "/api/v1/accounts/" + alice.id() + "/mute");
        assertThat(quoteIn(carol.http(), quoting).path("state").asString()).isEqualTo("muted_account");
        carol.http().form("POST", "/api/v1/accounts/" + alice.id() + "/block");
        assertThat(quoteIn(carol.http(), quoting).path("state").asString()).isEqualTo("blocked_account");
        carol.http().form("POST", "/api/v1/accounts/" + alice.id() + "/unblock");
        carol.http().form("POST", "/api/v1/accounts/" + alice.id() + "/unmute");
        alice.http().form("POST", "/api/v1/accounts/" + carol.id() + "/block");
        JsonNode hidden = quoteIn(carol.http(), quoting);
        assertThat(hidden.path("state").asString()).isEqualTo("unauthorized");
        assertThat(hidden.toString()).doesNotContain("said by alice", said);
    }
}

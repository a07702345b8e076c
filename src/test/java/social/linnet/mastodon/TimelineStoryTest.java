package social.linnet.mastodon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.JsonNode;

import social.linnet.conversation.Conversations;
import social.linnet.event.Paging;
import social.linnet.home.Home;
import social.linnet.testing.Undisturbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Timelines besides lists, as an app reads them.
@Undisturbed
class TimelineStoryTest extends MastodonTest {

    @Autowired
    Conversations conversations;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;

    private static Reply ok(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply;
    }

    private static List<String> ids(Http reader, String path) {
        return ok(reader.get(path)).body().valueStream().map(status -> status.path("id").asString()).toList();
    }

    private static String fresh(String name) {
        return name + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Reply act(Member who, String path) {
        return ok(who.http().form("POST", path));
    }

    @Test
    void everybodysPostsAreThereForStrangersWithoutRepliesRepostsAndWhatIsNotForThem() {
        Member alice = member("alice");
        Member bob = member("bob");
        String hello = post(alice, "hello").text("id");
        String quiet = post(alice, "quiet", "unlisted").text("id");
        String followers = post(alice, "followers", "private").text("id");
        String answer = bob.http().json("POST", "/api/v1/statuses", Map.of("status", "oh", "in_reply_to_id", hello))
                .text("id");
        String herOwn = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "and", "in_reply_to_id", hello))
                .text("id");
        String repost = act(bob, "/api/v1/statuses/" + hello + "/reblog").text("id");
        for (Http reader : List.of(http(), bob.http(), alice.http())) {
            assertThat(ids(reader, "/api/v1/timelines/public?local=true")).contains(hello, herOwn)
                    .doesNotContain(quiet, followers, answer, repost);
            assertThat(ids(reader, "/api/v1/timelines/public?remote=true")).isEmpty();
            assertThat(ids(reader, "/api/v1/timelines/public?only_media=true")).doesNotContain(hello);
        }
        act(bob, "/api/v1/accounts/" + alice.id() + "/mute");
        assertThat(ids(bob.http(), "/api/v1/timelines/public")).doesNotContain(hello, herOwn);
        assertThat(ids(bob.http(), "/api/v1/accounts/" + alice.id() + "/statuses")).as("whom he went to see")
                .contains(hello);
        act(bob, "/api/v1/accounts/" + alice.id() + "/unmute");
        act(alice, "/api/v1/accounts/" + bob.id() + "/block");
        assertThat(ids(bob.http(), "/api/v1/timelines/public")).doesNotContain(hello, herOwn);
    }

    @Test
    void tagsAreFoundByAnyAllAndNoneAndFollowedTagsAreAtHome() {
        String one = fresh("lin");
        String two = fresh("net");
        Member alice = member("alice");
        Member bob = member("bob");
        ids(bob.http(), "/api/v1/timelines/home");
        String both = post(alice, "#" + one + " and #" + two).text("id");
        String first = post(alice, "#" + one.toUpperCase(java.util.Locale.ROOT)).text("id");
        String second = post(alice, "#" + two).text("id");
        String quiet = post(alice, "#" + one + " quietly", "unlisted").text("id");
        String path = "/api/v1/timelines/tag/" + one;
        assertThat(ids(http(), path)).containsExactly(first, both);
        assertThat(ids(http(), path + "?any[]=" + two)).containsExactly(second, first, both);
        assertThat(ids(http(), path + "?all[]=" + two)).containsExactly(both);
        assertThat(ids(http(), path + "?none[]=" + two)).containsExactly(first);

        settle();
        assertThat(http().get("/api/v1/tags/" + one).text("name")).isEqualTo(one);
        assertThat(http().get("/api/v1/tags/" + one).body().has("following")).as("for nobody").isFalse();
        assertThat(http().get("/api/v1/tags/" + one).body().path("history")).hasSize(7);
        assertThat(http().get("/api/v1/tags/" + one).body().path("history").path(0).path("uses").asString())
                .isEqualTo("2");
        assertThat(http().get("/api/v1/tags/no%20tag").status()).isEqualTo(404);
        assertThat(act(bob, "/api/v1/tags/" + one + "/follow").body().path("following").asBoolean()).isTrue();
        JsonNode followed = ok(bob.http().get("/api/v1/followed_tags")).body().path(0);
        assertThat(followed.path("name").asString()).isEqualTo(one);
        assertThat(followed.path("featuring").asBoolean()).isFalse();
        assertThat(followed.path("history")).as("one truth").isEqualTo(http().get("/api/v1/tags/" + one).body()
                .path("history"));
        settle();
        assertThat(ids(bob.http(), "/api/v1/timelines/home")).containsExactly(first, both);
        String later = post(alice, "more #" + one).text("id");
        String gone = post(alice, "soon gone #" + one).text("id");
        settle();
        assertThat(ids(bob.http(), "/api/v1/timelines/home")).containsExactly(gone, later, first, both)
                .doesNotContain(quiet);
        alice.http().delete("/api/v1/statuses/" + gone);
        settle();
        List<String> lived = ids(bob.http(), "/api/v1/timelines/home");
        views.rebuild(Home.NAME);
        assertThat(ids(bob.http(), "/api/v1/timelines/home")).isEqualTo(lived).containsExactly(later, first, both);
        act(bob, "/api/v1/tags/" + one + "/unfollow");
        assertThat(ids(bob.http(), "/api/v1/timelines/home")).isEmpty();
    }

    @Test
    void postsWithALinkAreFoundByIt() {
        Member alice = member("alice");
        String page = "https://news.example/" + fresh("story");
        String holds = post(alice, "read " + page + "#part").text("id");
        String quietly = post(alice, "read " + page, "unlisted").text("id");
        assertThat(ids(http(), "/api/v1/timelines/link?url=" + page)).containsExactly(holds).doesNotContain(quietly);
        assertThat(ids(http(), "/api/v1/timelines/link?url=" + page + "x")).isEmpty();
        assertThat(http().get("/api/v1/timelines/link").status()).isEqualTo(422);
    }

    @Test
    void linksLeadThroughEverythingOnceAndThenNowhere() {
        String tag = fresh("paged");
        Member alice = member("alice");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.addFirst(post(alice, i + " #" + tag).text("id"));
        }
        settle();
        for (String path : List.of("/api/v1/timelines/tag/" + tag, "/api/v1/timelines/home",
                "/api/v1/accounts/" + alice.id() + "/statuses")) {
            Reply page = ok(alice.http().get(path + "?limit=3&max_id=9223372036854775807"));
            List<String> seen = new ArrayList<>();
            String first = page.link("prev");
            for (int steps = 0; page.link("next") != null; steps++) {
                assertThat(steps).as("pages of %s", path).isLessThan(5);
                page.body().forEach(status -> seen.add(status.path("id").asString()));
                page = ok(alice.http().get(page.link("next")));
            }
            page.body().forEach(status -> seen.add(status.path("id").asString()));
            assertThat(seen).as(path).isEqualTo(all);
            assertThat(first).isNotNull();
            Reply above = ok(alice.http().get(first));
            assertThat(above.body()).as("above the newest").isEmpty();
            assertThat(above.header("Link")).isEmpty();
        }
        String between = "?min_id=" + all.get(6) + "&max_id=" + all.get(1) + "&limit=2";
        assertThat(ids(alice.http(), "/api/v1/timelines/tag/" + tag + between)).containsExactly(all.get(4), all.get(5));
        assertThat(ids(alice.http(), "/api/v1/timelines/tag/" + tag + "?since_id=" + all.get(6) + "&limit=2"))
                .containsExactly(all.get(0), all.get(1));
    }

    @Test
    void markersMoveForwardAlone() {
        Member bob = member("bob");
        assertThat(ok(bob.http().get("/api/v1/markers?timeline[]=home")).toString()).isEqualTo("200 {}");
        Reply moved = ok(bob.http().form("POST", "/api/v1/markers", "home[last_read_id]", "20"));
        assertThat(moved.body().path("home").path("last_read_id").asString()).isEqualTo("20");
        assertThat(moved.body().path("home").path("version").asInt()).isEqualTo(1);
        Reply back = ok(bob.http().json("POST", "/api/v1/markers", Map.of("home", Map.of("last_read_id", "10"),
                "notifications", Map.of("last_read_id", "7"))));
        assertThat(back.body().path("home").path("last_read_id").asString()).isEqualTo("20");
        Reply both = ok(bob.http().get("/api/v1/markers?timeline[]=home&timeline[]=notifications&timeline[]=other"));
        assertThat(both.body()).hasSize(2);
        assertThat(bob.http().json("POST", "/api/v1/markers", Map.of("home", Map.of("last_read_id", "x"))).status())
                .isEqualTo(422);
    }

    /// Bob's two phones: while one moves his marker a little, the other, which saw where it stood, moves it far.
    @Test
    void aMarkerThatWasMovedMeanwhileIsAConflict() throws Exception {
        Member bob = member("bob");
        act(bob, "/api/v1/markers?home[last_read_id]=20");
        Future<Reply> far;
        try (ExecutorService phone = Executors.newVirtualThreadPerTaskExecutor()) {
            far = Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> {
                jdbc.sql("update home.marker set last_read = 21, version = version + 1 where account = :bob")
                        .param("bob", Long.parseLong(bob.id())).update();
                Future<Reply> asked = phone.submit(() -> bob.http().json("POST", "/api/v1/markers",
                        Map.of("notifications", Map.of("last_read_id", "5"), "home", Map.of("last_read_id", "30"))));
                await().atMost(Duration.ofSeconds(10)).until(() -> jdbc.sql("""
                        select count(*) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like '%home.marker%'
                        """).query(Long.class).single() > 0);
                return asked;
            }));
        }
        assertThat(far.get().toString())
                .isEqualTo("409 {\"error\":\"Conflict during update, please try again\"}");
        Reply both = ok(bob.http().get("/api/v1/markers?timeline[]=home&timeline[]=notifications"));
        assertThat(both.body()).as("all or nothing").hasSize(1);
        assertThat(both.body().path("home").path("last_read_id").asString()).isEqualTo("21");
        Reply again = act(bob, "/api/v1/markers?home[last_read_id]=30");
        assertThat(again.body().path("home").path("last_read_id").asString()).isEqualTo("30");
        assertThat(again.body().path("home").path("version").asInt()).isEqualTo(3);
    }

    @Test
    void whatBobsAppHasReadIsReadOnTheSiteAndInEveryCount() {
        Member alice = member("alice");
        Member bob = member("bob");
        post(alice, "@" + bob.handle() + " one");
        post(alice, "@" + bob.handle() + " two");
        settle();
        assertThat(bob.http().get("/api/v1/notifications/unread_count").toString()).isEqualTo("200 {\"count\":2}");
        String first = bob.http().get("/api/v1/notifications").body().path(1).path("id").asString();
        act(bob, "/api/v1/markers?notifications[last_read_id]=" + first);
        assertThat(bob.http().get("/api/v1/notifications/unread_count").toString()).isEqualTo("200 {\"count\":1}");
        assertThat(bob.http().get("/api/v2/notifications/unread_count").toString()).isEqualTo("200 {\"count\":1}");
    }

    @Test
    void aPageDirectlyAboveATagOrAPersonOfAListIsTheNextOne() {
        Member bob = member("bob");
        for (String tag : List.of("one", "two", "three", "four")) {
            act(bob, "/api/v1/tags/" + tag + "/follow");
        }
        Reply newest = ok(bob.http().get("/api/v1/followed_tags?limit=2"));
        Reply middle = ok(bob.http().get(Objects.requireNonNull(newest.link("next")).replace("limit=2", "limit=1")));
        Reply oldest = ok(bob.http().get(Objects.requireNonNull(middle.link("next"))));
        assertThat(names(oldest)).containsExactly("one");
        Reply above = ok(bob.http().get(Objects.requireNonNull(oldest.link("prev"))));
        assertThat(names(above)).as("not the newest").containsExactly("two");

        List<Member> people = List.of(member("a"), member("b"), member("c"), member("d"));
        String list = bob.http().form("POST", "/api/v1/lists", "title", "friends").text("id");
        people.forEach(person -> follow(bob, person));
        people.forEach(person -> ok(bob.http().form("POST", "/api/v1/lists/" + list + "/accounts", "account_ids[]",
                person.id())));
        String path = "/api/v1/lists/" + list + "/accounts?limit=2&";
        assertThat(ids(bob.http(), path + "min_id=" + people.getFirst().id()))
                .containsExactly(people.get(2).id(), people.get(1).id());
        assertThat(ids(bob.http(), path + "since_id=" + people.getFirst().id()))
                .containsExactly(people.get(3).id(), people.get(2).id());
    }

    private static List<String> names(Reply tags) {
        return tags.body().valueStream().map(tag -> tag.path("name").asString()).toList();
    }

    @Test
    void directPostsAreConversationsWithWhatIsUnread() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        String psst = post(alice, "@" + bob.handle() + " psst", "direct").text("id");
        settle();
        JsonNode ofBob = ok(bob.http().get("/api/v1/conversations")).body();
        assertThat(ofBob).hasSize(1);
        String id = ofBob.path(0).path("id").asString();
        assertThat(ofBob.path(0).path("unread").asBoolean()).isTrue();
        assertThat(ofBob.path(0).path("accounts").path(0).path("id").asString()).isEqualTo(alice.id());
        assertThat(ofBob.path(0).path("last_status").path("id").asString()).isEqualTo(psst);
        assertThat(ok(alice.http().get("/api/v1/conversations")).body().path(0).path("unread").asBoolean()).isFalse();
        assertThat(ok(carol.http().get("/api/v1/conversations")).body()).isEmpty();
        assertThat(carol.http().form("POST", "/api/v1/conversations/" + id + "/read").status()).isEqualTo(404);
        assertThat(carol.http().delete("/api/v1/conversations/" + id).status()).isEqualTo(404);

        assertThat(act(bob, "/api/v1/conversations/" + id + "/read").body().path("unread").asBoolean()).isFalse();
        assertThat(carol.http().form("POST", "/api/v1/conversations/" + id + "/unread").status()).isEqualTo(404);
        assertThat(act(bob, "/api/v1/conversations/" + id + "/unread").body().path("unread").asBoolean()).isTrue();
        assertThat(ok(bob.http().get("/api/v1/conversations")).body().path(0).path("unread").asBoolean()).isTrue();
        assertThat(act(bob, "/api/v1/conversations/" + id + "/read").body().path("unread").asBoolean()).isFalse();
        act(bob, "/api/v1/conversations/" + id + "/unread");
        String yes = bob.http().json("POST", "/api/v1/statuses", Map.of("status", "@" + alice.handle() + " yes?",
                "visibility", "direct", "in_reply_to_id", psst)).text("id");
        post(alice, "@" + bob.handle() + " @" + carol.handle() + " all of us", "direct");
        settle();
        assertThat(ok(bob.http().get("/api/v1/conversations")).body().valueStream()
                .filter(one -> one.path("last_status").path("id").asString().equals(yes)).toList().getFirst()
                .path("unread").asBoolean()).as("who answers has read").isFalse();
        JsonNode ofAlice = ok(alice.http().get("/api/v1/conversations")).body();
        assertThat(ofAlice).hasSize(2);
        assertThat(ofAlice.path(1).path("last_status").path("id").asString()).isEqualTo(yes);
        assertThat(ofAlice.path(1).path("unread").asBoolean()).isTrue();
        assertThat(ids(bob.http(), "/api/v1/timelines/direct")).hasSize(3).contains(psst, yes);

        ok(bob.http().delete("/api/v1/conversations/" + id));
        assertThat(ok(bob.http().get("/api/v1/conversations")).body()).hasSize(1);
        post(alice, "@" + bob.handle() + " again", "direct");
        alice.http().json("POST", "/api/v1/statuses", Map.of("status", "@" + bob.handle() + " still there?",
                "visibility", "direct", "in_reply_to_id", yes));
        settle();
        Object lived = conversations.of(Long.parseLong(bob.id()), Paging.newest(40));
        assertThat(ok(bob.http().get("/api/v1/conversations")).body()).as("it came back").hasSize(3);
        views.rebuild(Conversations.NAME);
        settle();
        assertThat((Object) conversations.of(Long.parseLong(bob.id()), Paging.newest(40))).isEqualTo(lived);
    }
}

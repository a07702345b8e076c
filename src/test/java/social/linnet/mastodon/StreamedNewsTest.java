package social.linnet.mastodon;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

import social.linnet.conversation.Conversations;
import social.linnet.graph.Lists;
import social.linnet.graph.PeopleList;
import social.linnet.instance.Announcements;
import social.linnet.testing.Undisturbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What apps hear besides new posts: who has one hears what becomes of it, and what is in no timeline.
@Undisturbed
class StreamedNewsTest extends MastodonTest {

    @Autowired
    private Announcements announcements;
    @Autowired
    private Lists lists;

    private Listening socket(Member person, String query) {
        return Listening.socket(http().base(), query, person.http().token(), null);
    }

    private static void readHome(Member... people) {
        for (Member person : people) {
            assertThat(person.http().get("/api/v1/timelines/home").status()).isEqualTo(200);
        }
    }

    private static void edit(Member author, String id, String text) {
        assertThat(author.http().json("PUT", "/api/v1/statuses/" + id, Map.of("status", text)).status()).isEqualTo(200);
    }

    private String list(Member owner, PeopleList.Replies replies, Member member) {
        long list = lists.create(Long.parseLong(owner.id()), "Birds", replies, false).id();
        lists.add(Long.parseLong(owner.id()), list, List.of(Long.parseLong(member.id())));
        return Long.toString(list);
    }

    /// Bob follows Alice, Carol the tag, Dave follows Bob who reposts, and all had read before they began to listen.
    @Test
    void whoeverHasAPostHearsThatItChangesAndThatItGoes() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        Member dave = member("dave");
        Member erin = member("erin");
        follow(bob, alice);
        follow(dave, bob);
        String tag = "wren" + alice.id().substring(10);
        carol.http().form("POST", "/api/v1/tags/" + tag + "/follow");
        String list = list(bob, PeopleList.Replies.NONE, alice);
        readHome(alice, bob, carol, dave, erin);
        String id = post(alice, "before #" + tag).text("id");
        bob.http().form("POST", "/api/v1/statuses/" + id + "/reblog");
        settle();
        readHome(alice, bob, carol, dave, erin);
        try (Listening hers = socket(alice, "?stream=user"); Listening his = socket(bob, "?stream=user");
             Listening byTag = socket(carol, "?stream=user"); Listening byRepost = socket(dave, "?stream=user");
             Listening nothing = socket(erin, "?stream=user"); Listening listed = socket(bob, "?stream=list&list=" + list);
             Listening events = Listening.events(http().base(), "user", carol.http().token())) {
            edit(alice, id, "after #" + tag);
            for (Listening ears : List.of(hers, his, byTag, byRepost)) {
                assertThat(ears.payload("user status.update " + id).path("content").asString()).contains("after");
            }
            listed.awaitTold("list/" + list + " status.update " + id);
            events.awaitHeard("event: status.update");
            alice.http().delete("/api/v1/statuses/" + id);
            for (Listening ears : List.of(hers, his, byTag, byRepost)) {
                ears.awaitTold("user delete " + id);
            }
            listed.awaitTold("list/" + list + " delete " + id);
            events.awaitHeard("data: " + id);
            String last = post(erin, "heard last", "private").text("id");
            nothing.awaitTold("user update " + last);
            assertThat(nothing.told()).noneMatch(told -> told.contains(id));
        }
    }

    /// A list that wants no replies hears nothing of them, not even that they change.
    @Test
    void aListHearsOnlyOfWhatIsInIt() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        follow(bob, alice);
        String list = list(bob, PeopleList.Replies.NONE, alice);
        settle();
        try (Listening ears = socket(bob, "?stream=list&list=" + list)) {
            String answer = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "indeed", "in_reply_to_id",
                    post(carol, "a question").text("id"))).text("id");
            settle();
            edit(alice, answer, "indeed not");
            String shown = post(alice, "for the list").text("id");
            ears.awaitTold("list/" + list + " update " + shown);
            edit(alice, shown, "for the list, better");
            ears.awaitTold("list/" + list + " status.update " + shown);
            assertThat(ears.told()).noneMatch(told -> told.contains(answer));
        }
    }

    @Test
    void everybodyInAConversationHearsWhatIsSaidInIt() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        try (Listening his = socket(bob, "?stream=direct"); Listening hers = socket(alice, "?stream=direct");
             Listening nothing = socket(carol, "?stream=direct");
             Listening events = Listening.events(http().base(), "direct", bob.http().token())) {
            String first = post(alice, "@" + bob.handle() + " psst", "direct").text("id");
            String told = "direct conversation " + first;
            JsonNode conversation = his.payload(told);
            assertThat(conversation.path("unread").asBoolean()).isTrue();
            assertThat(conversation.path("accounts")).hasSize(1);
            assertThat(conversation.path("accounts").path(0).path("id").asString()).isEqualTo(alice.id());
            assertThat(conversation.path("last_status").path("id").asString()).isEqualTo(first);
            assertThat(hers.payload(told).path("unread").asBoolean()).isFalse();
            assertThat(hers.payload(told).path("accounts").path(0).path("id").asString()).isEqualTo(bob.id());
            events.awaitHeard("event: conversation");
            String answer = bob.http().json("POST", "/api/v1/statuses", Map.of("status", "@" + alice.handle() + " yes?",
                    "visibility", "direct", "in_reply_to_id", first)).text("id");
            await().atMost(Duration.ofSeconds(10)).until(() -> hers.payload(told).path("last_status").path("id")
                    .asString().equals(answer));
            assertThat(hers.payload(told).path("unread").asBoolean()).isTrue();
            alice.http().form("POST", "/api/v1/conversations/" + first + "/read");
            await().atMost(Duration.ofSeconds(10)).until(() -> !hers.payload(told).path("unread").asBoolean());
            bob.http().delete("/api/v1/statuses/" + answer);
            await().atMost(Duration.ofSeconds(10)).until(() -> hers.payload(told).path("last_status").path("id")
                    .asString().equals(first));
            settle();
            int before = his.heard.size();
            views.rebuild(Conversations.NAME);
            settle();
            String other = post(carol, "@" + carol.handle() + " to myself", "direct").text("id");
            nothing.awaitTold("direct conversation " + other);
            assertThat(nothing.told()).as("what is not hers, and what was built again").hasSize(1);
            assertThat(his.heard.size()).isLessThanOrEqualTo(before + 2);
        }
    }

    @Test
    void bobsAppsHearThatHisFiltersHaveChanged() {
        Member bob = member("bob");
        Member carol = member("carol");
        try (Listening his = socket(bob, "?stream=user"); Listening hers = socket(carol, "?stream=user");
             Listening events = Listening.events(http().base(), "user", bob.http().token())) {
            String id = bob.http().json("POST", "/api/v2/filters", Map.of("title", "Cats", "context", List.of("home"),
                    "keywords_attributes", List.of(Map.of("keyword", "cat")))).text("id");
            his.awaitTold("user filters_changed");
            events.awaitHeard("event: filters_changed");
            events.awaitHeard("data: undefined");
            assertThat(bob.http().delete("/api/v2/filters/" + id).status()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(10)).until(() -> his.told().size() == 2);
            assertThat(his.told()).containsOnly("user filters_changed");
            assertThat(hers.told()).isEmpty();
        }
    }

    @Test
    void whatTheHouseAnnouncesIsHeardByEverybody() {
        Member alice = member("alice");
        Member bob = member("bob");
        try (Listening hers = socket(alice, "?stream=user"); Listening his = socket(bob, "?stream=user");
             Listening events = Listening.events(http().base(), "user", bob.http().token())) {
            String id = Long.toString(announcements.publish(new Announcements.Draft("We move on *Sunday* #moving", null,
                    null, true)));
            for (Listening ears : List.of(hers, his)) {
                JsonNode told = ears.payload("user announcement " + id);
                assertThat(told.path("content").asString()).contains("We move");
                assertThat(told.path("read").asBoolean()).isFalse();
                assertThat(told.path("tags").path(0).path("name").asString()).isEqualTo("moving");
            }
            events.awaitHeard("event: announcement");
            String path = "/api/v1/announcements/" + id + "/reactions/%F0%9F%8E%89";
            assertThat(bob.http().form("PUT", path).status()).isEqualTo(200);
            JsonNode answer = hers.payload("user announcement.reaction ");
            assertThat(answer.path("name").asString()).isEqualTo("🎉");
            assertThat(answer.path("count").asLong()).isEqualTo(1);
            assertThat(answer.path("announcement_id").asString()).isEqualTo(id);
            bob.http().form("PUT", path);
            assertThat(bob.http().delete(path).status()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(10)).until(() -> hers.payload("user announcement.reaction ")
                    .path("count").asLong() == 0);
            announcements.remove(Long.parseLong(id));
            his.awaitTold("user announcement.delete " + id);
            events.awaitHeard("event: announcement.delete");
            hers.awaitTold("user announcement.delete " + id);
            assertThat(hers.told().stream().filter("user announcement.reaction "::equals)).as("told of changes alone")
                    .hasSize(2);
        }
    }

    @Test
    void bobHearsThatWhatWasHeldBackIsAmongTheRest() {
        Member alice = member("alice");
        Member bob = member("bob");
        bob.http().form("PATCH", "/api/v2/notifications/policy", "for_not_following", "filter");
        post(alice, "@" + bob.handle() + " hello");
        settle();
        try (Listening alone = socket(bob, "?stream=user:notification"); Listening home = socket(bob, "?stream=user");
             Listening events = Listening.events(http().base(), "user/notification", bob.http().token())) {
            assertThat(bob.http().form("POST", "/api/v1/notifications/requests/" + alice.id() + "/accept").status())
                    .isEqualTo(200);
            alone.awaitTold("user:notification notifications_merged 1");
            home.awaitTold("user notifications_merged 1");
            events.awaitHeard("event: notifications_merged");
        }
    }
}

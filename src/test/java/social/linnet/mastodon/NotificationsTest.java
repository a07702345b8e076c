package social.linnet.mastodon;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.log.append.Appender;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Notifications as apps read them: plain, in groups, and held back.
class NotificationsTest extends MastodonTest {

    @Autowired
    private Appender appender;
    @Autowired
    private PlatformTransactionManager transactions;

    private static List<String> types(JsonNode notifications) {
        return notifications.valueStream().map(each -> each.path("type").asString()).toList();
    }

    @Test
    void bobsAppShowsWhatAliceAndCarolDid() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        String status = post(bob, "hello").text("id");
        follow(alice, bob);
        alice.http().form("POST", "/api/v1/statuses/" + status + "/favourite");
        carol.http().form("POST", "/api/v1/statuses/" + status + "/favourite");
        alice.http().form("POST", "/api/v1/statuses/" + status + "/reblog");
        String mention = post(carol, "well, @" + bob.handle()).text("id");
        settle();

        JsonNode plain = bob.http().get("/api/v1/notifications").body();
        assertThat(types(plain)).containsExactly("mention", "reblog", "favourite", "favourite", "follow");
        assertThat(plain.path(0).path("status").path("id").asString()).isEqualTo(mention);
        assertThat(plain.path(0).path("created_at").asString()).matches("[0-9-]{10}T[0-9:]{8}\\.[0-9]{3}Z");
        assertThat(plain.path(0).path("id").isString()).isTrue();
        assertThat(plain.path(4).path("account").path("id").asString()).isEqualTo(alice.id());
        assertThat(plain.path(4).has("status")).isFalse();
        assertThat(types(bob.http().get("/api/v1/notifications?types[]=mention&types[]=follow").body()))
                .containsExactly("mention", "follow");
        assertThat(types(bob.http().get("/api/v1/notifications?exclude_types[]=favourite&account_id=" + alice.id())
                .body())).containsExactly("reblog", "follow");
        assertThat(types(bob.http().get("/api/v1/notifications?types[]=admin.report").body())).isEmpty();
        Reply first = bob.http().get("/api/v1/notifications?limit=3");
        assertThat(types(bob.http().get(first.link("next")).body())).containsExactly("favourite", "follow");
        assertThat(bob.http().get(first.link("prev")).body().isEmpty()).isTrue();
        assertThat(bob.http().get("/api/v1/notifications/unread_count").toString()).isEqualTo("200 {\"count\":5}");
        assertThat(bob.http().get("/api/v1/notifications/unread_count?limit=2").toString())
                .isEqualTo("200 {\"count\":2}");

        JsonNode grouped = bob.http().get("/api/v2/notifications").body();
        JsonNode groups = grouped.path("notification_groups");
        assertThat(types(groups)).containsExactly("mention", "reblog", "favourite", "follow");
        JsonNode likes = groups.path(2);
        assertThat(likes.path("notifications_count").asInt()).isEqualTo(2);
        assertThat(likes.path("sample_account_ids").valueStream().map(JsonNode::asString)).containsExactly(carol.id(),
                alice.id());
        assertThat(likes.path("most_recent_notification_id").isIntegralNumber()).isTrue();
        assertThat(likes.path("most_recent_notification_id").asLong()).isLessThan(1L << 53)
                .isEqualTo(Long.parseLong(likes.path("page_max_id").asString()));
        assertThat(likes.path("status_id").asString()).isEqualTo(status);
        assertThat(grouped.path("accounts").size()).as("each once").isEqualTo(2);
        assertThat(grouped.path("statuses").size()).as("each once").isEqualTo(2);
        assertThat(bob.http().get("/api/v2_alpha/notifications?grouped_types[]=follow").body()
                .path("notification_groups").size()).isEqualTo(5);
        assertThat(bob.http().get("/api/v2/notifications/unread_count").toString()).isEqualTo("200 {\"count\":4}");
        JsonNode small = bob.http().get("/api/v2/notifications?expand_accounts=partial_avatars&types[]=favourite").body();
        assertThat(small.path("accounts").path(0).path("id").asString()).isEqualTo(carol.id());
        assertThat(small.path("partial_accounts").path(0).path("id").asString()).isEqualTo(alice.id());

        String key = likes.path("group_key").asString();
        assertThat(bob.http().get("/api/v2/notifications/" + key).body().path("notification_groups").path(0)
                .path("group_key").asString()).isEqualTo(key);
        Reply people = bob.http().get("/api/v2/notifications/" + key + "/accounts?limit=1");
        assertThat(people.body().path(0).path("id").asString()).isEqualTo(carol.id());
        assertThat(bob.http().get(people.link("next")).body().path(0).path("id").asString()).isEqualTo(alice.id());
        assertThat(alice.http().get("/api/v2/notifications/" + key).status()).isEqualTo(404);
        assertThat(alice.http().form("POST", "/api/v2/notifications/" + key + "/dismiss").status()).isEqualTo(404);
        assertThat(bob.http().get("/api/v2/notifications/nonsense").status()).isEqualTo(404);
        assertThat(bob.http().form("POST", "/api/v2/notifications/" + key + "/dismiss").toString())
                .isEqualTo("200 {}");
        assertThat(types(bob.http().get("/api/v1/notifications").body())).containsExactly("mention", "reblog",
                "follow");

        String one = plain.path(0).path("id").asString();
        String single = groups.path(0).path("group_key").asString();
        assertThat(bob.http().get("/api/v2/notifications/" + single).body().path("notification_groups").size())
                .isEqualTo(1);
        assertThat(bob.http().get("/api/v1/notifications/" + one).text("type")).isEqualTo("mention");
        assertThat(carol.http().get("/api/v1/notifications/" + one).status()).isEqualTo(404);
        assertThat(carol.http().form("POST", "/api/v1/notifications/" + one + "/dismiss").status()).isEqualTo(404);
        assertThat(bob.http().form("POST", "/api/v1/notifications/" + one + "/dismiss").status()).isEqualTo(200);
        assertThat(bob.http().get("/api/v1/notifications/" + one).status()).isEqualTo(404);
        assertThat(bob.http().json("POST", "/api/v1/notifications/dismiss",
                Map.of("id", plain.path(1).path("id").asString())).status()).isEqualTo(200);
        assertThat(types(bob.http().get("/api/v1/notifications").body())).containsExactly("follow");
        assertThat(bob.http().form("POST", "/api/v1/notifications/clear").toString()).isEqualTo("200 {}");
        assertThat(bob.http().get("/api/v1/notifications").toString()).isEqualTo("200 []");
        assertThat(bob.http().get("/api/v2/notifications").body().path("notification_groups").isEmpty()).isTrue();
    }

    @Test
    void strangersWaitUntilBobAgrees() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        Member dave = member("dave");
        Reply policy = bob.http().get("/api/v2/notifications/policy");
        assertThat(policy.text("for_private_mentions")).isEqualTo("filter");
        assertThat(policy.text("for_not_following")).isEqualTo("accept");
        assertThat(bob.http().json("PATCH", "/api/v2/notifications/policy", Map.of("for_not_following", "maybe"))
                .status()).isEqualTo(422);
        assertThat(bob.http().form("PATCH", "/api/v2/notifications/policy", "for_not_following", "filter")
                .text("for_not_following")).isEqualTo("filter");
        follow(bob, carol);
        settle();
        String last = post(alice, "@" + bob.handle() + " one").text("id");
        post(carol, "@" + bob.handle() + " two");
        post(dave, "@" + bob.handle() + " psst", "direct");
        settle();

        assertThat(types(bob.http().get("/api/v1/notifications").body())).containsExactly("mention");
        assertThat(bob.http().get("/api/v1/notifications?include_filtered=true").body().size()).isEqualTo(3);
        JsonNode summary = bob.http().get("/api/v2/notifications/policy").body().path("summary");
        assertThat(summary.path("pending_requests_count").asInt()).isEqualTo(2);
        assertThat(summary.path("pending_notifications_count").asInt()).isEqualTo(2);
        JsonNode requests = bob.http().get("/api/v1/notifications/requests").body();
        assertThat(requests.valueStream().map(each -> each.path("account").path("id").asString()))
                .containsExactly(dave.id(), alice.id());
        String ofAlice = requests.path(1).path("id").asString();
        assertThat(requests.path(1).path("notifications_count").asString()).isEqualTo("1");
        Reply one = bob.http().get("/api/v1/notifications/requests/" + ofAlice);
        assertThat(one.body().path("last_status").path("id").asString()).isEqualTo(last);
        assertThat(carol.http().get("/api/v1/notifications/requests/" + ofAlice).status()).isEqualTo(404);
        assertThat(carol.http().form("POST", "/api/v1/notifications/requests/" + ofAlice + "/accept").status())
                .isEqualTo(404);
        Reply half = bob.http().get("/api/v1/notifications/requests?limit=1");
        assertThat(bob.http().get(half.link("next")).body().path(0).path("id").asString()).isEqualTo(ofAlice);

        assertThat(bob.http().form("POST", "/api/v1/notifications/requests/" + ofAlice + "/accept").status())
                .isEqualTo(200);
        assertThat(bob.http().get("/api/v1/notifications/requests/merged").toString())
                .isEqualTo("200 {\"merged\":true}");
        assertThat(bob.http().json("POST", "/api/v1/notifications/requests/dismiss",
                Map.of("id", List.of(requests.path(0).path("id").asString()))).status()).isEqualTo(200);
        post(alice, "@" + bob.handle() + " three");
        settle();
        assertThat(bob.http().get("/api/v1/notifications/requests").toString()).isEqualTo("200 []");
        assertThat(types(bob.http().get("/api/v1/notifications").body())).hasSize(3);
        assertThat(bob.http().form("PATCH", "/api/v2/notifications/policy", "for_not_following", "drop").status())
                .isEqualTo(200);
        post(dave, "@" + bob.handle() + " four");
        settle();
        assertThat(bob.http().get("/api/v1/notifications?include_filtered=true").body().size()).isEqualTo(3);
        assertThat(bob.http().get("/api/v1/notifications/policy").body().path("filter_not_following").asBoolean())
                .isTrue();
    }

    @Test
    void whoAskedAndWhoVotedAreToldThatAPollEnded() {
        Member alice = member("alice");
        Member bob = member("bob");
        Reply asked = bob.http().json("POST", "/api/v1/statuses", Map.of("status", "tea?", "poll",
                Map.of("options", List.of("yes", "no"), "expires_in", 3600)));
        assertThat(asked.status()).as(asked.toString()).isEqualTo(200);
        assertThat(alice.http().json("POST", "/api/v1/polls/" + asked.body().path("poll").path("id").asString()
                + "/votes", Map.of("choices", List.of("1"))).status()).isEqualTo(200);
        new TransactionTemplate(transactions).executeWithoutResult(status -> appender.append(new Event.PollEnded(
                Long.parseLong(bob.id()), Long.parseLong(asked.text("id")), Audience.PUBLIC)));
        settle();
        for (Member each : List.of(alice, bob)) {
            JsonNode told = each.http().get("/api/v1/notifications").body();
            assertThat(types(told)).containsExactly("poll");
            assertThat(told.path(0).path("status").path("id").asString()).isEqualTo(asked.text("id"));
        }
    }

    @Test
    void whatTheStudioMadeIsToldToAppsThatAskForItByNameAlone() {
        Member alice = member("alice");
        long me = Long.parseLong(alice.id());
        for (Event event : List.of(new Event.JobEnded(me, me, 1, true), new Event.JobEnded(me, me, 2, true),
                new Event.JobEnded(me, me, 2, true), new Event.JobEnded(me, me, 3, false), new Event.AppealAnswered(1, me, 4))) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> appender.append(event));
        }
        settle();
        assertThat(types(alice.http().get("/api/v1/notifications").body())).isEmpty();
        assertThat(types(alice.http().get("/api/v2/notifications").body().path("notification_groups"))).isEmpty();
        JsonNode told = alice.http().get("/api/v1/notifications?types[]=linnet.job_ready&types[]=linnet.job_failed"
                + "&types[]=linnet.appeal_answered").body();
        assertThat(types(told)).containsExactly("linnet.appeal_answered", "linnet.job_failed", "linnet.job_ready", "linnet.job_ready");
        assertThat(told.path(0).path("account").path("id").asString()).as("moderators do not sign").isEqualTo(alice.id());

        JsonNode groups = alice.http().get("/api/v2/notifications?types[]=linnet.job_ready").body().path("notification_groups");
        assertThat(groups.size()).isEqualTo(1);
        assertThat(groups.path(0).path("notifications_count").asInt()).isEqualTo(2);
        String key = groups.path(0).path("group_key").asString();
        assertThat(alice.http().get("/api/v2/notifications/" + key).body().path("notification_groups").path(0).path("group_key").asString())
                .isEqualTo(key);
    }
}

package social.linnet.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Accounts;
import social.linnet.account.OAuthApps;
import social.linnet.account.OAuthTokens;
import social.linnet.account.Scopes;
import social.linnet.event.Paging;
import social.linnet.instance.Rules;
import social.linnet.moderation.Audit;
import social.linnet.moderation.Decisions;
import social.linnet.moderation.Reports;
import social.linnet.moderation.Warnings;
import social.linnet.testing.Undisturbed;
import social.linnet.testing.World;
import social.linnet.trend.Trends;

import tools.jackson.databind.JsonNode;

/// What people tell the moderators of each other, what moderators decide, and how the person learns of it.
@Undisturbed
class ReportStoryTest extends MastodonTest {

    @Autowired
    private World world;
    @Autowired
    private Reports reports;
    @Autowired
    private Decisions decisions;
    @Autowired
    private Warnings warnings;
    @Autowired
    private Audit audit;
    @Autowired
    private Rules rules;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Trends trends;
    @Autowired
    private OAuthApps apps;
    @Autowired
    private OAuthTokens tokens;

    private Member moderator() {
        Member mary = member("mary");
        world.promote(Long.parseLong(mary.id()));
        return mary;
    }

    private static List<String> ids(Reply reply) {
        return StreamSupport.stream(reply.body().spliterator(), false).map(one -> one.path("id").asString()).toList();
    }

    /// Of this person's notifications the newest of this type.
    private JsonNode told(Member person, String type) {
        settle();
        JsonNode found = person.http().get("/api/v1/notifications?types[]=" + type).body();
        assertThat(found).as(type).isNotEmpty();
        return found.get(0);
    }

    @Test
    void bobReportsMallorysPostAndMaryWarnsHerWhoAppeals() {
        Member mary = moderator();
        Member bob = member("bob");
        Member mallory = member("mallory");
        String post = post(mallory, "buy now").text("id");
        String rule = String.valueOf(rules.add("Sell nothing " + bob.handle(), "").id());

        Map<String, Object> complaint = Map.of("account_id", mallory.id(), "status_ids", List.of(post), "comment",
                "all day long", "rule_ids", List.of(rule), "forward", true);
        Reply told = bob.http().json("POST", "/api/v1/reports", complaint);
        assertThat(told.status()).as(told.toString()).isEqualTo(200);
        assertThat(told.text("category")).isEqualTo("violation");
        assertThat(told.body().path("action_taken").asBoolean()).isFalse();
        assertThat(told.body().path("action_taken_at").isNull()).isTrue();
        assertThat(told.body().path("status_ids").get(0).asString()).isEqualTo(post);
        assertThat(told.body().path("rule_ids").get(0).asString()).isEqualTo(rule);
        assertThat(told.body().path("target_account").path("id").asString()).isEqualTo(mallory.id());
        assertThat(bob.http().json("POST", "/api/v1/reports", complaint).text("id")).as("sent twice")
                .isEqualTo(told.text("id"));

        JsonNode news = told(mary, "admin.report");
        assertThat(news.path("account").path("id").asString()).isEqualTo(bob.id());
        assertThat(news.path("report").path("id").asString()).isEqualTo(told.text("id"));
        assertThat(told(mary, "admin.sign_up").path("account").path("id").asString()).isEqualTo(mallory.id());
        assertThat(ids(bob.http().get("/api/v1/notifications?types[]=admin.report"))).isEmpty();
        assertThat(ids(mallory.http().get("/api/v1/notifications"))).as("she does not learn who told").isEmpty();

        long maryId = Long.parseLong(mary.id());
        long malloryId = Long.parseLong(mallory.id());
        decisions.decide(maryId, malloryId, Warnings.Action.NONE, "Please sell elsewhere", Long.valueOf(told.text("id")));
        JsonNode warning = told(mallory, "moderation_warning").path("moderation_warning");
        assertThat(warning.path("action").asString()).isEqualTo("none");
        assertThat(warning.path("text").asString()).isEqualTo("Please sell elsewhere");
        assertThat(warning.path("status_ids").get(0).asString()).isEqualTo(post);
        assertThat(warning.path("appeal").isNull()).isTrue();
        assertThat(warning.toString()).doesNotContain(mary.handle());
        assertThat(mary.http().get("/api/v2/notifications?types[]=admin.report").body().path("notification_groups")
                .get(0).path("report").path("action_taken").asBoolean()).isTrue();

        long id = warning.path("id").asLong();
        warnings.appeal(malloryId, id, "I only asked");
        assertThat(warnings.appealed(maryId)).extracting(Warnings.Warning::id).contains(id);
        decisions.answer(maryId, id, true);
        assertThat(told(mallory, "moderation_warning").path("moderation_warning").path("appeal").path("state").asString())
                .isEqualTo("approved");
        assertThat(audit.latest()).extracting(Audit.Act::account, Audit.Act::kind).contains(
                tuple(malloryId, Audit.Kind.WARNED),
                tuple(malloryId, Audit.Kind.REPORT_RESOLVED),
                tuple(malloryId, Audit.Kind.APPEAL_GRANTED));
    }

    @Test
    void nobodyReportsWhatTheyMayNotSeeNorThemselvesNorByARuleThatIsNone() {
        Member alice = member("alice");
        Member bob = member("bob");
        String secret = post(alice, "for my followers", "private").text("id");
        String hers = post(alice, "hello").text("id");
        String his = post(bob, "hello").text("id");
        assertThat(report(bob, alice, "status_ids", List.of(secret))).isEqualTo(404);
        assertThat(report(bob, alice, "status_ids", List.of(his))).as("not hers").isEqualTo(404);
        assertThat(report(bob, alice, "status_ids", List.of("1"))).isEqualTo(404);
        assertThat(report(bob, bob, "comment", "me")).isEqualTo(422);
        assertThat(report(bob, alice, "comment", "x".repeat(1001))).isEqualTo(422);
        assertThat(report(bob, alice, "category", "boring")).isEqualTo(422);
        assertThat(report(bob, alice, "rule_ids", List.of("1"))).isEqualTo(422);
        assertThat(bob.http().json("POST", "/api/v1/reports", Map.of("account_id", "1")).status()).isEqualTo(404);
        assertThat(reports.page(Long.parseLong(moderator().id()), true, Long.valueOf(bob.id()), null,
                Paging.newest(5))).isEmpty();
        assertThat(report(bob, alice, "status_ids", List.of(hers))).isEqualTo(200);
    }

    private static int report(Member reporter, Member about, String name, Object value) {
        return reporter.http().json("POST", "/api/v1/reports", Map.of("account_id", about.id(), name, value)).status();
    }

    @Test
    void whoIsLimitedIsMetByThoseWhoFollowThemAlone() {
        long mary = Long.parseLong(moderator().id());
        Member mallory = member("mallory");
        Member fan = member("fan");
        Member bob = member("bob");
        follow(fan, mallory);
        String word = "limited" + mallory.id();
        decisions.decide(mary, Long.parseLong(mallory.id()), Warnings.Action.LIMIT, "Too loud", null);
        String post = post(mallory, "Hear #" + word + " @" + bob.handle()).text("id");
        settle();

        for (String list : List.of("/api/v1/timelines/public?limit=40", "/api/v1/timelines/tag/" + word,
                "/api/v1/directory?order=new&limit=80")) {
            String seen = list.contains("directory") ? mallory.id() : post;
            assertThat(ids(fan.http().get(list))).as(list).contains(seen);
            assertThat(ids(mallory.http().get(list))).as(list).contains(seen);
            assertThat(ids(bob.http().get(list))).as(list).doesNotContain(seen);
            assertThat(ids(http().get(list))).as(list).doesNotContain(seen);
        }
        assertThat(ids(fan.http().get("/api/v1/timelines/home"))).contains(post);
        String found = "/api/v2/search?type=accounts&q=" + mallory.handle().substring(0, mallory.handle().length() - 1);
        assertThat(fan.http().get(found).body().path("accounts").toString()).contains(mallory.id());
        assertThat(bob.http().get(found).body().path("accounts").toString()).doesNotContain(mallory.id());
        assertThat(ids(bob.http().get("/api/v1/accounts/" + mallory.id() + "/statuses"))).as("who goes there").contains(post);
        assertThat(bob.http().get("/api/v1/accounts/" + mallory.id()).body().path("limited").asBoolean()).isTrue();
        assertThat(bob.http().get("/api/v1/accounts/" + fan.id()).body().has("limited")).isFalse();

        assertThat(ids(bob.http().get("/api/v1/notifications"))).as("held back").isEmpty();
        assertThat(ids(bob.http().get("/api/v1/notifications/requests"))).hasSize(1);
        follow(mallory, fan);
        assertThat(fan.http().get("/api/v1/accounts/relationships?id[]=" + mallory.id()).body().get(0)
                .path("requested_by").asBoolean()).as("she asks").isTrue();

        decisions.takeBack(mary, Long.parseLong(mallory.id()), Warnings.Action.LIMIT, "");
        settle();
        assertThat(ids(bob.http().get("/api/v1/timelines/tag/" + word))).contains(post);
        assertThat(bob.http().get(found).body().path("accounts").toString()).contains(mallory.id());
        assertThat(accounts.find(Long.parseLong(mallory.id())).orElseThrow().limited()).isFalse();
    }

    @Test
    void whatLimitedPeopleSayCountsForNoTrend() {
        long mary = Long.parseLong(moderator().id());
        String tag = "quiet" + mary;
        List<Member> crowd = IntStream.range(0, 5).mapToObj(i -> member("crowd")).toList();
        crowd.forEach(one -> post(one, "Hear #" + tag));
        settle();
        assertThat(trends.history(tag).getFirst().uses()).isEqualTo(5);
        decisions.decide(mary, Long.parseLong(crowd.getLast().id()), Warnings.Action.LIMIT, "", null);
        assertThat(trends.history(tag).getFirst().uses()).isEqualTo(4);
    }

    @Test
    void maryLooksAfterReportsAndAccountsThroughAnAppAndNobodyElseDoes() {
        Member mary = moderator();
        Member bob = member("bob");
        Member mallory = member("mallory");
        String post = post(mallory, "buy now").text("id");
        String report = bob.http().json("POST", "/api/v1/reports", Map.of("account_id", mallory.id(), "status_ids",
                List.of(post), "category", "spam")).text("id");
        Http hers = moderating(mary);
        Http his = moderating(bob);
        String one = "/api/v1/admin/reports/" + report;
        assertThat(mary.http().get(one).status()).as("without the scope").isEqualTo(403);
        for (String path : List.of("/api/v1/admin/reports", one, "/api/v1/admin/accounts", "/api/v2/admin/accounts",
                "/api/v1/admin/accounts/" + mallory.id())) {
            assertThat(his.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(his.form("POST", "/api/v1/admin/accounts/" + mary.id() + "/action", "type", "suspend").status())
                .isEqualTo(403);

        assertThat(ids(hers.get("/api/v1/admin/reports?target_account_id=" + mallory.id()))).containsExactly(report);
        JsonNode seen = hers.get(one).body();
        assertThat(seen.path("account").path("username").asString()).isEqualTo(bob.handle());
        assertThat(seen.path("target_account").path("account").path("id").asString()).isEqualTo(mallory.id());
        assertThat(seen.path("statuses").get(0).path("id").asString()).isEqualTo(post);
        assertThat(seen.path("assigned_account").isNull()).isTrue();
        assertThat(hers.form("POST", one + "/assign_to_self").body().path("assigned_account").path("id").asString())
                .isEqualTo(mary.id());
        assertThat(hers.form("POST", one + "/unassign").body().path("assigned_account").isNull()).isTrue();

        String account = "/api/v1/admin/accounts/" + mallory.id();
        assertThat(hers.form("POST", account + "/action", "type", "sensitive").status()).as("not done").isEqualTo(422);
        assertThat(hers.form("POST", account + "/action", "type", "silence", "report_id", report, "text", "loud").status())
                .isEqualTo(200);
        assertThat(hers.get(account).body().path("silenced").asBoolean()).isTrue();
        assertThat(hers.get(one).body().path("action_taken_by_account").path("id").asString()).isEqualTo(mary.id());
        assertThat(ids(hers.get("/api/v2/admin/accounts?status=silenced&username=" + mallory.handle())))
                .containsExactly(mallory.id());
        assertThat(hers.form("POST", account + "/unsilence").body().path("silenced").asBoolean()).isFalse();
        assertThat(hers.form("POST", one + "/reopen").body().path("action_taken").asBoolean()).isFalse();
        assertThat(hers.form("POST", one + "/resolve").body().path("action_taken").asBoolean()).isTrue();

        assertThat(hers.form("POST", account + "/action", "type", "suspend").status()).isEqualTo(200);
        assertThat(http().get("/api/v1/accounts/" + mallory.id()).status()).isEqualTo(404);
        assertThat(hers.get(account).body().path("suspended").asBoolean()).isTrue();
        assertThat(ids(hers.get("/api/v1/admin/accounts?suspended=true&username=" + mallory.handle())))
                .containsExactly(mallory.id());
        assertThat(hers.form("POST", account + "/unsuspend").body().path("suspended").asBoolean()).isFalse();
        assertThat(http().get("/api/v1/accounts/" + mallory.id()).status()).isEqualTo(200);
        assertThat(hers.get("/api/v1/admin/reports/1").status()).isEqualTo(404);
        assertThat(hers.get("/api/v1/admin/accounts/1").status()).isEqualTo(404);
    }

    /// This person through an app for moderators.
    private Http moderating(Member person) {
        OAuthApps.App known = apps.find(app(ALL + " admin:read admin:write").id()).orElseThrow();
        return http().as(tokens.issue(known, Long.parseLong(person.id()),
                new Scopes(Set.of("read", "admin:read", "admin:write"))).text());
    }
}

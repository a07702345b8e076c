package social.linnet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import social.linnet.account.Account;
import social.linnet.account.Sessions;
import social.linnet.event.Audience;
import social.linnet.graph.Relations;
import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// Requests, blocks, mutes and reports on the site, with plain forms.
@LinnetTest
class PeoplePagesTest {

    @Autowired
    private World world;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Relations relations;
    @Value("${linnet.url}")
    private String url;

    /// Somebody with a browser.
    private final class Browser {
        private final Account account;
        private final Client client;

        Browser(Account account) {
            this.account = account;
            this.client = Client.of(url, sessions.open(account.id(), "a test"));
        }

        String page(String path) {
            Client.Page answer = client.open(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            return answer.body();
        }

        int submit(String path, Map<String, String> fields) {
            return send(path, fields).status();
        }

        String answer(String path, Map<String, String> fields) {
            return send(path, fields).body();
        }

        private Client.Page send(String path, Map<String, String> fields) {
            return client.submit(path, fields.entrySet().stream().flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                    .toArray(String[]::new));
        }

        void act(String path) {
            assertThat(submit(path, Map.of())).as(path).isEqualTo(303);
        }
    }

    private Browser browser(String name) {
        return new Browser(world.person(name));
    }

    @Test
    void aliceLetsBobInAndTurnsCarolAway() {
        Browser alice = browser("alice");
        Browser bob = browser("bob");
        Browser carol = browser("carol");
        assertThat(alice.submit("/settings/followers", Map.of("locked", "true"))).isEqualTo(303);
        String profile = "/@" + alice.account.handle();
        assertThat(bob.page(profile)).contains("Ask to follow");
        bob.act(profile + "/follow");
        carol.act(profile + "/follow");
        assertThat(bob.page(profile)).contains("Requested").contains(profile + "/unfollow");
        assertThat(alice.page("/@" + bob.account.handle())).contains("asks to follow you");
        assertThat(alice.page("/settings/followers")).contains("@" + bob.account.handle(), "@" + carol.account.handle());

        alice.act("/settings/requests/" + bob.account.id() + "/accept");
        alice.act("/settings/requests/" + carol.account.id() + "/reject");

        assertThat(alice.page("/settings/followers")).contains("Nobody is waiting.");
        assertThat(relations.standing(bob.account.id(), alice.account.id()).follows()).isTrue();
        assertThat(relations.standing(carol.account.id(), alice.account.id()).requested()).isFalse();
        assertThat(alice.submit("/settings/requests/" + carol.account.id() + "/accept", Map.of())).isEqualTo(404);
        bob.act(profile + "/no-reposts");
        bob.act(profile + "/notify");
        assertThat(bob.page(profile)).contains("Show their reposts", "Do not tell me when they post");
        assertThat(carol.submit(profile + "/notify", Map.of())).isEqualTo(404);
        alice.act("/@" + bob.account.handle() + "/let-go");
        assertThat(relations.standing(bob.account.id(), alice.account.id()).follows()).isFalse();
    }

    @Test
    void aliceBlocksBobAndMutesCarolAndThinksBetterOfIt() {
        Browser alice = browser("alice");
        Browser bob = browser("bob");
        Browser carol = browser("carol");
        world.post(alice.account, Audience.PUBLIC, "a word that bob shall not read");

        alice.act("/@" + bob.account.handle() + "/block");
        alice.act("/@" + carol.account.handle() + "/mute");

        assertThat(bob.page("/@" + alice.account.handle())).contains("has blocked you")
                .doesNotContain("a word that bob shall not read", alice.account.handle() + "/follow\"");
        assertThat(carol.page("/@" + alice.account.handle())).contains("a word that bob shall not read");
        assertThat(bob.submit("/@" + alice.account.handle() + "/follow", Map.of())).isEqualTo(403);
        assertThat(alice.page("/settings/blocked")).contains("@" + bob.account.handle(), "@" + carol.account.handle());

        alice.act("/settings/blocked/" + bob.account.id() + "/unblock");
        alice.act("/settings/muted/" + carol.account.id() + "/unmute");
        assertThat(alice.page("/settings/blocked")).contains("You block nobody.", "You mute nobody.");
        assertThat(bob.page("/@" + alice.account.handle())).contains("a word that bob shall not read");
    }

    @Test
    void bobReportsMalloryMaryClosesHerAccountAndMalloryAppeals() {
        Browser bob = browser("bob");
        Browser mallory = browser("mallory");
        Account mary = world.person("mary");
        world.promote(mary.id());
        Browser moderator = new Browser(mary);
        long post = world.post(mallory.account, Audience.PUBLIC, "buy <b>now</b>").id();
        String profile = "/@" + mallory.account.handle();

        assertThat(bob.page(profile)).contains(profile + "/report\"", "/posts/" + post + "/more");
        assertThat(mallory.page(profile)).doesNotContain(profile + "/report");
        assertThat(bob.page(profile + "/report?post=" + post)).contains("buy &lt;b&gt;now");
        assertThat(bob.submit(profile + "/report", Map.of("post", "" + post))).as("without a reason").isEqualTo(422);
        assertThat(bob.submit(profile + "/report", Map.of("post", "" + post, "category", "spam", "comment",
                "all day long"))).isEqualTo(303);
        assertThat(bob.submit("/admin/reports/1", Map.of("what", "resolve"))).isEqualTo(404);
        world.settle();

        String inbox = moderator.page("/notifications");
        assertThat(inbox.replaceAll("<[^>]+>", "")).contains("bob reported an account");
        Matcher led = Pattern.compile("/admin/reports/([0-9]+)").matcher(inbox);
        assertThat(led.find()).isTrue();
        assertThat(moderator.page("/admin/reports")).contains("@" + mallory.account.handle(), "all day long");
        assertThat(moderator.page(led.group())).contains("buy &lt;b&gt;now", "all day long");
        assertThat(moderator.submit(led.group(), Map.of("what", "limit", "text", "Too loud"))).isEqualTo(303);
        assertThat(bob.page(profile)).contains("This profile is limited").doesNotContain("buy &lt;b&gt;now");
        assertThat(bob.page(profile + "?show=true")).contains("buy &lt;b&gt;now");
        world.settle();
        assertThat(mallory.page("/notifications")).contains("/settings/decisions#d");
        assertThat(mallory.page("/settings/decisions")).contains("Your account is limited", "Too loud", "/appeal");

        assertThat(moderator.submit(led.group(), Map.of("what", "suspend", "text", "Spam & more"))).isEqualTo(303);
        Map<String, String> who = Map.of("handle", mallory.account.handle(), "password", World.PASSWORD);
        assertThat(bob.answer("/sign-in", who)).contains("This account is suspended", "Spam &amp; more");
        assertThat(bob.submit("/appeal", Map.of("handle", mallory.account.handle(), "password", "wrong", "text", "no")))
                .isEqualTo(422);
        assertThat(bob.submit("/appeal", Map.of("handle", mallory.account.handle(), "password", World.PASSWORD, "text",
                "It was a <joke>"))).isEqualTo(303);
        assertThat(bob.answer("/sign-in", who)).contains("waiting for an answer");

        String appeals = moderator.page("/admin/reports");
        assertThat(appeals).contains("It was a &lt;joke&gt;");
        Matcher appeal = Pattern.compile("/admin/appeals/[0-9]+").matcher(appeals.substring(appeals.indexOf("@"
                + mallory.account.handle(), appeals.indexOf("appeals-title"))));
        assertThat(appeal.find()).isTrue();
        assertThat(moderator.submit(appeal.group(), Map.of("what", "grant"))).isEqualTo(303);
        assertThat(bob.page(profile + "?show=true")).as("still limited, which she did not appeal").contains("buy &lt;b&gt;now");
    }
}

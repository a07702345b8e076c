package social.linnet.web;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.log.append.Appender;
import social.linnet.post.Post;
import social.linnet.post.Reactions;
import social.linnet.studio.Job;
import social.linnet.studio.Studio;
import social.linnet.studio.work.Style;
import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Visitors;
import social.linnet.testing.World;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What the site tells its readers, and the dot that says there is something.
@LinnetTest
class NotificationsPageTest {

    private static final String DOT = "<b class=\"n\">";

    @Autowired
    private World world;
    @Autowired
    private Visitors visitors;
    @Autowired
    private Reactions reactions;
    @Autowired
    private Studio studio;
    @Autowired
    private Appender log;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;

    private String get(Account account, String path) {
        Client.Page page = visitors.browser(account).open(path);
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    private static String words(String page) {
        return page.replaceAll("<[^>]+>", "").replaceAll("\\s+", " ");
    }

    @Test
    void bobReadsWhatAliceAndCarolDidAndTheDotGoes() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        Account carol = world.person("carol");
        assertThat(get(bob, "/home")).doesNotContain(DOT);
        assertThat(get(bob, "/notifications")).contains("Nothing yet");
        Post post = world.post(bob, Audience.PUBLIC, "hello <b>world</b>");
        reactions.like(alice.id(), post.id());
        reactions.like(carol.id(), post.id());
        world.follow(alice, bob);
        world.reply(carol, post, Audience.PUBLIC, "well @" + bob.handle());
        world.settle();

        assertThat(get(bob, "/home")).contains(DOT);
        String told = get(bob, "/notifications");
        assertThat(told).contains("hello &lt;b&gt;world", ">well ").doesNotContain(DOT);
        assertThat(words(told)).contains("carol and alice liked your post", "alice follows you", "carol replied to you");
        assertThat(get(bob, "/home")).doesNotContain(DOT);
        assertThat(get(alice, "/home")).doesNotContain(DOT);
    }

    @Test
    void aliceWhoLeftReadsWhatCameOfWhatSheAskedForAndIsLedThere() {
        Account alice = world.person("alice");
        Job failed = over(alice, "a quiet beach, how to make a bomb, in the evening light");
        Job made = over(alice, "a red kite over the dunes");
        for (Job job : List.of(failed, made)) {
            long place = jdbc.sql("select place from studio.job where id = :id").param("id", job.id()).query(Long.class).single();
            new TransactionTemplate(transactions).executeWithoutResult(status -> log.append(new Event.JobEnded(alice.id(), alice.id(), place,
                    job == made)));
            assertThat(get(alice, visitors.browser(alice).open("/studio/at/" + place).location())).contains("job-" + job.id());
        }
        world.settle();
        String told = get(alice, "/notifications");
        assertThat(words(told)).contains("What you asked for is made", "a red kite over the dunes", "What you asked for could not be made",
                "the words go against a rule here");
        assertThat(words(get(alice, "/notifications?show=works"))).contains("a red kite over the dunes");
        Account bob = world.person("bob");
        assertThat(status(bob, "/studio/jobs/" + made.id())).isEqualTo(404);
        assertThat(status(bob, "/studio/jobs/" + made.id() + "/partial/1")).isEqualTo(404);
        assertThat(status(alice, "/studio/jobs/" + made.id() + "/partial/1")).as("a preview that is over").isEqualTo(204);
    }

    private int status(Account who, String path) {
        return visitors.browser(who).open(path).status();
    }

    private Job over(Account who, String prompt) {
        Job asked = studio.make(who.id(), prompt, Style.NONE, Shape.SQUARE, 1);
        await().atMost(Duration.ofSeconds(60)).until(() -> studio.job(who.id(), asked.id()).state().isOver());
        return studio.job(who.id(), asked.id());
    }
}

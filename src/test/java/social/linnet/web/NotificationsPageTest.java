package social.linnet.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import social.linnet.account.Account;
import social.linnet.account.Sessions;
import social.linnet.event.Audience;
import social.linnet.post.Post;
import social.linnet.post.Reactions;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

import static org.assertj.core.api.Assertions.assertThat;

/// What the site tells its readers, and the dot that says there is something.
@LinnetTest
class NotificationsPageTest {

    private static final String DOT = "<b class=\"n\">";

    @Autowired
    private World world;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Reactions reactions;
    @Value("${linnet.url}")
    private String url;

    private final HttpClient http = HttpClient.newHttpClient();

    private String get(Account account, String path) throws Exception {
        HttpResponse<String> page = http.send(HttpRequest.newBuilder(URI.create(url + path)).header("Cookie",
                "linnet=" + sessions.open(account.id(), "a test")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private static String words(String page) {
        return page.replaceAll("<[^>]+>", "").replaceAll("\\s+", " ");
    }

    @Test
    void bobReadsWhatAliceAndCarolDidAndTheDotGoes() throws Exception {
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
        assertThat(words(told)).contains("carol and alice liked your post", "alice follows you", "carol mentioned you");
        assertThat(get(bob, "/home")).doesNotContain(DOT);
        assertThat(get(alice, "/home")).doesNotContain(DOT);
    }
}

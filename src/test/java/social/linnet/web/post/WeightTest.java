package social.linnet.web.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Visitors;
import social.linnet.testing.World;

/// A slow phone reads home quickly.
@LinnetTest
class WeightTest {

    private static final int MAX_BYTES = 60_000;

    @Autowired
    private World world;
    @Autowired
    private Visitors visitors;

    @Test
    void twentyPostsOfHomeAreLight() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        world.follow(alice, bob);
        for (int n = 1; n <= 20; n++) {
            world.post(bob, Audience.PUBLIC, "Post " + n + ": the tide came in over the flats at six, the curlews went up, and #morning had begun.");
        }
        world.settle();
        byte[] home = visitors.browser(alice).open("/home").bytes();
        String html = new String(home, java.nio.charset.StandardCharsets.UTF_8);
        int posts = html.split("<article ").length - 1;
        int first = html.indexOf("<article ");
        System.out.println("home of 20 posts: " + home.length + " bytes; one post: "
                + (html.indexOf("<article ", first + 1) - first));
        assertThat(posts).isEqualTo(20);
        assertThat(home.length).as("bytes of home").isLessThan(MAX_BYTES);
    }
}

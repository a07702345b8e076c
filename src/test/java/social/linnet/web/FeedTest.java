package social.linnet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.post.Post;
import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// What a feed reader gets of alice, who is known to nobody there.
@LinnetTest
class FeedTest {

    @Autowired
    private World world;
    @Value("${linnet.url}")
    private String url;

    private Client.Page get(String path, String... headers) {
        return Client.stranger(url).open(path, headers);
    }

    @Test
    void aliceIsReadInAFeedAsFarAsEverybodyMayComeUponHer() throws Exception {
        Account alice = world.person("alice");
        Post open = world.post(alice, Audience.PUBLIC, "Fish & <chips> at https://fish.example/?a=1&b=2\n\n\uFFFFNext #harbour");
        world.post(alice, Audience.QUIET, "quietly said");
        world.post(alice, Audience.FOLLOWERS, "to followers");
        world.post(alice, Audience.DIRECT, "to nobody");
        Client.Page answer = get("/@" + alice.handle() + ".rss");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/rss+xml");
        assertThat(answer.header("Cache-Control")).contains("max-age=300").contains("public");
        String tag = answer.header("ETag");
        assertThat(get("/@" + alice.handle() + ".rss", "If-None-Match", tag).status()).isEqualTo(304);

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document feed = factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.bytes()));
        assertThat(feed.getDocumentElement().getTagName()).isEqualTo("rss");
        assertThat(feed.getElementsByTagName("item").getLength()).isEqualTo(1);
        Element item = (Element) feed.getElementsByTagName("item").item(0);
        assertThat(text(item, "link")).isEqualTo(url + "/@" + alice.handle() + "/" + open.id());
        assertThat(text(item, "description")).contains("Fish &amp; &lt;chips&gt;", "href=\"https://fish.example/?a=1&amp;b=2\"");
        assertThat(text(item, "category")).isEqualTo("harbour");
        assertThat(get("/tags/HARBOUR.rss").body())
                .contains("/@" + alice.handle() + "/" + open.id());
        assertThat(get("/tags/%21%21.rss").status()).isEqualTo(404);
        assertThat(get("/@nobody_here_at_all.rss").status()).isEqualTo(404);
    }

    private static String text(Element item, String name) {
        return item.getElementsByTagName(name).item(0).getTextContent();
    }
}

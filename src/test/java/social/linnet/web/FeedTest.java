package social.linnet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.post.Post;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// What a feed reader gets of alice, who is known to nobody there.
@LinnetTest
class FeedTest {

    @Autowired
    private World world;
    @Value("${linnet.url}")
    private String url;

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void aliceIsReadInAFeedAsFarAsEverybodyMayComeUponHer() throws Exception {
        Account alice = world.person("alice");
        Post open = world.post(alice, Audience.PUBLIC, "Fish & <chips> at https://fish.example/?a=1&b=2\n\n\uFFFFNext #harbour");
        world.post(alice, Audience.QUIET, "quietly said");
        world.post(alice, Audience.FOLLOWERS, "to followers");
        world.post(alice, Audience.DIRECT, "to nobody");
        HttpResponse<byte[]> answer = get("/@" + alice.handle() + ".rss");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/rss+xml");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=300").contains("public");
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/@" + alice.handle() + ".rss", "If-None-Match", tag).statusCode()).isEqualTo(304);

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document feed = factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body()));
        assertThat(feed.getDocumentElement().getTagName()).isEqualTo("rss");
        assertThat(feed.getElementsByTagName("item").getLength()).isEqualTo(1);
        Element item = (Element) feed.getElementsByTagName("item").item(0);
        assertThat(text(item, "link")).isEqualTo(url + "/@" + alice.handle() + "/" + open.id());
        assertThat(text(item, "description")).contains("Fish &amp; &lt;chips&gt;", "href=\"https://fish.example/?a=1&amp;b=2\"");
        assertThat(text(item, "category")).isEqualTo("harbour");
        assertThat(get("/@nobody_here_at_all.rss").statusCode()).isEqualTo(404);
    }

    private static String text(Element item, String name) {
        return item.getElementsByTagName(name).item(0).getTextContent();
    }
}

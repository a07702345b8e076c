package social.linnet.post.link;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Moving;
import social.linnet.testing.Strangers;
import social.linnet.testing.World;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What no post for everybody links any more is let go of, with its picture.
@LinnetTest
class CardsForgottenTest {

    @Autowired
    private World world;
    @Autowired
    private Posts posts;
    @Autowired
    private Strangers strangers;
    @Autowired
    private Links links;
    @Autowired
    private CardWorker worker;
    @Autowired
    private Pictures pictures;
    @Autowired
    private JdbcClient jdbc;

    private void hoursPass(String url) {
        jdbc.sql("update post.card set created_at = created_at - interval '2 hours' where url = :url")
                .param("url", url).update();
        jdbc.sql("update post.card_image set fetched_at = fetched_at - interval '2 hours' where url = :url")
                .param("url", url + "a.gif").update();
        worker.forgetUnlinked();
        links.changed(url);
    }

    @Test
    void whatAliceAloneStillLinksIsForgottenWithItsPicture() {
        Account alice = world.person("alice");
        String url = strangers.html("<title>Seen</title><meta property=og:image content=a.gif>");
        strangers.serve(url + "a.gif", exchange -> Strangers.send(exchange, 200, "image/gif", Moving.gif(60)));
        Post open = world.post(alice, Audience.PUBLIC, "see " + url);
        world.post(alice, Audience.FOLLOWERS, "see " + url);
        Card card = await().atMost(Duration.ofSeconds(15)).until(() -> {
            links.changed(url);
            return links.cards(List.of(url)).get(url);
        }, found -> found != null);
        assertThat(card.image()).isNotNull();
        Picture picture = pictures.findByName(card.image().path().substring(0, 22)).orElseThrow();
        assertThat(picture.type()).as("what moves stands still").isNotEqualTo(Picture.Type.GIF);
        assertThat(pictures.file(picture, Picture.Size.LARGE)).exists();

        hoursPass(url);
        assertThat(links.cards(List.of(url))).as("still linked for everybody").hasSize(1);
        posts.delete(alice.id(), open.id());
        hoursPass(url);
        assertThat(links.cards(List.of(url))).isEmpty();
        assertThat(pictures.find(picture.id())).isEmpty();
        assertThat(pictures.file(picture, Picture.Size.LARGE)).doesNotExist();
    }
}

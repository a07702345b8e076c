package social.linnet.mastodon;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Sessions;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.event.Refused;
import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.studio.Clip;
import social.linnet.studio.Job;
import social.linnet.studio.Order;
import social.linnet.studio.Studio;
import social.linnet.studio.meme.Layout;
import social.linnet.studio.meme.Meme;
import social.linnet.studio.meme.Memes;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;
import social.linnet.testing.Client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A picture that nobody could look at is its maker's, and no door lets it out, nor what would be made of it unseen.
class HeldPictureTest extends MastodonTest {

    @Autowired
    private Pictures pictures;
    @Autowired
    private Works works;
    @Autowired
    private Studio studio;
    @Autowired
    private Styles styles;
    @Autowired
    private Memes memes;
    @Autowired
    private Sessions sessions;

    private Member alice;
    private long id;
    private String held;

    @BeforeEach
    void aliceHasOne() {
        alice = member("alice");
        long account = Long.parseLong(alice.id());
        Picture made = pictures.store(account, Png.square(64), "a lake", Making.generated("test/fake"));
        works.record(new Works.Made(made.id(), account, Work.Kind.PAINTED, null, null, "a lake", "none", "test/fake"));
        pictures.hold(account, made.id(), true);
        id = made.id();
        held = Long.toString(id);
    }

    private void nothingIsOut() {
        assertThat(pictures.find(id).orElseThrow().post()).isNull();
        assertThat(http().get("/media/" + pictures.find(id).orElseThrow().path(Picture.Size.LARGE)).status()).isEqualTo(404);
    }

    private void refused(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
        assertThat(reply.text("error")).contains("waits to be reviewed");
        nothingIsOut();
    }

    @Test
    void noAppPostsIt() {
        refused(alice.http().json("POST", "/api/v1/statuses", Map.of("status", "Look", "media_ids", List.of(held))));
        refused(alice.http().json("POST", "/api/v1/statuses", Map.of("status", "Look", "visibility", "direct",
                "media_ids", List.of(held))));
    }

    @Test
    void noAppSchedulesItOrKeepsItInADraft() {
        refused(alice.http().json("POST", "/api/v1/statuses", Map.of("status", "Look", "media_ids", List.of(held),
                "scheduled_at", Instant.now().plus(Duration.ofDays(1)).toString())));
        refused(alice.http().json("POST", "/api/linnet/v1/drafts", Map.of("status", "Look", "media_ids", List.of(held))));
    }

    @Test
    void noAppPutsItIntoAPostThatIsThere() {
        String post = post(alice, "Look").text("id");
        refused(alice.http().json("PUT", "/api/v1/statuses/" + post, Map.of("status", "Look", "media_ids", List.of(held))));
    }

    @Test
    void theSiteDoesNotEither() {
        String origin = "http://127.0.0.1:" + port;
        Client browser = Client.of(origin, sessions.open(Long.parseLong(alice.id()), "a test"));
        browser.open("/settings/ai");
        String post = post(alice, "Look").text("id");
        for (String[] form : List.of(new String[] {"/posts", "later", ""}, new String[] {"/posts", "later", "1"},
                new String[] {"/posts/" + post + "/edit", "later", ""}, new String[] {"/drafts", "later", ""})) {
            Client.Page answer = browser.submit(form[0], "text", "Look", "audience", "public", "picture", held, form[1], form[2], "due",
                    Instant.now().plus(Duration.ofDays(1)).toString().substring(0, 16), "offset", "Z");
            assertThat(answer.status()).as(form[0] + form[2]).isEqualTo(422);
            assertThat(answer.body()).as(form[0] + form[2]).contains("looked at");
            nothingIsOut();
        }
    }

    @Test
    void nothingIsMadeOfItThatNobodyLooksAtAndNoStyleShowsIt() {
        long account = Long.parseLong(alice.id());
        Order film = new Order(Job.Kind.ANIMATE, Clip.typed("zoom_in", 4, "").prompt(), Style.NONE, Shape.SQUARE, 1, List.of(id), null);
        Meme meme = new Meme(Layout.TOP_BOTTOM, List.of(new Meme.Panel.Shown(id)), List.of());
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> studio.make(account, film), () -> memes.preview(account, meme),
                () -> styles.make(account, "Lake", "still water", true, Style.Licence.CC0, id))) {
            assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, one -> assertThat(one.key()).isEqualTo("picture-held"));
        }
        pictures.hold(account, id, false);
        assertThat(alice.http().json("POST", "/api/v1/statuses", Map.of("status", "Look", "media_ids", List.of(held))).status())
                .isEqualTo(200);
    }

    @Test
    void whereThePictureIsLostItIsSaidThatItIsNotThere() throws IOException {
        Picture shown = pictures.store(Long.parseLong(alice.id()), Png.square(64), "a hill", Making.generated("test/fake"));
        String address = "/media/" + shown.path(Picture.Size.LARGE);
        assertThat(alice.http().form("POST", "/api/v1/statuses", "status", "Look", "media_ids[]", String.valueOf(shown.id())).status()).isEqualTo(200);
        assertThat(http().get(address).status()).isEqualTo(200);

        Files.delete(pictures.file(shown, Picture.Size.LARGE));

        assertThat(http().get(address).status()).isEqualTo(404);
    }
}

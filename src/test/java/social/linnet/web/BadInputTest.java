package social.linnet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import social.linnet.account.Account;
import social.linnet.account.Sessions;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.studio.Studio;
import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Visitors;
import social.linnet.testing.World;

/// What the site answers to what it cannot take: a message for the person, no effect, and nothing of its insides.
@LinnetTest
class BadInputTest {

    @Autowired
    private World world;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Visitors visitors;
    @Autowired
    private Posts posts;
    @Autowired
    private Studio studio;
    @Value("${linnet.url}")
    private String url;

    private Account alice;
    private Client browser;

    @BeforeEach
    void aliceHasHomeOpen() {
        alice = world.person("alice");
        browser = visitors.browser(alice);
        browser.open("/home");
    }

    private Client.Page get(String path) {
        return browser.open(path);
    }

    private Client.Page post(String path, Map<String, String> fields) {
        return send(path, fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    /// As the site's scripts send a form.
    private Client.Page send(String path, String form) {
        return browser.send(path, form, "HX-Request", "true", "X-CSRF-TOKEN", browser.token());
    }

    private Client.Page upload(String name, String type, byte[] bytes) {
        return browser.upload("/uploads", new Client.File(name, type, bytes), List.of(), "HX-Request", "true", "X-CSRF-TOKEN", browser.token());
    }

    private static void saysSo(Client.Page answer, int status, String words) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        hidesItsInsides(answer);
    }

    private static void hidesItsInsides(Client.Page answer) {
        assertThat(answer.status()).isLessThan(500);
        assertThat(answer.body()).doesNotContainPattern("(?i)exception|stack trace|social\\.linnet|org\\.spring|jetty|\\bat [a-z]+\\.");
        assertThat(answer.header("Server")).isEmpty();
    }

    private void nothingWasPosted() {
        assertThat(posts.byAuthor(alice.id(), Paging.newest(1), true, true)).isEmpty();
    }

    @Test
    void whatAliceSendsRightIsPosted() {
        assertThat(post("/posts", Map.of("text", "hello", "audience", "public")).status()).isEqualTo(200);
        assertThat(posts.byAuthor(alice.id(), Paging.newest(1), true, true)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"everyone", "PUBLIC", "private", "", "public,direct"})
    void anUnknownAudienceNeverBecomesPublic(String audience) {
        saysSo(post("/posts", Map.of("text", "a secret", "audience", audience)), 422, "Say for whom the post is");
        nothingWasPosted();
    }

    @Test
    void controlCharactersAndHalfCharactersAreRefused() {
        saysSo(send("/posts", "audience=public&text=a%00b"), 422, "cannot be kept");
        saysSo(send("/posts", "audience=public&text=a%1Bb"), 422, "cannot be kept");
        nothingWasPosted();
    }

    @Test
    void longTextIsRefusedAndLongPromptsToo() {
        saysSo(post("/posts", Map.of("text", "x".repeat(501), "audience", "public")), 422, "at most 500 characters");
        saysSo(post("/posts", Map.of("text", "x".repeat(100_000), "audience", "public")), 422, "at most 500");
        saysSo(post("/studio/jobs", Map.of("prompt", "x".repeat(1001), "style", "ink", "shape", "square", "count", "1")),
                422, "at most 1,000 characters");
        saysSo(post("/studio/jobs", Map.of("prompt", "a cat", "style", "photoreal", "shape", "square", "count", "1")),
                422, "Choose one of the styles");
        saysSo(post("/studio/jobs", Map.of("prompt", "a cat", "style", "ink", "shape", "square", "count", "5")), 422,
                "Choose 1 to 4");
        nothingWasPosted();
        assertThat(studio.jobs(alice.id(), "", 5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "layout=drake&text=a | 422 | one of the layouts",
        "layout=sign&text= | 422 | some words",
        "layout=sign&text=a&x=NaN | 422 | place",
        "layout=sign&text=a&w=Infinity | 422 | place",
        "layout=sign&text=a&h=-1 | 422 | place",
        "layout=sign&text=a&y=9e99 | 422 | place",
        "layout=sign&text=a&turn=spin | 422 | place",
        "layout=sign&text=a&look=fancy | 422 | looks",
        "layout=sign&text=a&colour=red | 422 | looks",
        "layout=sign&text=a&align=left | 422 | looks",
        "layout=sign&text=a%00b | 422 | cannot be kept",
        "layout=bar&text=a&panel=p1 | 404 | not here",
        "layout=bar&text=a&panel=s1 | 404 | not here",
        "layout=bar&text=a&panel=p99999999999999999999 | 404 | not here",
        "layout=bar&text=a&panel=x1 | 422 | looks",
        "layout=bar&text=a&panel=c12 | 422 | looks",
        "layout=bar&text=a&post=1 | 404 | not here"})
    void aMemeThatCannotBeIsNotMade(String sent, int status, String words) {
        saysSo(send("/studio/meme", sent), status, words);
        hidesItsInsides(send("/studio/meme/preview", sent));
    }

    @Test
    void aMemeHasItsLimits() {
        saysSo(post("/studio/meme", Map.of("layout", "sign", "text", "x".repeat(201))), 422, "no more than 200 characters");
        saysSo(send("/studio/meme", "layout=sign" + "&text=a".repeat(13)), 422, "12 captions");
        saysSo(send("/studio/meme", "layout=bar&text=a" + "&panel=cffffff".repeat(40)), 422, "room for");
        assertThat(get("/studio/meme?layout=nope").status()).isEqualTo(422);
        assertThat(get("/studio/meme?picture=1").status()).isEqualTo(404);
        assertThat(get("/studio/meme/layouts/nope.jpg").status()).isEqualTo(404);
        assertThat(get("/studio/meme/pictures/1").status()).isEqualTo(404);
    }

    @Test
    void aBodyOverItsLimitIsRefusedBeforeItIsParsed() {
        Client.Page answer = send("/posts", "audience=public&text=" + "y".repeat(3_000_000));
        assertThat(answer.status()).isIn(400, 413, 422);
        hidesItsInsides(answer);
        nothingWasPosted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/@nobody_at_all", "/@alice/12abc", "/@alice/99999999999999999999999", "/@alice/-1",
            "/@alice/1", "/media/../../etc/passwd", "/media/AAAAAAAAAAAAAAAAAAAAAA/large.png", "/studio/jobs/nope",
            "/static/app.css", "/nowhere", "/%2e%2e/secret"})
    void whatIsNotThereIsNotFound(String path) {
        Client.Page answer = get(path);
        assertThat(answer.status()).isIn(400, 404);
        hidesItsInsides(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/posts/abc/like", "/posts/0/like", "/posts/-7/delete", "/posts/123456789/repost",
            "/@nobody_at_all/follow", "/uploads/77/alt"})
    void noDeedIsDoneToWhatIsNotThere(String path) {
        Client.Page answer = post(path, Map.of("alt", "x"));
        assertThat(answer.status()).isEqualTo(404);
        hidesItsInsides(answer);
    }

    @Test
    void aPictureThatLiesIsRefused() throws IOException {
        saysSo(upload("cat.png", "image/png", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)),
                422, "not a picture this site can read");
        saysSo(upload("cat.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(
                StandardCharsets.UTF_8)), 422, "not a picture");
        saysSo(upload("empty.jpg", "image/jpeg", new byte[0]), 422, "picture");
        saysSo(upload("bomb.png", "image/png", pngHeader(60_000, 60_000)), 422, "picture");
        Client.Page huge = upload("huge.png", "image/png", new byte[20_000_000]);
        assertThat(huge.status()).isIn(413, 422);
        hidesItsInsides(huge);
    }

    private static byte[] pngHeader(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        java.nio.ByteBuffer header = java.nio.ByteBuffer.allocate(25);
        header.putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height)
                .put(new byte[] {8, 6, 0, 0, 0});
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(header.array(), 4, 17);
        header.putInt((int) crc.getValue());
        bytes.write(header.array());
        return bytes.toByteArray();
    }

    @Test
    void aFormWithoutItsTokenHasNoEffect() {
        String form = "text=forged&audience=public";
        saysSo(browser.send("/posts", form, "HX-Request", "true", "X-CSRF-TOKEN", "forged"), 403, "expired");
        Client elsewhere = Client.of(url, sessions.open(alice.id(), "a test"));
        saysSo(elsewhere.send("/posts", form, "HX-Request", "true", "X-CSRF-TOKEN", browser.token()), 403, "expired");
        nothingWasPosted();
    }

    @Test
    void anEndedSessionIsToldToSignInAgain() {
        sessions.of(alice.id()).forEach(session -> sessions.end(alice.id(), session.id()));
        saysSo(post("/posts", Map.of("text", "too late", "audience", "public")), 401, "Sign in again");
        Client.Page home = get("/home");
        assertThat(home.status()).isEqualTo(303);
        assertThat(home.location()).isEqualTo("/sign-in?next=%2Fhome");
        nothingWasPosted();
    }

    @Test
    void bobCannotTouchWhatIsAlices() {
        Account bob = world.person("bob");
        Post bobs = world.post(bob, Audience.FOLLOWERS, "for followers");
        assertThat(get("/@" + bob.handle() + "/" + bobs.id()).status()).isEqualTo(404);
        for (String deed : List.of("like", "repost", "delete")) {
            assertThat(post("/posts/" + bobs.id() + "/" + deed, Map.of()).status()).isEqualTo(404);
        }
        Post open = world.post(bob, Audience.PUBLIC, "for all");
        saysSo(post("/posts/" + open.id() + "/delete", Map.of()), 403, "Only its author");
        assertThat(get("/admin").status()).isEqualTo(404);
    }

    @Test
    void metricsAreForAdministrators() {
        assertThat(get("/actuator/prometheus").status()).isEqualTo(404);
        assertThat(get("/actuator/env").status()).isEqualTo(404);
        assertThat(get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void signInNeverSendsAnybodyElsewhere() {
        assertThat(List.of("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", ""))
                .allSatisfy(next -> assertThat(Site.next(next)).isEqualTo("/home"));
        assertThat(Site.next("/@alice/1?x=y")).isEqualTo("/@alice/1?x=y");
    }
}

package social.linnet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// What the site answers to what it cannot take: a message for the person, no effect, and nothing of its insides.
@LinnetTest
class BadInputTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    private World world;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Posts posts;
    @Autowired
    private Studio studio;
    @Value("${linnet.url}")
    private String url;

    private final HttpClient http = HttpClient.newHttpClient();
    private Account alice;
    private String cookie;
    private String csrfCookie;
    private String csrf;

    @BeforeEach
    void aliceHasHomeOpen() throws Exception {
        alice = world.person("alice");
        cookie = "linnet=" + sessions.open(alice.id(), "a test");
        HttpResponse<String> home = get("/home");
        csrfCookie = home.headers().allValues("Set-Cookie").stream().filter(c -> c.startsWith("linnet_csrf="))
                .findFirst().orElseThrow().split(";")[0];
        Matcher token = TOKEN.matcher(home.body());
        assertThat(token.find()).isTrue();
        csrf = token.group(1);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url + path)).header("Cookie", cookie)
                .header("Accept-Language", "en").build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        String body = fields.entrySet().stream().map(field -> field.getKey() + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return send(path, body, cookie + "; " + csrfCookie);
    }

    private HttpResponse<String> send(String path, String body, String cookies) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url + path)).header("Cookie", cookies)
                .header("HX-Request", "true").header("X-CSRF-TOKEN", csrf)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String name, String type, byte[] bytes) throws Exception {
        String boundary = "a-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.write(bytes);
        body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return http.send(HttpRequest.newBuilder(URI.create(url + "/uploads")).header("Cookie", cookie + "; " + csrfCookie)
                .header("HX-Request", "true").header("X-CSRF-TOKEN", csrf)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())).build(), BodyHandlers.ofString());
    }

    private static void saysSo(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        hidesItsInsides(answer);
    }

    private static void hidesItsInsides(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(answer.body()).doesNotContainPattern("(?i)exception|stack trace|social\\.linnet|org\\.spring|jetty|\\bat [a-z]+\\.");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    private void nothingWasPosted() {
        assertThat(posts.byAuthor(alice.id(), Paging.newest(1), true, true)).isEmpty();
    }

    @Test
    void whatAliceSendsRightIsPosted() throws Exception {
        assertThat(post("/posts", Map.of("text", "hello", "audience", "public")).statusCode()).isEqualTo(200);
        assertThat(posts.byAuthor(alice.id(), Paging.newest(1), true, true)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"everyone", "PUBLIC", "private", "", "public,direct"})
    void anUnknownAudienceNeverBecomesPublic(String audience) throws Exception {
        saysSo(post("/posts", Map.of("text", "a secret", "audience", audience)), 422, "Say for whom the post is");
        nothingWasPosted();
    }

    @Test
    void controlCharactersAndHalfCharactersAreRefused() throws Exception {
        saysSo(send("/posts", "audience=public&text=a%00b", cookie + "; " + csrfCookie), 422, "cannot be kept");
        saysSo(send("/posts", "audience=public&text=a%1Bb", cookie + "; " + csrfCookie), 422, "cannot be kept");
        nothingWasPosted();
    }

    @Test
    void longTextIsRefusedAndLongPromptsToo() throws Exception {
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
    void aMemeThatCannotBeIsNotMade(String sent, int status, String words) throws Exception {
        saysSo(send("/studio/meme", sent, cookie + "; " + csrfCookie), status, words);
        hidesItsInsides(send("/studio/meme/preview", sent, cookie + "; " + csrfCookie));
    }

    @Test
    void aMemeHasItsLimits() throws Exception {
        saysSo(post("/studio/meme", Map.of("layout", "sign", "text", "x".repeat(201))), 422, "no more than 200 characters");
        saysSo(send("/studio/meme", "layout=sign" + "&text=a".repeat(13), cookie + "; " + csrfCookie), 422, "12 captions");
        saysSo(send("/studio/meme", "layout=bar&text=a" + "&panel=cffffff".repeat(40), cookie + "; " + csrfCookie), 422, "room for");
        assertThat(get("/studio/meme?layout=nope").statusCode()).isEqualTo(422);
        assertThat(get("/studio/meme?picture=1").statusCode()).isEqualTo(404);
        assertThat(get("/studio/meme/layouts/nope.jpg").statusCode()).isEqualTo(404);
        assertThat(get("/studio/meme/pictures/1").statusCode()).isEqualTo(404);
    }

    @Test
    void aBodyOverItsLimitIsRefusedBeforeItIsParsed() throws Exception {
        HttpResponse<String> answer = send("/posts", "audience=public&text=" + "y".repeat(3_000_000),
                cookie + "; " + csrfCookie);
        assertThat(answer.statusCode()).isIn(400, 413, 422);
        hidesItsInsides(answer);
        nothingWasPosted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/@nobody_at_all", "/@alice/12abc", "/@alice/99999999999999999999999", "/@alice/-1",
            "/@alice/1", "/media/../../etc/passwd", "/media/AAAAAAAAAAAAAAAAAAAAAA/large.png", "/studio/jobs/nope",
            "/static/app.css", "/nowhere", "/%2e%2e/secret"})
    void whatIsNotThereIsNotFound(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        hidesItsInsides(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/posts/abc/like", "/posts/0/like", "/posts/-7/delete", "/posts/123456789/repost",
            "/@nobody_at_all/follow", "/uploads/77/alt"})
    void noDeedIsDoneToWhatIsNotThere(String path) throws Exception {
        HttpResponse<String> answer = post(path, Map.of("alt", "x"));
        assertThat(answer.statusCode()).isEqualTo(404);
        hidesItsInsides(answer);
    }

    @Test
    void aPictureThatLiesIsRefused() throws Exception {
        saysSo(upload("cat.png", "image/png", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)),
                422, "not a picture this site can read");
        saysSo(upload("cat.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(
                StandardCharsets.UTF_8)), 422, "not a picture");
        saysSo(upload("empty.jpg", "image/jpeg", new byte[0]), 422, "picture");
        saysSo(upload("bomb.png", "image/png", pngHeader(60_000, 60_000)), 422, "picture");
        HttpResponse<String> huge = upload("huge.png", "image/png", new byte[20_000_000]);
        assertThat(huge.statusCode()).isIn(413, 422);
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
    void aFormWithoutItsTokenHasNoEffect() throws Exception {
        String kept = csrf;
        csrf = "forged";
        saysSo(post("/posts", Map.of("text", "forged", "audience", "public")), 403, "expired");
        csrf = kept;
        saysSo(send("/posts", "text=forged&audience=public", cookie), 403, "expired");
        nothingWasPosted();
    }

    @Test
    void anEndedSessionIsToldToSignInAgain() throws Exception {
        sessions.of(alice.id()).forEach(session -> sessions.end(alice.id(), session.id()));
        saysSo(post("/posts", Map.of("text", "too late", "audience", "public")), 401, "Sign in again");
        HttpResponse<String> home = get("/home");
        assertThat(home.statusCode()).isEqualTo(303);
        assertThat(home.headers().firstValue("Location")).hasValue("/sign-in?next=%2Fhome");
        nothingWasPosted();
    }

    @Test
    void bobCannotTouchWhatIsAlices() throws Exception {
        Account bob = world.person("bob");
        Post bobs = world.post(bob, Audience.FOLLOWERS, "for followers");
        assertThat(get("/@" + bob.handle() + "/" + bobs.id()).statusCode()).isEqualTo(404);
        for (String deed : List.of("like", "repost", "delete")) {
            assertThat(post("/posts/" + bobs.id() + "/" + deed, Map.of()).statusCode()).isEqualTo(404);
        }
        Post open = world.post(bob, Audience.PUBLIC, "for all");
        saysSo(post("/posts/" + open.id() + "/delete", Map.of()), 403, "Only its author");
        assertThat(get("/admin").statusCode()).isEqualTo(404);
    }

    @Test
    void metricsAreForAdministrators() throws Exception {
        assertThat(get("/actuator/prometheus").statusCode()).isEqualTo(404);
        assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void signInNeverSendsAnybodyElsewhere() {
        assertThat(List.of("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", ""))
                .allSatisfy(next -> assertThat(Site.next(next)).isEqualTo("/home"));
        assertThat(Site.next("/@alice/1?x=y")).isEqualTo("/@alice/1?x=y");
    }
}

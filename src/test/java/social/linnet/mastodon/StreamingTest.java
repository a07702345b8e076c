package social.linnet.mastodon;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import tools.jackson.databind.JsonNode;

import social.linnet.account.Departures;
import social.linnet.graph.Lists;
import social.linnet.graph.PeopleList;
import social.linnet.mastodon.streaming.Attendance;
import social.linnet.testing.World;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What apps hear while they are there.
class StreamingTest extends MastodonTest {

    private static final String LAST = "hears this last";

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Departures departures;
    @Autowired
    private Lists lists;

    private String base() {
        return http().base();
    }

    private Listening socket(Member person, String query) {
        return Listening.socket(base(), query, person.http().token(), null);
    }

    /// Publishes one more post of this person's that a listener to `user` hears, and so waits for all before it.
    private void hearLast(Member person, Listening ears) {
        ears.awaitTold("user update " + post(person, LAST, "private").text("id"));
    }

    @Test
    void bobHearsAtHomeWhatAliceSaysChangesAndDeletes() {
        Member alice = member("alice");
        Member bob = member("bob");
        follow(bob, alice);
        settle();
        try (Listening ears = socket(bob, "?stream=user");
             Listening events = Listening.events(base(), "user", bob.http().token())) {
            String first = post(alice, "hello \"bob\" \\ é 🐦\nnew line", "private").text("id");
            JsonNode status = ears.payload("user update " + first);
            assertThat(status.path("content").asString()).contains("hello");
            assertThat(status.path("account").path("acct").asString()).isEqualTo(alice.handle());
            assertThat(status.path("favourited").isBoolean()).isTrue();
            events.awaitHeard("\"" + first + "\"");
            assertThat(events.heard).contains("event: update");
            alice.http().delete("/api/v1/statuses/" + first);
            ears.awaitTold("user delete " + first);
            events.awaitHeard("data: " + first);
            assertThat(events.heard).contains("event: delete");
            String own = post(bob, "mine").text("id");
            ears.awaitTold("user update " + own);
            String repost = alice.http().form("POST", "/api/v1/statuses/" + own + "/reblog").text("id");
            assertThat(ears.payload("user update " + repost).path("reblog").path("id").asString()).isEqualTo(own);
            alice.http().form("POST", "/api/v1/statuses/" + own + "/unreblog");
            ears.awaitTold("user delete " + repost);
        }
    }

    /// A proxy ends what says nothing, and a client gives up on it.
    @Test
    void whereNothingHappensAReaderHearsThatTheStreamIsAlive() {
        Member alice = member("alice");
        try (Listening ears = socket(alice, "?stream=user");
             Listening events = Listening.events(base(), "user", alice.http().token())) {
            await().atMost(Duration.ofSeconds(15)).until(() -> ears.pings.get() > 0 && events.heard.contains(":thump"));
            assertThat(ears.heard).isEmpty();
            assertThat(ears.closedWith).isZero();
        }
    }

    @Test
    void carolHearsNothingThatIsNotForHer() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        follow(bob, alice);
        settle();
        try (Listening ears = socket(carol, "?stream=user");
             Listening his = socket(bob, "?stream=user")) {
            ears.subscribe("public").subscribe("public:local").subscribe("hashtag", "tag", "Secrets")
                    .subscribe("public:remote").subscribe("direct");
            List<String> hidden = new ArrayList<>();
            for (String visibility : List.of("private", "direct", "unlisted")) {
                hidden.add(post(alice, "not for all #secrets " + visibility, visibility).text("id"));
            }
            String reply = alice.http().form("POST", "/api/v1/statuses", "status", "an answer", "in_reply_to_id",
                    post(bob, "a question", "unlisted").text("id")).text("id");
            hearLast(alice, his);
            hidden.forEach(id -> alice.http().delete("/api/v1/statuses/" + id));
            String shown = post(alice, "for all #secrets").text("id");
            ears.awaitTold("hashtag/Secrets update " + shown);
            ears.awaitTold("public update " + shown);
            ears.awaitTold("public:local update " + shown);
            hearLast(carol, ears);
            assertThat(ears.told()).noneMatch(told -> hidden.stream().anyMatch(told::contains))
                    .noneMatch(told -> told.contains(reply)).noneMatch(told -> told.startsWith("public:remote"));
            alice.http().delete("/api/v1/statuses/" + shown);
            ears.awaitTold("hashtag/Secrets delete " + shown);
            ears.awaitTold("public delete " + shown);
        }
    }

    @Test
    void oneSocketFollowsManyStreamsAndStopsWhenAsked() {
        Member alice = member("alice");
        Member bob = member("bob");
        try (Listening ears = socket(bob, "/")) {
            assertThat(ears.subprotocol()).isEqualTo(bob.http().token());
            ears.subscribe("hashtag", "tag", "Wrens").subscribe("hashtag:local", "tag", "wrens").subscribe("user");
            String first = post(alice, "#WRENS sing").text("id");
            ears.awaitTold("hashtag/Wrens update " + first);
            ears.awaitTold("hashtag:local/wrens update " + first);
            ears.unsubscribe("hashtag", "tag", "wrens");
            String second = post(alice, "#wrens again").text("id");
            ears.awaitTold("hashtag:local/wrens update " + second);
            hearLast(bob, ears);
            assertThat(ears.told()).doesNotContain("hashtag/Wrens update " + second);
        }
    }

    @Test
    void theTokenMayStandInThreePlaces() {
        Member bob = member("bob");
        String token = bob.http().token();
        try (Listening asProtocol = Listening.socket(base(), "/?stream=user", token, null);
             Listening inAddress = Listening.socket(base(), "?access_token=" + token + "&stream=user", null, null);
             Listening inHeader = Listening.socket(base(), "?stream=user", null, token)) {
            String id = post(bob, "heard thrice").text("id");
            for (Listening ears : List.of(asProtocol, inAddress, inHeader)) {
                ears.awaitTold("user update " + id);
            }
        }
        assertThat(Listening.refused(base(), "?stream=user", null)).isEqualTo(401);
        assertThat(Listening.refused(base(), "?stream=user", "nonsense")).isEqualTo(401);
        assertThat(Listening.refused(base(), "?access_token=nonsense", null)).isEqualTo(401);
        assertThat(http().get("/api/v1/timelines/home?access_token=" + token).status()).isEqualTo(401);
        assertThat(http().get("/api/v1/streaming/user").status()).isEqualTo(401);
        assertThat(http().get("/api/v1/streaming/public").status()).isEqualTo(401);
        assertThat(bob.http().get("/api/v1/streaming").status()).isEqualTo(426);
        assertThat(http().get("/api/v1/streaming/health").toString()).isEqualTo("200 OK");
        assertThat(bob.http().get("/api/v1/streaming/hashtag").status()).isEqualTo(400);
        assertThat(bob.http().get("/api/v1/streaming/list").status()).isEqualTo(400);
        assertThat(bob.http().get("/api/v1/streaming/list?list=1").status()).isEqualTo(404);
        assertThat(bob.http().get("/api/v1/streaming/nothing").status()).isEqualTo(404);
        Http app = http().as(appToken(app(ALL), ALL));
        assertThat(app.get("/api/v1/streaming/public").status()).isEqualTo(422);
    }

    @Test
    void nonsenseIsAnsweredAndTheConnectionStays() {
        Member bob = member("bob");
        try (Listening ears = socket(bob, "?stream=nonsense")) {
            ears.awaitHeard("{\"error\":\"Unknown stream type\",\"status\":400}");
            for (String nonsense : List.of("", "{", "[]", "null", "{\"type\":5}", "{\"type\":\"subscribe\"}",
                    "{\"type\":\"subscribe\",\"stream\":[\"user\"]}", "{\"type\":\"subscribe\",\"stream\":\"hashtag\"}",
                    "{\"type\":\"subscribe\",\"stream\":\"list\",\"list\":{}}")) {
                int before = ears.heard.size();
                ears.say(nonsense);
                await().atMost(Duration.ofSeconds(5)).until(() -> ears.heard.size() > before);
                assertThat(ears.heard.getLast()).as(nonsense).contains("\"status\":400");
            }
            ears.say("{\"type\":\"subscribe\",\"stream\":\"list\",\"list\":\"1\"}");
            ears.awaitHeard("\"status\":404");
            hearLast(bob, ears.subscribe("user"));
            ears.say("x".repeat(5000));
            ears.awaitClosed(Duration.ofSeconds(5));
            assertThat(ears.closedWith).isEqualTo(1009);
        }
    }

    @Test
    void aRevokedTokenIsDeadWithinFiveSeconds() {
        Member bob = member("bob");
        App app = app(ALL);
        Member other = signUp("robin", app);
        try (Listening ears = socket(other, "?stream=user");
             Listening events = Listening.events(base(), "user", other.http().token());
             Listening bobs = socket(bob, "?stream=user")) {
            assertThat(http().form("POST", "/oauth/revoke", "client_id", app.id(), "client_secret", app.secret(),
                    "token", other.http().token()).status()).isEqualTo(200);
            ears.awaitClosed(Duration.ofSeconds(5));
            events.awaitClosed(Duration.ofSeconds(1));
            assertThat(ears.closedWith).isEqualTo(1008);
            hearLast(bob, bobs);
        }
    }

    @Test
    void whoIsSuspendedHearsNothingMore() {
        Member bob = member("bob");
        try (Listening ears = socket(bob, "?stream=user")) {
            departures.suspend(Long.parseLong(member("mona").id()), Long.parseLong(bob.id()));
            ears.awaitClosed(Duration.ofSeconds(5));
            assertThat(ears.closedWith).isEqualTo(1008);
        }
    }

    @Test
    void bobHearsNothingOfWhomHeBlocksOrMutes() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        follow(bob, alice);
        follow(bob, carol);
        String old = post(alice, "before").text("id");
        settle();
        try (Listening ears = socket(bob, "?stream=user")) {
            ears.subscribe("public").subscribe("hashtag", "tag", "wrens");
            bob.http().form("POST", "/api/v1/accounts/" + carol.id() + "/mute");
            alice.http().form("POST", "/api/v1/accounts/" + bob.id() + "/block");
            List<String> hidden = List.of(old, post(alice, "#wrens").text("id"), post(carol, "#wrens").text("id"),
                    carol.http().form("POST", "/api/v1/statuses/" + post(carol, "again").text("id") + "/reblog")
                            .text("id"));
            alice.http().delete("/api/v1/statuses/" + old);
            alice.http().delete("/api/v1/statuses/" + hidden.get(1));
            settle();
            hearLast(bob, ears);
            assertThat(ears.told()).noneMatch(told -> hidden.stream().anyMatch(told::contains));
        }
    }

    @Test
    void bobHearsWhoLikesWhatHeSays() {
        Member alice = member("alice");
        Member bob = member("bob");
        String said = post(bob, "like this").text("id");
        settle();
        try (Listening ears = socket(bob, "?stream=user:notification");
             Listening home = socket(bob, "?stream=user");
             Listening events = Listening.events(base(), "user/notification", bob.http().token())) {
            alice.http().form("POST", "/api/v1/statuses/" + said + "/favourite");
            events.awaitHeard("\"type\":\"favourite\"");
            assertThat(events.heard).contains("event: notification");
            await().atMost(Duration.ofSeconds(10)).until(() -> !ears.told().isEmpty() && !home.told().isEmpty());
            assertThat(ears.told().getFirst()).startsWith("user:notification notification ");
            assertThat(home.told().getFirst()).startsWith("user notification ");
            JsonNode told = ears.payload(ears.told().getFirst());
            assertThat(told.path("account").path("id").asString()).isEqualTo(alice.id());
            assertThat(told.path("status").path("id").asString()).isEqualTo(said);
        }
    }

    @Test
    void aListIsHeardByWhoseItIs() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        follow(bob, alice);
        settle();
        long list = lists.create(Long.parseLong(bob.id()), "Birds", PeopleList.Replies.NONE, false).id();
        lists.add(Long.parseLong(bob.id()), list, List.of(Long.parseLong(alice.id())));
        try (Listening ears = socket(bob, "?stream=list&list=" + list);
             Listening events = Listening.events(base(), "list?list=" + list, bob.http().token());
             Listening hers = socket(carol, "?stream=list&list=" + list)) {
            hers.awaitHeard("\"status\":404");
            String id = post(alice, "for the list").text("id");
            ears.awaitTold("list/" + list + " update " + id);
            events.awaitHeard("\"" + id + "\"");
            alice.http().delete("/api/v1/statuses/" + id);
            ears.awaitTold("list/" + list + " delete " + id);
            assertThat(hers.told()).isEmpty();
        }
    }

    private Member signUp(String name, App app) {
        String handle = name + "_" + java.util.UUID.randomUUID().toString().substring(0, 8);
        String token = http().as(appToken(app, ALL)).form("POST", "/api/v1/accounts", "username", handle, "password",
                World.PASSWORD, "email", "", "agreement", "true", "locale", "en").text("access_token");
        return new Member(http().as(token).get("/api/v1/accounts/verify_credentials").text("id"), handle,
                http().as(token));
    }

    @Test
    void aTokenFollowsOnlyWhatItsScopesAllow() {
        Member bob = member("bob");
        App app = app("read:notifications write");
        Member narrow = new Member(bob.id(), bob.handle(), bob.http());
        String token = http().as(appToken(app, "read:notifications write")).form("POST", "/api/v1/accounts", "username",
                "narrow_" + narrow.id().substring(10), "password", World.PASSWORD, "email", "", "agreement",
                "true", "locale", "en").text("access_token");
        try (Listening ears = Listening.socket(base(), "?stream=user", token, null)) {
            ears.awaitHeard("\"status\":403");
            int before = ears.heard.size();
            ears.say("{\"type\":\"subscribe\",\"stream\":\"user:notification\"}");
            ears.say("{\"type\":\"subscribe\",\"stream\":\"public\"}");
            await().until(() -> ears.heard.size() == before + 1);
        }
        assertThat(http().as(token).get("/api/v1/streaming/user").status()).isEqualTo(403);
    }

    /// A reader who never reads, with the smallest window that the kernel gives.
    @Test
    void mallorysSilenceIsFeltByNobody() throws IOException {
        Member mallory = member("mallory");
        Member alice = member("alice");
        String tag = "f" + alice.id().substring(alice.id().length() - 8);
        try (Socket deaf = new Socket(); Listening ears = socket(alice, "?stream=user")) {
            deaf.setReceiveBufferSize(2048);
            deaf.connect(new InetSocketAddress("127.0.0.1", port));
            deaf.getOutputStream().write(("GET /api/v1/streaming?access_token=" + mallory.http().token()
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = deaf.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 101");
            List<String> tags = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                tags.add("#" + tag + "x" + i);
                frame(deaf, "{\"type\":\"subscribe\",\"stream\":\"hashtag\",\"tag\":\"" + tag + "x" + i + "\"}");
            }
            long slowest = 0;
            long began = System.nanoTime();
            while (isOpen(mallory) && System.nanoTime() - began < Duration.ofSeconds(60).toNanos()) {
                long before = System.nanoTime();
                String id = post(alice, String.join(" ", tags.subList(0, 25))).text("id");
                ears.awaitTold("user update " + id);
                slowest = Math.max(slowest, System.nanoTime() - before);
            }
            assertThat(isOpen(mallory)).isFalse();
            assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private boolean isOpen(Member person) {
        return Attendance.isThere(program, person.id());
    }

    private static void frame(Socket to, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[payload.length + 6];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        to.getOutputStream().write(frame);
    }

    @Test
    void oneAccountHasSoManyConnections() {
        Member bob = member("bob");
        List<Listening> all = new ArrayList<>();
        try {
            for (int i = 0; i < 24; i++) {
                all.add(socket(bob, ""));
            }
            assertThat(Listening.refused(base(), "", bob.http().token())).isEqualTo(429);
            all.removeFirst().close();
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() ->
                    assertThat(Listening.refused(base(), "", bob.http().token())).isEqualTo(101));
        } finally {
            all.forEach(Listening::close);
        }
    }

    @Test
    void anAppMayAskHowManyStreamsItLikes() {
        Member bob = member("bob");
        try (Listening ears = socket(bob, "")) {
            for (int i = 0; i < 101; i++) {
                ears.say("{\"type\":\"subscribe\",\"stream\":\"hashtag\",\"tag\":\"t" + i + "\"}");
            }
            ears.awaitHeard("{\"error\":\"Too many subscriptions\",\"status\":429}");
            int said = 0;
            while (said < 200 && ears.mayBeTold("{\"type\":\"nonsense\"}")) {
                said++;
            }
            ears.awaitClosed(Duration.ofSeconds(5));
            assertThat(said).isGreaterThan(9);
            assertThat(ears.closedWith).isEqualTo(1008);
        }
    }

    @Test
    void originsAreWelcomeFromEverywhere() {
        Member bob = member("bob");
        Reply reply = bob.http().send("GET", "/api/v1/streaming/hashtag", null,
                java.net.http.HttpRequest.BodyPublishers.noBody(), "Origin", "https://app.example");
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(Map.of("status", reply.status())).containsEntry("status", 400);
    }
}

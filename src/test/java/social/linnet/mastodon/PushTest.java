package social.linnet.mastodon;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Accounts;
import social.linnet.account.OAuthTokens;
import social.linnet.account.Sessions;
import social.linnet.notification.Kind;
import social.linnet.notification.VapidKey;
import social.linnet.notification.push.Sealed;
import social.linnet.notification.push.Subscription;
import social.linnet.notification.push.Subscriptions;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Web push, to a push service that opens what it is sent as a device would.
class PushTest extends MastodonTest {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /// What arrived at the push service.
    private record Arrived(String path, Map<String, String> headers, byte[] body) {
    }

    @Autowired
    private OAuthTokens tokens;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Subscriptions subscriptions;
    @Autowired
    private JdbcClient jdbc;
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final LinkedBlockingDeque<Integer> answers = new LinkedBlockingDeque<>();
    private final byte[] auth = new byte[16];
    private HttpServer service;
    private KeyPair device;

    @BeforeEach
    void aPushService() throws IOException, GeneralSecurityException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        device = generator.generateKeyPair();
        Arrays.fill(auth, (byte) 7);
    }

    @AfterEach
    void noMore() {
        service.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
        arrived.add(new Arrived(exchange.getRequestURI().getPath(), headers, exchange.getRequestBody().readAllBytes()));
        Integer status = answers.poll();
        if (status != null && status == 429) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        exchange.sendResponseHeaders(status == null ? 201 : status, -1);
        exchange.close();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + service.getAddress().getPort() + path;
    }

    private Reply subscribe(Member person, String path, boolean standard, Map<String, ?> data) {
        return person.http().json("POST", "/api/v1/push/subscription", Map.of("data", data,
                "subscription", Map.of("endpoint", address(path), "standard", standard, "keys", Map.of(
                        "p256dh", BASE64.encodeToString(VapidKey.point((ECPublicKey) device.getPublic())),
                        "auth", BASE64.encodeToString(auth)))));
    }

    private Arrived next(int number) {
        await().atMost(Duration.ofSeconds(30)).until(() -> arrived.size() >= number);
        return arrived.get(number - 1);
    }

    @Test
    void bobsPhoneIsToldAndCanReadItAndNobodyElseCan() throws GeneralSecurityException {
        Member alice = member("alice");
        Member bob = member("bob");
        Reply made = subscribe(bob, "/bob", true, Map.of("alerts", Map.of("mention", true, "favourite", false)));
        assertThat(made.status()).as(made.toString()).isEqualTo(200);
        assertThat(made.body().path("id").isIntegralNumber()).isTrue();
        assertThat(made.body().path("alerts").path("mention").asBoolean()).isTrue();
        assertThat(made.body().path("alerts").path("poll").asBoolean()).isFalse();
        String status = post(bob, "hello").text("id");
        alice.http().form("POST", "/api/v1/statuses/" + status + "/favourite");
        post(alice, "well, @" + bob.handle());

        Arrived first = next(1);
        assertThat(first.path()).isEqualTo("/bob");
        assertThat(first.headers()).containsEntry("content-encoding", "aes128gcm").containsEntry("ttl", "172800")
                .containsEntry("urgency", "normal");
        assertThat(first.headers().get("authorization")).startsWith("vapid t=").contains(", k=" + made.text("server_key"));
        checkToken(first.headers().get("authorization").substring(8).split(",")[0], made.text("server_key"));
        JsonNode message = new JsonMapper().readTree(opened(first.body()));
        assertThat(message.path("access_token").asString()).as("by which apps know for whom it is")
                .isEqualTo(bob.http().token());
        assertThat(message.path("notification_type").asString()).isEqualTo("mention");
        assertThat(message.path("title").asString()).contains(alice.handle());
        assertThat(message.path("body").asString()).isEqualTo("well, @" + bob.handle());
        assertThat(message.path("preferred_locale").asString()).isEqualTo("en");
        settle();
        assertThat(bob.http().get("/api/v1/notifications/" + message.path("notification_id").asLong()).text("type"))
                .isEqualTo("mention");

        subscribe(bob, "/old", false, Map.of("alerts", Map.of("follow", "1"), "policy", "all"));
        follow(alice, bob);
        Arrived old = next(2);
        assertThat(old.headers()).containsEntry("content-encoding", "aesgcm");
        assertThat(old.headers().get("authorization")).startsWith("WebPush ");
        assertThat(new JsonMapper().readTree(openedOld(old)).path("notification_type").asString()).isEqualTo("follow");
        assertThat(arrived).as("favourites were not asked for").hasSize(2);
    }

    /// A copy of the database does not tell Bob's token, and neither does another program's folder.
    @Test
    void aTokenIsKeptSealedForItsOwnSubscription() {
        Member bob = member("bob");
        Member carol = member("carol");
        subscribe(bob, "/bob", true, Map.of());
        subscribe(carol, "/carol", true, Map.of());
        String stored = jdbc.sql("select s::text from notification.subscription s where account = :bob")
                .param("bob", Long.parseLong(bob.id())).query(String.class).single();
        String token = java.util.Objects.requireNonNull(bob.http().token());
        assertThat(stored).doesNotContain(token)
                .doesNotContain(HexFormat.of().formatHex(token.getBytes(StandardCharsets.UTF_8)));
        Subscription his = subscription(bob);
        assertThat(Sealed.secret(subscriptions, his)).contains(token);
        jdbc.sql("""
                update notification.subscription set sealed = (
                    select sealed from notification.subscription where account = :carol) where account = :bob
                """).param("carol", Long.parseLong(carol.id())).param("bob", Long.parseLong(bob.id())).update();
        assertThat(Sealed.secret(subscriptions, his)).as("somebody else's").isEmpty();
        jdbc.sql("update notification.subscription set sealed = null where account = :bob")
                .param("bob", Long.parseLong(bob.id())).update();
        assertThat(Sealed.secret(subscriptions, his)).as("from before").isEmpty();
    }

    private Subscription subscription(Member person) {
        return subscriptions.find(jdbc.sql("select token from notification.subscription where account = :account")
                .param("account", Long.parseLong(person.id())).query(Long.class).single()).orElseThrow();
    }

    @Test
    void aServiceThatIsBusyIsAskedAgainAndOneThatKnowsNobodyIsNot() {
        Member alice = member("alice");
        Member bob = member("bob");
        subscribe(bob, "/bob", true, Map.of("alerts", Map.of("mention", true)));
        answers.add(429);
        post(alice, "@" + bob.handle() + " one");
        next(2);
        assertThat(bob.http().get("/api/v1/push/subscription").status()).isEqualTo(200);
        answers.add(410);
        post(alice, "@" + bob.handle() + " two");
        next(3);
        await().atMost(Duration.ofSeconds(10)).until(() -> bob.http().get("/api/v1/push/subscription").status() == 404);
    }

    @Test
    void bobSaysWhomHisPhoneTellsHimOfAndARevokedTokenTellsNothing() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        assertThat(bob.http().get("/api/v1/push/subscription").status()).isEqualTo(404);
        assertThat(bob.http().form("PUT", "/api/v1/push/subscription", "policy", "all").status()).isEqualTo(404);
        assertThat(subscribe(bob, "/bob", true, Map.of("policy", "sometimes")).status()).isEqualTo(422);
        assertThat(bob.http().form("POST", "/api/v1/push/subscription", "subscription[endpoint]", "file:///etc",
                "subscription[keys][p256dh]", "BA", "subscription[keys][auth]", "BA").status()).isEqualTo(422);
        subscribe(bob, "/bob", true, Map.of("alerts", Map.of("mention", true), "policy", "followed"));
        follow(bob, carol);
        settle();
        post(alice, "@" + bob.handle() + " one");
        post(carol, "@" + bob.handle() + " two");
        next(1);
        settle();
        assertThat(arrived).hasSize(1);
        assertThat(bob.http().form("PUT", "/api/v1/push/subscription", "data[policy]", "none",
                "data[alerts][follow]", "true").body().path("alerts").path("mention").asBoolean()).isTrue();
        assertThat(bob.http().get("/api/v1/push/subscription").text("policy")).isEqualTo("none");
        assertThat(alice.http().get("/api/v1/push/subscription").status()).isEqualTo(404);

        bob.http().form("PUT", "/api/v1/push/subscription", "data[policy]", "all");
        subscribe(carol, "/carol", true, Map.of("alerts", Map.of("mention", true)));
        assertThat(bob.http().delete("/api/v1/push/subscription").toString()).isEqualTo("200 {}");
        post(alice, "@" + bob.handle() + " and @" + carol.handle() + " three");
        assertThat(next(2).path()).isEqualTo("/carol");
        assertThat(arrived).hasSize(2);

        subscribe(bob, "/again", true, Map.of("alerts", Map.of("mention", true)));
        tokens.revokeAll(Long.parseLong(carol.id()));
        post(alice, "@" + carol.handle() + " and @" + bob.handle() + " four");
        assertThat(next(3).path()).isEqualTo("/again");
        settle();
        assertThat(arrived).hasSize(3);
    }

    /// The browser in which Bob uses the site: what it is sent can be shown as it is, and it is told nothing once he has
    /// signed out there.
    @Test
    void bobsBrowserIsToldInHisLanguageForAsLongAsHeIsSignedInThere() throws GeneralSecurityException {
        Member alice = member("alice");
        Member bob = member("bob");
        long id = Long.parseLong(bob.id());
        accounts.setLanguage(id, "fr");
        String cookie = sessions.open(id, "a browser");
        long session = sessions.find(cookie).orElseThrow().id();
        Subscriptions.Form form = new Subscriptions.Form(address("/browser"),
                BASE64.encodeToString(VapidKey.point((ECPublicKey) device.getPublic())), BASE64.encodeToString(auth), true,
                Subscription.From.ALL, EnumSet.of(Kind.MENTION, Kind.FOLLOW));
        subscriptions.subscribeBrowser(id, session, form);
        String status = post(alice, "bonjour @" + bob.handle()).text("id");
        JsonNode message = new JsonMapper().readTree(opened(next(1).body()));
        assertThat(message.path("title").asString()).contains("vous mentionne");
        assertThat(message.path("body").asString()).isEqualTo("bonjour @" + bob.handle());
        assertThat(message.path("link").asString()).isEqualTo("/@" + alice.handle() + "/" + status);
        assertThat(message.path("lang").asString()).isEqualTo("fr");
        assertThat(message.has("access_token")).isFalse();

        // the same browser, once somebody else is signed in there
        Member carol = member("carol");
        long hers = sessions.find(sessions.open(Long.parseLong(carol.id()), "a browser")).orElseThrow().id();
        subscriptions.subscribeBrowser(Long.parseLong(carol.id()), hers, form);
        assertThat(subscriptions.find(session)).as("Bob's").isEmpty();

        subscriptions.subscribeBrowser(id, session, new Subscriptions.Form(address("/other"), form.p256dh(), form.auth(), true,
                Subscription.From.ALL, form.alerts()));
        sessions.end(id, session);
        follow(alice, bob);
        follow(alice, carol);
        assertThat(next(2).path()).isEqualTo("/browser");
        settle();
        await().atMost(Duration.ofSeconds(10)).until(() -> subscriptions.find(session).isEmpty());
        assertThat(arrived).hasSize(2);
    }

    private static void checkToken(String token, String serverKey) throws GeneralSecurityException {
        String[] parts = token.split("\\.");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(publicKey(Base64.getUrlDecoder().decode(serverKey)));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        JsonNode claims = new JsonMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("aud").asString()).startsWith("http://127.0.0.1:").doesNotEndWith("/bob");
        assertThat(Instant.ofEpochSecond(claims.path("exp").asLong())).isBetween(Instant.now(),
                Instant.now().plus(Duration.ofHours(24)));
    }

    private static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)), new BigInteger(1, Arrays.copyOfRange(point, 33, 65))),
                parameters.getParameterSpec(ECParameterSpec.class)));
    }

    /// Opens a message as RFC 8291 tells the device to.
    private byte[] opened(byte[] body) throws GeneralSecurityException {
        byte[] salt = Arrays.copyOf(body, 16);
        byte[] theirs = Arrays.copyOfRange(body, 21, 86);
        byte[] material = hkdf(auth, agreed(theirs), joined("WebPush: info\0",
                VapidKey.point((ECPublicKey) device.getPublic()), theirs), 32);
        byte[] text = decrypt(hkdf(salt, material, "Content-Encoding: aes128gcm\0".getBytes(), 16),
                hkdf(salt, material, "Content-Encoding: nonce\0".getBytes(), 12), Arrays.copyOfRange(body, 86, body.length));
        assertThat(text[text.length - 1]).isEqualTo((byte) 2);
        return Arrays.copyOf(text, text.length - 1);
    }

    /// As draft 4 did.
    private byte[] openedOld(Arrived message) throws GeneralSecurityException {
        byte[] salt = Base64.getUrlDecoder().decode(message.headers().get("encryption").substring("salt=".length()));
        byte[] theirs = Base64.getUrlDecoder().decode(message.headers().get("crypto-key").substring("dh=".length())
                .split(";")[0]);
        byte[] material = hkdf(auth, agreed(theirs), "Content-Encoding: auth\0".getBytes(), 32);
        byte[] ours = VapidKey.point((ECPublicKey) device.getPublic());
        byte[] length = {0, 65};
        byte[] context = joined("P-256\0", length, ours, length, theirs);
        byte[] text = decrypt(hkdf(salt, material, joined("Content-Encoding: aesgcm\0", context), 16),
                hkdf(salt, material, joined("Content-Encoding: nonce\0", context), 12), message.body());
        return Arrays.copyOfRange(text, 2, text.length);
    }

    private byte[] agreed(byte[] theirs) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(device.getPrivate());
        agreement.doPhase(publicKey(theirs), true);
        return agreement.generateSecret();
    }

    private static byte[] hkdf(byte[] salt, byte[] material, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256").deriveData(HKDFParameterSpec.ofExtract().addIKM(material).addSalt(salt)
                .thenExpand(info, length));
    }

    private static byte[] decrypt(byte[] key, byte[] nonce, byte[] text) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        return cipher.doFinal(text);
    }

    private static byte[] joined(String label, byte[]... parts) {
        ByteBuffer whole = ByteBuffer.allocate(1000).put(label.getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : parts) {
            whole.put(part);
        }
        return Arrays.copyOf(whole.array(), whole.position());
    }
}

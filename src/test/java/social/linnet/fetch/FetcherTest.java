package social.linnet.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import social.linnet.fetch.FetchFailure.Reason;
import social.linnet.settings.Settings;
import social.linnet.testing.Strangers;
import social.linnet.testing.Together;

class FetcherTest {

    private static final Settings SETTINGS = new Binder(new MapConfigurationPropertySource(
            Map.of("linnet.url", "https://linnet.example"))).bindOrCreate("linnet", Settings.class);
    private static final int MAX = 100_000;
    private static Strangers strangers;
    private Fetcher fetcher;

    @BeforeAll
    static void others() {
        strangers = new Strangers();
    }

    @AfterAll
    static void gone() {
        strangers.close();
    }

    @BeforeEach
    void fetcher() {
        fetcher = StrangersFetcher.of(SETTINGS, strangers);
    }

    @AfterEach
    void close() {
        fetcher.close();
    }

    private Fetched get(String url) {
        return fetcher.get(URI.create(url), "text/html", MAX);
    }

    private Reason failure(String url) {
        return catchThrowableOfType(FetchFailure.class, () -> get(url)).reason();
    }

    @Test
    void whatIsThereComesWithItsTypeAndWeSayWhoWeAre() {
        String url = strangers.html("<p>Hello");
        Fetched fetched = get(url);
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.mediaType()).isEqualTo("text/html");
        assertThat(new String(fetched.bytes(), UTF_8)).isEqualTo("<p>Hello");
        assertThat(fetched.finalUri()).isEqualTo(URI.create(url));
        Strangers.Asked asked = strangers.asked(url).getFirst();
        assertThat(asked.headers()).containsEntry("user-agent", "Linnet (+https://linnet.example/about)")
                .containsEntry("accept", "text/html").containsEntry("accept-encoding", "gzip")
                .doesNotContainKeys("cookie", "authorization", "referer");
    }

    @Test
    void noCookieComesBack() {
        String host = strangers.host();
        String first = strangers.serve("http://" + host + "/1", exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "track=me; Path=/");
            exchange.getResponseHeaders().set("Location", "/2");
            Strangers.send(exchange, 302, "text/html", new byte[0]);
        });
        strangers.serve("http://" + host + "/2", exchange -> Strangers.send(exchange, 200, "text/html", new byte[] {1}));
        assertThat(get(first).finalUri()).isEqualTo(URI.create("http://" + host + "/2"));
        assertThat(strangers.asked("http://" + host + "/2").getFirst().headers()).doesNotContainKey("cookie");
    }

    @Test
    void whatIsSentArrivesAndTheStatusComesBack() {
        String url = strangers.serve("https://" + strangers.host() + "/push", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            Strangers.send(exchange, 429, "text/plain", new byte[0]);
        });
        Posted posted = fetcher.post(URI.create(url), Map.of("TTL", "60", "Content-Encoding", "aes128gcm"), new byte[] {1, 2, 3});
        assertThat(posted).isEqualTo(new Posted(429, "120"));
        Strangers.Asked asked = strangers.asked(url).getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.body()).containsExactly(1, 2, 3);
        assertThat(asked.headers()).containsEntry("ttl", "60").containsEntry("content-encoding", "aes128gcm");
    }

    /// The 36 literals of the reference, in the form of a URL, at the fetcher that goes outside.
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1", "0", "0.0.0.0", "2130706433", "0x7f.1", "017700000001", "10.0.0.1",
        "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.1.2.3", "192.0.0.192", "192.0.2.1",
        "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "[::]", "[::1]",
        "[::127.0.0.1]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
        "[2001:0:7f00:1::]", "[2001:db8::1]", "[fc00::1]", "[fd00::1]", "[fe80::1]", "[fec0::1]", "[ff02::1]",
        "[100::1]", "localhost", "localhost.localdomain"})
    void nothingThatIsNotPublicIsConnectedTo(String host) {
        Fetcher real = new Fetcher(SETTINGS);
        try {
            for (String scheme : List.of("http://", "https://")) {
                FetchFailure failure = catchThrowableOfType(FetchFailure.class,
                        () -> real.get(URI.create(scheme + host + "/"), "*/*", MAX));
                assertThat(failure.reason()).isIn(Reason.BAD_URL, Reason.NOT_PUBLIC, Reason.UNREACHABLE);
                if (!host.startsWith("localhost.")) {
                    assertThat(failure.reason()).isNotEqualTo(Reason.UNREACHABLE);
                }
            }
            assertThat(catchThrowableOfType(FetchFailure.class,
                    () -> real.post(URI.create("http://" + host + "/"), Map.of(), new byte[1])).reason())
                    .isIn(Reason.BAD_URL, Reason.NOT_PUBLIC, Reason.UNREACHABLE);
        } finally {
            real.close();
        }
    }

    @Test
    void ofSeveralAddressesAllMustBePublic() {
        AtomicInteger lookups = new AtomicInteger();
        Fetcher mixed = new Fetcher(SETTINGS, new Network((host, port) -> {
            lookups.incrementAndGet();
            return List.of(new InetSocketAddress(InetAddress.ofLiteral("8.8.8.8"), port),
                    new InetSocketAddress(InetAddress.ofLiteral("10.0.0.7"), port));
        }, Network.real().allowed(), strangers.trust()));
        assertThat(catchThrowableOfType(FetchFailure.class,
                () -> mixed.get(URI.create("http://mixed.example/"), "*/*", MAX)).reason()).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(lookups).hasValue(1);
        mixed.close();
    }

    /// A name server that gives a public address to who checks, and a private one to who connects, is asked once.
    @Test
    void aNameIsAskedForOnce() {
        AtomicInteger lookups = new AtomicInteger();
        Fetcher once = new Fetcher(SETTINGS, new Network((host, port) -> {
            assertThat(lookups.incrementAndGet()).isEqualTo(1);
            return List.of(StrangersFetcher.known(strangers, host, port));
        }, strangers::owns, strangers.trust()));
        assertThat(once.get(URI.create(strangers.html("x")), "*/*", MAX).good()).isTrue();
        once.close();
    }

    @Test
    void whoseFirstAddressIsDeafIsAskedAtTheNext() throws IOException {
        InetSocketAddress deaf;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            deaf = new InetSocketAddress(closed.getInetAddress(), closed.getLocalPort());
        }
        Fetcher second = new Fetcher(SETTINGS, new Network(
                (host, port) -> List.of(deaf, StrangersFetcher.known(strangers, host, port)), _ -> true,
                strangers.trust()));
        assertThat(second.get(URI.create(strangers.html("x")), "*/*", MAX).good()).isTrue();
        second.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/",
        "//10.0.0.1/", "http://private.example/"})
    void aRedirectIsJudgedAnew(String location) {
        assertThat(failure(redirect(location))).isIn(Reason.NOT_PUBLIC, Reason.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://example.com/", "http://2130706433/", "http://a@b.example/",
        "http://example.com:8080/", "javascript:1", "http://[", "\\\\host", "http://127.1\\@good.example"})
    void aRedirectToWhereNothingIsFetchedEndsThere(String location) {
        assertThat(failure(redirect(location))).isEqualTo(Reason.BAD_URL);
    }

    private static String redirect(String location) {
        return strangers.serve("http://" + strangers.host() + "/", exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            Strangers.send(exchange, 301, "text/html", new byte[0]);
        });
    }

    @Test
    void threeRedirectsAreFollowedAndNoMore() {
        String end = strangers.html("end");
        String third = redirect(end);
        String second = redirect(third);
        String first = redirect(second);
        assertThat(get(first).finalUri()).isEqualTo(URI.create(end));
        assertThat(failure(redirect(first))).isEqualTo(Reason.REDIRECTED);
        String loop = "http://" + strangers.host() + "/";
        strangers.serve(loop, exchange -> {
            exchange.getResponseHeaders().set("Location", loop);
            Strangers.send(exchange, 302, "text/html", new byte[0]);
        });
        assertThat(failure(loop)).isEqualTo(Reason.REDIRECTED);
        assertThat(strangers.asked(loop)).hasSize(Fetcher.MAX_REDIRECTS + 1);
    }

    @Test
    void aCertificateMustBeOfTheName() throws Exception {
        Fetcher doubting = new Fetcher(SETTINGS, new Network((_, port) ->
                List.of(StrangersFetcher.known(strangers, "x.strangers.test", port)), _ -> true, strangers.trust()));
        assertThat(catchThrowableOfType(FetchFailure.class,
                () -> doubting.get(URI.create("https://bank.example/"), "*/*", MAX)).reason())
                .isEqualTo(Reason.UNREACHABLE);
        doubting.close();
        Fetcher strict = new Fetcher(SETTINGS, new Network((host, port) ->
                List.of(StrangersFetcher.known(strangers, host, port)), _ -> true, SSLContext.getDefault()));
        assertThat(catchThrowableOfType(FetchFailure.class,
                () -> strict.get(URI.create(strangers.html("x")), "*/*", MAX)).reason())
                .isEqualTo(Reason.UNREACHABLE);
        strict.close();
    }

    @Test
    void whatIsTooLargeIsNotRead() throws IOException {
        byte[] large = new byte[MAX + 1];
        assertThat(failure(strangers.page("text/html", large))).isEqualTo(Reason.TOO_LARGE);
        assertThat(get(strangers.page("text/html", new byte[MAX])).bytes()).hasSize(MAX);
        // without a length
        String endless = strangers.serve("http://" + strangers.host() + "/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            while (true) {
                out.write(large);
            }
        });
        assertThat(failure(endless)).isEqualTo(Reason.TOO_LARGE);
        Fetched start = fetcher.beginning(URI.create(endless), "*/*", 5_000);
        assertThat(start.bytes()).hasSize(5_000);
        assertThat(start.cut()).isTrue();
    }

    @Test
    void whatIsPackedIsBoundedUnpackedToo() throws IOException {
        assertThat(new String(get(gzip("Hello".getBytes(UTF_8))).bytes(), UTF_8)).isEqualTo("Hello");
        String bomb = gzip(new byte[50_000_000]);
        assertThat(failure(bomb)).isEqualTo(Reason.TOO_LARGE);
        assertThat(fetcher.beginning(URI.create(bomb), "*/*", MAX).bytes()).hasSize(MAX);
        String other = strangers.serve("http://" + strangers.host() + "/", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "br");
            Strangers.send(exchange, 200, "text/html", new byte[] {1});
        });
        assertThat(failure(other)).isEqualTo(Reason.UNUSABLE);
        String broken = strangers.serve("http://" + strangers.host() + "/", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            Strangers.send(exchange, 200, "text/html", "no gzip".getBytes(UTF_8));
        });
        assertThat(failure(broken)).isEqualTo(Reason.UNUSABLE);
    }

    private static String gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return strangers.serve("http://" + strangers.host() + "/", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            Strangers.send(exchange, 200, "text/html", packed.toByteArray());
        });
    }

    @Test
    void hugeHeadersAreRefused() {
        assertThat(failure(strangers.serve("http://" + strangers.host() + "/", exchange -> {
            exchange.getResponseHeaders().set("X-Large", "x".repeat(20_000));
            Strangers.send(exchange, 200, "text/html", new byte[] {1});
        }))).isEqualTo(Reason.UNUSABLE);
        assertThat(failure(strangers.serve("http://" + strangers.host() + "/", exchange -> {
            for (int i = 0; i < 300; i++) {
                exchange.getResponseHeaders().add("X-Many", "x");
            }
            Strangers.send(exchange, 200, "text/html", new byte[] {1});
        }))).isEqualTo(Reason.UNUSABLE);
    }

    /// Each byte comes well before any time-out of a socket; together they would take for ever. In the head, in the body,
    /// in the middle of TLS, and from a name server that does not answer.
    @Test
    void whoDripsIsDroppedAtTheDeadline() throws Exception {
        List<String> schemes = List.of("http://head", "http://body", "https://tls", "http://names");
        List<Drip> drips = new ArrayList<>();
        for (String start : List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", "\u0016\u0003\u0003\u0020\u0000")) {
            drips.add(new Drip(start));
        }
        CountDownLatch never = new CountDownLatch(1);
        Fetcher patient = new Fetcher(SETTINGS, new Network((host, port) -> {
            if (host.startsWith("names")) {
                try {
                    never.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return List.of(drips.get(List.of("head", "body", "tls").indexOf(host.substring(0, host.indexOf('.')))).address());
        }, _ -> true, strangers.trust()));
        List<Duration> took = Together.results(Together.run(schemes.size(), number -> {
            String start = schemes.get(number);
            long from = System.nanoTime();
            FetchFailure failure = catchThrowableOfType(FetchFailure.class,
                    () -> patient.get(URI.create(start + ".example/"), "*/*", MAX));
            assertThat(failure.reason()).as(start).isEqualTo(Reason.TIMED_OUT);
            return Duration.ofNanos(System.nanoTime() - from);
        }));
        assertThat(took).hasSize(schemes.size()).allSatisfy(time -> assertThat(time).isBetween(Fetcher.DEADLINE.minusMillis(200),
                Fetcher.DEADLINE.plusSeconds(2)));
        never.countDown();
        patient.close();
        for (Drip drip : drips) {
            drip.close();
        }
    }

    /// A server that sends a beginning, and then one byte every 100 ms.
    private record Drip(ServerSocket server, String start) implements AutoCloseable {

        Drip(String start) throws IOException {
            this(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), start);
            Thread.ofVirtual().start(this::serve);
        }

        InetSocketAddress address() {
            return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
        }

        private void serve() {
            try (Socket socket = server.accept()) {
                OutputStream out = socket.getOutputStream();
                out.write(start.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
                CountDownLatch never = new CountDownLatch(1);
                while (!never.await(100, TimeUnit.MILLISECONDS)) {
                    out.write('H');
                    out.flush();
                }
            } catch (IOException hungUp) {
                // as it should be
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    @Test
    void manyWhoAskAtOnceAreOneCall() {
        CountDownLatch all = new CountDownLatch(1);
        String url = strangers.serve("http://" + strangers.host() + "/", exchange -> {
            try {
                all.await(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Strangers.send(exchange, 200, "text/html", new byte[] {1});
        });
        List<Fetched> fetched = Together.results(Together.run(30, _ -> get(url)));
        assertThat(fetched).hasSize(30).allMatch(Fetched::good);
        assertThat(strangers.asked(url)).hasSize(1);
    }

    @Test
    void whatFailedIsNotAskedAgainForAWhile() {
        String missing = "http://" + strangers.host() + "/missing";
        assertThat(get(missing).status()).isEqualTo(404);
        assertThat(get(missing).status()).isEqualTo(404);
        assertThat(strangers.asked(missing)).hasSize(1);
        String large = strangers.page("text/html", new byte[MAX + 1]);
        assertThat(failure(large)).isEqualTo(failure(large));
        assertThat(strangers.asked(large)).hasSize(1);
        String good = strangers.html("x");
        get(good);
        get(good);
        assertThat(strangers.asked(good)).hasSize(2);
    }
}

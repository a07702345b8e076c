package social.linnet.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import social.linnet.testing.Beside;

@Beside
@Timeout(20)
class CourtesyTest {

    private static final Duration LONGEST = Duration.ofMillis(10);

    private final Courtesy courtesy = new Courtesy();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient client = HttpClient.newHttpClient();
    /// What is being answered; whoever takes it ends it.
    private final BlockingQueue<Callback> pages = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws Exception {
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        RequestCount count = new RequestCount(courtesy);
        count.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                pages.add(callback);
                return true;
            }
        });
        server.setHandler(count);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        client.close();
    }

    private Duration waited() {
        long begun = System.nanoTime();
        courtesy.giveWay();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// Somebody asks for a page.
    ///
    /// @return what ends it, and with it the asking
    private Callback asked(String path, Map<String, String> headers) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort() + path));
        headers.forEach(request::header);
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
        Callback page = pages.poll(10, TimeUnit.SECONDS);
        assertThat(page).isNotNull();
        return page;
    }

    @Test
    void workIsPutOffWhileSomebodyWaitsForAPageAndForTenMillisecondsAtMost() throws Exception {
        Callback page = asked("/home", Map.of());
        assertThat(waited()).isGreaterThanOrEqualTo(LONGEST);
        page.succeeded();
    }

    @Test
    void workGoesOnWhenThePageIsThere() throws Exception {
        asked("/home", Map.of()).succeeded();
        for (int i = 0; i < 3_000; i++) {
            courtesy.giveWay();
        }
    }

    @Test
    void workGoesOnWhenThePageFails() throws Exception {
        asked("/home", Map.of()).failed(new IllegalStateException("the page is broken"));
        for (int i = 0; i < 3_000; i++) {
            courtesy.giveWay();
        }
    }

    @Test
    void whatIsKeptOpenOrMayBeReadSlowlyPutsNothingOff() throws Exception {
        asked("/stream", Map.of("Accept", "text/event-stream"));
        asked("/api/v1/streaming/user", Map.of());
        asked("/media/a/film.mp4", Map.of());
        try (Socket socket = said("GET /anything HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")) {
            for (int i = 0; i < 3_000; i++) {
                courtesy.giveWay();
            }
            assertThat(socket.isClosed()).isFalse();
        }
    }

    @Test
    void whoAsksToBeConnectedElsewhereIsHeardLikeAnybody() throws Exception {
        try (Socket socket = said("CONNECT elsewhere:80 HTTP/1.1\r\nHost: elsewhere:80\r\n\r\n")) {
            assertThat(waited()).isGreaterThanOrEqualTo(LONGEST);
            assertThat(socket.isClosed()).isFalse();
        }
    }

    @Test
    void workGoesOnWhenWhoAskedIsGone() throws Exception {
        said("GET /home HTTP/1.1\r\nHost: here\r\n\r\n").close();
        Objects.requireNonNull(last).succeeded();
        for (int i = 0; i < 3_000; i++) {
            courtesy.giveWay();
        }
    }

    private @Nullable Callback last;

    /// Says this to the server, and waits until it is being answered.
    private Socket said(String words) throws Exception {
        Socket socket = new Socket(connector.getHost(), connector.getLocalPort());
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        last = pages.poll(10, TimeUnit.SECONDS);
        assertThat(last).isNotNull();
        return socket;
    }

    @Test
    void workInSmallPiecesGivesWayNowAndThenAndNotWithEachOfThem() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        BooleanSupplier pieces = courtesy.givingWay(() -> asked.incrementAndGet() < 0);
        Callback page = asked("/home", Map.of());
        long begun = System.nanoTime();
        IntStream.range(0, 1_000).forEach(_ -> pieces.getAsBoolean());
        long done = System.nanoTime();
        assertThat(asked).hasValue(1_000);
        assertThat(Duration.ofNanos(done - begun)).as("some of a thousand gave way").isLessThan(LONGEST.multipliedBy(50));
        while (System.nanoTime() - done < Duration.ofMillis(1).toNanos()) {
            Thread.onSpinWait();
        }
        long again = System.nanoTime();
        pieces.getAsBoolean();
        assertThat(Duration.ofNanos(System.nanoTime() - again)).as("after a millisecond of work").isGreaterThanOrEqualTo(LONGEST);
        page.succeeded();
    }
}

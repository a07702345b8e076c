package social.linnet.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import social.linnet.testing.Beside;

@Beside
@Timeout(20)
class CourtesyTest {

    private static final Duration LONGEST = Duration.ofMillis(10);

    private final Courtesy courtesy = new Courtesy();
    private final RequestCount filter = new RequestCount(courtesy);

    private Duration waited() {
        long begun = System.nanoTime();
        courtesy.giveWay();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// How long work beside a request waits that lasts until then.
    private Duration beside(HttpServletRequest request) throws Exception {
        Duration[] wait = new Duration[1];
        filter.doFilter(request, new MockHttpServletResponse(), (_, _) -> wait[0] = waited());
        return wait[0];
    }

    @Test
    void workIsPutOffWhileSomebodyWaitsForAPageAndForTenMillisecondsAtMost() throws Exception {
        assertThat(beside(new MockHttpServletRequest("GET", "/home"))).isGreaterThanOrEqualTo(LONGEST);
    }

    @Test
    void workGoesOnWhenThePageIsThere() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                filter.doFilter(new MockHttpServletRequest("GET", "/home"), new MockHttpServletResponse(), (_, _) -> begun.countDown());
                over.countDown();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 3_000; i++) {
            courtesy.giveWay();
        }
    }

    @Test
    void whatIsKeptOpenPutsNothingOff() throws Exception {
        MockHttpServletRequest events = new MockHttpServletRequest("GET", "/stream");
        events.addHeader("Accept", "text/event-stream");
        MockHttpServletRequest socket = new MockHttpServletRequest("GET", "/anything");
        socket.addHeader("Upgrade", "websocket");
        for (MockHttpServletRequest request : new MockHttpServletRequest[] {events, socket, new MockHttpServletRequest("GET", "/api/v1/streaming/user")}) {
            for (int i = 0; i < 1_000; i++) {
                beside(request);
            }
        }
    }
}

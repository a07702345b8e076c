package social.linnet.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.Progress;
import social.linnet.ai.openai.wire.Breaker;
import social.linnet.ai.openai.wire.Limits;
import social.linnet.ai.openai.wire.Pause;
import social.linnet.ai.openai.wire.Server;

/// A server of sockets alone, since only it can tell when the other side hangs up.
class HangingUpTest {

    private static final String BEGUN = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: painting\n\n";

    @ParameterizedTest
    @ValueSource(strings = {"", BEGUN})
    void whenAliceTakesItBackTheProvidersConnectionCloses(String begun) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server, begun, asked, hungUp));
            OpenAiImages model = new OpenAiImages(
                    new Server(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1"), null, "gpt-image-1"),
                    Limits.DEFAULT, Breaker.NANOS, Pause.REAL);
            Progress alice = new Progress() {

                @Override
                public void at(double fraction, byte[] partial) {
                    // she has stopped looking
                }

                @Override
                public boolean getAsBoolean() {
                    return asked.getCount() == 0;
                }
            };

            AiFailure failure = catchThrowableOfType(AiFailure.class,
                    () -> model.create(OpenAiImagesTest.request("a fox", Duration.ofSeconds(30)), alice));

            assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
            assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aServerThatFallsSilentInTheMiddleIsGivenUp() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server, BEGUN, new CountDownLatch(1), hungUp));
            Limits impatient = new Limits(2, Duration.ofMillis(200), 1 << 20, Duration.ofSeconds(2), 5, Duration.ofSeconds(30));
            OpenAiImages model = new OpenAiImages(
                    new Server(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1"), null, "gpt-image-1"),
                    impatient, Breaker.NANOS, Pause.REAL);

            AiFailure failure = catchThrowableOfType(AiFailure.class,
                    () -> model.create(OpenAiImagesTest.request("a fox", Duration.ofSeconds(30)), Progress.NONE));

            assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
            assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void serve(ServerSocket server, String begun, CountDownLatch asked, CountDownLatch hungUp) {
        try (Socket socket = server.accept(); InputStream in = socket.getInputStream()) {
            in.read(new byte[16_384]);
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            asked.countDown();
            while (in.read() >= 0) {
                // the rest of the request
            }
            hungUp.countDown();
        } catch (IOException reset) {
            hungUp.countDown();
        }
    }
}

package social.linnet.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Gives the program under test an empty data folder and a free port.
public class FreshFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "run");
            TestPropertyValues.of("linnet.data=" + folder, "server.port=" + freePort(), "linnet.limits=off",
                            "linnet.stream-beat=2s", "linnet.mail.host=127.0.0.1",
                            "linnet.mail.port=" + Mailbox.SHARED.port(), "linnet.mail.tls=none",
                            "linnet.mail.from=linnet@linnet.example")
                    .applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A port of loopback that nobody listens on now.
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

package social.linnet.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// Gives the program under test an empty data folder and a free port.
public class FreshFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "linnet-test-";
    private static final long ROOM = 3L << 30;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path folder = Files.createTempDirectory(place(), PREFIX + ProcessHandle.current().pid() + "-");
            // after the program and its database
            SpringApplication.getShutdownHandlers().add(() -> remove(folder));
            TestPropertyValues.of("linnet.data=" + folder, "server.port=" + freePort(), "linnet.limits=off",
                            "linnet.stream-beat=2s", "linnet.assistant.lag=0s", "linnet.mail.host=127.0.0.1",
                            "linnet.mail.port=" + Mailbox.SHARED.port(), "linnet.mail.tls=none",
                            "linnet.mail.from=linnet@linnet.example")
                    .applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In memory where the system has a folder there with room enough: the database waits for its disk at every commit, and
    /// so would most of the tests. What does not forget is shown on disks, by tests that have programs of their own.
    private static Path place() throws IOException {
        if (!Files.isDirectory(MEMORY) || !Files.isWritable(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < ROOM) {
            return Files.createDirectories(Path.of("target", "test-data"));
        }
        try (Stream<Path> left = Files.list(MEMORY)) {
            left.filter(FreshFolder::isLeft).forEach(FreshFolder::remove);
        }
        return MEMORY;
    }

    /// Whether a run that was killed had this folder.
    private static boolean isLeft(Path folder) {
        String[] named = folder.getFileName().toString().split("-");
        return folder.getFileName().toString().matches(PREFIX + "\\d+-\\d+")
                && ProcessHandle.of(Long.parseLong(named[named.length - 2])).isEmpty();
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException stillWrittenTo) {
            // the next run removes it
        }
    }

    /// A port of loopback that nobody listens on now, and that no connection is given by the system either: the program binds
    /// it only when it has started, and until then any call on this machine may come from a port of the range for calls.
    public static int freePort() throws IOException {
        for (int tries = 1; ; tries++) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (BindException taken) {
                if (tries == 50) {
                    throw taken;
                }
            }
        }
    }
}

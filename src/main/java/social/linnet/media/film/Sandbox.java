package social.linnet.media.film;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import social.linnet.event.Refused;

/// Runs one of the engine's programs as a process that can do little: no more memory, processor time, time and output
/// than it was given, an empty environment, the lowest rank but one when others want the processor, and no network
/// where the system lets that be taken away. It reads what is given as its standard input and nothing else.
///
/// Memory, processor time and sizes are bounded by the shell's `ulimit`, which every Unix has; the network by a
/// namespace of its own (`unshare`), which Linux lets some do. On Windows only time and output are bounded.
final class Sandbox {

    private static final Logger log = LoggerFactory.getLogger(Sandbox.class);

    /// Address space, in kilobytes: what two threads need for frames of 4K, twice over.
    private static final long MEMORY = 2L * 1024 * 1024;

    /// Most of its complaints that are kept, for whoever runs this server.
    private static final int MAX_COMPLAINTS = 8_000;
    /// What the loader says of an [EmptyLibrary], each time.
    private static final String NO_COMPLAINT = "no version information available";

    /// Blocks of 512 bytes, in which `ulimit -f` counts.
    private static final int BLOCK = 512;

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);

    /// Takes its three numbers away and becomes what is left. macOS cannot bound the address space.
    private static final String BOUNDED = "umask 077; ulimit -c 0 && ulimit -t \"$1\" && ulimit -f \"$2\" || exit 125; "
            + "ulimit -v \"$3\" 2>/dev/null || [ \"$3\" = unlimited ] || exit 125; shift 3; exec nice -n 10 \"$@\"";

    private final Engine engine;
    private volatile @Nullable List<String> alone;

    Sandbox(Engine engine) {
        this.engine = engine;
    }

    /// What a process may use.
    ///
    /// @param time   from its start to its end
    /// @param output longest file that it may write, and most that it may say, in bytes
    record Bounds(Duration time, long output) {
    }

    /// Writes what a process reads.
    interface Feed {
        void to(OutputStream in) throws IOException;
    }

    /// How it ended.
    ///
    /// @param said       its standard output, as far as it was within bounds
    /// @param complaints the beginning of its standard error
    record Ended(boolean well, boolean inTime, byte[] said, String complaints) {
    }

    /// Runs a program on a file that was opened for it.
    Ended on(Path file, String program, List<String> arguments, Bounds bounds) {
        return run(alone(), program, arguments, bounds, ProcessBuilder.Redirect.from(file.toFile()), in -> { });
    }

    /// Runs a program on what it is fed.
    Ended fed(Feed feed, String program, List<String> arguments, Bounds bounds) {
        return run(alone(), program, arguments, bounds, ProcessBuilder.Redirect.PIPE, feed);
    }

    /// Whether what runs here has no network, rather than being told to use none.
    boolean isAlone() {
        return !alone().isEmpty();
    }

    /// What goes before a command so that it has no network; empty where that cannot be.
    private List<String> alone() {
        List<String> known = alone;
        if (known == null) {
            known = findAlone();
            alone = known;
        }
        return known;
    }

    private List<String> findAlone() {
        Bounds bounds = new Bounds(PROBE_LIMIT, 1 << 16);
        if (Engine.isLinux()) {
            for (List<String> way : List.of(List.of("unshare", "--net"), List.of("unshare", "--user", "--net"))) {
                if (run(way, "ffprobe", List.of("-version"), bounds, ProcessBuilder.Redirect.PIPE, in -> { }).well()) {
                    log.info("videos are read by processes without a network ({})", String.join(" ", way));
                    return way;
                }
            }
        }
        Ended plain = run(List.of(), "ffprobe", List.of("-version"), bounds, ProcessBuilder.Redirect.PIPE, in -> { });
        if (!plain.well()) {
            log.warn("the programs for videos do not start: {}", plain.complaints());
            throw Refused.invalid("video-unavailable");
        }
        log.warn("this system does not let processes be without a network: what reads videos is told to use none");
        return List.of();
    }

    private Ended run(List<String> before, String program, List<String> arguments, Bounds bounds,
                      ProcessBuilder.Redirect input, Feed feed) {
        List<String> command = new ArrayList<>();
        if (!Engine.isWindows()) {
            command.addAll(List.of("/bin/sh", "-c", BOUNDED, "sh", Long.toString(Math.max(1, 2 * bounds.time().toSeconds())),
                    Long.toString(bounds.output() / BLOCK + 1), Engine.isLinux() ? Long.toString(MEMORY) : "unlimited"));
        }
        command.addAll(before);
        command.add(engine.program(program));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(input);
        Map<String, String> environment = builder.environment();
        environment.clear();
        if (Engine.isLinux()) {
            environment.put("LD_LIBRARY_PATH", engine.folder().toString());
        }
        try {
            return watch(builder.start(), bounds, input == ProcessBuilder.Redirect.PIPE ? feed : null);
        } catch (IOException e) {
            throw new UncheckedIOException("no process could be started", e);
        }
    }

    private static Ended watch(Process process, Bounds bounds, @Nullable Feed feed) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        Thread clock = Thread.ofVirtual().start(() -> {
            try {
                if (!process.waitFor(bounds.time().toMillis(), TimeUnit.MILLISECONDS)) {
                    late.set(true);
                    process.destroyForcibly();
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        Thread hearing = Thread.ofVirtual().start(() -> drain(process.getInputStream(), said, bounds.output()));
        Thread minding = Thread.ofVirtual().start(() -> drain(process.getErrorStream(), complaints, MAX_COMPLAINTS));
        try {
            if (feed != null) {
                feed(process, feed);
            }
            int code = process.waitFor();
            hearing.join();
            minding.join();
            return new Ended(code == 0 && !late.get(), !late.get(), said.toByteArray(),
                    complaints.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.contains(NO_COMPLAINT))
                            .collect(Collectors.joining("\n")));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refused.of(Refused.Kind.LIMITED, "video-busy");
        } finally {
            process.destroyForcibly();
            clock.interrupt();
        }
    }

    /// A process that has ended reads no further; how it ended says why.
    private static void feed(Process process, Feed feed) {
        try (OutputStream in = process.getOutputStream()) {
            feed.to(in);
        } catch (IOException nobodyReads) {
            log.debug("a process stopped reading", nobodyReads);
        }
    }

    /// Reads to the end, so that nobody waits, and keeps the beginning.
    private static void drain(InputStream from, ByteArrayOutputStream to, long most) {
        byte[] buffer = new byte[16_384];
        try (from) {
            int read = from.read(buffer);
            while (read >= 0) {
                to.write(buffer, 0, (int) Math.min(read, Math.max(0, most - to.size())));
                read = from.read(buffer);
            }
        } catch (IOException killed) {
            log.debug("a process was ended while it spoke", killed);
        }
    }
}

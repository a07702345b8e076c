package social.linnet.media.film;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Films for tests, made by the program that will read them: small, and each made once.
public final class Reels {

    private static final Path DATA = Path.of("target", "films", Long.toString(ProcessHandle.current().pid())).toAbsolutePath();
    static final Sandbox SANDBOX = new Sandbox(new Engine(DATA));
    private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

    private static final List<String> TEST_CARD = List.of("-f", "lavfi", "-i", "testsrc2=s=320x180:r=25");
    private static final List<String> TONE = List.of("-f", "lavfi", "-i", "sine=440:r=44100");

    private Reels() {
    }

    /// One second of a test card with a tone, as a phone sends it, and with words that nobody else should see.
    public static byte[] talkie() {
        return made("talkie.mp4", TEST_CARD, TONE, List.of("-t", "1", "-c:v", "libopenh264", "-c:a", "aac", "-movflags", "use_metadata_tags",
                "-metadata", "title=where alice lives", "-metadata", "location=+48.8577+002.295/"));
    }

    /// One second of a test card without a sound.
    public static byte[] silent() {
        return made("silent.mp4", TEST_CARD, List.of("-t", "1", "-c:v", "libopenh264", "-movflags", "+faststart"));
    }

    /// One second of a tone.
    public static byte[] tone() {
        return made("tone.mp3", TONE, List.of("-t", "1"));
    }

    /// A test card that is turned when it is shown.
    static byte[] turned() {
        byte[] flat = silent();
        return made("turned.mov", List.of("-display_rotation", "90", "-f", "mov", "-i", file("silent.mp4", flat)),
                List.of("-c", "copy"));
    }

    /// What stands in a file of this name, made of a test card and a tone, or of a tone when it is of sound.
    static byte[] of(String name) {
        boolean sound = !name.matches(".*(mp4|mov|webm|mkv)");
        return sound ? made(name, TONE, List.of("-t", "1")) : made(name, TEST_CARD, TONE, List.of("-t", "1"),
                name.endsWith("webm") ? List.of("-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus")
                        : List.of("-c:v", "libopenh264", "-c:a", "aac"));
    }

    /// @param name      how its type is known
    /// @param arguments of `ffmpeg`, between its inputs and its output
    @SafeVarargs
    static byte[] made(String name, List<String>... arguments) {
        return MADE.computeIfAbsent(name, key -> make(key, arguments));
    }

    @SafeVarargs
    private static byte[] make(String name, List<String>... arguments) {
        try {
            Path out = Files.createDirectories(DATA).resolve(name);
            List<String> all = new ArrayList<>(List.of("-hide_banner", "-v", "error", "-y"));
            List.of(arguments).forEach(all::addAll);
            all.add("file:" + out);
            Sandbox.Ended ended = SANDBOX.fed(in -> { }, "ffmpeg", all, new Sandbox.Bounds(Duration.ofSeconds(30), 1 << 26));
            if (!ended.well()) {
                throw new IllegalStateException(name + ": " + ended.complaints());
            }
            return Files.readAllBytes(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String name, byte[] bytes) {
        try {
            Path file = Files.createDirectories(DATA).resolve(name);
            Files.write(file, bytes);
            return "file:" + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The server's folder of these tests, so that the programs are unpacked once.
    public static Path data() {
        return DATA;
    }
}

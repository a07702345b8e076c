package social.linnet.media.film;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import social.linnet.event.Refused;
import social.linnet.settings.Settings;

/// Makes films that browsers play: of what was uploaded, and of stills. No more at once than was set; nothing is left
/// behind but what it gives back.
@Component
public final class Films {

    /// Largest frame that is taken, in pixels: 4K, either way up, and a little.
    public static final long MAX_FRAME = Transcoder.MAX_FRAME;

    /// How long somebody waits for their turn.
    private static final Duration WAIT = Duration.ofSeconds(30);
    /// How long one upload may be worked on; three minutes of 1080p take half of it on two processors.
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration ANIMATING = Duration.ofMinutes(1);
    /// A folder that is older belongs to work that a crash ended.
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path work;
    private final long maxBytes;
    private final Engine engine;
    private final Transcoder transcoder;
    private final Animator animator;
    private final Semaphore turns;
    private final Duration wait;

    @Autowired
    public Films(Settings settings) {
        this(settings, LIMIT, WAIT, Animator.SIDE);
    }

    /// @param side pixels on the shorter side of what is animated
    Films(Settings settings, Duration limit, Duration wait, int side) {
        Settings.Film bounds = settings.media().film();
        this.work = settings.data().toAbsolutePath().resolve("film");
        this.maxBytes = bounds.maxBytes();
        this.engine = new Engine(settings.data());
        Sandbox sandbox = new Sandbox(engine);
        this.transcoder = new Transcoder(sandbox, bounds.maxSeconds(), bounds.maxBytes(), limit);
        this.animator = new Animator(sandbox, ANIMATING, side);
        this.turns = new Semaphore(bounds.atOnce(), true);
        this.wait = wait;
        deleteAbandoned();
    }

    /// Writes a video or a sound anew, whatever it was: at most 1280 pixels, 30 frames a second, H.264 and AAC.
    ///
    /// @param upload its bytes; read to the end or to one more than is allowed
    /// @throws Refused `video-type`, `video-broken`, `video-too-large`, `video-too-long`, `video-too-many-pixels`,
    ///                 `video-too-heavy`, `video-busy` (limited), `video-unavailable`
    public Film transcode(InputStream upload) {
        return transcode(upload, file -> { });
    }

    /// Looks at a file.
    public interface Look {
        void at(Path file) throws IOException;
    }

    /// The same.
    ///
    /// @param look at the file as it came, before it is written anew; at no more at once than are written
    /// @throws Refused as the other
    public Film transcode(InputStream upload, Look look) {
        return work(folder -> {
            Path file = folder.resolve("in");
            spool(upload, file);
            Container container = Container.of(start(file)).orElseThrow(() -> Refused.invalid("video-type"));
            return turn(() -> {
                look(look, file);
                Film film = transcoder.transcode(file, container, folder);
                delete(file);
                return film;
            });
        });
    }

    /// Makes a film of stills.
    ///
    /// @throws Refused `video-busy` (limited), `video-unavailable`
    public Film animate(Shot shot) {
        return work(folder -> turn(() -> animator.animate(shot, folder)));
    }

    private interface Work {
        Film run();
    }

    private Film turn(Work work) {
        try {
            if (!turns.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.run();
        } finally {
            turns.release();
        }
    }

    private static Refused busy() {
        return Refused.of(Refused.Kind.LIMITED, "video-busy");
    }

    /// In a folder of its own, which stays only if there is a film in it.
    private Film work(Function<Path, Film> making) {
        Path folder = newFolder();
        boolean made = false;
        try {
            Film film = making.apply(folder);
            made = true;
            return film;
        } finally {
            if (!made) {
                Film.delete(folder);
            }
        }
    }

    private Path newFolder() {
        try {
            Files.createDirectories(work);
            return Files.createTempDirectory(work, "");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for videos", e);
        }
    }

    private void spool(InputStream upload, Path to) {
        try (OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[65_536];
            long size = 0;
            int read = upload.read(buffer);
            while (read >= 0) {
                size += read;
                if (size > maxBytes) {
                    throw Refused.invalid("video-too-large", maxBytes / 1_048_576);
                }
                out.write(buffer, 0, read);
                read = upload.read(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be kept", e);
        }
    }

    private static void look(Look look, Path file) {
        try {
            look.at(file);
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be read", e);
        }
    }

    private static byte[] start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Container.LOOK);
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be read", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be deleted", e);
        }
    }

    /// What a crash left behind goes once nobody can be at it any more.
    @Scheduled(fixedDelay = 60, initialDelay = 60, timeUnit = TimeUnit.MINUTES)
    void deleteAbandoned() {
        Instant before = Instant.now().minus(ABANDONED);
        deleteBefore(work, "*", before);
        deleteBefore(engine.home(), Engine.UNPACKING + "*", before);
    }

    private static void deleteBefore(Path work, String names, Instant before) {
        if (!Files.isDirectory(work)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(work, names)) {
            for (Path folder : folders) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
                    Film.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(work + " could not be tidied", e);
        }
    }
}

package social.linnet.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import org.springframework.stereotype.Service;

import social.linnet.event.Refused;

/// Writes archives.
///
/// It is no snapshot: rows are read in batches as the reader takes them, each batch as it is then, since a transaction
/// over a whole download would hold a connection for as long as a slow reader likes.
@Service
public class Archives {

    /// Which form archives have; a higher number may lack files that a lower one has.
    public static final int FORMAT = 1;
    /// How many are written at once; who comes then is asked to come later.
    public static final int AT_ONCE = 8;

    private final List<Chapter> chapters;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    /// Whose archives are being written: one of each.
    private final Set<Long> underway = ConcurrentHashMap.newKeySet();

    Archives(List<Chapter> chapters, Clock clock) {
        this.chapters = List.copyOf(chapters);
        this.clock = clock;
    }

    /// The last file.
    record Manifest(String format, int version, String account, String server, Instant madeAt,
                    List<Volume.Listed> files) {
    }

    /// An archive that is about to be written. It must be closed.
    public final class Opened implements AutoCloseable {

        private final Cover cover;

        private Opened(Cover cover) {
            this.cover = cover;
        }

        /// What a browser calls the file: `linnet-alice-2026-11-22.zip`.
        public String fileName() {
            return "linnet-" + cover.handle() + "-" + clock.instant().atOffset(ZoneOffset.UTC).toLocalDate() + ".zip";
        }

        /// Writes it. Whatever is thrown, what was written by then is no archive: it has neither a manifest nor a ZIP's
        /// directory. The caller must see to it that its reader learns that.
        public void write(OutputStream out) throws IOException {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            Volume volume = new Volume(out, new Pulse(clock, cover.allowed()));
            volume.text("README.txt", readme(cover, now));
            for (Chapter chapter : chapters) {
                chapter.write(cover.account(), volume);
            }
            volume.json("manifest.json", new Manifest("linnet-archive", FORMAT, cover.handle(), cover.server(), now,
                    volume.files()));
            volume.finish();
        }

        @Override
        public void close() {
            underway.remove(cover.account());
            places.release();
        }
    }

    /// Begins an archive.
    ///
    /// @throws Refused `archive-underway`, `archive-busy`
    public Opened open(Cover cover) {
        if (!places.tryAcquire()) {
            throw Refused.of(Refused.Kind.LIMITED, "archive-busy");
        }
        if (!underway.add(cover.account())) {
            places.release();
            throw Refused.of(Refused.Kind.LIMITED, "archive-underway");
        }
        return new Opened(cover);
    }

    private static String readme(Cover cover, Instant now) {
        String name = "/archive/readme_" + (cover.language().equals("fr") ? "fr" : "en") + ".txt";
        try (InputStream in = Objects.requireNonNull(Archives.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{handle}", cover.handle())
                    .replace("{server}", cover.server()).replace("{time}", now.toString())
                    .replace("{version}", String.valueOf(FORMAT));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

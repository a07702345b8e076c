package social.linnet.media;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes uploads that were never used, and files that no row knows (left by a crash between file and row, or by a
/// transaction that was rolled back).
@Component
final class Sweep {

    /// How long an upload may belong to nothing, and a file to no row.
    static final Duration PATIENCE = Duration.ofHours(24);

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    /// Rows are deleted this many at a time.
    private static final int BATCH = 200;

    /// The folders of files are gone through in this many hourly parts, since looking at a million of them at once
    /// would be felt.
    private static final int PARTS = 24;

    private final PictureRows rows;
    private final Removals removals;
    private final PictureFiles files;
    private final Clock clock;

    Sweep(PictureRows rows, Removals removals, PictureFiles files, Clock clock) {
        this.rows = rows;
        this.removals = removals;
        this.files = files;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void hourly() {
        int unused = unused();
        int unknown = unknown((int) (clock.instant().getEpochSecond() / 3600 % PARTS), PARTS);
        if (unused + unknown > 0) {
            log.info("swept {} unused pictures and {} files without a picture", unused, unknown);
        }
    }

    int unused() {
        Instant before = clock.instant().minus(PATIENCE);
        int swept = 0;
        int some;
        do {
            some = removals.loose(before, BATCH);
            swept += some;
        } while (some == BATCH);
        return swept;
    }

    int unknown(int part, int parts) {
        Instant before = clock.instant().minus(PATIENCE);
        int swept = 0;
        for (String shelf : files.shelves()) {
            if (Math.floorMod(shelf.hashCode(), parts) == part) {
                List<String> names = files.namesBefore(shelf, before);
                Set<String> known = new HashSet<>(names.isEmpty() ? List.of() : rows.known(names));
                for (String name : names) {
                    if (!known.contains(name)) {
                        files.delete(name);
                        swept++;
                    }
                }
            }
        }
        return swept;
    }
}

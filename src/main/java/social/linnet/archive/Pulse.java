package social.linnet.archive;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// Whether an archive may go on being written: for a time, and while its reader may read.
final class Pulse {

    /// The longest that one may take, at the pace of a slow reader.
    static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration ASK_EVERY = Duration.ofSeconds(2);

    private final Clock clock;
    private final BooleanSupplier allowed;
    private final Instant end;
    private Instant askAt;

    Pulse(Clock clock, BooleanSupplier allowed) {
        this.clock = clock;
        this.allowed = allowed;
        this.end = clock.instant().plus(LONGEST);
        this.askAt = clock.instant().plus(ASK_EVERY);
    }

    /// @throws IOException when it may not
    void check() throws IOException {
        Instant now = clock.instant();
        if (now.isAfter(end)) {
            throw new IOException("The archive took longer than " + LONGEST);
        }
        if (!now.isBefore(askAt)) {
            if (!allowed.getAsBoolean()) {
                throw new IOException("Whoever reads the archive is signed in no more");
            }
            askAt = now.plus(ASK_EVERY);
        }
    }
}

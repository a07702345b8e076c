package social.linnet.ai.openai;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Something that a server may have or not. It has it until an answer shows otherwise, which is believed for a while: a
/// server may be updated, or another put in its place.
final class Capability {

    static final Duration MEMORY = Duration.ofMinutes(10);

    private final LongSupplier nanos;
    private boolean missed;
    private long since;

    Capability(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized boolean isThere() {
        return !missed || nanos.getAsLong() - since >= MEMORY.toNanos();
    }

    /// An answer showed that the server does not have it.
    synchronized void isMissing() {
        missed = true;
        since = nanos.getAsLong();
    }
}

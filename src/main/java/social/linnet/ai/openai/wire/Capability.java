package social.linnet.ai.openai.wire;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Something that a server may have or not. It has it until an answer shows otherwise, which is believed for a while: a
/// server may be updated, or another put in its place.
public final class Capability {

    public static final Duration MEMORY = Duration.ofMinutes(10);

    private final LongSupplier nanos;
    private boolean missed;
    private long since;

    public Capability(LongSupplier nanos) {
        this.nanos = nanos;
    }

    public synchronized boolean isThere() {
        return !missed || nanos.getAsLong() - since >= MEMORY.toNanos();
    }

    /// An answer showed that the server does not have it.
    public synchronized void isMissing() {
        missed = true;
        since = nanos.getAsLong();
    }
}

package social.linnet.worker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A worker's hold on a row. The row says until when its worker is believed without a word from it; while this is open, a
/// thread of its own says every few seconds that the worker lives.
public final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    /// How long a worker is believed without a word from it.
    public static final int SECONDS = 15;
    /// How often it says that it lives.
    public static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean lost;

    private Lease() {
    }

    /// Keeps a row that was just taken up, until this is closed.
    ///
    /// @param what  what the log calls the row
    /// @param renew writes down that the worker lives; false when the row is its own no more
    public static Lease of(String what, BooleanSupplier renew) {
        return of(what, renew, HEARTBEAT);
    }

    static Lease of(String what, BooleanSupplier renew, Duration heartbeat) {
        Lease lease = new Lease();
        Thread.ofVirtual().name("lease of " + what).start(() -> lease.beat(what, renew, heartbeat));
        return lease;
    }

    /// Whether the row was taken back or taken over, or could not be kept: whoever works on it stops.
    public boolean isLost() {
        return lost;
    }

    @Override
    public void close() {
        over.countDown();
    }

    private void beat(String what, BooleanSupplier renew, Duration heartbeat) {
        try {
            while (!lost && !over.await(heartbeat.toNanos(), TimeUnit.NANOSECONDS)) {
                lost = !renew.getAsBoolean();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The lease of {} could not be kept; another worker may take it up", what, e);
            lost = true;
        }
    }
}

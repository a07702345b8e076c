package social.linnet.worker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.springframework.stereotype.Component;

/// Lets what works beside the requests give way to them, between one step and the next: on few processors somebody who waits
/// for a page would else wait for that as well. A step that takes a millisecond or two is not noticed; a row of them is.
@Component
public final class Courtesy {

    /// How long one step is put off at most: however many ask, the work goes on.
    private static final Duration LONGEST = Duration.ofMillis(10);
    private static final long LOOKS_NANOS = 250_000;

    private final AtomicInteger requests = new AtomicInteger();

    void begun() {
        requests.incrementAndGet();
    }

    void over() {
        requests.decrementAndGet();
    }

    /// Returns when no request is being answered, or after ten milliseconds. To be called where nothing is held that somebody
    /// waits for: in no transaction and under no lock.
    public void giveWay() {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (requests.get() > 0 && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOKS_NANOS);
        }
    }
}

package social.linnet.log;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;

import social.linnet.worker.Signal;

/// The signals inside this process. They spare waiting, nothing depends on them: everybody who waits also polls.
@Component
final class Wakes {

    private final Signal committed = new Signal();
    private final Signal sequenced = new Signal();
    private final Signal applied = new Signal();
    private final Signal awaited = new Signal();
    private final AtomicInteger waiting = new AtomicInteger();

    /// A transaction that appended has committed.
    Signal committed() {
        return committed;
    }

    /// Events have come into the log.
    Signal sequenced() {
        return sequenced;
    }

    /// A view has moved its cursor.
    Signal applied() {
        return applied;
    }

    /// Somebody waits from now on for the views, until [#nobodyWaits]: none of them lingers meanwhile.
    void somebodyWaits() {
        waiting.incrementAndGet();
        awaited.raise();
    }

    void nobodyWaits() {
        waiting.decrementAndGet();
    }

    boolean areAwaited() {
        return waiting.get() > 0;
    }

    /// Lets events gather for so long, or until somebody waits for the views.
    void linger(Duration atMost) throws InterruptedException {
        long seen = awaited.count();
        if (!areAwaited()) {
            awaited.awaitAfter(seen, atMost);
        }
    }
}

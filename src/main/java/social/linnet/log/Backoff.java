package social.linnet.log;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;

/// Waits between tries of something that must go on for ever: 100 ms at first, doubling to 5 s.
final class Backoff {

    private static final long LONGEST = 5000;
    private long next = 100;

    void succeeded() {
        next = 100;
    }

    /// Logs the failure and waits.
    ///
    /// @return false when the thread was told to stop
    boolean failed(RuntimeException failure, String who, Logger log) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        log.warn("{} failed and tries again in {} ms", who, next, failure);
        try {
            TimeUnit.MILLISECONDS.sleep(next);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
        next = Math.min(LONGEST, next * 2);
        return true;
    }
}

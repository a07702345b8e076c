package social.linnet.media;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import social.linnet.event.Refused;

/// Where pictures are worked on: no more at once than there is memory for, none longer than its time.
///
/// Each runs on a platform thread of its own, since pixels would keep a virtual thread's carrier from everybody else.
/// One that runs out of time is interrupted and left alone; its memory counts as taken until it has really ended.
final class Workbench {

    private static final Logger log = LoggerFactory.getLogger(Workbench.class);

    /// How many small pictures fit at most. They take processors rather than memory.
    private static final int MOST_AT_ONCE = 8;

    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final int UNIT = 1024;

    private final Semaphore memory;
    private final int units;
    private final Duration limit;
    private final ThreadFactory threads = Thread.ofPlatform().name("picture-", 0).daemon().factory();

    /// @param bytes memory for all that is worked on at once
    /// @param limit time for one piece of work
    Workbench(long bytes, Duration limit) {
        this.units = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
        this.memory = new Semaphore(units, true);
        this.limit = limit;
    }

    /// @param bytes most memory this work takes
    /// @throws Refused `picture-too-many-pixels` when there is never so much, `picture-busy` when there is not now,
    ///                 `picture-broken` when it takes too long or more memory than it should
    <T> T work(long bytes, Supplier<T> work) {
        if (bytes / UNIT > units) {
            throw Header.tooManyPixels();
        }
        int share = (int) Math.max(bytes / UNIT, units / MOST_AT_ONCE);
        FutureTask<T> task = new FutureTask<>(work::get);
        try {
            if (!memory.tryAcquire(share, WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            start(task, share);
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            task.cancel(true);
            log.warn("a picture took longer than {} and was given up", limit);
            throw Header.broken();
        } catch (InterruptedException stopped) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        }
    }

    private void start(FutureTask<?> task, int share) {
        boolean started = false;
        try {
            threads.newThread(() -> {
                try {
                    task.run();
                } finally {
                    memory.release(share);
                }
            }).start();
            started = true;
        } finally {
            if (!started) {
                memory.release(share);
            }
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case OutOfMemoryError tooMuch -> {
                log.warn("a picture took more memory than it should: {}", tooMuch.toString());
                yield Header.broken();
            }
            case StackOverflowError tooDeep -> Header.broken();
            case RuntimeException refusedOrFault -> refusedOrFault;
            case Error fatal -> throw fatal;
            default -> new IllegalStateException(cause);
        };
    }

    private static Refused busy() {
        return Refused.of(Refused.Kind.LIMITED, "picture-busy");
    }
}

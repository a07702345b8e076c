package social.linnet.worker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.springframework.stereotype.Component;

/// Lets what works beside the requests give way to them, between one step and the next: on few processors somebody who waits
/// for a page would else wait for that as well. A step that takes a millisecond or two is not noticed; a row of them is.
@Component
public final class Courtesy {

    /// How long one step is put off at most: however many ask, the work goes on.
    private static final Duration LONGEST = Duration.ofMillis(10);
    /// How long work in small pieces is put off in all: there may always be somebody who asks.
    private static final Duration LONGEST_IN_ALL = Duration.ofMillis(100);
    /// What is a step where the work is in smaller pieces.
    private static final Duration STEP = Duration.ofNanos(500_000);

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();

    void begun() {
        requests.incrementAndGet();
    }

    void over() {
        if (requests.decrementAndGet() == 0 && waiting.get() > 0) {
            lock.lock();
            try {
                quiet.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Returns when no request is being answered, or after ten milliseconds, or when the thread is interrupted, which it then
    /// still is. To be called where nothing is held that somebody waits for: in no transaction and under no lock.
    public void giveWay() {
        if (requests.get() == 0) {
            // one may have come in, and wait for this very processor
            Thread.yield();
            return;
        }
        long nanos = LONGEST.toNanos();
        lock.lock();
        waiting.incrementAndGet();
        try {
            while (requests.get() > 0 && nanos > 0) {
                nanos = quiet.awaitNanos(nanos);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
            lock.unlock();
        }
    }

    /// The same question, for work that asks it between pieces however small: it gives way as well, twice a millisecond
    /// and for a tenth of a second in all. For one thread and one piece of work.
    public BooleanSupplier givingWay(BooleanSupplier question) {
        return new BooleanSupplier() {
            private long last = System.nanoTime();
            private long given;

            @Override
            public boolean getAsBoolean() {
                long now = System.nanoTime();
                if (now - last > STEP.toNanos() && given < LONGEST_IN_ALL.toNanos()) {
                    giveWay();
                    last = System.nanoTime();
                    given += last - now;
                }
                return question.getAsBoolean();
            }
        };
    }
}

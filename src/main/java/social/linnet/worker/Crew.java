package social.linnet.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads of one kind of work, from when the program starts until it ends. Each does one round after another: at once where
/// there may be more to do, else when something is signalled or it is time to look again. A round that fails is logged, and the
/// next comes after a while; the row that it was at is free when its lease is over.
///
/// Those that wait for the same signal take turns to look: side by side they would ask the database all at the same instant.
public final class Crew {

    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final String name;
    private final Duration poll;
    private final Duration grace;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();
    private volatile boolean running;

    /// Looks again every second.
    ///
    /// @param name what the log calls it
    public Crew(String name) {
        this(name, POLL);
    }

    /// @param name what the log calls it
    /// @param poll after how long without a signal one of them looks again, and how long it rests after a failure
    public Crew(String name, Duration poll) {
        this(name, poll, GRACE);
    }

    Crew(String name, Duration poll, Duration grace) {
        this.name = name;
        this.poll = poll;
        this.grace = grace;
    }

    /// Takes up a row and works on it, if there is one.
    @FunctionalInterface
    public interface Round {
        /// @return whether there may be more to do at once
        /// @throws InterruptedException when the program is about to end
        boolean run() throws InterruptedException;
    }

    /// Has so many more threads do this, until [#stop].
    ///
    /// @param signal raised when there is something to do
    public void start(int number, Thread.Builder builder, Signal signal, Round round) {
        running = true;
        signals.add(signal);
        for (int i = 0; i < number; i++) {
            Duration first = poll.multipliedBy(i + 1);
            threads.add(builder.start(() -> work(signal, round, first, poll.multipliedBy(number))));
        }
    }

    /// Lets each end its round, for at most half a second: an interrupt would break a virtual thread's connection in the middle of
    /// a statement. Those that do not end by themselves are interrupted, and waited for, for at most five seconds.
    public void stop() {
        running = false;
        signals.forEach(Signal::raise);
        join(grace);
        threads.forEach(Thread::interrupt);
        join(STOP);
        threads.clear();
        signals.clear();
    }

    private void join(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public boolean isRunning() {
        return running;
    }

    /// @param first how long it waits after it was woken with the others
    /// @param then  how long after it looked in its turn
    private void work(Signal signal, Round round, Duration first, Duration then) {
        Duration rest = first;
        try {
            // counted before it is looked whether to stop: who stops raises it after saying so
            for (long seen = signal.count(); running; seen = signal.count()) {
                if (mayGoOn(round)) {
                    rest = first;
                } else {
                    signal.awaitAfter(seen, rest);
                    rest = signal.count() > seen ? first : then;
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean mayGoOn(Round round) throws InterruptedException {
        try {
            return round.run();
        } catch (RuntimeException e) {
            if (running) {
                LOG.error("A worker of {} failed, and tries again in a while", name, e);
                Thread.sleep(poll);
            }
            return true;
        }
    }
}

package social.linnet.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Ids;
import social.linnet.worker.Courtesy;

/// Starts the sequencer and the views, each on a thread of its own, and stops them before the database goes.
@Component
final class RunningViews implements Views, SmartLifecycle {

    private static final Duration STOP = Duration.ofSeconds(3);

    private final Sequencer sequencer;
    private final LogTable log;
    private final Bookmarks bookmarks;
    private final Wakes wakes;
    private final Ids ids;
    private final List<ViewRunner> runners;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    RunningViews(List<View> views, Sequencer sequencer, LogTable log, Recent recent, Bookmarks bookmarks, Wakes wakes,
                 Courtesy courtesy, Ids ids, PlatformTransactionManager transactions, MeterRegistry meters) {
        this.sequencer = sequencer;
        this.log = log;
        this.bookmarks = bookmarks;
        this.wakes = wakes;
        this.ids = ids;
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        this.runners = views.stream()
                .map(view -> new ViewRunner(view, log, recent, bookmarks, transaction, wakes, courtesy)).toList();
        Gauge.builder("linnet.log.outbox", sequencer, Sequencer::waiting)
                .description("Committed events that are not yet in the log").register(meters);
        for (ViewRunner runner : runners) {
            Gauge.builder("linnet.log.lag", runner, r -> log.head() - r.cursor()).tag("view", runner.name())
                    .description("Events a view is behind").register(meters);
            Gauge.builder("linnet.log.dead.letters", runner, r -> bookmarks.countDeadLetters(r.name()))
                    .tag("view", runner.name()).description("Events a view could not handle").register(meters);
        }
    }

    @Override
    public void start() {
        ids.notBefore(sequencer.newest());
        runners.forEach(ViewRunner::prepare);
        running = true;
        threads.add(Thread.ofVirtual().name("log-sequencer")
                .start(() -> sequencer.run(wakes.committed(), wakes.sequenced(), this::isRunning)));
        runners.forEach(runner -> threads.add(Thread.ofVirtual().name("view-" + runner.name())
                .start(() -> runner.run(this::isRunning))));
    }

    /// Lets each finish its batch. An interrupt would break a virtual thread's connection in the middle of a statement,
    /// so it is for those alone that do not end by themselves.
    @Override
    public void stop() {
        running = false;
        wakes.committed().raise();
        wakes.sequenced().raise();
        join(STOP);
        threads.forEach(Thread::interrupt);
        join(STOP);
        threads.clear();
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

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the web server takes requests, and after it has let go of them.
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 8192;
    }

    @Override
    public boolean await(String view, long seq, Duration atMost) {
        ViewRunner runner = runner(view);
        return until(() -> runner.cursor() >= seq, atMost);
    }

    @Override
    public boolean awaitAll(Duration atMost) {
        return until(() -> sequencer.waiting() == 0, atMost) && until(allAt(log.head()), atMost);
    }

    private BooleanSupplier allAt(long head) {
        return () -> runners.stream().allMatch(runner -> runner.cursor() >= head);
    }

    private boolean until(BooleanSupplier reached, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        wakes.somebodyWaits();
        try {
            while (true) {
                long seen = wakes.applied().count();
                if (reached.getAsBoolean()) {
                    return true;
                }
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                wakes.applied().awaitAfter(seen, Duration.ofNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(20))));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            wakes.nobodyWaits();
        }
    }

    @Override
    public List<Standing> standings() {
        long head = log.head();
        return runners.stream().map(runner -> new Standing(runner.name(), runner.cursor(), head - runner.cursor(),
                bookmarks.countDeadLetters(runner.name()))).toList();
    }

    /// What died, of what: nothing unless something befell the whole program.
    Map<String, Throwable> dead() {
        Map<String, Throwable> dead = new LinkedHashMap<>();
        if (sequencer.dead() != null) {
            dead.put("sequencer", sequencer.dead());
        }
        for (ViewRunner runner : runners) {
            if (runner.dead() != null) {
                dead.put(runner.name(), runner.dead());
            }
        }
        return dead;
    }

    @Override
    public void rebuild(String view) {
        runner(view).rebuild();
    }

    @Override
    public int replay(String view) {
        return runner(view).replay();
    }

    private ViewRunner runner(String view) {
        return runners.stream().filter(runner -> runner.name().equals(view)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No view is called " + view));
    }
}

package social.linnet.assistant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.settings.Settings;

/// The workers of this machine: as many as are set, each answering one question at a time. They are threads of the system:
/// the engine that comes with the program reckons without a pause, and a virtual thread that does holds up every request that
/// waits for the same processor.
@Component
class Desk implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    /// Longest rest after an answer that was reckoned here.
    private static final Duration LONGEST_REST = Duration.ofMillis(250);

    private final QuestionTable table;
    private final Answerer answerer;
    private final Caretaker caretaker;
    private final Whispers whispers;
    private final Talk talk;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final UUID worker = UUID.randomUUID();
    private final Semaphore asked = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Desk(QuestionTable table, Answerer answerer, Caretaker caretaker, Whispers whispers, Talk talk, Settings settings,
         PlatformTransactionManager transactions) {
        this.table = table;
        this.answerer = answerer;
        this.caretaker = caretaker;
        this.whispers = whispers;
        this.talk = talk;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        if (settings.db().isEmbedded()) {
            table.releaseAll();
        }
        running = true;
        for (int i = 1; i <= workers(); i++) {
            threads.add(Thread.ofPlatform().name("assistant-" + i).daemon().start(this::work));
        }
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
        table.release(worker);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// A model elsewhere is waited for; the one that comes with the program takes processors from those who read, so that it
    /// gets no more than half of them.
    private int workers() {
        int most = settings.assistant().workers();
        return talk.model().builtin() ? Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, most) : most;
    }

    /// Something was asked.
    void wake() {
        if (asked.availablePermits() < threads.size()) {
            asked.release(threads.size());
        }
    }

    private void work() {
        while (running) {
            try {
                table.answeredBefore().forEach((post, answer) -> table.find(post).ifPresent(question -> {
                    whispers.folded(question, answer);
                    table.fold(post);
                }));
                caretaker.next(() -> !running);
                var claimed = transaction.execute(status -> table.claim(worker));
                if (claimed != null && claimed.isPresent()) {
                    long begun = System.nanoTime();
                    answerer.answer(claimed.get(), worker, () -> !running);
                    rest(System.nanoTime() - begun);
                    // what was asked meanwhile in the same words waits for the end of this one
                    wake();
                } else {
                    asked.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException e) {
                if (!running) {
                    return;
                }
                LOG.error("An assistant's worker failed; its question is taken up again when its lease is over", e);
                pause();
            }
        }
    }

    /// As long as it took, so that many questions at once take no more than half of a worker's time from the pages.
    private void rest(long nanos) throws InterruptedException {
        if (talk.model().builtin()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(nanos, LONGEST_REST.toNanos()));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

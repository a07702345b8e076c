package social.linnet.assistant;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.settings.Settings;
import social.linnet.worker.Crew;
import social.linnet.worker.Signal;

/// The workers of this machine: as many as are set, each answering one question at a time. They are threads of the system:
/// the engine that comes with the program reckons without a pause, and a virtual thread that does holds up every request that
/// waits for the same processor.
@Component
class Desk implements SmartLifecycle {

    /// How many times as long as it worked a worker rests.
    private static final int RESTS = 4;
    /// Longest rest after an answer that was reckoned here.
    private static final Duration LONGEST_REST = Duration.ofMillis(250);

    private final QuestionTable table;
    private final Answerer answerer;
    private final Caretaker caretaker;
    private final Folding folding;
    private final Talk talk;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final UUID worker = UUID.randomUUID();
    private final Signal asked = new Signal();
    private final Crew crew = new Crew("the assistant");

    Desk(QuestionTable table, Answerer answerer, Caretaker caretaker, Folding folding, Talk talk, Settings settings,
         PlatformTransactionManager transactions) {
        this.table = table;
        this.answerer = answerer;
        this.caretaker = caretaker;
        this.folding = folding;
        this.talk = talk;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        if (settings.db().isEmbedded()) {
            table.releaseAll();
        }
        crew.start(workers(), Thread.ofPlatform().name("assistant-", 1).daemon(), asked, this::work);
    }

    @Override
    public void stop() {
        crew.stop();
        table.release(worker);
    }

    @Override
    public boolean isRunning() {
        return crew.isRunning();
    }

    /// A model elsewhere is waited for; the one that comes with the program takes processors from those who read, so that it
    /// gets no more than half of them.
    private int workers() {
        int most = settings.assistant().workers();
        return talk.model().builtin() ? Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, most) : most;
    }

    /// Something was asked.
    void wake() {
        asked.raise();
    }

    private boolean work() throws InterruptedException {
        long begun = System.nanoTime();
        folding.fold();
        caretaker.next(this::isStopping);
        var claimed = transaction.execute(status -> table.claim(worker));
        if (claimed == null || claimed.isEmpty()) {
            return false;
        }
        answerer.answer(claimed.get(), worker, this::isStopping);
        rest(System.nanoTime() - begun);
        // what was asked meanwhile in the same words waits for the end of this one
        wake();
        return true;
    }

    /// Several times as long as it took, so that many questions at once take a fifth of a worker's time from the pages.
    private void rest(long nanos) throws InterruptedException {
        if (talk.model().builtin()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(RESTS * nanos, LONGEST_REST.toNanos()));
        }
    }

    private boolean isStopping() {
        return !crew.isRunning();
    }
}

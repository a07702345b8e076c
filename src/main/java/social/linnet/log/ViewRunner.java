package social.linnet.log;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.worker.Courtesy;

/// Runs one view: reads the log above its cursor, applies, moves the cursor.
///
/// A stored view's batch is one transaction. When that fails, its events are tried one at a time, so that the one which
/// fails becomes a dead letter and the others count. A database that is away is nobody's fault: it is waited for.
final class ViewRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ViewRunner.class);
    private static final int BATCH = 256;
    private static final int ATTEMPTS = 3;
    /// How long a view that gathers waits for more once there is something.
    private static final Duration LINGERS = Duration.ofMillis(40);
    /// How long when something came shortly before: a view costs by its batches more than by what is in them.
    private static final Duration LINGERS_WHEN_BUSY = Duration.ofMillis(160);
    private static final Duration SHORTLY = Duration.ofMillis(250);

    /// Places for those that gather. They wake at the same instant, and side by side they would take every processor from
    /// those who wait for a page.
    private static final Semaphore PLACES = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    private final View view;
    private final LogTable log;
    private final Recent recent;
    private final Bookmarks bookmarks;
    private final TransactionTemplate transaction;
    private final Wakes wakes;
    private final Courtesy courtesy;
    /// Held while the view is being called, since a view is called by one thread at a time.
    private final ReentrantLock turn = new ReentrantLock();
    private volatile long cursor;
    private volatile @Nullable Throwable dead;

    ViewRunner(View view, LogTable log, Recent recent, Bookmarks bookmarks, TransactionTemplate transaction,
               Wakes wakes, Courtesy courtesy) {
        this.view = view;
        this.log = log;
        this.recent = recent;
        this.bookmarks = bookmarks;
        this.transaction = transaction;
        this.wakes = wakes;
        this.courtesy = courtesy;
    }

    String name() {
        return view.name();
    }

    /// The `seq` up to which this process knows the view to have applied.
    long cursor() {
        return cursor;
    }

    /// Finds the place to start from.
    void prepare() {
        turn.lock();
        try {
            switch (view) {
                case View.Stored stored -> {
                    bookmarks.ensure(stored.name());
                    cursor = bookmarks.cursor(stored.name());
                }
                case View.Held held -> {
                    // the head first: what is committed between the two is in the tables, and comes again
                    long head = log.head();
                    held.load(head);
                    cursor = head;
                }
            }
        } finally {
            turn.unlock();
        }
    }

    /// Follows the log until it is told to stop or the thread is interrupted.
    void run(BooleanSupplier running) {
        Backoff backoff = new Backoff();
        boolean behind = false;
        long last = System.nanoTime() - SHORTLY.toNanos();
        while (running.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            try {
                long seen = wakes.sequenced().count();
                int applied = behind || !view.gathers() || wakes.areAwaited() ? step() : inTurn();
                behind = applied == BATCH;
                if (applied > 0) {
                    last = System.nanoTime();
                    wakes.applied().raise();
                }
                if (applied < BATCH) {
                    wakes.sequenced().awaitAfter(seen, Duration.ofMillis(500));
                    gather(seen, System.nanoTime() - last < SHORTLY.toNanos() ? LINGERS_WHEN_BUSY : LINGERS);
                }
                backoff.succeeded();
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException e) {
                if (!backoff.failed(e, "The view " + view.name(), LOG)) {
                    return;
                }
            } catch (Error fatal) {
                // what befalls the whole program (no memory): nobody may take this view for one that is merely idle
                dead = fatal;
                LOG.error("The view {} has died and applies nothing more until the program is started again", view.name(),
                        fatal);
                return;
            }
        }
    }

    /// What the view died of; null while it lives.
    @Nullable Throwable dead() {
        return dead;
    }

    private void gather(long seen, Duration atMost) throws InterruptedException {
        if (view.gathers() && wakes.sequenced().count() > seen) {
            wakes.linger(atMost);
        }
    }

    /// Applies the next batch when it is this view's turn, or after a while all the same: one that waits for the database is
    /// to keep nobody waiting.
    private int inTurn() throws InterruptedException {
        boolean placed = PLACES.tryAcquire(LINGERS.toMillis(), TimeUnit.MILLISECONDS);
        try {
            courtesy.giveWay();
            return step();
        } finally {
            if (placed) {
                PLACES.release();
            }
        }
    }

    /// Applies the next batch.
    ///
    /// @return how many events it had
    private int step() {
        turn.lock();
        try {
            return switch (view) {
                case View.Stored stored -> step(stored);
                case View.Held held -> step(held);
            };
        } finally {
            turn.unlock();
        }
    }

    private int step(View.Stored stored) {
        List<LogTable.Row> batch = recent.after(cursor, BATCH);
        if (batch.isEmpty()) {
            return 0;
        }
        try {
            cursor = Objects.requireNonNull(transaction.execute(status -> applyFrom(stored, batch)));
        } catch (RuntimeException e) {
            if (isNobodysFault(e)) {
                throw e;
            }
            for (LogTable.Row row : batch) {
                alone(stored, row);
            }
        }
        return batch.size();
    }

    /// Applies those of the batch that are still ahead: another process may have been here.
    ///
    /// @return the cursor after them
    private long applyFrom(View.Stored stored, List<LogTable.Row> batch) {
        long reached = bookmarks.lock(stored.name());
        for (LogTable.Row row : batch) {
            if (row.seq() == reached + 1) {
                apply(row);
                reached = row.seq();
            }
        }
        bookmarks.move(stored.name(), reached);
        return reached;
    }

    private void alone(View.Stored stored, LogTable.Row row) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> applyFrom(stored, List.of(row)));
                break;
            } catch (RuntimeException e) {
                if (isNobodysFault(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    LOG.error("{} cannot handle event {}; it is now a dead letter", stored.name(), row.seq(), e);
                    transaction.executeWithoutResult(status -> {
                        if (bookmarks.lock(stored.name()) == row.seq() - 1) {
                            bookmarks.bury(stored.name(), row.seq(), e);
                            bookmarks.move(stored.name(), row.seq());
                        }
                    });
                    break;
                }
            }
        }
        cursor = bookmarks.cursor(stored.name());
    }

    private int step(View.Held held) {
        List<LogTable.Row> batch = recent.after(cursor, BATCH);
        if (held.gathers() && !batch.isEmpty() && isTakenAtOnce(held, batch)) {
            cursor = batch.getLast().seq();
            return batch.size();
        }
        for (LogTable.Row row : batch) {
            try {
                apply(row);
            } catch (RuntimeException e) {
                if (isNobodysFault(e)) {
                    throw e;
                }
                LOG.error("{} cannot handle event {}; it is now a dead letter", held.name(), row.seq(), e);
                bookmarks.bury(held.name(), row.seq(), e);
            }
            cursor = row.seq();
        }
        return batch.size();
    }

    private boolean isTakenAtOnce(View.Held held, List<LogTable.Row> batch) {
        try {
            held.apply(batch.stream().map(log::decode).toList());
            return true;
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
            if (e instanceof RuntimeException fault && isNobodysFault(fault)) {
                throw fault;
            }
            LOG.debug("{} takes {} events one at a time", held.name(), batch.size(), e);
            return false;
        }
    }

    /// An error that one event brings about is that event's fault as much as an exception is: it must not end the thread,
    /// and with it the view. What befalls the whole program (no memory) is left alone.
    private void apply(LogTable.Row row) {
        try {
            view.apply(log.decode(row));
        } catch (AssertionError | LinkageError | StackOverflowError e) {
            throw new IllegalStateException(e.toString(), e);
        }
    }

    /// Whether the database is away or busy, rather than the event at fault.
    private static boolean isNobodysFault(RuntimeException e) {
        return e instanceof DataAccessResourceFailureException || e instanceof TransientDataAccessException
                || e instanceof CannotCreateTransactionException || e instanceof TransactionSystemException;
    }

    void rebuild() {
        turn.lock();
        try {
            switch (view) {
                case View.Stored stored -> transaction.executeWithoutResult(status -> {
                    bookmarks.lock(stored.name());
                    stored.clear();
                    bookmarks.forgetDeadLetters(stored.name());
                    bookmarks.move(stored.name(), 0);
                    cursor = 0;
                });
                case View.Held held -> {
                    bookmarks.forgetDeadLetters(held.name());
                    prepare();
                }
            }
        } finally {
            turn.unlock();
        }
        wakes.sequenced().raise();
    }

    int replay() {
        int handled = 0;
        turn.lock();
        try {
            for (long seq : bookmarks.deadLetters(view.name())) {
                if (replay(seq)) {
                    handled++;
                }
            }
        } finally {
            turn.unlock();
        }
        return handled;
    }

    private boolean replay(long seq) {
        try {
            transaction.executeWithoutResult(status -> {
                log.rows(seq - 1, 1).forEach(this::apply);
                bookmarks.raise(view.name(), seq);
            });
            return true;
        } catch (RuntimeException e) {
            if (isNobodysFault(e)) {
                throw e;
            }
            LOG.warn("{} still cannot handle event {}", view.name(), seq, e);
            bookmarks.bury(view.name(), seq, e);
            return false;
        }
    }
}

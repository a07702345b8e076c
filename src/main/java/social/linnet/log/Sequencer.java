package social.linnet.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.worker.Signal;

/// Moves committed rows from the outbox to the log and numbers them.
///
/// An identity value does not follow commit order, so reading `id > last` from the outbox would miss events of slow
/// transactions. Here a row is moved whenever it is seen, which is after its commit, and gets its number then. The row
/// in `log.head` is locked first: two programs on one database take turns, and the second statement, with a snapshot
/// taken after the lock, sees what the first one left.
@Component
class Sequencer {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private volatile @Nullable Throwable dead;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sequencer(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private record Head(long seq, long timeUs, long publicSeq) {
    }

    /// @param deleted whether a post was deleted in one of them
    private record Moved(int rows, boolean deleted) {
        static final Moved NOTHING = new Moved(0, false);
    }

    /// Moves one batch.
    ///
    /// @return how many rows it moved
    int round() {
        Integer moved = transaction.execute(status -> {
            Head head = jdbc.sql("select seq, time_us, public_seq from log.head for update")
                    .query((row, n) -> new Head(row.getLong(1), row.getLong(2), row.getLong(3))).single();
            long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
            Moved next = move(head, Math.max(now, head.timeUs() + 1));
            if (next.deleted()) {
                erase(head.seq());
            }
            return next.rows();
        });
        return moved == null ? 0 : moved;
    }

    private Moved move(Head head, long timeUs) {
        return jdbc.sql("""
                with moved as (
                    delete from log.outbox
                    where id in (select id from log.outbox order by id limit :batch)
                    returning id, kind, actor, subject, audience, facts, content
                ), numbered as (
                    select *, row_number() over (order by id) as n,
                           count(*) filter (where audience in ('PUBLIC', 'QUIET')) over (order by id) as public_n
                    from moved
                ), logged as (
                    insert into log.event (seq, time_us, public_seq, kind, actor, subject, audience, facts, content)
                    select :seq + n, :timeUs + n - 1,
                           case when audience in ('PUBLIC', 'QUIET') then :publicSeq + public_n end,
                           kind, actor, subject, audience, facts, content
                    from numbered
                )
                update log.head h
                set seq = :seq + last.n, time_us = :timeUs + last.n - 1, public_seq = :publicSeq + last.public_n
                from (select max(n) as n, max(public_n) as public_n, bool_or(kind = 'PostDeleted') as deleted from numbered) last
                where last.n > 0
                returning h.seq - :seq, last.deleted
                """)
                .param("batch", BATCH).param("seq", head.seq()).param("timeUs", timeUs)
                .param("publicSeq", head.publicSeq())
                .query((row, n) -> new Moved(row.getInt(1), row.getBoolean(2))).optional().orElse(Moved.NOTHING);
    }

    /// Destroys the content of posts whose deletion came into the log after this `seq`, wherever it stands: also in the
    /// reason of a dead letter, where a database's complaint may quote it.
    private void erase(long after) {
        jdbc.sql("""
                with erased as (
                    update log.event e set content = null
                    from log.event d
                    where d.seq > :after and d.kind = 'PostDeleted' and e.subject = d.subject and e.content is not null
                    returning e.seq
                )
                update log.dead_letter set reason = 'erased with its post' where seq in (select seq from erased)
                """).param("after", after).update();
    }

    /// The time of the newest event, so that ids made from now on are greater than those in use.
    Instant newest() {
        long micros = jdbc.sql("select time_us from log.head").query(Long.class).single();
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// Rows waiting to be moved.
    long waiting() {
        return jdbc.sql("select count(*) from log.outbox").query(Long.class).single();
    }

    /// Moves batches until it is told to stop or the thread is interrupted. Survives a database that is away.
    void run(Signal committed, Signal sequenced, BooleanSupplier running) {
        Backoff backoff = new Backoff();
        while (running.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            try {
                long seen = committed.count();
                int moved = round();
                if (moved > 0) {
                    sequenced.raise();
                }
                if (moved < BATCH) {
                    awaitRows(committed, seen);
                }
                backoff.succeeded();
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException e) {
                if (!backoff.failed(e, "The sequencer", LOG)) {
                    return;
                }
            } catch (Error fatal) {
                dead = fatal;
                LOG.error("The sequencer has died: what people do is kept, and shown to nobody until the program is started "
                        + "again", fatal);
                return;
            }
        }
    }

    /// Returns when there may be something to move: it was said so here, or another program wrote it. An empty round takes a
    /// lock, and that waits for the disk.
    private void awaitRows(Signal committed, long seen) throws InterruptedException {
        do {
            committed.awaitAfter(seen, Duration.ofMillis(200));
        } while (committed.count() == seen && waiting() == 0 && !Thread.currentThread().isInterrupted());
    }

    /// What it died of; null while it lives.
    @Nullable Throwable dead() {
        return dead;
    }
}

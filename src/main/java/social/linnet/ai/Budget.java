package social.linnet.ai;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.settings.Settings;

/// How many tokens may be asked for in a day, by one person and by all, and how many answers may be on their way at once. What an
/// answer may cost is written down before it is asked for, and put right afterwards: a program that dies in between has spent
/// it. The sums are in the database, so that they hold across restarts and for all programs on it; the numbers at once are this
/// program's own. Days are UTC's.
public final class Budget {

    private static final Logger LOG = LoggerFactory.getLogger(Budget.class);
    /// Stands for everybody: no keyed hash is a star.
    private static final String ALL = "*";
    /// How many days the sums are kept.
    private static final int KEPT = 7;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Settings.Budget limits;
    private final Semaphore turns;
    private final Map<String, Integer> running = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable LocalDate> swept = new AtomicReference<>();

    Budget(JdbcClient db, PlatformTransactionManager transactions, Clock clock, Settings.Budget limits) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.limits = limits;
        this.turns = new Semaphore(limits.atOnce());
    }

    /// Sets aside what an answer may cost.
    ///
    /// @param requester a keyed hash of who asks
    /// @param tokens    of question and answer, at most
    /// @throws AiFailure [Reason#BUSY] when there are too many at once, or when the day's sum is used up, then with the time when
    ///                   it begins anew; [Reason#TOO_LONG] when it is more than any day has
    Held hold(String requester, int tokens) {
        if (tokens > Math.min(limits.personDaily(), limits.daily())) {
            throw new AiFailure(Reason.TOO_LONG, "this would cost more than a whole day's budget", null);
        }
        enter(requester);
        boolean held = false;
        try {
            LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            sweep(day);
            reserve(day, requester, tokens);
            held = true;
            return new Held(day, requester, tokens);
        } finally {
            if (!held) {
                leave(requester);
            }
        }
    }

    private void enter(String requester) {
        if (!turns.tryAcquire()) {
            throw new AiFailure(Reason.BUSY, "as many answers as may be are on their way", null);
        }
        int mine = running.merge(requester, 1, Integer::sum);
        if (mine > limits.personAtOnce()) {
            leave(requester);
            throw new AiFailure(Reason.BUSY, "as many answers to one person as may be are on their way", null);
        }
    }

    private void leave(String requester) {
        running.computeIfPresent(requester, (who, count) -> count == 1 ? null : count - 1);
        turns.release();
    }

    private void reserve(LocalDate day, String requester, int tokens) {
        transaction.executeWithoutResult(status -> {
            // always the person first: two who settle and reserve do not wait for each other
            if (!add(day, requester, tokens, limits.personDaily()) || !add(day, ALL, tokens, limits.daily())) {
                Instant until = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                throw new AiFailure(Reason.BUSY, "the day's budget of tokens is used up", null, until);
            }
        });
    }

    private boolean add(LocalDate day, String who, int tokens, long most) {
        return db.sql("""
                insert into ai.spending as spent (day, requester, tokens) values (:day, :who, :tokens)
                on conflict (day, requester) do update set tokens = spent.tokens + excluded.tokens
                where spent.tokens + excluded.tokens <= :most
                """).param("day", day).param("who", who).param("tokens", tokens).param("most", most).update() == 1;
    }

    private void settle(LocalDate day, String requester, int change) {
        transaction.executeWithoutResult(status -> {
            correct(day, requester, change);
            correct(day, ALL, change);
        });
    }

    private void correct(LocalDate day, String who, int change) {
        db.sql("update ai.spending set tokens = greatest(0, tokens + :change) where day = :day and requester = :who")
                .param("change", change).param("day", day).param("who", who).update();
    }

    private void sweep(LocalDate day) {
        if (!day.equals(swept.getAndSet(day))) {
            db.sql("delete from ai.spending where day < :oldest").param("oldest", day.minusDays(KEPT)).update();
        }
    }

    /// What is set aside for one answer, until it is closed.
    final class Held implements AutoCloseable {

        private final LocalDate day;
        private final String requester;
        private final int reserved;
        private int used;

        private Held(LocalDate day, String requester, int reserved) {
            this.day = day;
            this.requester = requester;
            this.reserved = reserved;
            used = reserved;
        }

        /// What it came to; all that was set aside unless this is said.
        void used(int tokens) {
            used = tokens;
        }

        @Override
        public void close() {
            try {
                if (used != reserved) {
                    settle(day, requester, used - reserved);
                }
            } catch (DataAccessException e) {
                // the answer is there, and more is counted for it than it took: nobody is worse off for that than until midnight
                LOG.warn("What an answer came to could not be written down; {} tokens stay counted", reserved, e);
            } finally {
                leave(requester);
            }
        }
    }
}

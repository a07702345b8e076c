package social.linnet.post;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import social.linnet.event.Ids;
import social.linnet.event.Underway;

/// Gives posts and reposts their ids, and knows up to which id everything is settled: committed, or never to be.
///
/// An id is given before its transaction commits, and transactions end in another order than they got their ids. Whoever
/// pages upwards by the last id they saw would pass over a post that commits after its neighbour. So lists of posts are
/// shown up to the settled id alone, which lies the length of a transaction behind the newest.
@Component
public class Flights {

    /// How long a transaction may take from its id to its commit. One that is slower is rolled back.
    static final Duration LONGEST = Duration.ofSeconds(5);
    /// How long somebody who has just posted waits, when they read, for what others began before them.
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Ids ids;
    private final Underway flights = new Underway(LONGEST);
    /// The last id of each account that posted lately.
    private final Cache<Long, Long> lately = Caffeine.newBuilder().maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(1)).build();

    Flights(Ids ids) {
        this.ids = ids;
    }

    /// An id for what this account posts in the transaction that is under way; as late in it as can be.
    ///
    /// @throws IllegalStateException when there is no transaction
    long next(long account) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A post gets its id in the transaction that writes it");
        }
        long id = flights.add(ids::next);
        TransactionSynchronizationManager.registerSynchronization(new Landing(account, id));
        return id;
    }

    /// The id up to which every post is committed or never will be. Ask before reading the tables.
    public long settled() {
        return flights.upTo(ids::next);
    }

    /// The same for a list in which this account looks for what it has just posted: waits a little for what others
    /// began before, and shows it in any case.
    public long settledFor(long account) {
        Long own = lately.getIfPresent(account);
        if (own == null) {
            return settled();
        }
        flights.await(own, PATIENCE);
        return Math.max(own, settled());
    }

    /// The last id of this account if it posted within the last minute, else 0.
    public long latestOf(long account) {
        Long own = lately.getIfPresent(account);
        return own == null ? 0 : own;
    }

    /// What becomes of an id when its transaction ends.
    private final class Landing implements TransactionSynchronization {

        private final long account;
        private final long id;

        Landing(long account, long id) {
            this.account = account;
            this.id = id;
        }

        /// From here on the commit may take what it takes; one that comes too late must not happen any more, since
        /// readers have gone past it.
        @Override
        public void beforeCommit(boolean readOnly) {
            if (!flights.keep(id)) {
                throw new IllegalStateException("The transaction of post " + id + " took longer than " + LONGEST);
            }
        }

        @Override
        public void afterCommit() {
            lately.asMap().merge(account, id, Math::max);
        }

        /// After every other notice of the commit, so that a view on the heap has heard of it.
        @Override
        public void afterCompletion(int status) {
            flights.done(id);
        }
    }
}

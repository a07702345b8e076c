package social.linnet.home;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Paging;

/// One person's ring while it is used: takes what the log brings at once, also while its older part is still being read
/// from the tables.
final class Timeline {

    private final Ring ring = new Ring();
    private volatile long readAt;
    private volatile boolean ready;
    /// What the log took away while the tables were being read; null once they are.
    private @Nullable Set<Long> removedMeanwhile = new HashSet<>();

    boolean isReady() {
        return ready;
    }

    /// Adds what was read from the tables, except what has been removed since. Of two readers who open a home at once
    /// the first fills it: what the other read may have been removed after that, and nobody kept count any more.
    synchronized void fill(List<Long> ids) {
        Set<Long> removed = removedMeanwhile;
        if (removed == null) {
            return;
        }
        ids.stream().filter(id -> !removed.contains(id)).forEach(ring::add);
        removedMeanwhile = null;
        ready = true;
    }

    synchronized boolean add(long id) {
        return ring.add(id);
    }

    synchronized void remove(long id) {
        if (removedMeanwhile != null) {
            removedMeanwhile.add(id);
        }
        ring.remove(id);
    }

    List<Long> page(Paging page, Instant now) {
        readAt = now.toEpochMilli();
        return ring.page(page);
    }

    boolean isReadSince(Instant then) {
        return readAt >= then.toEpochMilli();
    }
}

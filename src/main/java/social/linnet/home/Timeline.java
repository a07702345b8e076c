package social.linnet.home;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Paging;

/// One ring while it is used: takes what the log brings at once, also while its older part is still being read from the
/// tables.
final class Timeline {

    private final Ring ring = new Ring();
    private volatile long readAt;
    private volatile boolean ready;
    /// Authors who have no place in it whatever else holds: known once it is ready.
    private volatile Set<Long> excluded = Set.of();
    /// What the log took away while the tables were being read; null once they are.
    private @Nullable Set<Long> removedMeanwhile = new HashSet<>();
    /// What the log brought in that time, with its author.
    private final Map<Long, Long> addedMeanwhile = new HashMap<>();

    boolean isReady() {
        return ready;
    }

    void fill(List<Long> ids) {
        fill(ids, Set.of());
    }

    /// Adds what was read from the tables, except what has been removed since. Of two readers who open a timeline at once
    /// the first fills it: what the other read may have been removed after that, and nobody kept count any more.
    ///
    /// @param without authors who have no place in it
    synchronized void fill(List<Long> ids, Set<Long> without) {
        Set<Long> removed = removedMeanwhile;
        if (removed == null) {
            return;
        }
        ids.stream().filter(id -> !removed.contains(id)).forEach(ring::add);
        addedMeanwhile.forEach((id, author) -> {
            if (without.contains(author)) {
                ring.remove(id);
            }
        });
        addedMeanwhile.clear();
        excluded = without;
        removedMeanwhile = null;
        ready = true;
    }

    /// Whether this author has no place in it.
    boolean excludes(long author) {
        return excluded.contains(author);
    }

    synchronized boolean add(long id, long author) {
        if (excludes(author)) {
            return false;
        }
        if (removedMeanwhile != null) {
            addedMeanwhile.put(id, author);
        }
        return ring.add(id);
    }

    synchronized void remove(long id) {
        if (removedMeanwhile != null) {
            removedMeanwhile.add(id);
        }
        ring.remove(id);
    }

    boolean contains(long id) {
        return ring.contains(id);
    }

    List<Long> page(Paging page, Instant now) {
        readAt = now.toEpochMilli();
        return ring.page(page);
    }

    boolean isReadSince(Instant then) {
        return readAt >= then.toEpochMilli();
    }
}

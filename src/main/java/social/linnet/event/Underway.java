package social.linnet.event;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Ids that are on their way somewhere, and so how far everything has arrived. Ids are given in order and arrive out of
/// order; a reader who goes by the last id it saw must not be shown one while a smaller one may still come.
///
/// What is under way for longer than it may be is given up on: one that is stuck must not hold up everybody.
public final class Underway {

    private static final long KEPT = Long.MAX_VALUE;
    /// How many ids are remembered that arrived before anybody said that they were under way.
    private static final int EARLY = 10_000;

    private final long longest;
    private final Lock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    /// Each id with when it was added, in nanoseconds of this machine, or [#KEPT].
    private final TreeMap<Long, Long> ids = new TreeMap<>();
    private final Map<Long, Boolean> early = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > EARLY;
        }
    };

    /// @param longest how long one may take before it is given up on
    public Underway(Duration longest) {
        this.longest = longest.toNanos();
    }

    /// Makes an id and adds it, so that nobody can ask in between.
    public long add(LongSupplier fresh) {
        lock.lock();
        try {
            long id = fresh.getAsLong();
            ids.put(id, System.nanoTime());
            return id;
        } finally {
            lock.unlock();
        }
    }

    /// Adds an id that somebody else made, unless it has arrived already.
    public void add(long id) {
        lock.lock();
        try {
            if (early.remove(id) == null) {
                ids.put(id, System.nanoTime());
            }
        } finally {
            lock.unlock();
        }
    }

    /// From here on an id is not given up on, however long it takes.
    ///
    /// @return false when it has been given up on already
    public boolean keep(long id) {
        lock.lock();
        try {
            return ids.replace(id, KEPT) != null;
        } finally {
            lock.unlock();
        }
    }

    /// An id has arrived, or never will.
    public void done(long id) {
        lock.lock();
        try {
            if (ids.remove(id) == null) {
                early.put(id, true);
            } else {
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Everything has arrived by another way.
    public void clear() {
        lock.lock();
        try {
            ids.clear();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The greatest id with nothing at it or below it under way.
    ///
    /// @param newest what that is when nothing is; asked so that no id can be added in between
    public long upTo(LongSupplier newest) {
        lock.lock();
        try {
            long all = newest.getAsLong();
            giveUp();
            return ids.isEmpty() ? all : Math.min(all, ids.firstKey() - 1);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing at this id or below it is under way.
    ///
    /// @return whether that is so now
    public boolean await(long id, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            while (isUnderWay(id)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                moved.await(left, TimeUnit.NANOSECONDS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean isUnderWay(long id) {
        giveUp();
        return !ids.isEmpty() && ids.firstKey() <= id;
    }

    private void giveUp() {
        long now = System.nanoTime();
        boolean any = false;
        for (Map.Entry<Long, Long> first = ids.firstEntry(); first != null && isOverdue(first.getValue(), now);
                first = ids.firstEntry()) {
            ids.remove(first.getKey());
            any = true;
        }
        if (any) {
            moved.signalAll();
        }
    }

    private boolean isOverdue(long since, long now) {
        return since != KEPT && now - since > longest;
    }
}

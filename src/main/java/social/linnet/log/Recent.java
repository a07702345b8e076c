package social.linnet.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.stereotype.Component;

import social.linnet.worker.Signal;

/// The newest rows of the log, read once for all views of this process: whoever comes first reads what is new, the others
/// find it here. Who is further behind reads for themselves.
///
/// A deletion destroys the words of its post in the log. So that they do not live on here, whatever was kept before a
/// deletion is let go of with it.
@Component
final class Recent {

    private static final int KEPT = 1024;
    /// How long nothing new is taken for granted while nobody here has sequenced anything: another process may have.
    private static final Duration BELIEVED = Duration.ofMillis(400);
    private static final String DELETION = "PostDeleted";

    private final LogTable log;
    private final Signal sequenced;
    private final ReentrantLock lock = new ReentrantLock();
    /// In the order of the log, without a gap.
    private final List<LogTable.Row> rows = new ArrayList<>();
    /// Up to where it was read, whether or not that is still kept.
    private long end = -1;
    private long countWhenRead;
    private long nanosWhenRead;

    Recent(LogTable log, Wakes wakes) {
        this.log = log;
        this.sequenced = wakes.sequenced();
    }

    /// At most so many rows after this `seq`, as [LogTable#rows] has them.
    List<LogTable.Row> after(long seq, int limit) {
        lock.lock();
        try {
            if (end < 0 || seq > end) {
                rows.clear();
                end = seq;
                countWhenRead = -1;
            }
            // whoever gets fewer than they asked for takes it that there are no more
            if (end - seq < limit && !isNothingNew()) {
                read(limit);
            }
            if (seq == end) {
                return List.of();
            }
            if (!rows.isEmpty() && seq >= rows.getFirst().seq() - 1) {
                int from = Math.toIntExact(seq + 1 - rows.getFirst().seq());
                return List.copyOf(rows.subList(from, Math.min(rows.size(), from + limit)));
            }
        } finally {
            lock.unlock();
        }
        return log.rows(seq, limit);
    }

    private boolean isNothingNew() {
        return sequenced.count() == countWhenRead
                && System.nanoTime() - nanosWhenRead < TimeUnit.MILLISECONDS.toNanos(BELIEVED.toMillis());
    }

    private void read(int limit) {
        long count = sequenced.count();
        List<LogTable.Row> fresh = log.rows(end, limit);
        countWhenRead = fresh.size() < limit ? count : -1;
        nanosWhenRead = System.nanoTime();
        for (LogTable.Row row : fresh) {
            if (row.kind().equals(DELETION)) {
                rows.clear();
            }
            rows.add(row);
            end = row.seq();
        }
        if (rows.size() > KEPT) {
            rows.subList(0, rows.size() - KEPT).clear();
        }
    }
}

package social.linnet.studio;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import social.linnet.worker.Signal;

/// Wakes workers when something is queued, and tells owners who look that a job of theirs has moved on. Only spares
/// waiting: the rows are the truth.
@Component
public class JobNews {

    private final Signal queued = new Signal();
    private final Signal films = new Signal();
    private final Map<Long, Set<Consumer<String>>> watchers = new ConcurrentHashMap<>();

    /// Calls back with the id of a job of this owner each time it moved on, until the watch is closed. The call must
    /// return at once.
    public Watch watch(long owner, Consumer<String> moved) {
        watchers.compute(owner, (_, known) -> {
            Set<Consumer<String>> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(moved);
            return all;
        });
        return () -> watchers.computeIfPresent(owner, (_, known) -> {
            known.remove(moved);
            return known.isEmpty() ? null : known;
        });
    }

    /// Ends when closed.
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /// @param film whether it is a film from words
    void queued(boolean film) {
        waiting(film).raise();
    }

    /// What wakes those who make films from words, or those who make everything else.
    Signal waiting(boolean film) {
        return film ? films : queued;
    }

    void changed(long owner, String job) {
        watchers.getOrDefault(owner, Set.of()).forEach(watcher -> watcher.accept(job));
    }
}

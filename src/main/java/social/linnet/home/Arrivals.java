package social.linnet.home;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

import org.springframework.stereotype.Component;

/// Tells who has a home open that something arrived in it.
@Component
public class Arrivals {

    private final Map<Long, Set<LongConsumer>> watchers = new ConcurrentHashMap<>();

    /// Calls back with the id of each post that arrives in this home, until the watch is closed. The call comes from the
    /// view's thread: it must return at once.
    public Watch watch(long viewer, LongConsumer arrived) {
        watchers.compute(viewer, (_, known) -> {
            Set<LongConsumer> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(arrived);
            return all;
        });
        return () -> watchers.computeIfPresent(viewer, (_, known) -> {
            known.remove(arrived);
            return known.isEmpty() ? null : known;
        });
    }

    /// Ends when closed.
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    boolean isWatched(long viewer) {
        return watchers.containsKey(viewer);
    }

    void tell(long viewer, long id) {
        watchers.getOrDefault(viewer, Set.of()).forEach(watcher -> watcher.accept(id));
    }
}

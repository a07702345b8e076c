package social.linnet.assistant;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import social.linnet.ai.ModelName;

/// What is being answered just now, for those who watch the thread: in the order it is made, and gone when it is over.
@Component
public class Live {

    private final Map<Long, Partial> answering = new ConcurrentHashMap<>();
    private final Map<Long, List<Consumer<Partial>>> watchers = new ConcurrentHashMap<>();

    /// An answer that is being made.
    ///
    /// @param question the post that asks; who may not see it must not see this
    /// @param thread   the first post of its thread
    /// @param words    so far, made fit to be read; empty while the model looks
    /// @param authors  who wrote what it may rest on; between whom and a viewer there is a block, that viewer must not see this
    /// @param model    who makes it
    /// @param isOver   whether this was the last of it: the answer is a post now, or there is none
    public record Partial(long question, long thread, String words, Set<Long> authors, ModelName model, boolean isOver) {
        public Partial {
            authors = Set.copyOf(authors);
        }

        /// The last of the answer to a question.
        static Partial over(Question question, ModelName model) {
            return new Partial(question.post(), question.thread(), "", Set.of(), model, true);
        }
    }

    /// Tells of everything that is made for this thread, and at once of what is being made. The listener must return quickly.
    ///
    /// @return to be closed when nobody watches any more
    public AutoCloseable watch(long thread, Consumer<Partial> listener) {
        watchers.computeIfAbsent(thread, _ -> new CopyOnWriteArrayList<>()).add(listener);
        answering.values().stream().filter(partial -> partial.thread() == thread).forEach(listener);
        return () -> watchers.computeIfPresent(thread, (_, listeners) -> {
            listeners.remove(listener);
            return listeners.isEmpty() ? null : listeners;
        });
    }

    /// What is being answered in this thread.
    public List<Partial> in(long thread) {
        return answering.values().stream().filter(partial -> partial.thread() == thread).toList();
    }

    boolean isAnythingWatched() {
        return !watchers.isEmpty();
    }

    boolean isWatched(long thread) {
        return watchers.containsKey(thread);
    }

    void tell(Partial partial) {
        if (partial.isOver()) {
            answering.remove(partial.question());
        } else {
            answering.put(partial.question(), partial);
        }
        watchers.getOrDefault(partial.thread(), List.of()).forEach(listener -> listener.accept(partial));
    }
}

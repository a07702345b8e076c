package social.linnet.assistant.chat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

import social.linnet.assistant.chat.Chats.Progress;

/// The private answers that are coming, each made on a thread of its own, and who watches them.
final class ComingAnswers {

    private final Executor workers;
    private final Map<String, Coming> coming = new ConcurrentHashMap<>();

    /// @param builtin whether the engine that comes with the program makes them: it reckons without a pause, so that it has half
    ///                of the processors, and others wait
    ComingAnswers(boolean builtin) {
        this.workers = builtin ? Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                Thread.ofPlatform().name("assistant-chat-", 1).daemon().factory())
                : task -> Thread.ofVirtual().name("assistant-chat").start(task);
    }

    /// One of them.
    static final class Coming {
        private final List<Consumer<Progress>> watchers = new CopyOnWriteArrayList<>();
        private volatile String words = "";
        private volatile boolean unwanted;
        private volatile boolean stopped;

        /// @param soFar made fit to be read
        void says(String soFar) {
            words = soFar;
            watchers.forEach(watcher -> watcher.accept(new Progress(soFar, false)));
        }

        boolean isUnwanted() {
            return unwanted;
        }

        /// Whether it is whoever asked that wants it no more.
        boolean isStopped() {
            return stopped;
        }
    }

    /// Has an exchange answered, as soon as there is a thread for it. When the work ends, however that is, those who watch are
    /// told that it is over.
    void make(String exchange, Consumer<Coming> work) {
        Coming one = new Coming();
        coming.put(exchange, one);
        workers.execute(() -> {
            try {
                work.accept(one);
            } finally {
                coming.remove(exchange);
                one.watchers.forEach(watcher -> watcher.accept(new Progress(one.words, true)));
            }
        });
    }

    /// Nobody wants this one any more. Does nothing when it is not coming.
    void stop(String exchange) {
        Coming one = coming.get(exchange);
        if (one != null) {
            one.stopped = true;
            one.unwanted = true;
        }
    }

    void stopAll() {
        coming.values().forEach(one -> one.unwanted = true);
    }

    /// Those that are being made, or wait for it.
    Set<String> ids() {
        return Set.copyOf(coming.keySet());
    }

    /// As [Chats#watch].
    ///
    /// @param elsewhere how far it is when it is not made here; asked for after that is known
    AutoCloseable watch(String exchange, Consumer<Progress> listener, Supplier<Progress> elsewhere) {
        Coming one = coming.get(exchange);
        if (one == null) {
            listener.accept(elsewhere.get());
            return () -> {
            };
        }
        one.watchers.add(listener);
        listener.accept(new Progress(one.words, false));
        if (!coming.containsKey(exchange)) {
            listener.accept(new Progress(one.words, true));
        }
        return () -> one.watchers.remove(listener);
    }
}

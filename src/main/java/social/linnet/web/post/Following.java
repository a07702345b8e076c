package social.linnet.web.post;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import social.linnet.assistant.Live;
import social.linnet.page.Answering;

/// What one open page of a thread has not been told yet of the answers that are made there: of each the latest.
final class Following {

    /// How long it is believed that somebody may see what comes.
    private static final Duration BELIEVED = Duration.ofSeconds(2);

    private final @Nullable Long viewer;
    private final Map<Long, Live.Partial> latest = new LinkedHashMap<>();
    private final Semaphore wake = new Semaphore(0);
    /// The questions of which it shows what comes.
    private final Set<Long> shown = new HashSet<>();
    /// The answers that it was told.
    private final Set<Long> answered = new HashSet<>();
    private final Map<Long, Decision> decisions = new HashMap<>();

    /// Whether what comes to a question may be seen.
    ///
    /// @param authors who wrote what it may rest on
    private record Decision(Set<Long> authors, Optional<Answering.Coming> coming, long until) {
    }

    Following(@Nullable Long viewer) {
        this.viewer = viewer;
    }

    @Nullable Long viewer() {
        return viewer;
    }

    /// Something new was made; returns at once.
    void came(Live.Partial partial) {
        synchronized (latest) {
            latest.put(partial.question(), partial);
        }
        wake.release();
    }

    void wake() {
        wake.release();
    }

    /// What is new, waiting for it for so long.
    List<Live.Partial> take(long seconds) throws InterruptedException {
        if (wake.tryAcquire(seconds, TimeUnit.SECONDS)) {
            wake.drainPermits();
        }
        synchronized (latest) {
            List<Live.Partial> taken = new ArrayList<>(latest.values());
            latest.clear();
            return taken;
        }
    }

    /// Notes whether the page shows what comes to this question from now on.
    ///
    /// @return whether it did before
    boolean shown(long question, boolean now) {
        return now ? !shown.add(question) : shown.remove(question);
    }

    /// Notes that the page is told an answer. That it is there may be heard twice, from the machine that made it and from the
    /// log.
    ///
    /// @return whether it was not told before
    boolean answered(long answer) {
        return answered.add(answer);
    }

    /// Asks whether what comes may be seen: again when it may rest on what others wrote, and now and then.
    Optional<Answering.Coming> decided(Live.Partial partial, Supplier<Optional<Answering.Coming>> ask) {
        Decision known = decisions.get(partial.question());
        if (known == null || !known.authors().equals(partial.authors()) || System.nanoTime() - known.until() > 0) {
            known = new Decision(partial.authors(), ask.get(), System.nanoTime() + BELIEVED.toNanos());
            decisions.put(partial.question(), known);
        }
        return known.coming();
    }
}

package social.linnet.ai.openai.wire;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/// Waits between two attempts, and stops waiting when the person cancels.
public interface Pause {

    Pause REAL = (time, cancelled) -> {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0 && !cancelled.getAsBoolean()) {
            Thread.sleep(Duration.ofNanos(Math.clamp(end - System.nanoTime(), 1, 50_000_000)));
        }
    };

    /// The first step when the provider did not say how long.
    long FIRST_MILLIS = 500;

    void of(Duration time, BooleanSupplier cancelled) throws InterruptedException;

    /// How long after the attempt with this number, from 0: half to all of a step that doubles, so that callers who failed
    /// together do not come back together; or what the provider asked for, and a little.
    static Duration after(int attempt, @Nullable Duration asked) {
        long step = FIRST_MILLIS << attempt;
        Duration own = Duration.ofMillis(ThreadLocalRandom.current().nextLong(step / 2, step + 1));
        return asked == null || asked.compareTo(own) < 0 && asked.isZero() ? own : asked.plusMillis(own.toMillis() / 4);
    }
}

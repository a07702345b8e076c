package social.linnet.fetch;

import java.time.Duration;

/// When a call must be over, all of it: names, connections, redirects and bodies.
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    /// What is left in milliseconds, at least one: nought is for ever to a socket.
    long millis() {
        return Math.max(1, left().toMillis());
    }

    boolean isOver() {
        return nanos - System.nanoTime() <= 0;
    }
}

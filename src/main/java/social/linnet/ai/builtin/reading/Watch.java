package social.linnet.ai.builtin.reading;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;

/// Sees to it that nothing is worked on past its deadline, or when nobody wants it any more.
final class Watch {

    /// As good as for ever; more nanoseconds would not fit.
    private static final Duration LONGEST = Duration.ofDays(1);

    private final long end;
    private final BooleanSupplier cancelled;

    Watch(Duration deadline, BooleanSupplier cancelled) {
        this.end = System.nanoTime() + (deadline.compareTo(LONGEST) < 0 ? deadline : LONGEST).toNanos();
        this.cancelled = cancelled;
    }

    /// Asked between pieces of work that take some milliseconds at most.
    ///
    /// @throws AiFailure [Reason#TIMED_OUT], [Reason#CANCELLED]
    void look() {
        if (System.nanoTime() - end > 0) {
            throw new AiFailure(Reason.TIMED_OUT, "the deadline passed while reading", null);
        }
        if (cancelled.getAsBoolean()) {
            throw new AiFailure(Reason.CANCELLED, "nobody wants it any more", null);
        }
    }
}

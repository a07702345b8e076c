package social.linnet.event;

import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// Makes ids that sort by time: 48 bits of milliseconds since 1970, then 16 bits of sequence, as Mastodon's do.
///
/// Ids from one instance strictly increase, also when the clock steps back or more than 65,536 are asked for within a
/// millisecond: the sequence then runs on into the next millisecond. [#notBefore] carries that across a restart.
public final class Ids {

    private static final int SEQUENCE_BITS = 16;

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /// The next id: greater than every id this instance gave before.
    public long next() {
        long now = clock.millis() << SEQUENCE_BITS;
        return last.updateAndGet(previous -> Math.max(now, previous + 1));
    }

    /// Makes every further id greater than the ids of this instant, which is the latest one known to be in use.
    public void notBefore(Instant used) {
        long floor = ((used.toEpochMilli() + 1) << SEQUENCE_BITS) - 1;
        last.accumulateAndGet(floor, Math::max);
    }

    /// When an id was made, to the millisecond.
    public static Instant timeOf(long id) {
        return Instant.ofEpochMilli(id >>> SEQUENCE_BITS);
    }

    /// The smallest id that could have been made at this instant.
    public static long firstAt(Instant instant) {
        return instant.toEpochMilli() << SEQUENCE_BITS;
    }

    /// The id in this text, or empty when it is not one: 1 to 19 decimal digits, positive, within a `long`.
    public static OptionalLong parse(String text) {
        if (text.isEmpty() || text.length() > 19) {
            return OptionalLong.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return OptionalLong.empty();
            }
        }
        try {
            long id = Long.parseLong(text);
            return id > 0 ? OptionalLong.of(id) : OptionalLong.empty();
        } catch (NumberFormatException outOfRange) {
            return OptionalLong.empty();
        }
    }
}

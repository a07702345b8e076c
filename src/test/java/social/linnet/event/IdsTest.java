package social.linnet.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import social.linnet.testing.Together;

class IdsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final AtomicLong millis = new AtomicLong(NOON.toEpochMilli());
    private final Clock clock = new SteppingClock(millis);

    @Test
    void idsIncreaseWhenTheClockStepsBack() {
        Ids ids = new Ids(clock);
        long before = ids.next();
        millis.addAndGet(-60_000);

        assertThat(ids.next()).isGreaterThan(before);
    }

    @Test
    void moreIdsThanFitIntoAMillisecondRunOnIntoTheNext() {
        Ids ids = new Ids(clock);
        long[] made = IntStream.range(0, 70_000).mapToLong(i -> ids.next()).toArray();

        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(Ids.timeOf(made[69_999])).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void idsAfterARestartAreGreaterThanThoseInUse() {
        Ids before = new Ids(clock);
        long used = IntStream.range(0, 1000).mapToLong(i -> before.next()).max().orElseThrow();
        millis.addAndGet(-3_600_000);
        Ids after = new Ids(clock);
        after.notBefore(NOON);

        assertThat(after.next()).isGreaterThan(used);
    }

    @Test
    void manyThreadsNeverGetTheSameId() {
        Ids ids = new Ids(clock);
        List<List<Long>> made = Together.results(Together.run(8,
                i -> IntStream.range(0, 5000).mapToObj(j -> ids.next()).toList()));

        assertThat(made.stream().flatMap(List::stream)).hasSize(40_000).doesNotHaveDuplicates();
        assertThat(made).allSatisfy(ofOne -> assertThat(ofOne).isSorted());
    }

    @Test
    void onlyWholePositiveNumbersAreIds() {
        assertThat(Ids.parse("9223372036854775807")).hasValue(Long.MAX_VALUE);
        assertThat(List.of("", "0", "-1", "+1", "1.0", " 1", "0x1", "9223372036854775808", "99999999999999999999",
                "\u0661", "null")).allSatisfy(text -> assertThat(Ids.parse(text)).isEmpty());
    }

    private static final class SteppingClock extends Clock {

        private final AtomicLong millis;

        private SteppingClock(AtomicLong millis) {
            this.millis = millis;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }
    }
}

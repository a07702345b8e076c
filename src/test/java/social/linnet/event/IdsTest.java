package social.linnet.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import social.linnet.testing.MovableClock;
import social.linnet.testing.Together;

class IdsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final MovableClock clock = new MovableClock(NOON);

    @Test
    void idsIncreaseWhenTheClockStepsBack() {
        Ids ids = new Ids(clock);
        long before = ids.next();
        clock.move(Duration.ofMinutes(-1));

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
        clock.move(Duration.ofHours(-1));
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
}

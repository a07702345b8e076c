package social.linnet.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import social.linnet.event.Paging;

/// Rings and timelines by themselves.
class TimelineTest {

    private static final Instant NOW = Instant.EPOCH;

    /// Two readers open one home at once; between the two, the log takes a post away that both had read.
    @Test
    void whatWasDeletedWhileTwoReadersFilledTheHomeStaysAway() {
        Timeline timeline = new Timeline();
        timeline.fill(List.of(1L, 2L, 3L));
        timeline.remove(2);
        timeline.fill(List.of(1L, 2L, 3L));

        assertThat(timeline.page(Paging.newest(10), NOW)).containsExactly(3L, 1L);
    }

    @Test
    void whatTheLogBringsWhileTheTablesAreReadIsThereOnce() {
        Timeline timeline = new Timeline();
        timeline.add(5, 1);
        timeline.remove(2);
        timeline.fill(List.of(5L, 3L, 2L));

        assertThat(timeline.page(Paging.newest(10), NOW)).containsExactly(5L, 3L);
    }

    /// A ring is a sorted set of at most so many that forgets the oldest.
    @Property(tries = 300)
    void aRingHoldsTheNewest(@ForAll @Size(max = 1200) List<@LongRange(min = 1, max = 3000) Long> added,
                             @ForAll @Size(max = 50) List<@LongRange(min = 1, max = 3000) Long> removed,
                             @ForAll @IntRange(min = 1, max = 40) int limit,
                             @ForAll @LongRange(min = 0, max = 3000) long bound) {
        Ring ring = new Ring();
        TreeSet<Long> model = new TreeSet<>();
        for (int i = 0; i < added.size(); i++) {
            long id = added.get(i);
            boolean fits = model.size() < Ring.CAPACITY || id > model.first();
            assertThat(ring.add(id)).isEqualTo(fits && model.add(id));
            if (model.size() > Ring.CAPACITY) {
                model.pollFirst();
            }
            if (i < removed.size()) {
                ring.remove(removed.get(i));
                model.remove(removed.get(i));
            }
        }
        assertThat(ring.size()).isEqualTo(model.size());
        assertThat(ring.page(Paging.before(bound, limit)))
                .isEqualTo(model.descendingSet().stream().filter(id -> id < bound).limit(limit).toList());
        assertThat(ring.page(new Paging(null, bound, null, limit)))
                .isEqualTo(model.descendingSet().stream().filter(id -> id > bound).limit(limit).toList());
        assertThat(ring.page(new Paging(null, null, bound, limit))).isEqualTo(model.stream().filter(id -> id > bound)
                .limit(limit).sorted(Comparator.reverseOrder()).toList());
    }
}

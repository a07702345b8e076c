package social.linnet.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class RefreshAheadCacheTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    private final AtomicLong now = new AtomicLong();
    private final Map<String, String> table = new ConcurrentHashMap<>(Map.of("alice", "painter", "bob", "gardener"));
    /// What was asked of the table, by whom.
    private final BlockingQueue<Reading> readings = new LinkedBlockingQueue<>();
    private Runnable meanwhile = () -> {
    };
    private final RefreshAheadCache<String, String> cache = new RefreshAheadCache<>(BOUND, 100, _ -> 1, this::read, now::get);

    private record Reading(Set<String> keys, Thread reader) {
    }

    private Map<String, String> read(Set<String> keys) {
        Map<String, String> found = new HashMap<>(table);
        found.keySet().retainAll(keys);
        meanwhile.run();
        readings.add(new Reading(keys, Thread.currentThread()));
        return found;
    }

    private void pass(long seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private Reading reading() throws InterruptedException {
        Reading reading = readings.poll(20, TimeUnit.SECONDS);
        assertThat(reading).as("something was read").isNotNull();
        return reading;
    }

    /// Until what is read beside is there.
    private void untilRenewed(String key, String value) {
        while (!cache.find(key).orElse("").equals(value)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatIsThereIsReadOnce() throws InterruptedException {
        assertThat(cache.find(List.of("alice", "bob", "carol"))).isEqualTo(Map.of("alice", "painter", "bob", "gardener"));
        assertThat(reading().keys()).containsExactlyInAnyOrder("alice", "bob", "carol");
        pass(4);
        assertThat(cache.find(List.of("alice", "bob"))).hasSize(2);
        assertThat(readings).isEmpty();
    }

    @Test
    void whoAsksInTheSecondHalfOfItsTimeIsAnsweredAtOnceAndItIsReadBeside() throws InterruptedException {
        cache.find("alice");
        reading();
        table.put("alice", "sculptor");
        pass(6);
        assertThat(cache.find("alice")).contains("painter");
        assertThat(reading().reader()).isNotSameAs(Thread.currentThread());
        untilRenewed("alice", "sculptor");
        pass(9);
        assertThat(cache.find("alice")).as("nine seconds after it was read beside").contains("sculptor");
    }

    @Test
    void nothingIsOlderThanItsBound() throws InterruptedException {
        cache.find("alice");
        reading();
        table.put("alice", "sculptor");
        pass(10);
        assertThat(cache.find("alice")).contains("sculptor");
        assertThat(reading().reader()).isSameAs(Thread.currentThread());
    }

    @Test
    void itsTimeBeginsBeforeItIsRead() {
        meanwhile = () -> pass(3);
        cache.find("alice");
        meanwhile = () -> {
        };
        table.put("alice", "sculptor");
        pass(7);
        assertThat(cache.find("alice")).contains("sculptor");
    }

    @Test
    void whatIsGoneWhenItIsReadBesideIsGoneHere() throws InterruptedException {
        cache.find("bob");
        reading();
        table.remove("bob");
        pass(6);
        assertThat(cache.find("bob")).contains("gardener");
        untilRenewed("bob", "");
        assertThat(cache.find("bob")).isEmpty();
    }

    @Test
    void whatWasReadBeforeAChangeIsNotKeptAfterIt() {
        meanwhile = () -> {
            table.put("alice", "sculptor");
            cache.forget("alice");
        };
        assertThat(cache.find("alice")).as("as the reader found it").contains("painter");
        meanwhile = () -> {
        };
        assertThat(cache.find("alice")).contains("sculptor");
    }

    @Test
    void whatChangesWhileItIsReadBesideIsNotKept() throws InterruptedException {
        cache.find("alice");
        reading();
        meanwhile = () -> {
            table.put("alice", "sculptor");
            cache.forget("alice");
        };
        pass(6);
        assertThat(cache.find("alice")).contains("painter");
        reading();
        meanwhile = () -> {
        };
        untilRenewed("alice", "sculptor");
        assertThat(reading().keys()).as("read again since it changed").containsExactly("alice");
    }

    @Test
    void whatManyAskForIsReadBesideOnce() throws InterruptedException {
        cache.find("alice");
        reading();
        // they ask while it is read
        meanwhile = () -> cache.find("alice");
        pass(6);
        assertThat(cache.find("alice")).contains("painter");
        Reading beside = reading();
        beside.reader().join();
        assertThat(readings).isEmpty();
    }

    @Test
    void whatSomebodyWillAskForSoonIsThere() throws InterruptedException {
        cache.readAhead("bob");
        reading().reader().join();
        assertThat(cache.find("bob")).contains("gardener");
        assertThat(readings).isEmpty();
    }

    @Test
    void whatIsSoIsForgottenAlsoWhileItIsRead() {
        meanwhile = () -> {
            table.clear();
            cache.forgetIf("gardener"::equals);
        };
        cache.find(List.of("alice", "bob"));
        meanwhile = () -> {
        };
        assertThat(cache.find("bob")).isEmpty();
    }

    @Test
    void onlyWhatIsSoIsForgotten() throws InterruptedException {
        cache.find(List.of("alice", "bob"));
        reading();
        table.clear();
        cache.forgetIf("gardener"::equals);
        assertThat(cache.find("alice")).contains("painter");
        assertThat(cache.find("bob")).isEmpty();
        cache.forgetAll();
        assertThat(cache.find("alice")).isEmpty();
    }

    @Test
    void whatCannotBeReadBesideFailsForWhoeverNeedsIt() throws InterruptedException {
        cache.find("alice");
        reading();
        BlockingQueue<Thread> failed = new LinkedBlockingQueue<>();
        meanwhile = () -> {
            failed.add(Thread.currentThread());
            throw new IllegalStateException("the table is away");
        };
        pass(6);
        assertThat(cache.find("alice")).contains("painter");
        assertThat(failed.poll(20, TimeUnit.SECONDS)).isNotNull().isNotSameAs(Thread.currentThread());
        assertThat(cache.find("alice")).contains("painter");
        pass(4);
        assertThatThrownBy(() -> cache.find("alice")).hasMessage("the table is away");
        meanwhile = () -> {
        };
        assertThat(cache.find("alice")).contains("painter");
    }
}

package social.linnet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import social.linnet.event.Refused;

class WorkbenchTest {

    private static final int MEGABYTE = 1 << 20;

    @Test
    void twoLargePicturesFitAndAThirdWaits() throws Exception {
        Workbench workbench = new Workbench(20 * MEGABYTE, Duration.ofSeconds(10));
        CountDownLatch two = new CountDownLatch(2);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                done.add(people.submit(() -> workbench.work(10 * MEGABYTE, () -> {
                    int together = now.incrementAndGet();
                    most.accumulateAndGet(together, Math::max);
                    two.countDown();
                    try {
                        two.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return now.decrementAndGet();
                })));
            }
            for (Future<Integer> each : done) {
                each.get();
            }
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void whatNeverFitsIsRefusedAtOnce() {
        Workbench workbench = new Workbench(MEGABYTE, Duration.ofSeconds(10));
        assertThatThrownBy(() -> workbench.work(2 * MEGABYTE, () -> "never")).isInstanceOf(Refused.class)
                .hasMessage("picture-too-many-pixels");
    }

    @Test
    void whatTakesTooLongIsGivenUpAndItsPlaceIsFreeAgain() {
        Workbench workbench = new Workbench(MEGABYTE, Duration.ofMillis(50));
        CountDownLatch stopped = new CountDownLatch(1);
        assertThatThrownBy(() -> workbench.work(MEGABYTE, () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                stopped.countDown();
            }
            return "too late";
        })).hasMessage("picture-broken");
        assertThat(workbench.work(MEGABYTE, () -> "next")).isEqualTo("next");
        assertThat(stopped.getCount()).isZero();
    }

    @Test
    void memoryThatRunsOutIsThePicturesFaultAndAFaultOfOursIsOurs() {
        Workbench workbench = new Workbench(MEGABYTE, Duration.ofSeconds(10));
        assertThatThrownBy(() -> workbench.work(1, () -> {
            throw new OutOfMemoryError("a test");
        })).hasMessage("picture-broken");
        assertThatThrownBy(() -> workbench.work(1, () -> {
            throw new IllegalStateException("a fault");
        })).isInstanceOf(IllegalStateException.class).hasMessage("a fault");
    }
}

package social.linnet.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import social.linnet.testing.Beside;

@Beside
class CrewTest {

    private static final int SOON = 20;
    private static final Duration NEVER = Duration.ofDays(1);

    private final Signal signal = new Signal();
    private Crew crew = new Crew("a test", NEVER);

    @AfterEach
    void stop() {
        crew.stop();
    }

    private void start(int number, Crew.Round round) {
        crew.start(number, Thread.ofVirtual(), signal, round);
    }

    @Test
    void allThereIsIsDoneAtOnceAndMoreWhenSomethingIsSignalled() throws InterruptedException {
        LinkedBlockingQueue<String> waiting = new LinkedBlockingQueue<>();
        LinkedBlockingQueue<String> done = new LinkedBlockingQueue<>();
        waiting.add("one");
        waiting.add("two");
        start(1, () -> {
            String next = waiting.poll();
            return next != null && done.add(next);
        });
        assertThat(done.poll(SOON, TimeUnit.SECONDS)).isEqualTo("one");
        assertThat(done.poll(SOON, TimeUnit.SECONDS)).isEqualTo("two");
        waiting.add("three");
        signal.raise();
        assertThat(done.poll(SOON, TimeUnit.SECONDS)).isEqualTo("three");
    }

    @Test
    void withoutASignalTheyLookInTurn() throws InterruptedException {
        Duration poll = Duration.ofMillis(20);
        crew = new Crew("a test", poll);
        Map<Long, List<Long>> looks = new ConcurrentHashMap<>();
        CountDownLatch often = new CountDownLatch(4 * 4);
        start(4, () -> {
            looks.computeIfAbsent(Thread.currentThread().threadId(), _ -> new CopyOnWriteArrayList<>()).add(System.nanoTime());
            often.countDown();
            return false;
        });
        assertThat(often.await(SOON, TimeUnit.SECONDS)).isTrue();
        assertThat(looks).hasSize(4);
        // the second look comes when it is their turn, and each after it when all others had theirs
        assertThat(looks.values()).allSatisfy(times -> {
            for (int i = 2; i < times.size(); i++) {
                assertThat(Duration.ofNanos(times.get(i) - times.get(i - 1))).isGreaterThanOrEqualTo(poll.multipliedBy(4));
            }
        });
    }

    @Test
    void whatIsSignalledDuringARoundThatFoundNothingIsNotLost() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        start(1, () -> {
            if (twice.getCount() == 2) {
                signal.raise();
            }
            twice.countDown();
            return false;
        });
        assertThat(twice.await(SOON, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void oneSignalWakesEverybodyWhoWaits() throws InterruptedException {
        CountDownLatch looked = new CountDownLatch(3);
        CountDownLatch woken = new CountDownLatch(6);
        start(3, () -> {
            looked.countDown();
            woken.countDown();
            return false;
        });
        assertThat(looked.await(SOON, TimeUnit.SECONDS)).isTrue();
        signal.raise();
        assertThat(woken.await(SOON, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void withoutASignalItLooksByItself() throws InterruptedException {
        crew = new Crew("a test", Duration.ofMillis(1));
        CountDownLatch often = new CountDownLatch(5);
        start(1, () -> {
            often.countDown();
            return false;
        });
        assertThat(often.await(SOON, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFailureEndsNobody() throws InterruptedException {
        crew = new Crew("a test", Duration.ofMillis(1));
        AtomicInteger rounds = new AtomicInteger();
        CountDownLatch after = new CountDownLatch(1);
        start(1, () -> {
            if (rounds.incrementAndGet() < 3) {
                throw new IllegalStateException("round " + rounds);
            }
            after.countDown();
            return false;
        });
        assertThat(after.await(SOON, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoeverIsAtWorkIsInterruptedAndGoneWhenItHasStopped() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        AtomicInteger interrupted = new AtomicInteger();
        start(2, () -> {
            begun.countDown();
            try {
                TimeUnit.DAYS.sleep(1);
            } catch (InterruptedException stopping) {
                interrupted.incrementAndGet();
                throw stopping;
            }
            return true;
        });
        assertThat(begun.await(SOON, TimeUnit.SECONDS)).isTrue();
        assertThat(crew.isRunning()).isTrue();
        crew.stop();
        assertThat(crew.isRunning()).isFalse();
        assertThat(interrupted).hasValue(2);
    }

    @Test
    void aRoundThatEndsByItselfIsNotInterrupted() throws InterruptedException {
        crew = new Crew("a test", NEVER, Duration.ofSeconds(SOON));
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean whole = new AtomicBoolean();
        start(1, () -> {
            begun.countDown();
            await().until(() -> !crew.isRunning());
            whole.set(!Thread.currentThread().isInterrupted());
            return true;
        });
        assertThat(begun.await(SOON, TimeUnit.SECONDS)).isTrue();
        crew.stop();
        assertThat(whole).isTrue();
    }

    @Test
    @Timeout(SOON)
    void whoeverWaitsForSomethingToDoGoesAtOnce() throws InterruptedException {
        crew = new Crew("a test", NEVER, NEVER);
        CountDownLatch looked = new CountDownLatch(3);
        start(3, () -> {
            looked.countDown();
            return false;
        });
        assertThat(looked.await(SOON, TimeUnit.SECONDS)).isTrue();
        crew.stop();
        assertThat(crew.isRunning()).isFalse();
    }
}

package social.linnet.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import social.linnet.testing.Beside;

@Beside
class LeaseTest {

    private static final int SOON = 20;
    private static final Duration OFTEN = Duration.ofMillis(1);

    @Test
    void itIsRenewedAsLongAsItIsHeld() throws InterruptedException {
        CountDownLatch renewed = new CountDownLatch(5);
        try (Lease lease = Lease.of("a row", () -> {
            renewed.countDown();
            return true;
        }, OFTEN)) {
            assertThat(renewed.await(SOON, TimeUnit.SECONDS)).isTrue();
            assertThat(lease.isLost()).isFalse();
        }
    }

    @Test
    void whoeverIsToldThatTheRowIsNotTheirsAnyMoreAsksNoMore() {
        AtomicInteger asked = new AtomicInteger();
        try (Lease lease = Lease.of("a row", () -> asked.incrementAndGet() < 3, OFTEN)) {
            await().atMost(Duration.ofSeconds(SOON)).until(lease::isLost);
            assertThat(asked).hasValue(3);
        }
    }

    @Test
    void aRowThatCannotBeKeptIsLost() {
        try (Lease lease = Lease.of("a row", () -> {
            throw new IllegalStateException("the database is away");
        }, OFTEN)) {
            await().atMost(Duration.ofSeconds(SOON)).until(lease::isLost);
        }
    }

    @Test
    void aWorkerIsBelievedForLongerThanTwoOfItsWordsAreApart() {
        assertThat(Lease.HEARTBEAT.multipliedBy(2)).isLessThan(Duration.ofSeconds(Lease.SECONDS));
    }
}

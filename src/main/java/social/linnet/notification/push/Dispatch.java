package social.linnet.notification.push;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import social.linnet.notification.NotificationListener;
import social.linnet.notification.push.Deliveries.Delivery;
import social.linnet.worker.Crew;
import social.linnet.worker.Signal;

/// Keeps the couriers going: a thread that turns what arrived into deliveries and hands out those that are due, each to
/// a virtual thread, so many at once. It is woken by what arrives, and looks by itself now and then.
@Component
class Dispatch implements SmartLifecycle, NotificationListener {

    private static final int AT_ONCE = 16;
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Deliveries deliveries;
    private final Courier courier;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Signal wake = new Signal();
    private final Crew crew = new Crew("web push", LOOK);

    Dispatch(Deliveries deliveries, Courier courier, Clock clock) {
        this.deliveries = deliveries;
        this.courier = courier;
        this.clock = clock;
    }

    @Override
    public void arrived(long account, long notificationId) {
        wake.raise();
    }

    @Override
    public void start() {
        crew.start(1, Thread.ofVirtual().name("push-dispatch"), wake, () -> deliveries.take() | handOut());
    }

    /// @return whether something was handed out
    private boolean handOut() {
        int room = free.availablePermits();
        List<Delivery> due = room == 0 ? List.of() : deliveries.lease(clock.instant(), room);
        for (Delivery delivery : due) {
            free.acquireUninterruptibly();
            Thread.ofVirtual().name("push-courier").start(() -> carry(delivery));
        }
        return !due.isEmpty();
    }

    /// What fails for a reason of ours is due again when its lease is over.
    private void carry(Delivery delivery) {
        try {
            courier.carry(delivery);
        } catch (RuntimeException e) {
            LOG.warn("A notification could not be carried to subscription {}", delivery.subscription(), e);
        } finally {
            free.release();
            wake.raise();
        }
    }

    /// What is under way ends by itself or is due again.
    @Override
    public void stop() {
        crew.stop();
        try {
            if (free.tryAcquire(AT_ONCE, STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                free.release(AT_ONCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return crew.isRunning();
    }

    /// After the views began, and ended before the database goes.
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }
}

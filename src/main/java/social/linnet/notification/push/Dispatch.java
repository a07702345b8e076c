package social.linnet.notification.push;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import social.linnet.notification.NotificationListener;
import social.linnet.notification.push.Deliveries.Delivery;

/// Keeps the couriers going: a thread that turns what arrived into deliveries and hands out those that are due, each to
/// a virtual thread, so many at once. It is woken by what arrives, and looks by itself now and then.
@Component
class Dispatch implements SmartLifecycle, NotificationListener {

    private static final int AT_ONCE = 16;
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Deliveries deliveries;
    private final Courier courier;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    Dispatch(Deliveries deliveries, Courier courier, Clock clock) {
        this.deliveries = deliveries;
        this.courier = courier;
        this.clock = clock;
    }

    @Override
    public void arrived(long account, long notificationId) {
        wake.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("push-dispatch").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                boolean busy = deliveries.take() | handOut();
                if (!busy && wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Nothing is pushed for a while", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_TROUBLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
            wake.release();
        }
    }

    /// What is under way ends by itself or is due again.
    @Override
    public void stop() {
        running = false;
        wake.release();
        Thread current = thread;
        if (current != null) {
            try {
                current.join(STOP);
                if (free.tryAcquire(AT_ONCE, STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                    free.release(AT_ONCE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// After the views began, and ended before the database goes.
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }
}

package social.linnet.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A moment of a story that one thread brings and others wait for.
public final class Moment {

    private static final int LONGEST_SECONDS = 30;

    private final CountDownLatch latch = new CountDownLatch(1);

    public void comes() {
        latch.countDown();
    }

    /// Until it has come, which fails after 30 seconds.
    public void await() {
        try {
            if (!latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the moment did not come");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package social.linnet.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.SmartLifecycle;

/// Runs the [Filler] once the log runs and before the web server listens. When it refuses, the program does not start;
/// it is asked before anything runs, since what runs by then would be heard complaining.
final class FillAtStart implements SmartInitializingSingleton, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FillAtStart.class);
    /// After the log's views (8192 before the last) and before the web server (2048 before the last).
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final Filler filler;
    private volatile boolean running;

    FillAtStart(Filler filler) {
        this.filler = filler;
    }

    @Override
    public void afterSingletonsInstantiated() {
        filler.check();
    }

    @Override
    public void start() {
        Filler.Filled filled = filler.fill();
        LOG.info("Sample network: {} people, {} posts. Sign in as {} with the password {} (all of them share it; it is"
                + " not shown again)", filled.people(), filled.posts(), filled.handle(), filled.password());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}

package social.linnet.studio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.settings.Settings;

/// The workers of this machine: as many as are set, each making one job at a time. Films from words have workers of their
/// own, who wait rather than work, so that no picture waits behind them; one more tells providers what to destroy.
@Component
class Workshop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final JobTable table;
    private final Maker maker;
    private final Discarding discarding;
    private final JobNews news;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final UUID worker = UUID.randomUUID();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Workshop(JobTable table, Maker maker, Discarding discarding, JobNews news, Settings settings, PlatformTransactionManager transactions) {
        this.table = table;
        this.maker = maker;
        this.discarding = discarding;
        this.news = news;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        if (settings.db().isEmbedded()) {
            table.releaseAll();
        }
        running = true;
        for (int i = 1; i <= settings.studio().workers(); i++) {
            threads.add(Thread.ofVirtual().name("studio-" + i).start(() -> work(false)));
        }
        for (int i = 1; i <= settings.studio().films().atOnce(); i++) {
            threads.add(Thread.ofVirtual().name("studio-films-" + i).start(() -> work(true)));
        }
        threads.add(Thread.ofVirtual().name("studio-discards").start(this::discard));
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
        table.release(worker);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work(boolean films) {
        while (running) {
            try {
                var claim = transaction.execute(status -> table.claim(worker, films));
                if (claim != null && claim.isPresent()) {
                    maker.make(claim.get(), worker, () -> !running);
                } else {
                    news.awaitQueued(films, POLL);
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException e) {
                if (!running) {
                    return;
                }
                LOG.error("A studio worker failed; its job is taken up again when its lease is over", e);
                pause();
            }
        }
    }

    private void discard() {
        while (running) {
            try {
                discarding.run();
            } catch (RuntimeException e) {
                if (running) {
                    LOG.error("What providers are to destroy could not be looked up; it is in a while", e);
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

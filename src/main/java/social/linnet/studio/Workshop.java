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

/// The workers of this machine: as many as are set, each making one job at a time.
@Component
class Workshop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final JobTable table;
    private final Maker maker;
    private final JobNews news;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final UUID worker = UUID.randomUUID();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Workshop(JobTable table, Maker maker, JobNews news, Settings settings, PlatformTransactionManager transactions) {
        this.table = table;
        this.maker = maker;
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
            threads.add(Thread.ofVirtual().name("studio-" + i).start(this::work));
        }
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

    private void work() {
        while (running) {
            try {
                var claim = transaction.execute(status -> table.claim(worker));
                if (claim != null && claim.isPresent()) {
                    maker.make(claim.get(), worker, () -> !running);
                } else {
                    news.awaitQueued(POLL);
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

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

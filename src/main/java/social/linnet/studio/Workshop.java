package social.linnet.studio;

import java.util.UUID;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.settings.Settings;
import social.linnet.worker.Crew;
import social.linnet.worker.Signal;

/// The workers of this machine: as many as are set, each making one job at a time. Films from words have workers of their
/// own, who wait rather than work, so that no picture waits behind them; one more tells providers what to destroy.
@Component
class Workshop implements SmartLifecycle {

    private final JobTable table;
    private final Maker maker;
    private final Discarding discarding;
    private final JobNews news;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final UUID worker = UUID.randomUUID();
    private final Crew crew = new Crew("the studio");

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
        Settings.Studio studio = settings.studio();
        crew.start(studio.workers(), Thread.ofVirtual().name("studio-", 1), news.waiting(false), () -> work(false));
        crew.start(studio.films().atOnce(), Thread.ofVirtual().name("studio-films-", 1), news.waiting(true), () -> work(true));
        crew.start(1, Thread.ofVirtual().name("studio-discards"), new Signal(), this::discard);
    }

    @Override
    public void stop() {
        crew.stop();
        table.release(worker);
    }

    @Override
    public boolean isRunning() {
        return crew.isRunning();
    }

    private boolean work(boolean films) {
        var claim = transaction.execute(status -> table.claim(worker, films));
        if (claim == null || claim.isEmpty()) {
            return false;
        }
        maker.make(claim.get(), worker, () -> !crew.isRunning());
        return true;
    }

    private boolean discard() {
        discarding.run();
        return false;
    }
}

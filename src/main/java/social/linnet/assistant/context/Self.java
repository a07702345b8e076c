package social.linnet.assistant.context;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.SignUps;
import social.linnet.event.Refused;
import social.linnet.settings.Settings;

/// The account that the assistant answers with. It is made at the first start, is labelled as an assistant wherever it is
/// named, and nobody can sign in to it.
@Component
public class Self implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Self.class);
    /// Before whatever reads the log or answers requests.
    private static final int EARLY = Integer.MIN_VALUE + 1000;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final SignUps signUps;
    private final Settings.Assistant settings;
    private final TransactionTemplate transaction;
    private volatile long account;
    private volatile boolean running;

    Self(JdbcClient jdbc, Accounts accounts, SignUps signUps, Settings settings, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.signUps = signUps;
        this.settings = settings.assistant();
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public int getPhase() {
        return EARLY;
    }

    @Override
    public void start() {
        try {
            transaction.executeWithoutResult(status -> {
                // of two programs that start at once on one database, one makes it
                jdbc.sql("select pg_advisory_xact_lock(hashtextextended('assistant.self', 0))").query(row -> {
                });
                Optional<Long> known = jdbc.sql("select account from assistant.self").query(Long.class).optional();
                account = known.orElseGet(this::make);
            });
            Account now = accounts.find(account).orElse(null);
            if (now != null && !now.name().equals(settings.name())) {
                accounts.updateProfile(account, settings.name(), now.bio());
            }
        } catch (Refused e) {
            LOG.error("linnet.assistant.handle is '{}', which cannot be the assistant's ({}): it answers nobody until "
                    + "another is chosen", settings.handle(), e.key());
        }
        running = true;
    }

    private long make() {
        Account made = signUps.createAssistant(settings.handle(), settings.name(), settings.about());
        jdbc.sql("insert into assistant.self (account) values (:account)").param("account", made.id()).update();
        return made.id();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Its id; 0 when there is none, which is nobody's.
    public long account() {
        return account;
    }

    /// It, as it is shown, unless a moderator closed it.
    public Optional<Account> shown() {
        return accounts.find(account);
    }
}

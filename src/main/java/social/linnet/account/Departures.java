package social.linnet.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Event;
import social.linnet.event.Refused;
import social.linnet.log.append.Appender;

/// How accounts go, and come back: put away by their owner, given up for good, suspended by a moderator. A closed
/// account is not seen anywhere and its devices and apps are out; what it made stays until it is erased.
@Service
public class Departures {

    /// How long somebody who gave their account up may still come back, by signing in.
    public static final Duration GRACE = Duration.ofDays(30);
    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);
    private static final int A_BATCH = 20;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final SignIn signIn;
    private final Sessions sessions;
    private final OAuthTokens tokens;
    private final List<Erasing> modules;
    private final Appender log;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Departures(JdbcClient jdbc, Accounts accounts, SignIn signIn, Sessions sessions, OAuthTokens tokens,
               List<Erasing> modules, Appender log, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.signIn = signIn;
        this.sessions = sessions;
        this.tokens = tokens;
        this.modules = modules;
        this.log = log;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Puts one's account away. It comes back when one signs in.
    ///
    /// @throws Refused `password-wrong`, `last-administrator`
    public void deactivate(long id, String password) {
        signIn.requirePassword(id, password);
        close(id, id, Account.State.DEACTIVATED, null);
        tokens.revokeAll(id);
    }

    /// Gives one's account up. It is closed now, and erased with everything it made after [#GRACE], unless its owner
    /// signs in before that.
    ///
    /// @return when it will be erased
    /// @throws Refused `password-wrong`, `last-administrator`
    public Instant giveUp(long id, String password) {
        signIn.requirePassword(id, password);
        Instant then = clock.instant().plus(GRACE);
        close(id, id, Account.State.DEACTIVATED, then);
        tokens.revokeAll(id);
        return then;
    }

    /// Closes an account on a moderator's word. Does nothing when it is suspended already. What its owner decided before
    /// that, to be away or to be erased, is kept.
    ///
    /// @throws Refused `not-found`, `last-administrator`
    public void suspend(long moderator, long id) {
        close(moderator, id, Account.State.SUSPENDED, null);
    }

    /// Undoes a suspension: the account is again what it was before, in use or away. Does nothing when it is not
    /// suspended. One that was given up is erased when its owner wanted it to be, at once if that is past.
    public void restore(long moderator, long id) {
        reopen(moderator, id, Account.State.SUSPENDED);
    }

    /// Opens an account that its owner put away or gave up, as they sign in. Does nothing when it is none.
    ///
    /// @return whether it was away
    /// @throws Refused `sign-in-wrong` when it is being erased: that cannot be stopped half way
    public boolean comeBack(Account account) {
        if (account.state() != Account.State.DEACTIVATED) {
            return false;
        }
        if (eraseAfter(account.id()).filter(then -> !then.isAfter(clock.instant())).isPresent()) {
            throw Refused.of(Refused.Kind.SIGNED_OUT, "sign-in-wrong");
        }
        reopen(account.id(), account.id(), Account.State.DEACTIVATED);
        return true;
    }

    private void close(long actor, long id, Account.State state, @Nullable Instant eraseAfter) {
        transaction.executeWithoutResult(status -> {
            Account.State before = lockedState(id).orElseThrow(Refused::notFound);
            if (before == state) {
                return;
            }
            if (before != Account.State.ACTIVE && before != Account.State.DEACTIVATED) {
                throw Refused.notFound();
            }
            refuseLastAdministrator(id);
            if (state == Account.State.SUSPENDED) {
                jdbc.sql("update account.account set state = 'SUSPENDED', suspended_from = state where id = :id")
                        .param("id", id).update();
            } else {
                jdbc.sql("update account.account set state = :state, erase_after = :then where id = :id")
                        .param("id", id).param("state", state.name())
                        .param("then", eraseAfter == null ? null : eraseAfter.atOffset(ZoneOffset.UTC),
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE).update();
            }
            if (before == Account.State.ACTIVE) {
                log.append(new Event.AccountClosed(actor, id));
            }
            sessions.endAll(id);
            forgetOnceCommitted(id);
        });
    }

    /// What is known of the account is read anew: not before others can read what has changed.
    private void forgetOnceCommitted(long id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                accounts.forget(id);
                sessions.forget(id);
                tokens.forget(id);
            }
        });
    }

    /// A server that nobody may look after could not be mended by anybody.
    private void refuseLastAdministrator(long id) {
        boolean others = jdbc.sql("""
                select not exists (select 1 from account.account where id = :id and role = 'ADMIN')
                    or exists (select 1 from account.account where id <> :id and role = 'ADMIN' and state = 'ACTIVE')
                """).param("id", id).query(Boolean.class).single();
        if (!others) {
            throw Refused.of(Refused.Kind.CONFLICT, "last-administrator");
        }
    }

    private void reopen(long actor, long id, Account.State from) {
        transaction.executeWithoutResult(status -> {
            if (lockedState(id).filter(from::equals).isEmpty()) {
                return;
            }
            String now = jdbc.sql("""
                    update account.account
                    set state = case when state = 'SUSPENDED' then coalesce(suspended_from, 'ACTIVE') else 'ACTIVE' end,
                        erase_after = case when state = 'SUSPENDED' then erase_after end, suspended_from = null
                    where id = :id returning state
                    """).param("id", id).query(String.class).single();
            if (Account.State.valueOf(now) == Account.State.ACTIVE) {
                log.append(new Event.AccountReopened(actor, id));
            }
            forgetOnceCommitted(id);
        });
    }

    private Optional<Account.State> lockedState(long id) {
        return jdbc.sql("select state from account.account where id = :id for update").param("id", id)
                .query(String.class).optional().map(Account.State::valueOf);
    }

    /// Erases those whose grace is over. What fails is tried again the next time.
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 300_000)
    public void eraseDue() {
        List<Long> due = jdbc.sql("""
                select id from account.account where erase_after <= :now and state = 'DEACTIVATED'
                order by erase_after limit :limit
                """).param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("limit", A_BATCH)
                .query(Long.class).list();
        for (long id : due) {
            try {
                erase(id);
            } catch (RuntimeException e) {
                LOG.error("Account {} could not be erased; it is tried again", id, e);
            }
        }
    }

    /// The handle stays taken, by a row that holds nothing else: nobody is to be mistaken for who had it.
    private void erase(long id) {
        for (Erasing module : modules) {
            while (module.erase(id)) {
                LOG.debug("More of account {} to erase", id);
            }
        }
        transaction.executeWithoutResult(status -> {
            if (lockedState(id).filter(Account.State.DEACTIVATED::equals).isEmpty()) {
                return;
            }
            jdbc.sql("delete from account.token where account = :id").param("id", id).update();
            jdbc.sql("delete from account.code where account = :id").param("id", id).update();
            jdbc.sql("delete from account.details where account = :account").param("account", id).update();
            jdbc.sql("delete from account.field where account = :account").param("account", id).update();
            jdbc.sql("delete from account.alias where account = :account").param("account", id).update();
            jdbc.sql("""
                    update account.account
                    set state = 'ERASED', erase_after = null, name = '', bio = '', avatar = null, email = null,
                        password = '', reason = null
                    where id = :id
                    """).param("id", id).update();
            log.append(new Event.AccountErased(id, id));
            forgetOnceCommitted(id);
        });
    }

    /// When an account that was given up will be erased.
    public Optional<Instant> eraseAfter(long id) {
        return jdbc.sql("select erase_after from account.account where id = :id and erase_after is not null")
                .param("id", id).query(java.time.OffsetDateTime.class).optional()
                .map(at -> Objects.requireNonNull(at).toInstant());
    }
}

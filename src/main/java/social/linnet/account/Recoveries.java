package social.linnet.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Refused;

/// Links in mails: one for a new password, one to take on a new address. Each works once and not for long, and of its token
/// only the hash is kept.
@Service
public class Recoveries {

    /// How long a link for a new password works.
    public static final Duration PASSWORD_LIFE = Duration.ofHours(1);
    /// How long a link to take on an address works: the mail may lie in another box than the one that is open.
    public static final Duration EMAIL_LIFE = Duration.ofDays(1);
    /// Most letters to one account in an hour: nobody's box is filled by whoever knows their handle.
    public static final int MAX_IN_AN_HOUR = 3;

    private final JdbcClient jdbc;
    private final AccountTable table;
    private final Accounts accounts;
    private final SignIn signIn;
    private final Passwords passwords;
    private final Sessions sessions;
    private final OAuthTokens tokens;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Recoveries(JdbcClient jdbc, AccountTable table, Accounts accounts, SignIn signIn, Passwords passwords, Sessions sessions,
               OAuthTokens tokens, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.table = table;
        this.accounts = accounts;
        this.signIn = signIn;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What is to be sent.
    ///
    /// @param email where to, or null when the account has no address
    /// @param token what the link carries
    public record Letter(Account account, @Nullable String email, String token) {
    }

    /// An address that was taken on.
    ///
    /// @param before the one it took the place of, or null
    public record Moved(Account account, @Nullable String before, String now) {
    }

    /// The address of an account, if it has one.
    public Optional<String> email(long account) {
        return jdbc.sql("select email from account.account where id = :id and email is not null").param("id", account)
                .query(String.class).optional();
    }

    /// Somebody forgot the password of this account. Nothing when there is none such, or when it was asked for too often:
    /// whoever asked must not be told which.
    public Optional<Letter> forgotten(String handleOrEmail) {
        String who = handleOrEmail.strip().toLowerCase(Locale.ROOT);
        String name = who.startsWith("@") ? who.substring(1) : who;
        if (!Handles.isPossible(name) && !Emails.isPossible(name)) {
            return Optional.empty();
        }
        return table.login(name).map(AccountTable.Login::account).filter(Recoveries::mayRecover)
                .flatMap(account -> issue(account, null, PASSWORD_LIFE)
                        .map(token -> new Letter(account, email(account.id()).orElse(null), token)));
    }

    private static boolean mayRecover(Account account) {
        return switch (account.state()) {
            case PENDING, ACTIVE, DEACTIVATED -> true;
            case SUSPENDED, ERASED -> false;
        };
    }

    private Optional<String> issue(Account account, @Nullable String email, Duration life) {
        Instant now = clock.instant();
        String token = Secrets.fresh();
        return Objects.requireNonNull(transaction.execute(_ -> {
            // two at once count each other
            jdbc.sql("select id from account.account where id = :id for update").param("id", account.id())
                    .query(Long.class).single();
            jdbc.sql("delete from account.recovery where account = :account and expires_at < :old")
                    .param("account", account.id()).param("old", at(now.minus(Duration.ofHours(1)))).update();
            long lately = jdbc.sql("""
                    select count(*) from account.recovery where account = :account and created_at > :since
                    """).param("account", account.id()).param("since", at(now.minus(Duration.ofHours(1))))
                    .query(Long.class).single();
            if (lately >= MAX_IN_AN_HOUR) {
                return Optional.<String>empty();
            }
            jdbc.sql("""
                    insert into account.recovery (token, account, email, created_at, expires_at)
                    values (:token, :account, :email, :now, :expires)
                    """).param("token", Secrets.hash(token)).param("account", account.id())
                    .param("email", email, java.sql.Types.VARCHAR).param("now", at(now))
                    .param("expires", at(now.plus(life))).update();
            return Optional.of(token);
        }));
    }

    /// Whether this link still gives a new password.
    public boolean holds(String token) {
        return open(token).filter(row -> row.email() == null).isPresent();
    }

    /// The address that this link takes on, if it still works.
    public Optional<String> takesOn(String token) {
        return open(token).map(Row::email);
    }

    private record Row(long account, @Nullable String email) {
    }

    private Optional<Row> open(String token) {
        return token.length() > 100 ? Optional.empty() : jdbc.sql("""
                select account, email from account.recovery where token = :token and expires_at > :now
                """).param("token", Secrets.hash(token)).param("now", at(clock.instant()))
                .query((row, n) -> new Row(row.getLong(1), row.getString(2))).optional();
    }

    /// Sets a new password by a link and burns every link of the account. It is signed out everywhere and its apps may not
    /// act for it any more: whoever knew the old password is out.
    ///
    /// @throws Refused `recovery-void`, and `password-short`, `password-long`, after which the link still works
    public Letter renew(String token, String fresh) {
        Passwords.check(fresh);
        if (!holds(token)) {
            throw Refused.forbidden("recovery-void");
        }
        String hash = passwords.hash(fresh);
        long id = Objects.requireNonNull(transaction.execute(_ -> {
            long owner = burn(token, true).account();
            jdbc.sql("delete from account.recovery where account = :account").param("account", owner).update();
            table.updatePassword(owner, hash);
            return owner;
        }));
        sessions.endAll(id);
        tokens.revokeAll(id);
        accounts.forget(id);
        return new Letter(table.byIds(List.of(id)).getFirst(), email(id).orElse(null), "");
    }

    /// Of two who use a link at once, one wins.
    private Row burn(String token, boolean password) {
        return jdbc.sql("""
                delete from account.recovery where token = :token and expires_at > :now and (email is null) = :password
                returning account, email
                """).param("token", Secrets.hash(token)).param("now", at(clock.instant())).param("password", password)
                .query((row, n) -> new Row(row.getLong(1), row.getString(2))).optional()
                .orElseThrow(() -> Refused.forbidden("recovery-void"));
    }

    /// Somebody wants another address. It is taken on when the link that is sent there is opened ([#move]).
    ///
    /// @throws Refused `password-wrong`, `email-invalid`, `email-taken`, `email-same`, `too-many`
    public Letter change(long account, String password, String typed) {
        signIn.requirePassword(account, password);
        String email = checked(account, typed);
        Account owner = accounts.find(account).orElseThrow(Refused::notFound);
        String token = issue(owner, email, EMAIL_LIFE)
                .orElseThrow(() -> Refused.of(Refused.Kind.LIMITED, "too-many"));
        return new Letter(owner, email, token);
    }

    private String checked(long account, String typed) {
        String email = Emails.checked(typed);
        if (email == null) {
            throw Refused.invalid("email-invalid");
        }
        if (email.equals(email(account).orElse(null))) {
            throw Refused.invalid("email-same");
        }
        if (table.login(email).isPresent()) {
            throw Refused.of(Refused.Kind.CONFLICT, "email-taken");
        }
        return email;
    }

    /// Takes on at once what somebody types: for servers that send no mail, where nothing can be confirmed.
    ///
    /// @throws Refused `password-wrong`, `email-invalid`, `email-taken`, `email-same`
    public void set(long account, String password, String typed) {
        signIn.requirePassword(account, password);
        write(account, checked(account, typed));
    }

    /// Takes the address away: no mail reaches the account then, and no new password by mail.
    ///
    /// @throws Refused `password-wrong`
    public void forget(long account, String password) {
        signIn.requirePassword(account, password);
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from account.recovery where account = :account").param("account", account).update();
            jdbc.sql("update account.account set email = null where id = :id").param("id", account).update();
        });
    }

    /// Takes on the address that a link was sent to, and burns the link.
    ///
    /// @throws Refused `recovery-void`, `email-taken`
    public Moved move(String token) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Row row = burn(token, false);
            String now = Objects.requireNonNull(row.email());
            String before = email(row.account()).orElse(null);
            // links that went to the address of before are no longer for its owner
            jdbc.sql("delete from account.recovery where account = :account").param("account", row.account()).update();
            write(row.account(), now);
            return new Moved(table.byIds(List.of(row.account())).getFirst(), before, now);
        }));
    }

    private void write(long account, String email) {
        try {
            jdbc.sql("update account.account set email = :email where id = :id").param("id", account)
                    .param("email", email).update();
        } catch (DuplicateKeyException taken) {
            throw Refused.of(Refused.Kind.CONFLICT, "email-taken");
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package social.linnet.account;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.transaction.PlatformTransactionManager;

import social.linnet.cache.RefreshAheadCache;
import social.linnet.event.Ids;
import social.linnet.log.AfterCommit;

/// Codes and access tokens (RFC 6749, RFC 7636 with S256 alone, RFC 7009). Tokens do not expire; they are revoked.
@Service
public class OAuthTokens {

    /// How long a code may be exchanged.
    public static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;
    /// A token revoked by another program is dead here within this time.
    private final RefreshAheadCache<String, Token> cache = new RefreshAheadCache<>(Duration.ofSeconds(3), 100_000,
            RefreshAheadCache.each(this::load));

    OAuthTokens(JdbcClient jdbc, Ids ids, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @param account for whom it acts; null for an app that acts for itself
    public record Token(long id, long app, @Nullable Long account, Scopes scopes, Instant createdAt) {
    }

    /// A token and its text, which is shown this once.
    public record Issued(Token token, String text) {
    }

    /// A person agreed: makes a code for the app.
    ///
    /// @param challenge base64url of the SHA-256 of what the app will show at the exchange, or null
    /// @return the code, good once within [#CODE_LIFE]
    public String agree(OAuthApps.App app, long account, String redirectUri, Scopes scopes,
                        @Nullable String challenge) {
        String code = Secrets.fresh();
        jdbc.sql("""
                insert into account.code (token, app, account, redirect_uri, scopes, challenge, expires_at)
                values (:token, :app, :account, :redirect, :scopes, :challenge, :expires)
                """)
                .param("token", Secrets.hash(code)).param("app", app.id()).param("account", account)
                .param("redirect", redirectUri).param("scopes", scopes.text()).param("challenge", challenge)
                .param("expires", at(clock.instant().plus(CODE_LIFE)))
                .update();
        return code;
    }

    private record Code(long app, long account, String redirectUri, Scopes scopes, @Nullable String challenge,
                        boolean expired, @Nullable Long spentOn) {
    }

    /// Exchanges a code. Any attempt with a code that fails burns it, and an attempt with a spent one also revokes what
    /// it was spent on, since then somebody has stolen it.
    ///
    /// @return empty when the code is not good for this
    public Optional<Issued> exchange(OAuthApps.App app, String code, String redirectUri, @Nullable String verifier) {
        return Optional.ofNullable(transaction.execute(status -> {
            byte[] hash = Secrets.hash(code);
            Optional<Code> found = jdbc.sql("""
                    select app, account, redirect_uri, scopes, challenge, expires_at <= :now as expired, spent_on
                    from account.code where token = :token for update
                    """).param("token", hash).param("now", at(clock.instant()))
                    .query(OAuthTokens::readCode).optional();
            if (found.isEmpty()) {
                return null;
            }
            Code known = found.get();
            if (known.spentOn() != null) {
                revoke(known.spentOn());
                return null;
            }
            if (known.app() != app.id() || known.expired() || !known.redirectUri().equals(redirectUri)
                    || !proves(known.challenge(), verifier)) {
                jdbc.sql("delete from account.code where token = :token").param("token", hash).update();
                return null;
            }
            Issued issued = issue(app, known.account(), known.scopes());
            jdbc.sql("update account.code set spent_on = :spent where token = :token")
                    .param("token", hash).param("spent", issued.token().id()).update();
            return issued;
        }));
    }

    /// RFC 7636 §4.6.
    private static boolean proves(@Nullable String challenge, @Nullable String verifier) {
        if (challenge == null) {
            return verifier == null || verifier.isEmpty();
        }
        return verifier != null && MessageDigest.isEqual(challenge.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                Base64.getUrlEncoder().withoutPadding().encode(Secrets.sha256(verifier)));
    }

    /// A token with which an app acts for this account, or for itself.
    public Issued issue(OAuthApps.App app, @Nullable Long account, Scopes scopes) {
        String text = Secrets.fresh();
        Token token = jdbc.sql("""
                insert into account.token (id, token, app, account, scopes)
                values (:id, :token, :app, :account, :scopes)
                returning id, app, account, scopes, created_at
                """)
                .param("id", ids.next()).param("token", Secrets.hash(text)).param("app", app.id())
                .param("account", account).param("scopes", scopes.text())
                .query(OAuthTokens::read).single();
        return new Issued(token, text);
    }

    /// The token with this text, if it is good and its account is in use.
    public Optional<Token> find(String text) {
        return text.length() > 100 ? Optional.empty() : cache.find(text);
    }

    private Optional<Token> load(String text) {
        return jdbc.sql("""
                select t.id, t.app, t.account, t.scopes, t.created_at
                from account.token t left join account.account a on a.id = t.account
                where t.token = :token and t.revoked_at is null and (t.account is null or a.state = 'ACTIVE')
                """).param("token", Secrets.hash(text)).query(OAuthTokens::read).optional();
    }

    /// Those of these tokens that are good and whose accounts are in use, as the tables say now.
    public Set<Long> alive(Collection<Long> tokens) {
        return tokens.isEmpty() ? Set.of() : Set.copyOf(jdbc.sql("""
                select t.id from account.token t left join account.account a on a.id = t.account
                where t.id = any(:tokens) and t.revoked_at is null and (t.account is null or a.state = 'ACTIVE')
                """).param("tokens", tokens.toArray(Long[]::new)).query(Long.class).list());
    }

    /// Revokes a token of this app. One that is none, or is revoked already, is no error (RFC 7009 §2.2).
    ///
    /// @return false when it is another app's
    public boolean revoke(OAuthApps.App app, String text) {
        // the row itself, not what [#find] lets through: the token of an account that is not in use now must die, too
        Optional<Token> token = jdbc.sql("select id, app, account, scopes, created_at from account.token where token = :token")
                .param("token", Secrets.hash(text)).query(OAuthTokens::read).optional();
        if (token.isPresent() && token.get().app() != app.id()) {
            return false;
        }
        token.ifPresent(known -> revoke(known.id()));
        return true;
    }

    private void revoke(long id) {
        jdbc.sql("update account.token set revoked_at = now() where id = :id and revoked_at is null").param("id", id)
                .update();
        AfterCommit.run(() -> cache.forgetIf(token -> token.id() == id));
    }

    /// An app that may act for somebody.
    ///
    /// @param token id of its token
    public record Grant(long token, String app, @Nullable String website, Scopes scopes, Instant since) {
    }

    /// The apps that may act for this account, the latest first.
    public List<Grant> of(long account) {
        return jdbc.sql("""
                select t.id, a.name, a.website, t.scopes, t.created_at
                from account.token t join account.app a on a.id = t.app
                where t.account = :account and t.revoked_at is null order by t.id desc limit 200
                """).param("account", account)
                .query((row, n) -> new Grant(row.getLong(1), row.getString(2), row.getString(3),
                        Scopes.stored(row.getString(4)), row.getTimestamp(5).toInstant())).list();
    }

    /// Takes one app's leave back. Does nothing when it is not this account's.
    public void revoke(long account, long token) {
        if (of(account).stream().anyMatch(grant -> grant.token() == token)) {
            revoke(token);
        }
    }

    /// Revokes every token that acts for this account.
    public void revokeAll(long account) {
        jdbc.sql("update account.token set revoked_at = now() where account = :account and revoked_at is null")
                .param("account", account).update();
        AfterCommit.run(() -> forget(account));
    }

    /// Asks anew for each token of this account when it is next shown.
    void forget(long account) {
        cache.forgetIf(token -> Long.valueOf(account).equals(token.account()));
    }

    private static Token read(ResultSet row, int n) throws SQLException {
        return new Token(row.getLong("id"), row.getLong("app"), row.getObject("account", Long.class),
                Scopes.stored(row.getString("scopes")), row.getTimestamp("created_at").toInstant());
    }

    private static Code readCode(ResultSet row, int n) throws SQLException {
        return new Code(row.getLong("app"), row.getLong("account"), row.getString("redirect_uri"),
                Scopes.stored(row.getString("scopes")), row.getString("challenge"), row.getBoolean("expired"),
                row.getObject("spent_on", Long.class));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package social.linnet.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.cache.RefreshAheadCache;
import social.linnet.event.Ids;
import social.linnet.log.AfterCommit;

/// Who is signed in to the site, on which device.
@Service
public class Sessions {

    /// How long a session lives after it was last seen.
    public static final Duration LIFE = Duration.ofDays(60);
    private static final Duration SEEN_GRAIN = Duration.ofHours(1);
    private static final int LONGEST_DEVICE = 300;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    /// A session ended by another program is dead here within this time.
    private final RefreshAheadCache<String, Session> cache = new RefreshAheadCache<>(Duration.ofSeconds(3), 100_000,
            RefreshAheadCache.each(this::load));

    Sessions(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /// A device on which somebody is signed in.
    ///
    /// @param device  what its browser calls itself
    /// @param network from where it signed in, cut so that it says where rather than who; null when that is not known
    public record Session(long id, long account, String device, @Nullable String network, Instant createdAt,
                          Instant seenAt) {
    }

    /// Signs an account in.
    ///
    /// @return the token for the cookie; it is not kept here
    public String open(long account, String device) {
        return open(account, device, null);
    }

    /// Signs an account in.
    ///
    /// @param network from where, cut so that it says where rather than who
    /// @return the token for the cookie; it is not kept here
    public String open(long account, String device, @Nullable String network) {
        String token = Secrets.fresh();
        jdbc.sql("""
                insert into account.session (id, token, account, device, network, expires_at)
                values (:id, :token, :account, :device, :network, :expires)
                """)
                .param("id", ids.next()).param("token", Secrets.hash(token)).param("account", account)
                .param("device", device.codePoints().filter(c -> c >= 32).limit(LONGEST_DEVICE)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString())
                .param("network", network, java.sql.Types.VARCHAR)
                .param("expires", at(clock.instant().plus(LIFE)))
                .update();
        return token;
    }

    /// The session of this token, if it is open and its account is in use.
    public Optional<Session> find(String token) {
        return token.length() > 100 ? Optional.empty() : cache.find(token);
    }

    private Optional<Session> load(String token) {
        Optional<Session> found = jdbc.sql("""
                select s.id, s.account, s.device, s.network, s.created_at, s.seen_at
                from account.session s join account.account a on a.id = s.account
                where s.token = :token and s.expires_at > :now and a.state = 'ACTIVE'
                """).param("token", Secrets.hash(token)).param("now", at(clock.instant()))
                .query(Sessions::read).optional();
        found.ifPresent(this::touch);
        return found;
    }

    private void touch(Session session) {
        Instant now = clock.instant();
        if (session.seenAt().plus(SEEN_GRAIN).isBefore(now)) {
            jdbc.sql("update account.session set seen_at = :now, expires_at = :expires where id = :id")
                    .param("id", session.id()).param("now", at(now)).param("expires", at(now.plus(LIFE))).update();
        }
    }

    /// The open sessions of an account, the latest seen first.
    public List<Session> of(long account) {
        return jdbc.sql("""
                select id, account, device, network, created_at, seen_at from account.session
                where account = :account and expires_at > :now order by seen_at desc limit 100
                """).param("account", account).param("now", at(clock.instant())).query(Sessions::read).list();
    }

    /// Whether this session of an account is open, and the account in use.
    public boolean isOpen(long account, long session) {
        return jdbc.sql("""
                select count(*) from account.session s join account.account a on a.id = s.account
                where s.id = :session and s.account = :account and s.expires_at > :now and a.state = 'ACTIVE'
                """).param("session", session).param("account", account).param("now", at(clock.instant()))
                .query(Long.class).single() > 0;
    }

    /// Ends one of an account's sessions.
    public void end(long account, long session) {
        jdbc.sql("delete from account.session where account = :account and id = :id")
                .param("account", account).param("id", session).update();
        AfterCommit.run(() -> cache.forgetIf(known -> known.id() == session));
    }

    /// Ends all sessions of an account but this one.
    public void endOthers(long account, long kept) {
        jdbc.sql("delete from account.session where account = :account and id <> :kept")
                .param("account", account).param("kept", kept).update();
        AfterCommit.run(() -> cache.forgetIf(known -> known.account() == account && known.id() != kept));
    }

    /// Ends all sessions of an account.
    public void endAll(long account) {
        endOthers(account, 0);
    }

    /// Asks anew for each session of this account when it is next used.
    void forget(long account) {
        cache.forgetIf(known -> known.account() == account);
    }

    private static Session read(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Session(row.getLong("id"), row.getLong("account"), row.getString("device"),
                row.getString("network"), row.getTimestamp("created_at").toInstant(), row.getTimestamp("seen_at").toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package social.linnet.moderation;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Departures;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.event.Texts;

/// Closes accounts and opens them again, on a moderator's word, and keeps who did it and why.
@Service
public class Suspensions {

    /// Longest reason, in characters.
    public static final int MAX_REASON = 1000;
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Departures departures;
    private final Ids ids;

    Suspensions(JdbcClient jdbc, Accounts accounts, Departures departures, Ids ids) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.departures = departures;
        this.ids = ids;
    }

    /// What a moderator did.
    ///
    /// @param handle whom it was done to
    /// @param kind   what
    public record Act(long id, long moderator, String handle, long account, Kind kind, String reason, Instant at) {
    }

    /// What moderators do to accounts.
    public enum Kind {
        SUSPENDED, RESTORED
    }

    /// Suspends an account: nobody sees it or anything of it, and it cannot sign in. Nothing of it is destroyed.
    ///
    /// @throws Refused `not-found` when there is none or the actor is no moderator, `reason-too-long`,
    ///                 `suspend-yourself`, `last-administrator`
    @Transactional
    public void suspend(long moderator, long account, String reason) {
        requireModerator(moderator);
        if (moderator == account) {
            throw Refused.invalid("suspend-yourself");
        }
        String checked = checked(reason);
        departures.suspend(moderator, account);
        keep(moderator, account, Kind.SUSPENDED, checked);
    }

    /// Opens a suspended account again. It sees and is seen as before.
    ///
    /// @throws Refused `not-found` when the actor is no moderator, `reason-too-long`
    @Transactional
    public void restore(long moderator, long account, String reason) {
        requireModerator(moderator);
        String checked = checked(reason);
        departures.restore(moderator, account);
        keep(moderator, account, Kind.RESTORED, checked);
    }

    private void requireModerator(long actor) {
        if (accounts.find(actor).filter(account -> account.role() == Account.Role.ADMIN).isEmpty()) {
            throw Refused.notFound();
        }
    }

    private static String checked(String reason) {
        String text = Texts.storable(reason).strip();
        if (text.length() > MAX_REASON) {
            throw Refused.invalid("reason-too-long", MAX_REASON);
        }
        return text;
    }

    private void keep(long moderator, long account, Kind kind, String reason) {
        jdbc.sql("""
                insert into moderation.act (id, moderator, account, kind, reason)
                values (:id, :moderator, :account, :kind, :reason)
                """).param("id", ids.next()).param("moderator", moderator).param("account", account)
                .param("kind", kind.name()).param("reason", reason).update();
    }

    /// The latest acts, newest first.
    public List<Act> latest() {
        return jdbc.sql("""
                select id, moderator, account, kind, reason, created_at from moderation.act order by id desc limit :limit
                """).param("limit", SHOWN)
                .query((row, n) -> new Act(row.getLong(1), row.getLong(2), accounts.handleOf(row.getLong(3)),
                        row.getLong(3), Kind.valueOf(row.getString(4)), row.getString(5),
                        row.getTimestamp(6).toInstant())).list();
    }
}

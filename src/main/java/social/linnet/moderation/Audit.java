package social.linnet.moderation;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.account.Accounts;
import social.linnet.event.Ids;

/// What moderators did, to whom and why. Nothing is ever changed here.
@Component
public class Audit {

    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Ids ids;

    Audit(JdbcClient jdbc, Accounts accounts, Ids ids) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.ids = ids;
    }

    /// What a moderator did.
    ///
    /// @param handle whom it was done to
    /// @param kind   what
    public record Act(long id, long moderator, String handle, long account, Kind kind, String reason, Instant at) {
    }

    /// What moderators do.
    public enum Kind {
        SUSPENDED, RESTORED, LIMITED, UNLIMITED, WARNED, REPORT_RESOLVED, REPORT_REOPENED, APPEAL_GRANTED, APPEAL_REFUSED,
        ASSISTANT_STOPPED, ASSISTANT_STARTED, ANSWER_CORRECTED
    }

    /// Keeps what was done, within the caller's transaction.
    public void keep(long moderator, long account, Kind kind, String reason) {
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

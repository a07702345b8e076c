package social.linnet.account;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.event.Ids;
import social.linnet.event.Refused;

/// Invitations: each makes one account, within 30 days.
@Service
public class Invitations {

    private final JdbcClient jdbc;
    private final Ids ids;

    Invitations(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /// @param maker  who made it
    /// @param usedBy the account it made, or null
    public record Invitation(long id, long maker, String code, Instant createdAt, Instant expiresAt,
                             @Nullable Long usedBy) {
    }

    /// Makes an invitation.
    public Invitation create(long maker) {
        return jdbc.sql("""
                insert into account.invitation (id, code, maker, expires_at)
                values (:id, :code, :maker, now() + interval '30 days')
                returning id, maker, code, created_at, expires_at, used_by
                """).param("id", ids.next()).param("code", Secrets.fresh().substring(0, 22)).param("maker", maker)
                .query(Invitations::read).single();
    }

    /// The newest invitations.
    public List<Invitation> newest() {
        return jdbc.sql("""
                select id, maker, code, created_at, expires_at, used_by from account.invitation order by id desc limit 50
                """).query(Invitations::read).list();
    }

    /// Takes an invitation back, if nobody has used it.
    public void withdraw(long id) {
        jdbc.sql("delete from account.invitation where id = :id and used_by is null").param("id", id).update();
    }

    /// Uses an invitation up, in the transaction that makes the account: of two at once, one wins.
    void use(String code, long account) {
        int used = jdbc.sql("""
                update account.invitation set used_by = :account
                where code = :code and used_by is null and expires_at > now()
                """).param("account", account).param("code", code.replace("\0", "")).update();
        if (used != 1) {
            throw Refused.forbidden("invite-invalid");
        }
    }

    private static Invitation read(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Invitation(row.getLong("id"), row.getLong("maker"), row.getString("code"),
                row.getTimestamp("created_at").toInstant(), row.getTimestamp("expires_at").toInstant(),
                row.getObject("used_by", Long.class));
    }
}

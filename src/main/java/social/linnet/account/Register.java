package social.linnet.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.event.Paging;

/// All accounts, in whatever state, for those who look after the server. That a caller is one of them is for it to know.
@Service
public class Register {

    private final JdbcClient jdbc;

    Register(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param email  or null when it gave none
    /// @param reason why it wanted to join; may be empty
    public record Entry(Account account, @Nullable String email, String reason) {
    }

    /// Which are meant; null is any.
    ///
    /// @param handle part of it
    /// @param name   part of it
    /// @param email  the whole of it
    /// @param staff  whether only administrators are meant
    public record Sought(Account.@Nullable State state, @Nullable Boolean limited, @Nullable String handle,
                         @Nullable String name, @Nullable String email, boolean staff) {
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        String reason = row.getString("reason");
        return new Entry(AccountTable.read(row, n), row.getString("email"), reason == null ? "" : reason);
    }

    /// These accounts.
    public Map<Long, Entry> find(Collection<Long> ids) {
        Map<Long, Entry> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                    select id, handle, name, bio, kind, role, state, avatar, language, locked, hides_follows, limited,
                           shows_app, sample, created_at, email, reason
                    from account.account where id = any(:ids)
                    """).param("ids", ids.toArray(Long[]::new)).query(Register::entry).list()
                    .forEach(entry -> found.put(entry.account().id(), entry));
        }
        return found;
    }

    /// A page of those that are meant, the newest first.
    public List<Entry> page(Sought sought, Paging page) {
        return jdbc.sql(page.fromBelow() ? """
                select * from (
                    select id, handle, name, bio, kind, role, state, avatar, language, locked, hides_follows, limited,
                           shows_app, sample, created_at, email, reason
                    from account.account
                    where (:state::text is null or state = :state) and (:limited::boolean is null or limited = :limited)
                      and (:handle::text is null or position(:handle in handle) > 0)
                      and (:name::text is null or position(lower(:name) in lower(name)) > 0)
                      and (:email::text is null or email = lower(:email)) and (not :staff or role = 'ADMIN')
                      and id > :min and (:max::bigint is null or id < :max)
                    order by id limit :limit) lowest
                order by id desc
                """ : """
                select id, handle, name, bio, kind, role, state, avatar, language, locked, hides_follows, limited,
                       shows_app, sample, created_at, email, reason
                from account.account
                where (:state::text is null or state = :state) and (:limited::boolean is null or limited = :limited)
                  and (:handle::text is null or position(:handle in handle) > 0)
                  and (:name::text is null or position(lower(:name) in lower(name)) > 0)
                  and (:email::text is null or email = lower(:email)) and (not :staff or role = 'ADMIN')
                  and (:max::bigint is null or id < :max) and (:since::bigint is null or id > :since)
                order by id desc limit :limit
                """).param("state", sought.state() == null ? null : sought.state().name())
                .param("limited", sought.limited()).param("handle", sought.handle()).param("name", sought.name())
                .param("email", sought.email()).param("staff", sought.staff()).param("min", page.minId())
                .param("max", page.maxId()).param("since", page.sinceId()).param("limit", page.limit())
                .query(Register::entry).list();
    }
}

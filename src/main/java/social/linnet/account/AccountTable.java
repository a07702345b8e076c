package social.linnet.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The SQL of `account.account`.
@Component
final class AccountTable {

    private final JdbcClient jdbc;

    AccountTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An account and the hash of its password.
    record Login(Account account, String password) {
    }

    static Account read(ResultSet row, int n) throws SQLException {
        return new Account(row.getLong("id"), row.getString("handle"), row.getString("name"), row.getString("bio"),
                Account.Kind.valueOf(row.getString("kind")), Account.Role.valueOf(row.getString("role")),
                Account.State.valueOf(row.getString("state")), row.getString("avatar"), row.getString("language"),
                row.getBoolean("locked"), row.getBoolean("hides_follows"), row.getBoolean("limited"),
                row.getBoolean("shows_app"), row.getBoolean("sample"), row.getTimestamp("created_at").toInstant());
    }

    Account insert(long id, String handle, String name, Account.Kind kind, Account.Role role, Account.State state,
                   String language, boolean sample, @Nullable String email, String password, String reason) {
        return jdbc.sql("""
                insert into account.account
                       (id, handle, name, kind, role, state, language, sample, indexable, email, password, reason)
                values (:id, :handle, :name, :kind, :role, :state, :language, :sample, :sample, :email, :password,
                        :reason)
                returning id, handle, name, bio, kind, role, state, avatar, language, locked, hides_follows, limited,
                          shows_app, sample, created_at
                """)
                .param("id", id).param("handle", handle).param("name", name).param("kind", kind.name())
                .param("role", role.name()).param("state", state.name()).param("language", language)
                .param("sample", sample).param("email", email).param("password", password).param("reason", reason)
                .query(AccountTable::read).single();
    }

    List<Account> byIds(Collection<Long> ids) {
        return jdbc.sql("""
                select id, handle, name, bio, kind, role, state, avatar, language, locked, hides_follows, limited,
                       shows_app, sample, created_at
                from account.account where id = any((select :ids)::bigint[])
                """).param("ids", ids.toArray(Long[]::new)).query(AccountTable::read).list();
    }

    List<Long> knownAmong(Collection<Long> ids) {
        return jdbc.sql("select id from account.account where id = any((select :ids)::bigint[]) and state <> 'PENDING'")
                .param("ids", ids.toArray(Long[]::new)).query(Long.class).list();
    }

    Optional<Account> byHandle(String handle) {
        return byHandles(List.of(handle)).stream().findFirst();
    }

    List<Account> byHandles(Collection<String> handles) {
        return jdbc.sql("""
                select id, handle, name, bio, kind, role, state, avatar, language, locked, hides_follows, limited,
                       shows_app, sample, created_at
                from account.account where handle = any((select :handles)::text[])
                """).param("handles", handles.toArray(String[]::new)).query(AccountTable::read).list();
    }

    Optional<Login> login(String handleOrEmail) {
        return jdbc.sql("""
                select id, handle, name, bio, kind, role, state, avatar, language, locked, hides_follows, limited,
                       shows_app, sample, created_at, password
                from account.account where handle = :who or email = :who
                """).param("who", handleOrEmail)
                .query((row, n) -> new Login(read(row, n), row.getString("password"))).optional();
    }

    Optional<String> password(long id) {
        return jdbc.sql("select password from account.account where id = :id").param("id", id)
                .query(String.class).optional();
    }

    void updateProfile(long id, String name, String bio) {
        jdbc.sql("update account.account set name = :name, bio = :bio where id = :id")
                .param("id", id).param("name", name).param("bio", bio).update();
    }

    void updateAvatar(long id, @Nullable String path) {
        jdbc.sql("update account.account set avatar = :path where id = :id").param("id", id).param("path", path)
                .update();
    }

    void updateLocked(long id, boolean locked) {
        jdbc.sql("update account.account set locked = :locked where id = :id").param("id", id).param("locked", locked)
                .update();
    }

    void updateKind(long id, Account.Kind from, Account.Kind to) {
        jdbc.sql("update account.account set kind = :to where id = :id and kind = :from").param("id", id)
                .param("from", from.name()).param("to", to.name()).update();
    }

    void updateHidesFollows(long id, boolean hides) {
        jdbc.sql("update account.account set hides_follows = :hides where id = :id").param("id", id)
                .param("hides", hides).update();
    }

    void updateShowsApp(long id, boolean shows) {
        jdbc.sql("update account.account set shows_app = :shows where id = :id").param("id", id)
                .param("shows", shows).update();
    }

    void updateLimited(long id, boolean limited) {
        jdbc.sql("update account.account set limited = :limited where id = :id").param("id", id)
                .param("limited", limited).update();
    }

    List<Long> administrators() {
        return jdbc.sql("select id from account.account where role = 'ADMIN' and state = 'ACTIVE' order by id")
                .query(Long.class).list();
    }

    void updateLanguage(long id, String language) {
        jdbc.sql("update account.account set language = :language where id = :id")
                .param("id", id).param("language", language).update();
    }

    void updatePassword(long id, String hash) {
        jdbc.sql("update account.account set password = :hash where id = :id").param("id", id).param("hash", hash)
                .update();
    }

    List<SignUps.Applicant> applicants() {
        return jdbc.sql("""
                select id, handle, name, bio, kind, role, state, avatar, language, locked, hides_follows, limited,
                       shows_app, sample, created_at, reason
                from account.account where state = 'PENDING' order by id
                """).query((row, n) -> new SignUps.Applicant(read(row, n),
                        Objects.requireNonNullElse(row.getString("reason"), ""))).list();
    }

    boolean activate(long id) {
        return jdbc.sql("update account.account set state = 'ACTIVE' where id = :id and state = 'PENDING'")
                .param("id", id).update() == 1;
    }

    void deleteApplicant(long id) {
        jdbc.sql("delete from account.account where id = :id and state = 'PENDING'").param("id", id).update();
    }

    List<Account> newest(int offset, int limit) {
        return jdbc.sql("""
                select id, handle, name, bio, kind, role, state, avatar, language, locked, hides_follows, limited,
                       shows_app, sample, created_at
                from account.account where state = 'ACTIVE' and kind <> 'ASSISTANT' order by id desc limit :limit offset :offset
                """).param("limit", limit).param("offset", offset).query(AccountTable::read).list();
    }

    long count() {
        return jdbc.sql("select count(*) from account.account where state = 'ACTIVE' and kind <> 'ASSISTANT'").query(Long.class).single();
    }

    List<Long> assistants() {
        return jdbc.sql("select id from account.account where kind = 'ASSISTANT'").query(Long.class).list();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from account.account where kind <> 'ASSISTANT')").query(Boolean.class).single();
    }

    boolean hasAdministrator() {
        return jdbc.sql("select exists (select 1 from account.account where role = 'ADMIN')").query(Boolean.class)
                .single();
    }
}

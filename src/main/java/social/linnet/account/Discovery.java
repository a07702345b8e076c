package social.linnet.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Event;
import social.linnet.log.append.Appender;

/// What accounts allow of being found. Read from the table each time, since an index is made from it: what was old there
/// would stay.
@Service
public class Discovery {

    private final JdbcClient jdbc;
    private final Appender log;

    Discovery(JdbcClient jdbc, Appender log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /// An account that is in use, as those who look for people may know it.
    ///
    /// @param discoverable whether it may be proposed to others, and found by more than its handle
    /// @param indexable    whether strangers may find its public posts by their words
    /// @param limited      whether a moderator keeps strangers from coming upon it, whatever it allows
    public record Findable(long id, String handle, String name, String bio, boolean discoverable, boolean indexable,
                           boolean limited) {

        /// Whether it is proposed to others, and found by more than its handle.
        public boolean isProposed() {
            return discoverable && !limited;
        }

        /// Whether strangers find its public posts by their words.
        public boolean isSearched() {
            return indexable && !limited;
        }
    }

    /// Those of these accounts that are in use.
    public Map<Long, Findable> find(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("""
                select id, handle, name, bio, discoverable, indexable, limited from account.account
                where id = any((select :ids)::bigint[]) and state = 'ACTIVE'
                """).param("ids", ids.toArray(Long[]::new)).query(Findable.class).list().stream()
                .collect(Collectors.toMap(Findable::id, Function.identity()));
    }

    /// The accounts in use above this id, ascending.
    public List<Findable> after(long id, int limit) {
        return jdbc.sql("""
                select id, handle, name, bio, discoverable, indexable, limited from account.account
                where id > :id and state = 'ACTIVE' order by id limit :limit
                """).param("id", id).param("limit", limit).query(Findable.class).list();
    }

    /// The accounts in use that moderators limited.
    public List<Long> limited() {
        return jdbc.sql("select id from account.account where limited and state = 'ACTIVE'").query(Long.class).list();
    }

    /// Says what an account allows.
    @Transactional
    public void allow(long id, boolean discoverable, boolean indexable) {
        int changed = jdbc.sql("""
                update account.account set discoverable = :discoverable, indexable = :indexable
                where id = :id and (discoverable, indexable) is distinct from (:discoverable, :indexable)
                """).param("id", id).param("discoverable", discoverable).param("indexable", indexable).update();
        if (changed == 1) {
            log.append(new Event.ProfileChanged(id));
        }
    }
}

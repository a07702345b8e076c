package social.linnet.account;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.ibm.icu.text.SpoofChecker;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.event.Refused;
import social.linnet.settings.House;

/// Keeps anybody from being taken for somebody else: handles that look like one that is there, and names that look like
/// this place's or an assistant's. How handles look is decided by the functions `account.look` and `account.loose_look`;
/// for names it is the skeleton of Unicode's UTS 39.
@Component
class LookAlikes {

    /// Everybody's skeletons are made alike, whatever is checked.
    private static final SpoofChecker SPOOF = new SpoofChecker.Builder().build();

    private final JdbcClient jdbc;
    private final House house;

    LookAlikes(JdbcClient jdbc, House house) {
        this.jdbc = jdbc;
        this.house = house;
    }

    /// Refuses a new handle that people would take for one that is there, or for a reserved one. Within the transaction
    /// that inserts it: of two alike that come at once, the second waits and is refused.
    ///
    /// @param reserved names that nobody may have, in any spelling
    /// @throws Refused `handle-taken`, `handle-like`, `handle-reserved`
    void refuse(String handle, Set<String> reserved) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('account.look ' || account.look(:handle), 0))")
                .param("handle", handle).query(row -> { });
        List<String> alike = jdbc.sql("select handle from account.account where look = account.look(:handle)")
                .param("handle", handle).query(String.class).list();
        if (alike.contains(handle)) {
            throw Refused.of(Refused.Kind.CONFLICT, "handle-taken");
        }
        boolean like = !alike.isEmpty() || jdbc.sql("""
                select exists (
                    select 1 from account.account a where a.loose_look = account.loose_look(:handle)
                      and (a.role = 'ADMIN' or a.kind = 'ASSISTANT' or exists (
                          select 1 from account.field f where f.account = a.id and f.verified_at is not null)))
                """).param("handle", handle).query(Boolean.class).single();
        if (like) {
            throw Refused.of(Refused.Kind.CONFLICT, "handle-like");
        }
        boolean taken = jdbc.sql("""
                select exists (select 1 from unnest(:reserved) r (name)
                               where account.loose_look(r.name) = account.loose_look(:handle))
                """).param("reserved", reserved.toArray(String[]::new)).param("handle", handle)
                .query(Boolean.class).single();
        if (taken) {
            throw Refused.invalid("handle-reserved");
        }
    }

    /// Refuses a name that carries a badge of one's own making, or that people would take for this place or for an
    /// assistant. Administrators and assistants may call themselves what they like.
    ///
    /// @param id who wants it, or null for somebody new
    /// @throws Refused `name-imitates`
    void refuseName(@Nullable Long id, String name) {
        if (name.isEmpty()) {
            return;
        }
        if (DisplayNames.holdsBadge(name)) {
            throw Refused.invalid("name-imitates");
        }
        String skeleton = skeleton(name);
        boolean imitates = skeleton.equals(skeleton(house.name())) || jdbc.sql("""
                select handle, name from account.account where kind = 'ASSISTANT' and id <> coalesce(:id::bigint, 0)
                """).param("id", id).query((row, n) -> List.of(row.getString(1), row.getString(2))).list().stream()
                .flatMap(List::stream).anyMatch(other -> !other.isEmpty() && skeleton(other).equals(skeleton));
        if (imitates) {
            throw Refused.invalid("name-imitates");
        }
    }

    private static String skeleton(String name) {
        return SPOOF.getSkeleton(name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]+", ""));
    }
}

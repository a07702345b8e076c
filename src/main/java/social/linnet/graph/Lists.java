package social.linnet.graph;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.event.Texts;

/// Lists of people one follows. To everybody but its owner a list does not exist.
@Service
public class Lists {

    /// Most lists of one account.
    public static final int MAX_LISTS = 50;
    /// Most members of one list.
    public static final int MAX_MEMBERS = 500;
    /// Longest title, in characters.
    public static final int MAX_TITLE = 256;

    private final JdbcClient jdbc;
    private final Graph graph;
    private final Ids ids;
    private final TransactionTemplate transaction;
    /// Looked up when first needed: who listens needs this class.
    private final ObjectProvider<ListListener> listeners;

    Lists(JdbcClient jdbc, Graph graph, Ids ids, PlatformTransactionManager transactions,
          ObjectProvider<ListListener> listeners) {
        this.jdbc = jdbc;
        this.graph = graph;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
        this.listeners = listeners;
    }

    private static PeopleList read(ResultSet row, int n) throws SQLException {
        return new PeopleList(row.getLong("id"), row.getLong("owner"), row.getString("title"),
                PeopleList.Replies.valueOf(row.getString("replies")), row.getBoolean("exclusive"));
    }

    /// Makes a list without members.
    ///
    /// @throws Refused `list-title`, `list-too-many`, `text-unusable`
    public PeopleList create(long owner, String title, PeopleList.Replies replies, boolean exclusive) {
        PeopleList list = new PeopleList(ids.next(), owner, checked(title), replies, exclusive);
        transaction.executeWithoutResult(status -> {
            alone(owner);
            if (count(owner) >= MAX_LISTS) {
                throw Refused.of(Refused.Kind.LIMITED, "list-too-many", MAX_LISTS);
            }
            jdbc.sql("""
                    insert into graph.list (id, owner, title, replies, exclusive)
                    values (:id, :owner, :title, :replies, :exclusive)
                    """).param("id", list.id()).param("owner", owner).param("title", list.title())
                    .param("replies", replies.name()).param("exclusive", exclusive).update();
        });
        return list;
    }

    private static String checked(String typed) {
        String title = Texts.storable(typed).strip();
        if (title.isEmpty() || title.codePointCount(0, title.length()) > MAX_TITLE) {
            throw Refused.invalid("list-title", MAX_TITLE);
        }
        return title;
    }

    /// Of those who change one account's lists at once, each waits for the one before: what is counted stays so.
    private void alone(long owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('graph.list'), hashint8(:owner))").param("owner", owner)
                .query(row -> { });
    }

    private long count(long owner) {
        return jdbc.sql("select count(*) from graph.list where owner = :owner").param("owner", owner)
                .query(Long.class).single();
    }

    /// Changes what is not null.
    ///
    /// @throws Refused `not-found`, `list-title`, `text-unusable`
    public PeopleList update(long owner, long id, @Nullable String title, PeopleList.@Nullable Replies replies,
                             @Nullable Boolean exclusive) {
        Optional<PeopleList> changed = jdbc.sql("""
                update graph.list set title = coalesce(:title, title), replies = coalesce(:replies, replies),
                                      exclusive = coalesce(:exclusive, exclusive)
                where id = :id and owner = :owner
                returning id, owner, title, replies, exclusive
                """).param("title", title == null ? null : checked(title), java.sql.Types.VARCHAR)
                .param("replies", replies == null ? null : replies.name(), java.sql.Types.VARCHAR)
                .param("exclusive", exclusive, java.sql.Types.BOOLEAN)
                .param("id", id).param("owner", owner).query(Lists::read).optional();
        PeopleList list = changed.orElseThrow(Refused::notFound);
        tell(owner, id);
        return list;
    }

    /// Deletes a list.
    ///
    /// @throws Refused `not-found`
    public void delete(long owner, long id) {
        if (jdbc.sql("delete from graph.list where id = :id and owner = :owner").param("id", id)
                .param("owner", owner).update() == 0) {
            throw Refused.notFound();
        }
        tell(owner, id);
    }

    private void tell(long owner, long id) {
        listeners.forEach(listener -> listener.listChanged(owner, id));
    }

    /// Somebody's own lists, the first one first.
    public List<PeopleList> of(long owner) {
        return jdbc.sql("""
                select id, owner, title, replies, exclusive from graph.list where owner = :owner order by id
                """).param("owner", owner).query(Lists::read).list();
    }

    /// One's own lists that this account is in.
    public List<PeopleList> with(long owner, long member) {
        return jdbc.sql("""
                select id, owner, title, replies, exclusive from graph.list
                where owner = :owner
                  and id in (select list from graph.list_member where owner = :owner and member = :member)
                order by id
                """).param("owner", owner).param("member", member).query(Lists::read).list();
    }

    /// How many members each of somebody's lists has; those without any are absent.
    public Map<Long, Integer> sizes(long owner) {
        Map<Long, Integer> sizes = new HashMap<>();
        jdbc.sql("select list, count(*) from graph.list_member where owner = :owner group by list").param("owner", owner)
                .query(row -> {
                    sizes.put(row.getLong(1), row.getInt(2));
                });
        return sizes;
    }

    /// One's own list with this id.
    ///
    /// @throws Refused `not-found`
    public PeopleList find(long owner, long id) {
        return jdbc.sql("""
                select id, owner, title, replies, exclusive from graph.list where id = :id and owner = :owner
                """).param("id", id).param("owner", owner).query(Lists::read).optional()
                .orElseThrow(Refused::notFound);
    }

    /// The members of a list, whoever its owner is.
    public Set<Long> members(long list) {
        return new HashSet<>(jdbc.sql("select member from graph.list_member where list = :list").param("list", list)
                .query(Long.class).list());
    }

    /// A page of the members of a list, by id.
    public List<Long> members(long list, Paging page) {
        List<Long> found = jdbc.sql("""
                select member from graph.list_member
                where list = :list and (:max::bigint is null or member < :max)
                  and member > greatest(:since::bigint, :min::bigint, 0::bigint)
                order by case when :min::bigint is null then -member else member end limit :limit
                """).param("list", list).param("max", page.maxId()).param("since", page.sinceId())
                .param("min", page.minId()).param("limit", page.limit()).query(Long.class).list();
        return page.fromBelow() ? found.reversed() : found;
    }

    /// Those whose posts are in exclusive lists of this owner, and so not at home.
    public Set<Long> exclusiveMembers(long owner) {
        return new HashSet<>(jdbc.sql("""
                select distinct m.member from graph.list_member m join graph.list l on l.id = m.list
                where m.owner = :owner and l.exclusive
                """).param("owner", owner).query(Long.class).list());
    }

    /// Puts people into a list, all or none of them.
    ///
    /// @throws Refused `not-found` when the list is not the owner's or somebody is not followed by them,
    ///                 `list-member-already`, `list-full`
    public void add(long owner, long id, Collection<Long> people) {
        Set<Long> wanted = new LinkedHashSet<>(people);
        find(owner, id);
        if (!graph.followedAmong(owner, wanted).containsAll(wanted)) {
            throw Refused.notFound();
        }
        try {
            transaction.executeWithoutResult(status -> {
                alone(owner);
                if (members(id).size() + wanted.size() > MAX_MEMBERS) {
                    throw Refused.of(Refused.Kind.LIMITED, "list-full", MAX_MEMBERS);
                }
                int fresh = jdbc.sql("""
                        insert into graph.list_member (list, owner, member)
                        select :list, :owner, member from unnest(:people) p (member) on conflict do nothing
                        """).param("list", id).param("owner", owner).param("people", wanted.toArray(Long[]::new))
                        .update();
                if (fresh < wanted.size()) {
                    throw Refused.of(Refused.Kind.CONFLICT, "list-member-already");
                }
            });
        } catch (DataIntegrityViolationException unfollowedMeanwhile) {
            throw Refused.notFound();
        }
        tell(owner, id);
    }

    /// Takes people out of a list. Those who are not in it do not matter.
    ///
    /// @throws Refused `not-found`
    public void remove(long owner, long id, Collection<Long> people) {
        find(owner, id);
        jdbc.sql("delete from graph.list_member where list = :list and member = any(:people)").param("list", id)
                .param("people", people.toArray(Long[]::new)).update();
        tell(owner, id);
    }
}

package social.linnet.graph;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.event.Paging;

/// The SQL of `graph.follow` and `graph.request`.
@Component
final class FollowTable {

    private final JdbcClient jdbc;

    FollowTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long id, long follower, long followee, Wishes wishes) {
        wished(jdbc.sql("""
                insert into graph.follow (id, follower, followee, notify, shows_reposts, languages)
                values (:id, :follower, :followee, coalesce(:notify, false), coalesce(:reposts, true),
                        coalesce(:languages::text[], '{}'))
                """).param("id", id), follower, followee, wishes).update();
    }

    void insertRequest(long id, long follower, long followee, Wishes wishes) {
        wished(jdbc.sql("""
                insert into graph.request (id, follower, followee, notify, shows_reposts, languages)
                values (:id, :follower, :followee, coalesce(:notify, false), coalesce(:reposts, true),
                        coalesce(:languages::text[], '{}'))
                """).param("id", id), follower, followee, wishes).update();
    }

    /// @return whether there is such a follow
    boolean update(long follower, long followee, Wishes wishes) {
        return wished(jdbc.sql("""
                update graph.follow set notify = coalesce(:notify, notify),
                       shows_reposts = coalesce(:reposts, shows_reposts),
                       languages = coalesce(:languages::text[], languages)
                where follower = :follower and followee = :followee
                """), follower, followee, wishes).update() == 1;
    }

    /// @return whether there is such a request
    boolean updateRequest(long follower, long followee, Wishes wishes) {
        return wished(jdbc.sql("""
                update graph.request set notify = coalesce(:notify, notify),
                       shows_reposts = coalesce(:reposts, shows_reposts),
                       languages = coalesce(:languages::text[], languages)
                where follower = :follower and followee = :followee
                """), follower, followee, wishes).update() == 1;
    }

    private static JdbcClient.StatementSpec wished(JdbcClient.StatementSpec sql, long follower, long followee,
                                                   Wishes wishes) {
        return sql.param("follower", follower).param("followee", followee)
                .param("notify", wishes.notifies(), java.sql.Types.BOOLEAN)
                .param("reposts", wishes.showsReposts(), java.sql.Types.BOOLEAN)
                .param("languages", wishes.languages() == null ? null : wishes.languages().toArray(String[]::new));
    }

    /// @return whether there was one
    boolean delete(long follower, long followee) {
        return jdbc.sql("delete from graph.follow where follower = :follower and followee = :followee")
                .param("follower", follower).param("followee", followee).update() == 1;
    }

    /// What a request asked for, which is gone by now; empty when there was none.
    Optional<Wishes> takeRequest(long follower, long followee) {
        return jdbc.sql("""
                delete from graph.request where follower = :follower and followee = :followee
                returning shows_reposts, notify, languages
                """).param("follower", follower).param("followee", followee)
                .query((row, n) -> new Wishes(row.getBoolean(1), row.getBoolean(2),
                        List.of((String[]) row.getArray(3).getArray()))).optional();
    }

    Set<Long> followedAmong(long follower, Collection<Long> accounts) {
        return new HashSet<>(jdbc.sql("""
                select followee from graph.follow where follower = :follower and followee = any(:accounts)
                """).param("follower", follower).param("accounts", accounts.toArray(Long[]::new))
                .query(Long.class).list());
    }

    Set<Long> followersAmong(long followee, Collection<Long> accounts) {
        return new HashSet<>(jdbc.sql("""
                select follower from graph.follow where followee = :followee and follower = any(:accounts)
                """).param("followee", followee).param("accounts", accounts.toArray(Long[]::new))
                .query(Long.class).list());
    }

    List<Linked> follows(long follower, Paging page) {
        return page(jdbc.sql(page.fromBelow() ? """
                select id, followee from graph.follow
                where follower = :owner and id > :min and (:max::bigint is null or id < :max)
                order by id limit :limit
                """ : """
                select id, followee from graph.follow
                where follower = :owner and (:max::bigint is null or id < :max) and (:since::bigint is null or id > :since)
                order by id desc limit :limit
                """), follower, page);
    }

    List<Linked> followers(long followee, Paging page) {
        return page(jdbc.sql(page.fromBelow() ? """
                select id, follower from graph.follow
                where followee = :owner and id > :min and (:max::bigint is null or id < :max)
                order by id limit :limit
                """ : """
                select id, follower from graph.follow
                where followee = :owner and (:max::bigint is null or id < :max) and (:since::bigint is null or id > :since)
                order by id desc limit :limit
                """), followee, page);
    }

    List<Linked> requests(long followee, Paging page) {
        return page(jdbc.sql(page.fromBelow() ? """
                select id, follower from graph.request
                where followee = :owner and id > :min and (:max::bigint is null or id < :max)
                order by id limit :limit
                """ : """
                select id, follower from graph.request
                where followee = :owner and (:max::bigint is null or id < :max) and (:since::bigint is null or id > :since)
                order by id desc limit :limit
                """), followee, page);
    }

    /// Runs a query for a page of rows `(id, account)` of the owner, newest first.
    static List<Linked> page(JdbcClient.StatementSpec sql, long owner, Paging page) {
        List<Linked> rows = sql.param("owner", owner).param("max", page.maxId()).param("since", page.sinceId())
                .param("min", page.minId()).param("limit", page.limit())
                .query((row, n) -> new Linked(row.getLong(1), row.getLong(2))).list();
        return page.fromBelow() ? rows.reversed() : rows;
    }

    List<Long> follows(long follower) {
        return jdbc.sql("select followee from graph.follow where follower = :follower order by followee")
                .param("follower", follower).query(Long.class).list();
    }

    long countFollows(long follower) {
        return count(jdbc.sql("select count(*) from graph.follow where follower = :id"), follower);
    }

    long countFollowers(long followee) {
        return count(jdbc.sql("select count(*) from graph.follow where followee = :id"), followee);
    }

    long countRequests(long followee) {
        return count(jdbc.sql("select count(*) from graph.request where followee = :id"), followee);
    }

    /// How many somebody follows and has asked to follow.
    long countWanted(long follower) {
        return count(jdbc.sql("""
                select (select count(*) from graph.follow where follower = :id)
                     + (select count(*) from graph.request where follower = :id)
                """), follower);
    }

    private static long count(JdbcClient.StatementSpec sql, long id) {
        return sql.param("id", id).query(Long.class).single();
    }
}

package social.linnet.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.account.Accounts;
import social.linnet.event.Event;
import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.log.append.Appender;

/// Follows, and who follows whom.
@Service
public class Graph {

    /// Most accounts one may follow.
    public static final int MAX_FOLLOWS = 7500;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Appender log;
    private final Ids ids;

    Graph(JdbcClient jdbc, Accounts accounts, Appender log, Ids ids) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.log = log;
        this.ids = ids;
    }

    /// Follows somebody. Does nothing when that is so already.
    ///
    /// @throws Refused `not-found`, `follow-yourself`, `follow-too-many`
    @Transactional
    public void follow(long follower, long followee) {
        if (follower == followee) {
            throw Refused.invalid("follow-yourself");
        }
        if (accounts.find(followee).isEmpty()) {
            throw Refused.notFound();
        }
        if (countFollows(follower) >= MAX_FOLLOWS) {
            throw Refused.of(Refused.Kind.LIMITED, "follow-too-many", MAX_FOLLOWS);
        }
        int fresh = jdbc.sql("""
                insert into graph.follow (id, follower, followee) values (:id, :follower, :followee)
                on conflict do nothing
                """).param("id", ids.next()).param("follower", follower).param("followee", followee).update();
        if (fresh == 1) {
            log.append(new Event.Followed(follower, followee));
        }
    }

    /// Follows somebody no more. Does nothing when that is so already.
    @Transactional
    public void unfollow(long follower, long followee) {
        int gone = jdbc.sql("delete from graph.follow where follower = :follower and followee = :followee")
                .param("follower", follower).param("followee", followee).update();
        if (gone == 1) {
            log.append(new Event.Unfollowed(follower, followee));
        }
    }

    public boolean isFollowing(long follower, long followee) {
        return !followedAmong(follower, List.of(followee)).isEmpty();
    }

    /// Those of these accounts that this one follows.
    public Set<Long> followedAmong(long follower, Collection<Long> accounts) {
        if (accounts.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                select followee from graph.follow where follower = :follower and followee = any(:accounts)
                """).param("follower", follower).param("accounts", accounts.toArray(Long[]::new))
                .query(Long.class).list());
    }

    /// Those of these accounts that follow this one.
    public Set<Long> followersAmong(long followee, Collection<Long> accounts) {
        if (accounts.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                select follower from graph.follow where followee = :followee and follower = any(:accounts)
                """).param("followee", followee).param("accounts", accounts.toArray(Long[]::new))
                .query(Long.class).list());
    }

    /// Everybody this account follows.
    public List<Long> follows(long follower) {
        return jdbc.sql("select followee from graph.follow where follower = :follower order by followee")
                .param("follower", follower).query(Long.class).list();
    }

    /// A page of the accounts this one follows, by id.
    public List<Long> follows(long follower, Paging page) {
        return jdbc.sql("""
                select followee from graph.follow
                where follower = :follower and (:max::bigint is null or followee < :max)
                order by followee desc limit :limit
                """).param("follower", follower).param("max", page.maxId()).param("limit", page.limit())
                .query(Long.class).list();
    }

    /// A page of the accounts that follow this one, by id.
    public List<Long> followers(long followee, Paging page) {
        return jdbc.sql("""
                select follower from graph.follow
                where followee = :followee and (:max::bigint is null or follower < :max)
                order by follower desc limit :limit
                """).param("followee", followee).param("max", page.maxId()).param("limit", page.limit())
                .query(Long.class).list();
    }

    /// The most followed accounts that this one does not follow.
    public List<Long> mostFollowedBesides(long viewer, int limit) {
        return jdbc.sql("""
                select followee from graph.follow f
                where followee <> :viewer and not exists (
                    select 1 from graph.follow mine where mine.follower = :viewer and mine.followee = f.followee)
                group by followee order by count(*) desc, followee limit :limit
                """).param("viewer", viewer).param("limit", limit).query(Long.class).list();
    }

    /// @param followers how many follow an account
    /// @param follows   how many it follows
    public record Counts(long followers, long follows) {
    }

    /// The counts of each of these accounts, in one query.
    public Map<Long, Counts> counts(Collection<Long> accounts) {
        Map<Long, Counts> found = new HashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.sql("""
                    select a.id, (select count(*) from graph.follow where followee = a.id),
                           (select count(*) from graph.follow where follower = a.id)
                    from unnest(:accounts) a (id)
                    """).param("accounts", accounts.toArray(Long[]::new))
                    .query(row -> {
                        found.put(row.getLong(1), new Counts(row.getLong(2), row.getLong(3)));
                    });
        }
        return found;
    }

    public long countFollows(long follower) {
        return jdbc.sql("select count(*) from graph.follow where follower = :id").param("id", follower)
                .query(Long.class).single();
    }

    public long countFollowers(long followee) {
        return jdbc.sql("select count(*) from graph.follow where followee = :id").param("id", followee)
                .query(Long.class).single();
    }
}

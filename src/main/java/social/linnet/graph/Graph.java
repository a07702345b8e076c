package social.linnet.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Event;
import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.log.append.Appender;

/// Follows, requests to follow, and who follows whom.
@Service
public class Graph {

    /// Most accounts one may follow or have asked to follow.
    public static final int MAX_FOLLOWS = 7500;

    private final JdbcClient jdbc;
    private final FollowTable table;
    private final Pairs pairs;
    private final Relations relations;
    private final Accounts accounts;
    private final Appender log;
    private final Ids ids;

    Graph(JdbcClient jdbc, FollowTable table, Pairs pairs, Relations relations, Accounts accounts, Appender log,
          Ids ids) {
        this.jdbc = jdbc;
        this.table = table;
        this.pairs = pairs;
        this.relations = relations;
        this.accounts = accounts;
        this.log = log;
        this.ids = ids;
    }

    /// Follows somebody, or asks to when they are locked or a moderator limited who asks. Does nothing when that is so already.
    ///
    /// @throws Refused `not-found`, `follow-yourself`, `follow-too-many`, `follow-blocked`, `follow-blocking`
    @Transactional
    public void follow(long follower, long followee) {
        follow(follower, followee, Wishes.NONE);
    }

    /// As [#follow(long, long)], and says what is wanted of them; also of somebody who is followed already.
    ///
    /// @throws Refused `not-found`, `follow-yourself`, `follow-too-many`, `follow-blocked`, `follow-blocking`
    @Transactional
    public void follow(long follower, long followee, Wishes wishes) {
        if (follower == followee) {
            throw Refused.invalid("follow-yourself");
        }
        pairs.hold(follower, followee);
        Account account = accounts.find(followee).orElseThrow(Refused::notFound);
        relations.changed(follower);
        if (table.update(follower, followee, wishes)) {
            return;
        }
        refuseBlocked(follower, followee);
        // who has asked goes on waiting, also when the account is locked no more: its owner decides
        if (table.updateRequest(follower, followee, wishes)) {
            return;
        }
        if (table.countWanted(follower) >= MAX_FOLLOWS) {
            throw Refused.of(Refused.Kind.LIMITED, "follow-too-many", MAX_FOLLOWS);
        }
        if (account.locked() || accounts.find(follower).filter(Account::limited).isPresent()) {
            table.insertRequest(ids.next(), follower, followee, wishes);
            log.append(new Event.FollowRequested(follower, followee));
        } else {
            table.insert(ids.next(), follower, followee, wishes);
            log.append(new Event.Followed(follower, followee));
        }
    }

    /// Asked of the table, not of what is remembered: between the two, somebody may have been blocked.
    private void refuseBlocked(long follower, long followee) {
        Relations.Standing standing = relations.standing(follower, followee);
        if (standing.blockedBy()) {
            throw Refused.forbidden("follow-blocked");
        }
        if (standing.blocks()) {
            throw Refused.forbidden("follow-blocking");
        }
    }

    /// Follows somebody no more, and takes a request back. Does nothing when that is so already.
    @Transactional
    public void unfollow(long follower, long followee) {
        pairs.hold(follower, followee);
        end(follower, followee);
    }

    /// Makes somebody follow one no more. Does nothing when that is so already.
    @Transactional
    public void removeFollower(long followee, long follower) {
        pairs.hold(follower, followee);
        endFollow(follower, followee);
    }

    /// Lets somebody follow who has asked.
    ///
    /// @throws Refused `not-found` when there is no such request
    @Transactional
    public void accept(long followee, long follower) {
        pairs.hold(follower, followee);
        Wishes wishes = table.takeRequest(follower, followee).orElseThrow(Refused::notFound);
        table.insert(ids.next(), follower, followee, wishes);
        relations.changed(follower);
        log.append(new Event.Followed(follower, followee));
    }

    /// Lets somebody not follow who has asked.
    ///
    /// @throws Refused `not-found` when there is no such request
    @Transactional
    public void reject(long followee, long follower) {
        pairs.hold(follower, followee);
        if (!endRequest(follower, followee)) {
            throw Refused.notFound();
        }
    }

    /// Ends a follow and a request, inside the caller's transaction, which holds the two.
    void end(long follower, long followee) {
        endFollow(follower, followee);
        endRequest(follower, followee);
    }

    private void endFollow(long follower, long followee) {
        if (table.delete(follower, followee)) {
            jdbc.sql("delete from graph.endorsement where endorser = :follower and endorsed = :followee")
                    .param("follower", follower).param("followee", followee).update();
            relations.changed(follower);
            log.append(new Event.Unfollowed(follower, followee));
        }
    }

    private boolean endRequest(long follower, long followee) {
        Optional<Wishes> request = table.takeRequest(follower, followee);
        if (request.isPresent()) {
            log.append(new Event.FollowRequestDropped(follower, followee));
        }
        return request.isPresent();
    }

    public boolean isFollowing(long follower, long followee) {
        return !followedAmong(follower, List.of(followee)).isEmpty();
    }

    /// Those of these accounts that this one follows.
    public Set<Long> followedAmong(long follower, Collection<Long> accounts) {
        return accounts.isEmpty() ? Set.of() : table.followedAmong(follower, accounts);
    }

    /// Those of these accounts that follow this one.
    public Set<Long> followersAmong(long followee, Collection<Long> accounts) {
        return accounts.isEmpty() ? Set.of() : table.followersAmong(followee, accounts);
    }

    /// Everybody this account follows.
    public List<Long> follows(long follower) {
        return table.follows(follower);
    }

    /// A page of the accounts this one follows, last followed first.
    public List<Linked> follows(long follower, Paging page) {
        return table.follows(follower, page);
    }

    /// A page of the accounts that follow this one, the last to come first.
    public List<Linked> followers(long followee, Paging page) {
        return table.followers(followee, page);
    }

    /// A page of those who have asked to follow this account, the last to ask first.
    public List<Linked> requests(long followee, Paging page) {
        return table.requests(followee, page);
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
        return table.countFollows(follower);
    }

    public long countFollowers(long followee) {
        return table.countFollowers(followee);
    }

    /// How many have asked to follow this account.
    public long countRequests(long followee) {
        return table.countRequests(followee);
    }
}

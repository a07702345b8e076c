package social.linnet.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.account.Account;
import social.linnet.account.Accounts;

/// Whom somebody may know: those whom the people they follow follow, and those whom most follow.
@Service
public class Acquaintances {

    /// Of how many people one follows, the last ones, it is asked whom they follow.
    private static final int FRIENDS_ASKED = 200;
    /// How many of each of them are looked at, the last ones.
    private static final int OF_EACH = 200;
    /// How many of the most followed are known.
    private static final int MOST_FOLLOWED = 500;
    /// How many of those whom one follows are named for each account that they follow too.
    private static final int MAX_FAMILIAR = 10;

    private final JdbcClient jdbc;
    private final Relations relations;
    private final Accounts accounts;
    /// One entry: counting all follows is too dear to do for each who asks.
    private final LoadingCache<String, List<Long>> mostFollowed;

    Acquaintances(JdbcClient jdbc, Relations relations, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.relations = relations;
        this.mostFollowed = Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build(_ -> readMostFollowed());
    }

    /// Why an account is suggested.
    public enum Source {
        /// Followed by people whom one follows.
        FRIENDS_OF_FRIENDS,
        /// Followed by many.
        MOST_FOLLOWED
    }

    /// Whom somebody could follow, the likeliest first. Left out are those they follow or asked to, block or mute, who
    /// block them, whom they do not want suggested, and whom moderators limited.
    ///
    /// @return at most `limit` accounts that are in use, each with the reason
    public Map<Long, Source> suggested(long viewer, int limit) {
        Map<Long, Source> found = new LinkedHashMap<>();
        ofFriends(viewer, limit * 3).forEach(account -> found.put(account, Source.FRIENDS_OF_FRIENDS));
        for (Long account : Objects.requireNonNull(mostFollowed.get(""))) {
            found.putIfAbsent(account, Source.MOST_FOLLOWED);
        }
        found.remove(viewer);
        wanted(viewer, found);
        Map<Long, Source> first = new LinkedHashMap<>();
        found.entrySet().stream().limit(limit).forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return first;
    }

    private void wanted(long viewer, Map<Long, Source> found) {
        found.keySet().retainAll(accounts.find(found.keySet()).values().stream().filter(account -> !account.limited())
                .map(Account::id).toList());
        Map<Long, Relations.Standing> standings = relations.standings(viewer, found.keySet());
        found.keySet().removeIf(
                account -> standings.getOrDefault(account, Relations.Standing.NONE).isSettled());
        jdbc.sql("select suggested from graph.unsuggested where account = :viewer").param("viewer", viewer)
                .query(Long.class).list().forEach(found::remove);
    }

    private List<Long> ofFriends(long viewer, int limit) {
        return jdbc.sql("""
                select theirs.followee
                from unnest(:friends::bigint[]) mine (followee) cross join lateral (
                    select followee from graph.follow where follower = mine.followee order by id desc limit :each) theirs
                where theirs.followee <> :viewer and not exists (
                    select 1 from graph.follow known where known.follower = :viewer and known.followee = theirs.followee)
                group by theirs.followee order by count(*) desc, theirs.followee desc limit :limit
                """).param("viewer", viewer).param("friends", openFriends(viewer).toArray(Long[]::new))
                .param("each", OF_EACH).param("limit", limit).query(Long.class).list();
    }

    /// The last of those one follows who let be seen whom they follow: a suggestion says no more than they do.
    private List<Long> openFriends(long viewer) {
        List<Long> friends = jdbc.sql("""
                select followee from graph.follow where follower = :viewer order by id desc limit :friends
                """).param("viewer", viewer).param("friends", FRIENDS_ASKED).query(Long.class).list();
        Map<Long, Account> found = accounts.find(friends);
        return friends.stream().filter(friend -> found.containsKey(friend) && !found.get(friend).hidesFollows()).toList();
    }

    private List<Long> readMostFollowed() {
        return jdbc.sql("""
                select followee from graph.follow group by followee order by count(*) desc, followee limit :limit
                """).param("limit", MOST_FOLLOWED).query(Long.class).list();
    }

    /// Suggests this account to somebody no more.
    @Transactional
    public void unsuggest(long viewer, long account) {
        jdbc.sql("""
                insert into graph.unsuggested (account, suggested) values (:viewer, :account) on conflict do nothing
                """).param("viewer", viewer).param("account", account).update();
    }

    /// Those whom the viewer follows and who follow each of these accounts; at most ten of each, in one query. Each of
    /// the accounts has an entry.
    public Map<Long, List<Long>> familiar(long viewer, Collection<Long> accounts) {
        Map<Long, List<Long>> found = new HashMap<>();
        if (accounts.isEmpty()) {
            return found;
        }
        accounts.forEach(account -> found.put(account, new ArrayList<>()));
        jdbc.sql("""
                select a.id, known.follower from unnest(:accounts) a (id) cross join lateral (
                    select theirs.follower from graph.follow theirs
                    join graph.follow mine on mine.follower = :viewer and mine.followee = theirs.follower
                    where theirs.followee = a.id order by theirs.id desc limit :each) known
                """).param("accounts", accounts.toArray(Long[]::new)).param("viewer", viewer)
                .param("each", MAX_FAMILIAR)
                .query(row -> {
                    found.get(row.getLong(1)).add(row.getLong(2));
                });
        return found;
    }
}

package social.linnet.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Who wants to be told of what one account does: the same as [Relations], seen from the one who acts.
@Service
public class Attention {

    private final JdbcClient jdbc;
    private final Clock clock;

    Attention(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Those who follow this account and asked to be told of each of its posts.
    public List<Long> toldOfPostsOf(long account) {
        return jdbc.sql("select follower from graph.follow where followee = :account and notify order by follower")
                .param("account", account).query(Long.class).list();
    }

    /// Those of these viewers who mute this account with its notifications.
    public Set<Long> deafTo(long account, Collection<Long> viewers) {
        return new HashSet<>(jdbc.sql("""
                select muter from graph.mute
                where muted = :account and muter = any((select :viewers)::bigint[]) and notifications
                  and (until is null or until > :now)
                """).param("account", account).param("viewers", viewers.toArray(Long[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(Long.class).list());
    }

    /// Those of these accounts whom this one has followed for at least so long.
    public Set<Long> followedSince(long follower, Collection<Long> accounts, Duration atLeast) {
        Instant then = clock.instant().minus(atLeast);
        return new HashSet<>(jdbc.sql("""
                select followee from graph.follow
                where follower = :follower and followee = any((select :accounts)::bigint[]) and created_at <= :then
                """).param("follower", follower).param("accounts", accounts.toArray(Long[]::new))
                .param("then", then.atOffset(ZoneOffset.UTC)).query(Long.class).list());
    }
}

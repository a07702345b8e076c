package social.linnet.mastodon.streaming;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import social.linnet.account.OAuthTokens;
import social.linnet.event.Refused;
import social.linnet.home.Arrivals;
import social.linnet.home.ListTimelines;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.wire.Failure;

/// The open connections, by what they follow; sees to it that those whose token has died end, and those whose reader
/// does not read.
@Component
class Connections {

    /// Open connections of one account.
    static final int MAX_PER_ACCOUNT = 24;
    /// Open connections from one network address.
    static final int MAX_PER_ADDRESS = 200;
    /// Open connections in all.
    static final int MAX_IN_ALL = 20_000;
    /// Streams that one connection may follow.
    static final int MAX_FOLLOWED = 100;
    /// A token that was revoked, in this program or another, ends its connections within this time and that of a query.
    static final long CHECK_MILLIS = 2000;
    private static final int TOKENS_PER_QUERY = 1000;
    private static final long STILLBORN_SECONDS = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final OAuthTokens tokens;
    private final Arrivals arrivals;
    private final ListTimelines lists;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Map<Long, Integer> perAccount = new ConcurrentHashMap<>();
    private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();
    private final Map<Channel.Kind, Map<Channel, Set<Connection>>> followers = new EnumMap<>(Channel.Kind.class);
    private volatile boolean stopping;

    Connections(OAuthTokens tokens, Arrivals arrivals, ListTimelines lists) {
        this.tokens = tokens;
        this.arrivals = arrivals;
        this.lists = lists;
        for (Channel.Kind kind : Channel.Kind.values()) {
            followers.put(kind, new ConcurrentHashMap<>());
        }
    }

    /// A place for one more connection. Whoever gets one gives it back by [#leave].
    ///
    /// @throws Refused `too-many`
    Connection enter(Caller caller, String address) {
        if (stopping) {
            throw new Failure(503, "The server is stopping");
        }
        Connection connection = new Connection(caller, address);
        if (open.size() >= MAX_IN_ALL || !take(perAccount, caller.account(), MAX_PER_ACCOUNT)) {
            throw Refused.of(Refused.Kind.LIMITED, "too-many");
        }
        if (!take(perAddress, address, MAX_PER_ADDRESS)) {
            giveBack(perAccount, caller.account());
            throw Refused.of(Refused.Kind.LIMITED, "too-many");
        }
        open.add(connection);
        if (stopping) {
            connection.end(Connection.End.STOPPING);
        }
        return connection;
    }

    void leave(Connection connection) {
        if (open.remove(connection)) {
            giveBack(perAccount, connection.viewer());
            giveBack(perAddress, connection.address());
        }
        connection.end(Connection.End.GONE);
        List.copyOf(connection.followed().keySet()).forEach(channel -> unfollow(connection, channel));
    }

    private static <K> boolean take(Map<K, Integer> counts, K key, int most) {
        boolean[] taken = new boolean[1];
        counts.compute(key, (_, count) -> {
            int now = count == null ? 0 : count;
            taken[0] = now < most;
            return taken[0] ? Integer.valueOf(now + 1) : count;
        });
        return taken[0];
    }

    private static <K> void giveBack(Map<K, Integer> counts, K key) {
        counts.computeIfPresent(key, (_, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }

    /// Lets a connection follow a channel, under this label. Following it already changes nothing.
    ///
    /// @throws Failure when it follows as many as it may
    /// @throws Refused `not-found` when it is a list, and not its viewer's
    void follow(Connection connection, Channel channel, List<String> label) {
        if (connection.followed().containsKey(channel)) {
            return;
        }
        if (connection.followed().size() >= MAX_FOLLOWED) {
            throw new Failure(429, "Too many subscriptions");
        }
        connection.followed().put(channel, new Connection.Following(label, watch(connection, channel)));
        followers.get(channel.kind()).compute(channel, (_, known) -> {
            Set<Connection> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(connection);
            return all;
        });
        if (!open.contains(connection)) {
            unfollow(connection, channel);
        }
    }

    /// What arrives in a home or a list is told by it, by id.
    private Runnable watch(Connection connection, Channel channel) {
        LongConsumer arrived = id -> connection.offer(new News.Post(channel, id, false));
        return switch (channel.kind()) {
            case USER -> arrivals.watch(channel.owner(), arrived)::close;
            case LIST -> lists.watch(channel.owner(), Long.parseLong(channel.argument()), arrived)::close;
            case NOTIFICATION, DIRECT, PUBLIC, PUBLIC_MEDIA, LOCAL, LOCAL_MEDIA, REMOTE, REMOTE_MEDIA, TAG,
                 LOCAL_TAG -> () -> { };
        };
    }

    void unfollow(Connection connection, Channel channel) {
        Connection.Following following = connection.followed().remove(channel);
        if (following != null) {
            following.watch().run();
            followers.get(channel.kind()).computeIfPresent(channel, (_, known) -> {
                known.remove(connection);
                return known.isEmpty() ? null : known;
            });
        }
    }

    /// Who follows this channel now.
    Set<Connection> following(Channel channel) {
        return followers.get(channel.kind()).getOrDefault(channel, Set.of());
    }

    /// The channels of this kind that anybody follows now.
    Set<Channel> followed(Channel.Kind kind) {
        return followers.get(kind).keySet();
    }

    /// All connections that are open now.
    Set<Connection> all() {
        return open;
    }

    @Scheduled(fixedDelay = CHECK_MILLIS)
    void endThoseWithoutToken() {
        Map<Long, List<Connection>> byToken = new HashMap<>();
        open.forEach(connection -> byToken.computeIfAbsent(connection.token(), _ -> new ArrayList<>()).add(connection));
        List<Long> ids = List.copyOf(byToken.keySet());
        for (int from = 0; from < ids.size(); from += TOKENS_PER_QUERY) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + TOKENS_PER_QUERY));
            @Nullable Set<Long> alive = alive(some);
            if (alive != null) {
                some.stream().filter(id -> !alive.contains(id)).flatMap(id -> byToken.get(id).stream())
                        .forEach(connection -> connection.end(Connection.End.REVOKED));
            }
        }
    }

    /// Null while the tables cannot be asked; then nothing that they hold is told, either.
    private @Nullable Set<Long> alive(List<Long> ids) {
        try {
            return tokens.alive(ids);
        } catch (DataAccessException e) {
            LOG.warn("Whether the tokens of open streams are good could not be asked", e);
            return null;
        }
    }

    @Scheduled(fixedDelay = 1000)
    void breakOffSlowReaders() {
        for (Connection connection : open) {
            connection.breakOffSlowWrite();
            if (connection.isStillborn(STILLBORN_SECONDS)) {
                leave(connection);
            }
        }
    }

    /// A server that stops must not wait for readers who stay.
    @EventListener
    void stop(ContextClosedEvent event) {
        stopping = true;
        open.forEach(connection -> connection.end(Connection.End.STOPPING));
    }
}

package social.linnet.graph;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import social.linnet.cache.RefreshAheadCache;

/// What is between a viewer and other accounts, in batches.
@Service
public class Relations {

    private final JdbcClient jdbc;
    private final Clock clock;
    /// Another program on the same database may change the tables: what is kept here is never older than this.
    private final RefreshAheadCache<Long, KeptAway> kept = new RefreshAheadCache<>(Duration.ofSeconds(5), 5_000_000, KeptAway::size,
            RefreshAheadCache.each(viewer -> Optional.of(load(viewer))));

    Relations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What is between a viewer and one account.
    ///
    /// @param requested          whether the viewer has asked to follow it
    /// @param requestedBy        whether it has asked to follow the viewer
    /// @param mutesNotifications whether the viewer is not told of what it does either
    /// @param mutedUntil         when the mute ends by itself, or null
    /// @param showsReposts       whether the viewer, who follows it or has asked to, wants its reposts at home
    /// @param notifies           whether the viewer, who follows it or has asked to, is told of each of its posts
    /// @param endorsed           whether the viewer shows it on their own profile
    /// @param note               what the viewer noted about it, for themselves; may be empty
    /// @param languages          the languages of its posts that the viewer wants at home; none means all
    public record Standing(boolean follows, boolean followedBy, boolean requested, boolean requestedBy, boolean blocks,
                           boolean blockedBy, boolean mutes, boolean mutesNotifications, @Nullable Instant mutedUntil,
                           boolean showsReposts, boolean notifies, boolean endorsed, String note,
                           List<String> languages) {

        /// Nothing.
        public static final Standing NONE = new Standing(false, false, false, false, false, false, false, false, null,
                false, false, false, "", List.of());

        /// Whether the viewer has made up their mind about it, or it about them: no need to suggest it.
        public boolean isSettled() {
            return follows || requested || blocks || blockedBy || mutes;
        }
    }

    /// What is between the viewer and each of these accounts, in one query. Each of them has an entry.
    public Map<Long, Standing> standings(long viewer, Collection<Long> accounts) {
        Map<Long, Standing> found = new HashMap<>();
        if (accounts.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                select a.id, mine.follower is not null as follows, theirs.follower is not null as followed_by,
                       asked.follower is not null as requested, asks.follower is not null as requested_by,
                       blocks.blocker is not null as blocks, blocked.blocker is not null as blocked_by,
                       mute.muter is not null as mutes, mute.notifications, mute.until,
                       coalesce(mine.shows_reposts, asked.shows_reposts, false) as shows_reposts,
                       coalesce(mine.notify, asked.notify, false) as notifies,
                       endorsement.endorser is not null as endorsed, note.text as note,
                       coalesce(mine.languages, asked.languages) as languages
                from unnest(:accounts) a (id)
                left join graph.follow mine on mine.follower = :viewer and mine.followee = a.id
                left join graph.follow theirs on theirs.follower = a.id and theirs.followee = :viewer
                left join graph.request asked on asked.follower = :viewer and asked.followee = a.id
                left join graph.request asks on asks.follower = a.id and asks.followee = :viewer
                left join graph.block blocks on blocks.blocker = :viewer and blocks.blocked = a.id
                left join graph.block blocked on blocked.blocker = a.id and blocked.blocked = :viewer
                left join graph.mute mute on mute.muter = :viewer and mute.muted = a.id
                    and (mute.until is null or mute.until > :now)
                left join graph.endorsement endorsement
                    on endorsement.endorser = :viewer and endorsement.endorsed = a.id
                left join graph.note note on note.author = :viewer and note.account = a.id
                """).param("viewer", viewer).param("accounts", accounts.toArray(Long[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    found.put(row.getLong("id"), standing(row));
                });
        return found;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("until");
        Array languages = row.getArray("languages");
        String note = row.getString("note");
        return new Standing(row.getBoolean("follows"), row.getBoolean("followed_by"), row.getBoolean("requested"),
                row.getBoolean("requested_by"), row.getBoolean("blocks"), row.getBoolean("blocked_by"),
                row.getBoolean("mutes"), row.getBoolean("notifications"), until == null ? null : until.toInstant(),
                row.getBoolean("shows_reposts"), row.getBoolean("notifies"), row.getBoolean("endorsed"),
                note == null ? "" : note,
                languages == null ? List.of() : List.of((String[]) languages.getArray()));
    }

    /// What is between the viewer and this account.
    public Standing standing(long viewer, long account) {
        return standings(viewer, List.of(account)).getOrDefault(account, Standing.NONE);
    }

    /// What the viewer keeps away, and who keeps away from them. From memory, mostly.
    public KeptAway keptAway(long viewer) {
        return kept.find(viewer).orElse(KeptAway.NOTHING);
    }

    /// Those of these accounts that the viewer blocks or that block the viewer.
    public Set<Long> blockedEitherWay(long viewer, Collection<Long> accounts) {
        KeptAway known = keptAway(viewer);
        return accounts.stream().filter(known::isBlocked).collect(Collectors.toSet());
    }

    /// Those of these accounts that the viewer mutes now.
    public Set<Long> mutedBy(long viewer, Collection<Long> accounts) {
        KeptAway known = keptAway(viewer);
        Instant now = clock.instant();
        return accounts.stream().filter(account -> known.isMuted(account, now)).collect(Collectors.toSet());
    }

    private KeptAway load(long viewer) {
        Set<Long> blocks = new HashSet<>();
        Set<Long> blockedBy = new HashSet<>();
        Map<Long, Instant> mutes = new HashMap<>();
        Map<Long, KeptAway.Narrowed> narrowed = new HashMap<>();
        jdbc.sql("""
                select 'BLOCKS' as what, blocked as account, null::timestamptz as until, true as shows_reposts,
                       null::text[] as languages
                from graph.block where blocker = :viewer
                union all
                select 'BLOCKED_BY', blocker, null, true, null from graph.block where blocked = :viewer
                union all
                select 'MUTES', muted, until, true, null from graph.mute where muter = :viewer
                union all
                select 'NARROWED', followee, null, shows_reposts, languages from graph.follow
                where follower = :viewer and (not shows_reposts or languages <> '{}')
                """).param("viewer", viewer).query(row -> {
                    long account = row.getLong("account");
                    switch (row.getString("what")) {
                        case "BLOCKS" -> blocks.add(account);
                        case "BLOCKED_BY" -> blockedBy.add(account);
                        case "NARROWED" -> narrowed.put(account, new KeptAway.Narrowed(row.getBoolean("shows_reposts"),
                                List.of((String[]) row.getArray("languages").getArray())));
                        default -> {
                            Timestamp until = row.getTimestamp("until");
                            mutes.put(account, until == null ? Instant.MAX : until.toInstant());
                        }
                    }
                });
        return new KeptAway(blocks, blockedBy, mutes, narrowed);
    }

    /// Forgets what is known of these accounts, once the transaction that changed it is committed. A reading that began
    /// before is not kept.
    void changed(long... accounts) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                for (long account : accounts) {
                    kept.forget(account);
                }
            }
        });
    }
}

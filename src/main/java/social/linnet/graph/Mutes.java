package social.linnet.graph;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.account.Accounts;
import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.event.Refused;

/// Mutes: the muter does not come upon the muted account any more, which does not learn of it. They may end by
/// themselves.
@Service
public class Mutes {

    /// The longest that a mute with an end may last.
    public static final Duration LONGEST = Duration.ofDays(3650);

    private final JdbcClient jdbc;
    private final Pairs pairs;
    private final Relations relations;
    private final Accounts accounts;
    private final Ids ids;
    private final Clock clock;

    Mutes(JdbcClient jdbc, Pairs pairs, Relations relations, Accounts accounts, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.pairs = pairs;
        this.relations = relations;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    /// A mute.
    ///
    /// @param row   what lists of mutes are paged by
    /// @param until when it ends by itself, or null
    public record Mute(long row, long account, boolean notifications, @Nullable Instant until) {
    }

    /// Mutes somebody, or changes how they are muted.
    ///
    /// @param notifications whether nothing is told of what they do either
    /// @param lasts         how long, at most [#LONGEST]; null for ever
    /// @throws Refused `not-found`, `mute-yourself`, `mute-duration`
    @Transactional
    public void mute(long muter, long muted, boolean notifications, @Nullable Duration lasts) {
        if (muter == muted) {
            throw Refused.invalid("mute-yourself");
        }
        if (lasts != null && (!lasts.isPositive() || lasts.compareTo(LONGEST) > 0)) {
            throw Refused.invalid("mute-duration", LONGEST.toDays());
        }
        if (accounts.find(muted).isEmpty()) {
            throw Refused.notFound();
        }
        pairs.hold(muter);
        OffsetDateTime until = lasts == null ? null : clock.instant().plus(lasts).atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                insert into graph.mute (id, muter, muted, notifications, until)
                values (:id, :muter, :muted, :notifications, :until)
                on conflict (muter, muted) do update
                set notifications = excluded.notifications, until = excluded.until
                """).param("id", ids.next()).param("muter", muter).param("muted", muted)
                .param("notifications", notifications)
                .param("until", until, java.sql.Types.TIMESTAMP_WITH_TIMEZONE).update();
        relations.changed(muter);
    }

    /// Mutes somebody no more.
    ///
    /// @return whether there was a mute
    @Transactional
    public boolean unmute(long muter, long muted) {
        pairs.hold(muter);
        boolean gone = jdbc.sql("delete from graph.mute where muter = :muter and muted = :muted")
                .param("muter", muter).param("muted", muted).update() == 1;
        relations.changed(muter);
        return gone;
    }

    /// A page of the mutes of this account, the last first. Those that have ended are left out.
    public List<Mute> page(long muter, Paging page) {
        List<Mute> rows = jdbc.sql(page.fromBelow() ? """
                select id, muted, notifications, until from graph.mute
                where muter = :muter and id > :min and (:max::bigint is null or id < :max)
                  and (until is null or until > :now)
                order by id limit :limit
                """ : """
                select id, muted, notifications, until from graph.mute
                where muter = :muter and (:max::bigint is null or id < :max) and (:since::bigint is null or id > :since)
                  and (until is null or until > :now)
                order by id desc limit :limit
                """).param("muter", muter).param("max", page.maxId()).param("since", page.sinceId())
                .param("min", page.minId()).param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", page.limit())
                .query((row, n) -> {
                    Timestamp until = row.getTimestamp(4);
                    return new Mute(row.getLong(1), row.getLong(2), row.getBoolean(3),
                            until == null ? null : until.toInstant());
                }).list();
        return page.fromBelow() ? rows.reversed() : rows;
    }

    /// Forgets the mutes that have ended; until then they count for nothing.
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 900_000)
    void forgetEnded() {
        jdbc.sql("delete from graph.mute where until < :now").param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}

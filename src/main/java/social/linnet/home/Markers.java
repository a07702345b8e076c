package social.linnet.home;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Refused;

/// How far people have read, at home and of what they are told, so that they go on there on another device. A marker only
/// moves forward: of two devices the one that has read further counts.
@Service
public class Markers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Markers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What is read.
    public enum Place {
        HOME, NOTIFICATIONS
    }

    /// @param lastRead the id of the last one that was read
    /// @param version  how often it moved
    public record Marker(long lastRead, int version, Instant updatedAt) {
    }

    /// The markers of an account at these places; absent where it has set none.
    public Map<Place, Marker> of(long account, Collection<Place> places) {
        Map<Place, Marker> found = new EnumMap<>(Place.class);
        jdbc.sql("""
                select timeline, last_read, version, updated_at from home.marker
                where account = :account and timeline = any(:places)
                """).param("account", account).param("places", places.stream().map(Enum::name).toArray(String[]::new))
                .query(row -> {
                    found.put(Place.valueOf(row.getString(1)), new Marker(row.getLong(2), row.getInt(3),
                            row.getTimestamp(4).toInstant()));
                });
        return found;
    }

    /// The id up to which an account has read here; 0 when it never did.
    public long at(long account, Place place) {
        return jdbc.sql("select last_read from home.marker where account = :account and timeline = :place")
                .param("account", account).param("place", place.name()).query(Long.class).optional().orElse(0L);
    }

    /// Moves markers forward as somebody asked who saw where they stand: all of them, or none. One that stands there
    /// already or further on stays.
    ///
    /// @throws Refused `marker-moved` when one was moved meanwhile, and does not stand as far
    @Transactional
    public void move(long account, Map<Place, Long> lastRead) {
        Map<Place, Marker> before = of(account, lastRead.keySet());
        lastRead.forEach((place, id) -> {
            Marker known = before.get(place);
            if ((known == null || known.lastRead() < id) && !move(account, place, id, known)
                    && at(account, place) < id) {
                throw Refused.of(Refused.Kind.CONFLICT, "marker-moved");
            }
        });
    }

    /// @return whether it was still where it was known to be
    private boolean move(long account, Place place, long lastRead, @Nullable Marker known) {
        return jdbc.sql(known == null ? """
                insert into home.marker (account, timeline, last_read, version, updated_at)
                values (:account, :place, :lastRead, :version + 1, :now) on conflict do nothing
                """ : """
                update home.marker set last_read = :lastRead, version = :version + 1, updated_at = :now
                where account = :account and timeline = :place and version = :version
                """).param("account", account).param("place", place.name()).param("lastRead", lastRead)
                .param("version", known == null ? 0 : known.version())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update() == 1;
    }

    /// Notes that an account has read at least as far as this, whatever others note at the same time.
    public void reach(long account, Place place, long lastRead) {
        jdbc.sql("""
                insert into home.marker (account, timeline, last_read, version, updated_at)
                values (:account, :place, :lastRead, 1, :now)
                on conflict (account, timeline) do update
                set last_read = excluded.last_read, version = home.marker.version + 1, updated_at = excluded.updated_at
                where home.marker.last_read < excluded.last_read
                """).param("account", account).param("place", place.name()).param("lastRead", lastRead)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}

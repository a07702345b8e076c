package social.linnet.home;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// How far people have read, so that they go on there on another device. A marker only moves forward: of two devices the
/// one that has read further counts.
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

    /// Moves a marker forward; one that stands there already or further on stays.
    public void move(long account, Place place, long lastRead) {
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

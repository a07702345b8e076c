package social.linnet.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The SQL of pictures that are stored for a variant and not delivered, in `studio.variant`.
@Component
final class UndeliveredTable {

    private final JdbcClient jdbc;

    UndeliveredTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Writes down which picture is stored for a variant, unless somebody else was faster. Also of one that was taken back
    /// meanwhile: a picture that no variant knows would never go.
    ///
    /// @param before the one that is known to have been stored, or null
    void stored(String job, int number, @Nullable Long before, long picture) {
        jdbc.sql("""
                update studio.variant set picture = :picture
                where job = :job and number = :number and state <> 'READY' and picture is not distinct from :before::bigint
                """).param("job", job).param("number", number).param("before", before, java.sql.Types.BIGINT)
                .param("picture", picture).update();
    }

    /// Whether this is the picture of this variant, delivered or not.
    boolean has(String job, int number, long picture) {
        return jdbc.sql("select exists (select from studio.variant where job = :job and number = :number and picture = :picture)")
                .param("job", job).param("number", number).param("picture", picture).query(Boolean.class).single();
    }

    /// A picture that was stored for a variant and not delivered.
    record Stored(String job, int number, long owner, long picture) {
    }

    /// What is stored for a variant that failed. Nobody else changes it until the transaction ends.
    Optional<Stored> ofFailed(String job, int number) {
        return jdbc.sql("""
                select v.job, v.number, j.owner, v.picture from studio.variant v join studio.job j on j.id = v.job
                where v.job = :job and v.number = :number and v.state = 'FAILED' and v.picture is not null for update of v
                """).param("job", job).param("number", number).query(UndeliveredTable::row).optional();
    }

    /// What is stored for variants that have been over since before this instant, some at a time. Nobody else changes those
    /// until the transaction ends.
    List<Stored> overBefore(Instant instant, int limit) {
        return jdbc.sql("""
                select v.job, v.number, j.owner, v.picture from studio.variant v join studio.job j on j.id = v.job
                where v.state in ('FAILED', 'CANCELLED') and v.picture is not null and v.finished_at < :before
                order by v.finished_at limit :limit for update of v skip locked
                """).param("before", java.sql.Timestamp.from(instant)).param("limit", limit).query(UndeliveredTable::row).list();
    }

    private static Stored row(ResultSet row, int n) throws SQLException {
        return new Stored(row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4));
    }

    void forget(Stored stored) {
        jdbc.sql("update studio.variant set picture = null where job = :job and number = :number and picture = :picture")
                .param("job", stored.job()).param("number", stored.number()).param("picture", stored.picture()).update();
    }
}

package social.linnet.studio;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The SQL of `studio.footage`: what providers hold for us. A film is written down before its provider is asked to begin it,
/// and stays until the provider was told to destroy it.
@Component
final class FootageTable {

    /// How long what could not be waited for to its end can be taken up again.
    private static final Duration RESUMED = Duration.ofHours(1);
    /// When to tell a provider again that did not hear, and how often.
    private static final Duration AGAIN = Duration.ofMinutes(5);
    /// How long a model that is not there is waited for.
    private static final Duration WAITS = Duration.ofDays(7);
    static final int MAX_DISCARDS = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    FootageTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param handle   what its model asks to be named by; null when it was about to be begun and nobody knows what came of it
    /// @param deadline until when it is waited for
    record Footage(long id, String model, @Nullable String handle, Instant deadline) {
    }

    /// What was begun for this variant and is waited for. What was given up for a while is waited for as long again.
    Optional<Footage> waitedFor(JobTable.Claim claim, int number, Duration limit) {
        jdbc.sql("""
                update studio.footage set discard_at = null, deadline = :deadline
                where job = :job and number = :number and state in ('BEGINNING', 'BEGUN') and discard_at is not null
                """).param("job", claim.id()).param("number", number).param("deadline", at(limit)).update();
        return jdbc.sql("""
                select id, model, handle, deadline from studio.footage
                where job = :job and number = :number and state in ('BEGINNING', 'BEGUN')
                """).param("job", claim.id()).param("number", number)
                .query((row, n) -> new Footage(row.getLong(1), row.getString(2), row.getString(3), row.getTimestamp(4).toInstant()))
                .optional();
    }

    /// Writes down that a film is about to be begun.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when somebody else is at it
    Footage beginning(JobTable.Claim claim, int number, String model, Duration limit) {
        return jdbc.sql("""
                insert into studio.footage (job, number, owner, model, state, deadline)
                values (:job, :number, :owner, :model, 'BEGINNING', :deadline) returning id, deadline
                """).param("job", claim.id()).param("number", number).param("owner", claim.owner()).param("model", model)
                .param("deadline", at(limit)).query((row, n) -> new Footage(row.getLong(1), model, null,
                        row.getTimestamp(2).toInstant())).single();
    }

    /// Keeps its handle, also when nobody waits for it any more: it is there, and has to go.
    void begun(long id, String handle) {
        jdbc.sql("""
                update studio.footage set handle = :handle, state = case state when 'BEGINNING' then 'BEGUN' else state end
                where id = :id
                """).param("id", id).param("handle", handle).update();
    }

    /// It was not begun.
    void never(long id) {
        jdbc.sql("delete from studio.footage where id = :id").param("id", id).update();
    }

    /// Nothing comes of it.
    void left(long id) {
        jdbc.sql("update studio.footage set state = 'LEFT', discard_at = :now where id = :id").param("id", id)
                .param("now", at(Duration.ZERO)).update();
    }

    /// Says what came of it, in the transaction that delivers that.
    void delivered(long id, long picture, Duration kept) {
        jdbc.sql("update studio.footage set state = 'DELIVERED', picture = :picture, discard_at = :until where id = :id")
                .param("id", id).param("picture", picture).param("until", at(kept)).update();
    }

    /// What a model calls the film of this work, while it holds it.
    Optional<String> handle(long picture, String model) {
        return jdbc.sql("""
                select handle from studio.footage
                where picture = :picture and model = :model and state = 'DELIVERED' and discard_at > :now and handle is not null
                """).param("picture", picture).param("model", model).param("now", at(Duration.ZERO)).query(String.class).optional();
    }

    /// Sees which are not waited for any more: those that were taken back, at once; those that could not be waited for, in a
    /// while, since who tries again may still have them.
    void settle() {
        jdbc.sql("""
                update studio.footage f
                set state = case when v.state = 'FAILED' then f.state else 'LEFT' end,
                    discard_at = case when v.state = 'FAILED' then :later::timestamptz else :now::timestamptz end
                from studio.footage known left join studio.variant v on v.job = known.job and v.number = known.number
                where known.id = f.id and f.state in ('BEGINNING', 'BEGUN') and f.discard_at is null
                  and (v.state is null or v.state in ('FAILED', 'CANCELLED'))
                """).param("later", at(RESUMED)).param("now", at(Duration.ZERO)).update();
    }

    /// @param handle null when it never had one
    record Due(long id, String model, @Nullable String handle, int discards) {
    }

    /// Takes one that its provider is to be told to destroy; it comes up again after a while if it is still there. Those of a
    /// model that is not there now wait for it, and come up when that takes too long.
    Optional<Due> due(String model) {
        return jdbc.sql("""
                update studio.footage
                set state = case when state = 'DELIVERED' then state else 'LEFT' end, discards = discards + 1, discard_at = :again
                where id = (select id from studio.footage where discard_at <= :now and (handle is null or model = :model or discard_at < :long)
                            order by discard_at limit 1 for update skip locked)
                returning id, model, handle, discards
                """).param("now", at(Duration.ZERO)).param("again", at(AGAIN)).param("model", model).param("long", at(WAITS.negated()))
                .query((row, n) -> new Due(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4))).optional();
    }

    private Timestamp at(Duration later) {
        return Timestamp.from(clock.instant().plus(later));
    }
}

package social.linnet.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ModelName;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;

/// The SQL of `studio.job` and `studio.variant`.
@Component
final class JobTable {

    /// How long a worker is believed without a word from it.
    static final int LEASE_SECONDS = 15;
    /// How often a job is taken up before it is given up: one that kills its worker must not do so for ever.
    static final int MAX_ATTEMPTS = 4;

    private final JdbcClient jdbc;
    private final Pictures pictures;

    JobTable(JdbcClient jdbc, Pictures pictures) {
        this.jdbc = jdbc;
        this.pictures = pictures;
    }

    void insert(String id, long owner, String prompt, Style style, Shape shape, ModelName model) {
        jdbc.sql("""
                insert into studio.job (id, owner, prompt, style, shape, state, provider, model, builtin)
                values (:id, :owner, :prompt, :style, :shape, 'QUEUED', :provider, :model, :builtin)
                """).param("id", id).param("owner", owner).param("prompt", prompt).param("style", style.name())
                .param("shape", shape.name()).param("provider", model.provider()).param("model", model.model())
                .param("builtin", model.builtin()).update();
    }

    void insertVariant(String job, int number, long seed) {
        jdbc.sql("insert into studio.variant (job, number, seed, state) values (:job, :number, :seed, 'QUEUED')")
                .param("job", job).param("number", number).param("seed", seed).update();
    }

    /// One person's jobs, newest first.
    List<Job> ofOwner(long owner, @Nullable Long beforePlace, int limit) {
        return read(jdbc.sql("""
                select id, place, owner, prompt, style, shape, state, failure, provider, model, builtin, created_at,
                       (select count(*) from studio.job q where q.state = 'QUEUED' and q.place < j.place) as ahead
                from studio.job j
                where owner = :owner and (:before::bigint is null or place < :before)
                order by place desc limit :limit
                """).param("owner", owner).param("before", beforePlace).param("limit", limit)
                .query(JobTable::row).list());
    }

    /// Where a job stands among all.
    Optional<Long> place(long owner, String id) {
        return jdbc.sql("select place from studio.job where id = :id and owner = :owner").param("id", id)
                .param("owner", owner).query(Long.class).optional();
    }

    Optional<Job> find(String id) {
        return read(jdbc.sql("""
                select id, place, owner, prompt, style, shape, state, failure, provider, model, builtin, created_at,
                       (select count(*) from studio.job q where q.state = 'QUEUED' and q.place < j.place) as ahead
                from studio.job j where id = :id
                """).param("id", id).query(JobTable::row).list()).stream().findFirst();
    }

    private record Row(String id, long place, Job job) {
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        Job.State state = Job.State.valueOf(row.getString("state"));
        String failure = row.getString("failure");
        return new Row(row.getString("id"), row.getLong("place"), new Job(row.getString("id"), row.getLong("owner"),
                row.getString("prompt"), Style.valueOf(row.getString("style")), Shape.valueOf(row.getString("shape")),
                state, state == Job.State.QUEUED ? row.getInt("ahead") : 0,
                new ModelName(row.getString("provider"), row.getString("model"), row.getBoolean("builtin")),
                failure == null ? null : Job.Failure.valueOf(failure), List.of(),
                row.getTimestamp("created_at").toInstant()));
    }

    private List<Job> read(List<Row> rows) {
        Map<String, List<Job.Variant>> variants = variants(rows.stream().map(Row::id).toList());
        return rows.stream().map(Row::job).map(job -> new Job(job.id(), job.owner(), job.prompt(), job.style(),
                job.shape(), job.state(), job.ahead(), job.model(), job.failure(),
                variants.getOrDefault(job.id(), List.of()), job.createdAt())).toList();
    }

    private record VariantRow(String job, int number, Job.State state, int progress, boolean partial,
                              @Nullable Long picture, Job.@Nullable Failure failure) {
    }

    private Map<String, List<Job.Variant>> variants(List<String> jobs) {
        if (jobs.isEmpty()) {
            return Map.of();
        }
        List<VariantRow> rows = jdbc.sql("""
                select job, number, state, progress, partial is not null, picture, failure from studio.variant
                where job = any(:jobs) order by job, number
                """).param("jobs", jobs.toArray(String[]::new))
                .query((row, n) -> new VariantRow(row.getString(1), row.getInt(2), Job.State.valueOf(row.getString(3)),
                        row.getInt(4), row.getBoolean(5), row.getObject(6, Long.class),
                        row.getString(7) == null ? null : Job.Failure.valueOf(row.getString(7)))).list();
        Map<Long, Picture> made = pictures.find(rows.stream().map(VariantRow::picture).filter(Objects::nonNull).toList());
        Map<String, List<Job.Variant>> byJob = new HashMap<>();
        for (VariantRow row : rows) {
            byJob.computeIfAbsent(row.job(), _ -> new ArrayList<>()).add(new Job.Variant(row.number(), row.state(),
                    row.progress(), row.partial(), row.picture() == null ? null : made.get(row.picture()),
                    row.failure()));
        }
        return byJob;
    }

    /// How many pictures were made for somebody in the last day, or are about to be.
    int spent(long owner) {
        return jdbc.sql("""
                select count(*) from studio.variant v join studio.job j on j.id = v.job
                where j.owner = :owner and (v.state = 'READY' and v.finished_at > now() - interval '1 day'
                      or v.state in ('QUEUED', 'RUNNING', 'CHECKING'))
                """).param("owner", owner).query(Integer.class).single();
    }

    /// Serialises what one person asks for at once, until the transaction ends.
    void lockOwner(long owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('studio.job', :owner))").param("owner", owner)
                .query(row -> {
                });
    }

    Optional<byte[]> partial(String job, int number) {
        return jdbc.sql("select partial from studio.variant where job = :job and number = :number and partial is not null")
                .param("job", job).param("number", number).query((row, n) -> row.getBytes(1)).optional();
    }

    /// What a worker needs.
    record Claim(String id, long owner, String prompt, Style style, Shape shape, int attempts, List<Todo> todo) {
    }

    /// A variant that is still to be made.
    record Todo(int number, long seed) {
    }

    /// Takes the first job that waits, or that a dead worker left. Two workers never take the same.
    Optional<Claim> claim(UUID worker) {
        return jdbc.sql("""
                update studio.job
                set state = 'RUNNING', worker = :worker, attempts = attempts + 1, failure = null,
                    lease_until = now() + make_interval(secs => :lease)
                where id = (
                    select id from studio.job
                    where state = 'QUEUED' or state in ('RUNNING', 'CHECKING') and lease_until < now()
                    order by place limit 1 for update skip locked)
                returning id, owner, prompt, style, shape, attempts
                """).param("worker", worker).param("lease", LEASE_SECONDS)
                .query((row, n) -> new Claim(row.getString(1), row.getLong(2), row.getString(3),
                        Style.valueOf(row.getString(4)), Shape.valueOf(row.getString(5)), row.getInt(6), List.of()))
                .optional()
                .map(claim -> new Claim(claim.id(), claim.owner(), claim.prompt(), claim.style(), claim.shape(),
                        claim.attempts(), todo(claim.id())));
    }

    private List<Todo> todo(String job) {
        return jdbc.sql("select number, seed from studio.variant where job = :job and state <> 'READY' order by number")
                .param("job", job).query((row, n) -> new Todo(row.getInt(1), row.getLong(2))).list();
    }

    /// Says that the worker lives.
    ///
    /// @return false when the job is not its own any more: taken back, or taken over
    boolean renew(String job, UUID worker) {
        return jdbc.sql("""
                update studio.job set lease_until = now() + make_interval(secs => :lease)
                where id = :job and worker = :worker and state in ('RUNNING', 'CHECKING')
                """).param("job", job).param("worker", worker).param("lease", LEASE_SECONDS).update() == 1;
    }

    void progress(String job, int number, int progress, byte @Nullable [] partial) {
        jdbc.sql("""
                update studio.variant set state = 'RUNNING', progress = :progress, partial = coalesce(:partial, partial)
                where job = :job and number = :number and state <> 'CANCELLED'
                """).param("job", job).param("number", number).param("progress", progress)
                .param("partial", partial, java.sql.Types.BINARY).update();
    }

    void checking(String job, int number) {
        jdbc.sql("""
                update studio.variant set state = 'CHECKING', progress = 99
                where job = :job and number = :number and state <> 'CANCELLED'
                """)
                .param("job", job).param("number", number).update();
    }

    void ready(String job, int number, long picture) {
        jdbc.sql("""
                update studio.variant
                set state = 'READY', progress = 100, picture = :picture, partial = null, failure = null,
                    finished_at = now()
                where job = :job and number = :number and state <> 'CANCELLED'
                """).param("job", job).param("number", number).param("picture", picture).update();
    }

    void failed(String job, int number, Job.Failure failure) {
        jdbc.sql("""
                update studio.variant set state = 'FAILED', failure = :failure, partial = null, finished_at = now()
                where job = :job and number = :number and state <> 'CANCELLED'
                """).param("job", job).param("number", number).param("failure", failure.name()).update();
    }

    void finish(String job, UUID worker, Job.State state, Job.@Nullable Failure failure) {
        jdbc.sql("""
                update studio.job set state = :state, failure = :failure, worker = null, lease_until = null
                where id = :job and worker = :worker and state in ('RUNNING', 'CHECKING')
                """).param("job", job).param("worker", worker).param("state", state.name())
                .param("failure", failure == null ? null : failure.name()).update();
    }

    /// Puts back what a worker that stops was at.
    void release(UUID worker) {
        jdbc.sql("""
                update studio.job set state = 'QUEUED', worker = null, lease_until = null, attempts = attempts - 1
                where worker = :worker and state in ('RUNNING', 'CHECKING')
                """).param("worker", worker).update();
    }

    /// Ends all leases: for a database that this program alone uses, when it starts.
    void releaseAll() {
        jdbc.sql("update studio.job set lease_until = now() - interval '1 s' where state in ('RUNNING', 'CHECKING')")
                .update();
    }

    boolean cancel(String job, long owner) {
        boolean cancelled = jdbc.sql("""
                update studio.job set state = 'CANCELLED', worker = null, lease_until = null
                where id = :job and owner = :owner and state in ('QUEUED', 'RUNNING', 'CHECKING')
                """).param("job", job).param("owner", owner).update() == 1;
        if (cancelled) {
            jdbc.sql("""
                    update studio.variant set state = 'CANCELLED', partial = null
                    where job = :job and state in ('QUEUED', 'RUNNING', 'CHECKING')
                    """).param("job", job).update();
        }
        return cancelled;
    }

    /// Queues again what gave no picture.
    boolean retry(String job, long owner) {
        boolean queued = jdbc.sql("""
                update studio.job set state = 'QUEUED', failure = null, attempts = 0
                where id = :job and owner = :owner and state in ('FAILED', 'READY', 'CANCELLED')
                  and exists (select 1 from studio.variant v where v.job = id and v.state <> 'READY')
                """).param("job", job).param("owner", owner).update() == 1;
        if (queued) {
            jdbc.sql("""
                    update studio.variant set state = 'QUEUED', progress = 0, failure = null
                    where job = :job and state <> 'READY'
                    """).param("job", job).update();
        }
        return queued;
    }

    byte[] secret(byte[] fresh) {
        jdbc.sql("insert into studio.secret (key) values (:key) on conflict do nothing").param("key", fresh).update();
        return jdbc.sql("select key from studio.secret").query((row, n) -> row.getBytes(1)).single();
    }
}

package social.linnet.studio;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;
import social.linnet.studio.work.Styles;
import social.linnet.worker.Lease;

/// The SQL by which jobs are asked for, worked on and ended, in `studio.job` and `studio.variant`; [Jobs] reads them as their
/// owners see them.
@Component
final class JobTable {

    /// How often a job is taken up before it is given up: one that kills its worker must not do so for ever.
    static final int MAX_ATTEMPTS = 4;

    private final JdbcClient jdbc;
    private final Styles styles;
    private final Aside aside;

    JobTable(JdbcClient jdbc, Styles styles) {
        this.jdbc = jdbc;
        this.styles = styles;
        this.aside = new Aside(jdbc);
    }

    /// What was made and refused.
    Aside aside() {
        return aside;
    }

    /// @param cost how many pictures each variant counts as
    void insert(String id, long owner, Order order, ModelName model, int cost) {
        jdbc.sql("""
                insert into studio.job (id, owner, kind, sources, mask, prompt, style, shape, state, provider, model, builtin, cost, seconds)
                values (:id, :owner, :kind, :sources, :mask, :prompt, :style, :shape, 'QUEUED', :provider, :model, :builtin, :cost,
                        :seconds)
                """).param("id", id).param("cost", cost).param("seconds", order.seconds()).param("owner", owner).param("kind", order.kind().name())
                .param("sources", order.sources().toArray(Long[]::new)).param("mask", order.mask(), java.sql.Types.BINARY)
                .param("prompt", order.prompt()).param("style", order.style().word())
                .param("shape", order.shape().name()).param("provider", model.provider()).param("model", model.model())
                .param("builtin", model.builtin()).update();
    }

    void insertVariant(String job, int number, long seed) {
        jdbc.sql("insert into studio.variant (job, number, seed, state) values (:job, :number, :seed, 'QUEUED')")
                .param("job", job).param("number", number).param("seed", seed).update();
    }

    /// How many pictures were made for somebody in the last day, or are about to be; a film counts as several.
    int spent(long owner) {
        return jdbc.sql("""
                select coalesce(sum(j.cost), 0) from studio.variant v join studio.job j on j.id = v.job
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

    /// What a worker needs.
    ///
    /// @param held what was made and waits to be looked at
    record Claim(String id, long owner, Order order, int attempts, List<Todo> todo, List<Held> held) {
    }

    /// A variant that was made while nobody looked at such.
    record Held(int number, long picture) {
    }

    /// A variant that is still to be made, or whose picture is stored and was not delivered.
    ///
    /// @param stored that picture, or null
    record Todo(int number, long seed, @Nullable Long stored) {
        Todo(int number, long seed) {
            this(number, seed, null);
        }
    }

    /// Takes the first job that waits, or that a dead worker left. Two workers never take the same.
    ///
    /// @param films whether it is to be a film from words, for which somebody waits, or anything else, which is worked on
    Optional<Claim> claim(UUID worker, boolean films) {
        return jdbc.sql("""
                update studio.job
                set state = 'RUNNING', worker = :worker, attempts = attempts + 1, failure = null,
                    lease_until = now() + make_interval(secs => :lease)
                where id = (
                    select id from studio.job
                    where (state = 'QUEUED' or state in ('RUNNING', 'CHECKING') and lease_until < now()) and (kind = 'FILM') = :films
                    order by place limit 1 for update skip locked)
                returning id, owner, kind, sources, mask, prompt, style, shape, attempts, seconds
                """).param("worker", worker).param("films", films).param("lease", Lease.SECONDS)
                .query((row, n) -> new Claim(row.getString("id"), row.getLong("owner"), order(row, 1), row.getInt("attempts"),
                        List.of(), List.of()))
                .optional()
                .map(claim -> new Claim(claim.id(), claim.owner(), claim.order(), claim.attempts(), todo(claim.id()),
                        held(claim.id())));
    }

    private List<Todo> todo(String job) {
        return jdbc.sql("""
                select number, seed, picture from studio.variant where job = :job and state in ('QUEUED', 'RUNNING', 'CHECKING')
                order by number
                """).param("job", job).query((row, n) -> new Todo(row.getInt(1), row.getLong(2), row.getObject(3, Long.class))).list();
    }

    private List<Held> held(String job) {
        return jdbc.sql("""
                select number, picture from studio.variant where job = :job and state = 'READY' and failure = 'HELD' order by number
                """).param("job", job).query((row, n) -> new Held(row.getInt(1), row.getLong(2))).list();
    }

    /// What was held back goes against a rule.
    void refusedAfter(String job, int number) {
        jdbc.sql("""
                update studio.variant set state = 'FAILED', failure = 'REFUSED_AFTER', picture = null
                where job = :job and number = :number and failure = 'HELD'
                """).param("job", job).param("number", number).update();
    }

    /// Says that the worker lives.
    ///
    /// @return false when the job is not its own any more: taken back, or taken over
    boolean renew(String job, UUID worker) {
        return jdbc.sql("""
                update studio.job set lease_until = now() + make_interval(secs => :lease)
                where id = :job and worker = :worker and state in ('RUNNING', 'CHECKING')
                """).param("job", job).param("worker", worker).param("lease", Lease.SECONDS).update() == 1;
    }

    void progress(String job, int number, int progress, byte @Nullable [] partial) {
        jdbc.sql("""
                update studio.variant set state = 'RUNNING', progress = :progress, partial = coalesce(:partial, partial)
                where job = :job and number = :number and state not in ('READY', 'CANCELLED')
                """).param("job", job).param("number", number).param("progress", progress)
                .param("partial", partial, java.sql.Types.BINARY).update();
    }

    void checking(String job, int number) {
        jdbc.sql("""
                update studio.variant set state = 'CHECKING', progress = 99
                where job = :job and number = :number and state not in ('READY', 'CANCELLED')
                """)
                .param("job", job).param("number", number).update();
    }

    /// @param failure [Job.Failure#HELD] when it was not looked at, or null
    /// @return whether it is delivered by this: not when somebody else was faster, or it was taken back
    boolean ready(String job, int number, long picture, Job.@Nullable Failure failure) {
        return jdbc.sql("""
                update studio.variant
                set state = 'READY', progress = 100, picture = :picture, partial = null, failure = :failure,
                    finished_at = now()
                where job = :job and number = :number and state not in ('READY', 'CANCELLED')
                  and (picture is null or picture = :picture)
                """).param("job", job).param("number", number).param("picture", picture)
                .param("failure", failure == null ? null : failure.name()).update() == 1;
    }

    /// What was held back may be posted now.
    void passed(String job, int number) {
        jdbc.sql("update studio.variant set failure = null where job = :job and number = :number and state = 'READY'")
                .param("job", job).param("number", number).update();
    }

    void objected(String job, Job.Objection objection) {
        jdbc.sql("update studio.job set rule = :rule, part = :part, judge = :judge where id = :job").param("job", job)
                .param("rule", objection.rule().name()).param("part", objection.part()).param("judge", objection.judge()).update();
    }

    /// The rules from which a moderator excused it.
    Set<Moderator.Rule> excused(String job) {
        return jdbc.sql("select unnest(excused) from studio.job where id = :job").param("job", job)
                .query((row, n) -> Moderator.Rule.valueOf(row.getString(1))).set();
    }

    /// What it was asked for, to ask for something like it.
    Optional<Order> order(String job) {
        return jdbc.sql("""
                select kind, prompt, style, shape, sources, mask, seconds,
                       (select count(*) from studio.variant v where v.job = j.id) as variants
                from studio.job j where id = :job
                """).param("job", job).query((row, n) -> order(row, row.getInt("variants"))).optional();
    }

    private Order order(ResultSet row, int variants) throws SQLException {
        return new Order(Job.Kind.valueOf(row.getString("kind")), row.getString("prompt"), styles.named(row.getString("style")),
                Shape.valueOf(row.getString("shape")), variants, longs(row.getArray("sources")), row.getBytes("mask"),
                row.getInt("seconds"));
    }

    static List<Long> longs(Array ids) throws SQLException {
        return List.of((Long[]) ids.getArray());
    }

    void failed(String job, int number, Job.Failure failure) {
        jdbc.sql("""
                update studio.variant set state = 'FAILED', failure = :failure, partial = null, finished_at = now()
                where job = :job and number = :number and state not in ('READY', 'CANCELLED')
                """).param("job", job).param("number", number).param("failure", failure.name()).update();
    }

    void finish(String job, UUID worker, Job.State state, Job.@Nullable Failure failure) {
        jdbc.sql("""
                update studio.job
                set state = :state, failure = :failure, worker = null, lease_until = null, ended_at = now(), known = false
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
                    update studio.variant set state = 'CANCELLED', partial = null, finished_at = now()
                    where job = :job and state in ('QUEUED', 'RUNNING', 'CHECKING')
                    """).param("job", job).update();
        }
        return cancelled;
    }

    /// Queues again what gave no picture.
    boolean retry(String job, long owner) {
        boolean queued = jdbc.sql("""
                update studio.job set state = 'QUEUED', failure = null, attempts = 0, rule = null, part = null, judge = null,
                                      ended_at = null, known = true
                where id = :job and owner = :owner and state in ('FAILED', 'READY', 'CANCELLED')
                  and exists (select 1 from studio.variant v where v.job = id and (v.state <> 'READY' or v.failure = 'HELD'))
                """).param("job", job).param("owner", owner).update() == 1;
        if (queued) {
            jdbc.sql("""
                    update studio.variant set state = 'QUEUED', progress = 0, failure = null
                    where job = :job and state <> 'READY'
                    """).param("job", job).update();
        }
        return queued;
    }

    /// Keeps a key, unless there is one.
    ///
    /// @return the one that is kept
    byte[] secret(byte[] fresh) {
        jdbc.sql("insert into studio.secret (key) values (:key) on conflict do nothing").param("key", fresh).update();
        return jdbc.sql("select key from studio.secret").query((row, n) -> row.getBytes(1)).single();
    }
}

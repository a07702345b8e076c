package social.linnet.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.Warnings;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;

/// Jobs as their owners see them: with their variants, and the pictures of those that are ready.
@Component
final class Jobs {

    private final JdbcClient jdbc;
    private final Pictures pictures;
    private final Styles styles;

    Jobs(JdbcClient jdbc, Pictures pictures, Styles styles) {
        this.jdbc = jdbc;
        this.pictures = pictures;
        this.styles = styles;
    }

    /// One person's jobs, newest first.
    List<Job> ofOwner(long owner, @Nullable Long beforePlace, int limit) {
        return read(jdbc.sql("""
                select id, place, owner, kind, sources, mask is not null as masked, prompt, style, shape, state, failure, rule, part,
                       judge, appealed, appeal, provider, model, builtin, created_at,
                       (select count(*) from studio.job q where q.state = 'QUEUED' and q.place < j.place
                              and (q.kind = 'FILM') = (j.kind = 'FILM')) as ahead
                from studio.job j
                where owner = :owner and (:before::bigint is null or place < :before)
                order by place desc limit :limit
                """).param("owner", owner).param("before", beforePlace).param("limit", limit)
                .query(Jobs::row).list());
    }

    /// Where a job stands among all.
    Optional<Long> place(long owner, String id) {
        return jdbc.sql("select place from studio.job where id = :id and owner = :owner").param("id", id)
                .param("owner", owner).query(Long.class).optional();
    }

    Map<Long, Job> placed(long owner, Collection<Long> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        List<Row> rows = jdbc.sql("""
                select id, place, owner, kind, sources, mask is not null as masked, prompt, style, shape, state, failure, rule, part,
                       judge, appealed, appeal, provider, model, builtin, created_at, 0 as ahead
                from studio.job j where owner = :owner and place = any(:places)
                """).param("owner", owner).param("places", places.toArray(Long[]::new)).query(Jobs::row).list();
        Map<String, Long> byId = rows.stream().collect(Collectors.toMap(Row::id, Row::place));
        return read(rows).stream().collect(Collectors.toMap(job -> byId.get(job.id()), job -> job));
    }

    Optional<Job> find(String id) {
        return read(jdbc.sql("""
                select id, place, owner, kind, sources, mask is not null as masked, prompt, style, shape, state, failure, rule, part,
                       judge, appealed, appeal, provider, model, builtin, created_at,
                       (select count(*) from studio.job q where q.state = 'QUEUED' and q.place < j.place
                              and (q.kind = 'FILM') = (j.kind = 'FILM')) as ahead
                from studio.job j where id = :id
                """).param("id", id).query(Jobs::row).list()).stream().findFirst();
    }

    private record Row(String id, long place, String style, Job job) {
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        Job.State state = Job.State.valueOf(row.getString("state"));
        String failure = row.getString("failure");
        String rule = row.getString("rule");
        return new Row(row.getString("id"), row.getLong("place"), row.getString("style"), new Job(row.getString("id"), row.getLong("owner"),
                Job.Kind.valueOf(row.getString("kind")), JobTable.longs(row.getArray("sources")), row.getBoolean("masked"),
                row.getString("prompt"), Style.NONE, Shape.valueOf(row.getString("shape")),
                state, state == Job.State.QUEUED ? row.getInt("ahead") : 0,
                new ModelName(row.getString("provider"), row.getString("model"), row.getBoolean("builtin")),
                failure == null ? null : Job.Failure.valueOf(failure),
                rule == null ? null : objection(row, rule), List.of(),
                row.getTimestamp("created_at").toInstant()));
    }

    private static Job.Objection objection(ResultSet row, String rule) throws SQLException {
        String judge = row.getString("judge");
        return new Job.Objection(Moderator.Rule.valueOf(rule), row.getString("part"), judge == null ? "" : judge,
                rule.equals(row.getString("appealed")) ? Warnings.State.valueOf(row.getString("appeal")) : null);
    }

    private List<Job> read(List<Row> rows) {
        Map<String, List<Job.Variant>> variants = variants(rows.stream().map(Row::id).toList());
        Map<String, Style> looks = styles.known(rows.stream().map(Row::style).collect(Collectors.toSet()));
        return rows.stream().map(row -> {
            Job job = row.job();
            return new Job(job.id(), job.owner(), job.kind(), job.sources(), job.masked(), job.prompt(),
                    looks.getOrDefault(row.style(), Style.gone(row.style())), job.shape(), job.state(), job.ahead(), job.model(),
                    job.failure(), job.objection(), variants.getOrDefault(job.id(), List.of()), job.createdAt());
        }).toList();
    }

    private record VariantRow(String job, int number, Job.State state, int progress, boolean partial,
                              @Nullable Long picture, Job.@Nullable Failure failure) {
    }

    private Map<String, List<Job.Variant>> variants(List<String> jobs) {
        if (jobs.isEmpty()) {
            return Map.of();
        }
        List<VariantRow> rows = jdbc.sql("""
                select job, number, state, progress, partial is not null, case when state = 'READY' then picture end, failure
                from studio.variant
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

    /// The picture so far.
    Optional<byte[]> partial(String job, int number) {
        return jdbc.sql("select partial from studio.variant where job = :job and number = :number and partial is not null")
                .param("job", job).param("number", number).query((row, n) -> row.getBytes(1)).optional();
    }
}

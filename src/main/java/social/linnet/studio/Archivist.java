package social.linnet.studio;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;

/// What somebody asked the studio for, in their words, and what came of it. The pictures themselves are among their
/// pictures.
@Component
class Archivist implements Chapter {

    private static final String STUDIO = "studio.jsonl";

    private final JdbcClient jdbc;
    private final Pictures pictures;

    Archivist(JdbcClient jdbc, Pictures pictures) {
        this.jdbc = jdbc;
        this.pictures = pictures;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of("studio.job", List.of(STUDIO), "studio.variant", List.of(STUDIO));
    }

    private record Row(String id, long place, String prompt, String style, String shape, String state,
                       @Nullable String failure, String provider, String model, boolean builtin, Instant at) {
    }

    private record VariantRow(String job, int number, long seed, String state, @Nullable Long picture,
                              @Nullable String failure, @Nullable Instant at) {
    }

    private record Variant(int number, String seed, String state, @Nullable String file, @Nullable String failure,
                           @Nullable Instant finishedAt) {
    }

    private record Told(String id, String prompt, String style, String shape, String state, @Nullable String failure,
                        String provider, String model, boolean builtin, Instant createdAt, List<Variant> variants) {
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        volume.lines(STUDIO, after -> jdbc.sql("""
                select id, place, prompt, style, shape, state, failure, provider, model, builtin, created_at
                from studio.job where owner = :account and place > :after order by place limit :limit
                """).param("account", account).param("after", after).param("limit", Volume.BATCH)
                .query((row, n) -> new Row(row.getString(1), row.getLong(2), row.getString(3), row.getString(4),
                        row.getString(5), row.getString(6), row.getString(7), row.getString(8), row.getString(9),
                        row.getBoolean(10), row.getTimestamp(11).toInstant())).list(), Row::place, this::told);
    }

    private List<Told> told(List<Row> jobs) {
        List<VariantRow> rows = jdbc.sql("""
                select job, number, seed, state, picture, failure, finished_at from studio.variant
                where job = any(:jobs) order by job, number
                """).param("jobs", jobs.stream().map(Row::id).toArray(String[]::new))
                .query((row, n) -> new VariantRow(row.getString(1), row.getInt(2), row.getLong(3), row.getString(4),
                        row.getObject(5, Long.class), row.getString(6),
                        row.getTimestamp(7) == null ? null : row.getTimestamp(7).toInstant())).list();
        Map<Long, Picture> made = pictures.find(rows.stream().map(VariantRow::picture).filter(Objects::nonNull)
                .toList());
        Map<String, List<Variant>> byJob = new HashMap<>();
        for (VariantRow row : rows) {
            Picture picture = row.picture() == null ? null : made.get(row.picture());
            byJob.computeIfAbsent(row.job(), _ -> new ArrayList<>()).add(new Variant(row.number(),
                    String.valueOf(row.seed()), word(row.state()), picture == null ? null : picture.archived(),
                    row.failure() == null ? null : word(row.failure()), row.at()));
        }
        return jobs.stream().map(job -> new Told(job.id(), job.prompt(), word(job.style()), word(job.shape()),
                word(job.state()), job.failure() == null ? null : word(job.failure()), job.provider(), job.model(),
                job.builtin(), job.at(), byJob.getOrDefault(job.id(), List.of()))).toList();
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

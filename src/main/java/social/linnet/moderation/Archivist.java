package social.linnet.moderation;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.account.Names;
import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;

/// What somebody reported, and what moderators told them and they answered. Who reported them, and which moderator it
/// was, is not theirs to know.
@Component
class Archivist implements Chapter {

    private static final String REPORTS = "reports.jsonl";
    private static final String DECISIONS = "decisions.jsonl";

    private static final String REFUSALS = "refusal_appeals.jsonl";

    private final JdbcClient jdbc;
    private final Names names;

    Archivist(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of("moderation.report", List.of(REPORTS), "moderation.warning", List.of(DECISIONS),
                "moderation.appeal", List.of(DECISIONS), "moderation.refusal_appeal", List.of(REFUSALS));
    }

    private record ReportRow(long id, long account, String category, String comment, List<String> posts,
                             List<String> rules, Instant at, @Nullable Instant resolvedAt) {
    }

    private record Reported(String id, Names.@Nullable Named account, String category, String comment,
                            List<String> posts, List<String> rules, Instant createdAt, @Nullable Instant resolvedAt) {
    }

    private record DecisionRow(long id, String action, String text, List<String> posts, Instant at,
                               @Nullable Instant overruledAt, @Nullable String appeal, @Nullable Instant appealedAt,
                               @Nullable String state) {
    }

    private record Appealed(String text, Instant createdAt, String state) {
    }

    private record Decided(String id, String action, String text, List<String> posts, Instant createdAt,
                           @Nullable Instant overruledAt, @Nullable Appealed appeal) {
    }

    private record RefusalRow(long id, RefusedJob line) {
    }

    private record RefusedJob(String id, String job, String prompt, String rule, String part, String judge, String text,
                              Instant createdAt, String state, String answer, @Nullable Instant decidedAt) {
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        LongFunction<List<ReportRow>> reports = after -> jdbc.sql("""
                select id, account, category, comment, posts, rules, created_at, resolved_at from moderation.report
                where reporter = :account and id > :after order by id limit :limit
                """).param("account", account).param("after", after).param("limit", Volume.BATCH)
                .query(Archivist::report).list();
        volume.lines(REPORTS, reports, ReportRow::id, some -> {
            Map<Long, Names.Named> named = names.of(some.stream().map(ReportRow::account).toList());
            return some.stream().map(row -> new Reported(Volume.id(row.id()), named.get(row.account()), row.category(),
                    row.comment(), row.posts(), row.rules(), row.at(), row.resolvedAt())).toList();
        });
        LongFunction<List<DecisionRow>> decisions = after -> jdbc.sql("""
                select w.id, w.action, w.text, w.posts, w.created_at, w.overruled_at, a.text as appeal,
                       a.created_at as appealed_at, a.state
                from moderation.warning w left join moderation.appeal a on a.warning = w.id
                where w.account = :account and w.id > :after order by w.id limit :limit
                """).param("account", account).param("after", after).param("limit", Volume.BATCH)
                .query(Archivist::decision).list();
        volume.lines(DECISIONS, decisions, DecisionRow::id, some -> some.stream().map(Archivist::decided).toList());
        LongFunction<List<RefusalRow>> refusals = after -> jdbc.sql("""
                select id, job, prompt, lower(rule) as rule, part, judge, text, created_at, state, answer, decided_at
                from moderation.refusal_appeal where account = :account and id > :after order by id limit :limit
                """).param("account", account).param("after", after).param("limit", Volume.BATCH)
                .query(Archivist::refusal).list();
        volume.lines(REFUSALS, refusals, RefusalRow::id, some -> some.stream().map(RefusalRow::line).toList());
    }

    private static Decided decided(DecisionRow row) {
        Appealed appeal = row.appeal() == null || row.appealedAt() == null || row.state() == null ? null
                : new Appealed(row.appeal(), row.appealedAt(), row.state());
        return new Decided(Volume.id(row.id()), row.action(), row.text(), row.posts(), row.at(), row.overruledAt(), appeal);
    }

    private static ReportRow report(ResultSet row, int n) throws SQLException {
        return new ReportRow(row.getLong("id"), row.getLong("account"), word(row, "category"), row.getString("comment"),
                ids(row, "posts"), ids(row, "rules"), row.getTimestamp("created_at").toInstant(),
                instant(row, "resolved_at"));
    }

    private static DecisionRow decision(ResultSet row, int n) throws SQLException {
        return new DecisionRow(row.getLong("id"), word(row, "action"), row.getString("text"), ids(row, "posts"),
                row.getTimestamp("created_at").toInstant(), instant(row, "overruled_at"), row.getString("appeal"),
                instant(row, "appealed_at"), row.getString("state") == null ? null : word(row, "state"));
    }

    private static RefusalRow refusal(ResultSet row, int n) throws SQLException {
        return new RefusalRow(row.getLong("id"), new RefusedJob(Volume.id(row.getLong("id")), row.getString("job"),
                row.getString("prompt"), row.getString("rule"), row.getString("part"), row.getString("judge"), row.getString("text"),
                instant(row, "created_at"), word(row, "state"), row.getString("answer"), instant(row, "decided_at")));
    }

    private static String word(ResultSet row, String column) throws SQLException {
        return row.getString(column).toLowerCase(Locale.ROOT);
    }

    private static List<String> ids(ResultSet row, String column) throws SQLException {
        return List.of((Long[]) row.getArray(column).getArray()).stream().map(id -> Volume.id(id.longValue())).toList();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column) == null ? null : row.getTimestamp(column).toInstant();
    }
}

package social.linnet.assistant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.post.Post;

/// What has changed anywhere: the events of the log, and the rows of every table.
final class Effects {

    /// What an answer changes by being a post: itself and its counts, that bob is told, and the assistant's own books. The log
    /// is looked at by itself.
    private static final Set<String> OF_AN_ANSWER = Set.of("post.post", "post.tally", "post.author_tally", "post.idempotency", "post.linked", "post.link",
            "post.card", "notification.notification", "notification.inbox", "notification.fate", "notification.progress", "notification.delivery", "notification.push_cursor",
            "assistant.question", "assistant.answer", "assistant.source", "assistant.rested", "trend.post", "trend.reacted");

    private final JdbcClient jdbc;

    Effects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param seq  of the last event
    /// @param rows of each table, how many and a sum over all of them
    record State(long seq, Map<String, String> rows) {
    }

    State state() {
        List<String> tables = jdbc.sql("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'log', 'public')
                order by 1
                """).query(String.class).list();
        String all = tables.stream().map(table -> "select '" + table + "', count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from "
                + table + " t").collect(Collectors.joining(" union all "));
        Map<String, String> rows = new LinkedHashMap<>();
        jdbc.sql(all).query(row -> {
            rows.put(row.getString(1), row.getString(2));
        });
        return new State(jdbc.sql("select coalesce(max(seq), 0) from log.event").query(Long.class).single(), rows);
    }

    /// The events since then.
    List<String> since(State before) {
        return jdbc.sql("select kind, actor, subject from log.event where seq > :seq order by seq").param("seq", before.seq())
                .query((row, n) -> row.getString(1) + " by " + row.getLong(2) + " " + row.getLong(3)).list();
    }

    /// The tables that have other rows than then, apart from what so many answers change.
    Map<String, String> changedBesides(State before, int answers) {
        Map<String, String> changed = new LinkedHashMap<>();
        State now = state();
        now.rows().forEach((table, rows) -> {
            if (!rows.equals(before.rows().get(table)) && !OF_AN_ANSWER.contains(table)) {
                changed.put(table, before.rows().get(table) + " -> " + rows);
            }
        });
        if (count(before.rows().get("post.post")) + answers != count(now.rows().get("post.post"))) {
            changed.put("post.post", before.rows().get("post.post") + " -> " + now.rows().get("post.post"));
        }
        return changed;
    }

    /// Whom a post was told of.
    List<Long> told(Post post) {
        return jdbc.sql("select recipient from notification.notification where post = :post").param("post", post.id()).query(Long.class).list();
    }

    private static long count(String rows) {
        return Long.parseLong(rows.substring(0, rows.indexOf(' ')));
    }
}

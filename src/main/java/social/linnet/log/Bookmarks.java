package social.linnet.log;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far each view has read, and what it could not read.
@Component
final class Bookmarks {

    private static final int LONGEST_REASON = 2000;

    private final JdbcClient jdbc;

    Bookmarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Makes sure that the view has a cursor; a new one stands before the first event.
    void ensure(String view) {
        jdbc.sql("insert into log.cursor (view, seq) values (:view, 0) on conflict do nothing")
                .param("view", view).update();
    }

    long cursor(String view) {
        return jdbc.sql("select seq from log.cursor where view = :view").param("view", view)
                .query(Long.class).single();
    }

    /// The cursor, locked until the transaction ends, so that two programs never apply one view at once. That transaction does
    /// not wait until it is on disk: what a fall of the database takes back, rows and cursor, comes from the log again.
    long lock(String view) {
        return jdbc.sql("select seq, set_config('synchronous_commit', 'off', true) from log.cursor where view = :view for update")
                .param("view", view).query((row, n) -> row.getLong(1)).single();
    }

    void move(String view, long seq) {
        jdbc.sql("update log.cursor set seq = :seq where view = :view").param("view", view).param("seq", seq)
                .update();
    }

    void bury(String view, long seq, Throwable reason) {
        String text = reason.toString();
        jdbc.sql("""
                insert into log.dead_letter (view, seq, reason) values (:view, :seq, :reason)
                on conflict (view, seq) do update
                set reason = excluded.reason, failed_at = now(), attempts = log.dead_letter.attempts + 1
                """).param("view", view).param("seq", seq)
                .param("reason", text.substring(0, Math.min(text.length(), LONGEST_REASON)).replace("\0", ""))
                .update();
    }

    List<Long> deadLetters(String view) {
        return jdbc.sql("select seq from log.dead_letter where view = :view order by seq").param("view", view)
                .query(Long.class).list();
    }

    void raise(String view, long seq) {
        jdbc.sql("delete from log.dead_letter where view = :view and seq = :seq")
                .param("view", view).param("seq", seq).update();
    }

    void forgetDeadLetters(String view) {
        jdbc.sql("delete from log.dead_letter where view = :view").param("view", view).update();
    }

    long countDeadLetters(String view) {
        return jdbc.sql("select count(*) from log.dead_letter where view = :view").param("view", view)
                .query(Long.class).single();
    }
}

package social.linnet.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;

/// A stored view for tests: how often each account liked something. It adds, so that an event that is applied twice, or
/// not at all, shows.
class CountingView implements View.Stored {

    static final String NAME = "story.likes";

    private final JdbcClient jdbc;

    CountingView(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("create schema if not exists story").update();
        jdbc.sql("create table if not exists story.likes (actor bigint primary key, n bigint not null)").update();
    }

    /// What it holds.
    Map<Long, Long> likes() {
        return likes(jdbc, "select actor, n from story.likes");
    }

    /// What it should hold by now.
    static Map<Long, Long> recounted(JdbcClient jdbc) {
        return likes(jdbc, "select actor, count(*) from log.event where kind = 'Liked' group by actor");
    }

    private static Map<Long, Long> likes(JdbcClient jdbc, String query) {
        Map<Long, Long> likes = new HashMap<>();
        List<Map.Entry<Long, Long>> rows = jdbc.sql(query)
                .query((row, n) -> Map.entry(row.getLong(1), row.getLong(2))).list();
        rows.forEach(row -> likes.put(row.getKey(), row.getValue()));
        return likes;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void clear() {
        jdbc.sql("delete from story.likes").update();
    }

    @Override
    public void apply(Logged logged) {
        if (logged.event() instanceof social.linnet.event.Event.Liked liked) {
            jdbc.sql("""
                    insert into story.likes (actor, n) values (:actor, 1)
                    on conflict (actor) do update set n = story.likes.n + 1
                    """).param("actor", liked.actor()).update();
        }
    }
}

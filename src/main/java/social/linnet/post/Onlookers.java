package social.linnet.post;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.event.Ids;

/// Who did something with a post and so wants to know what becomes of it.
@Component
public class Onlookers {

    private final JdbcClient jdbc;

    Onlookers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those who reposted it before this instant, and still do.
    public List<Long> reposters(long post, Instant before) {
        return jdbc.sql("""
                select author from post.post where repost_of = :post and id < :before order by author
                """).param("post", post).param("before", Ids.firstAt(before)).query(Long.class).list();
    }

    /// Those who liked, reposted or answered it before this instant, and still do.
    public List<Long> reactors(long post, Instant before) {
        return jdbc.sql("""
                select account from post.liked where post = :post and created_at < :at
                union select author from post.post where repost_of = :post and id < :before
                union select author from post.post where reply_to = :post and id < :before
                """).param("post", post).param("at", Timestamp.from(before)).param("before", Ids.firstAt(before))
                .query(Long.class).list();
    }

    /// Those who voted in the poll that it asks. How is known to them alone.
    public List<Long> voters(long post) {
        return jdbc.sql("select distinct account from post.vote where post = :post order by account")
                .param("post", post).query(Long.class).list();
    }

    /// Those who quoted it before this instant, and still do, each with the first post in which they did.
    public Map<Long, Long> quoters(long post, Instant before) {
        Map<Long, Long> quoters = new HashMap<>();
        jdbc.sql("""
                select author, min(id) from post.post
                where quote_of = :post and id < :before and not quote_detached group by author
                """).param("post", post).param("before", Ids.firstAt(before))
                .query(row -> {
                    quoters.put(row.getLong(1), row.getLong(2));
                });
        return quoters;
    }
}

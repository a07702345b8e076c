package social.linnet.post;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How often a post was answered, reposted, liked and quoted, and by whom of those who look. Counters change in the transaction
/// of what they count.
@Component
public class Counters {

    private final JdbcClient jdbc;

    Counters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param replies how many posts answer it, whoever may see them
    /// @param quotes  how many posts quote it that its author did not take it out of
    public record Tally(long replies, long reposts, long likes, long quotes) {
        /// Nothing yet.
        public static final Tally ZERO = new Tally(0, 0, 0, 0);
    }

    /// What one account did.
    ///
    /// @param liked    the posts it liked
    /// @param reposted the posts it reposted
    public record Marks(Set<Long> liked, Set<Long> reposted) {
    }

    /// The counts of these posts; absent where nothing was counted yet.
    public Map<Long, Tally> of(Collection<Long> posts) {
        Map<Long, Tally> tallies = new HashMap<>();
        if (!posts.isEmpty()) {
            jdbc.sql("select post, replies, reposts, likes, quotes from post.tally where post = any(:posts)")
                    .param("posts", posts.toArray(Long[]::new))
                    .query(row -> {
                        tallies.put(row.getLong(1), new Tally(row.getLong(2), row.getLong(3), row.getLong(4),
                                row.getLong(5)));
                    });
        }
        return tallies;
    }

    /// What this account did with these posts.
    public Marks marks(long account, Collection<Long> posts) {
        Set<Long> liked = new HashSet<>();
        Set<Long> reposted = new HashSet<>();
        if (!posts.isEmpty()) {
            jdbc.sql("""
                    select post, true from post.liked where account = :account and post = any(:posts)
                    union all
                    select repost_of, false from post.post where author = :account and repost_of = any(:posts)
                    """).param("account", account).param("posts", posts.toArray(Long[]::new))
                    .query(row -> {
                        (row.getBoolean(2) ? liked : reposted).add(row.getLong(1));
                    });
        }
        return new Marks(liked, reposted);
    }

    void addReply(long post, int change) {
        jdbc.sql("""
                insert into post.tally (post, replies) select id, greatest(:change, 0) from post.post where id = :post
                on conflict (post) do update set replies = greatest(0, post.tally.replies + :change)
                """).param("post", post).param("change", change).update();
    }

    void addQuote(long post, int change) {
        jdbc.sql("""
                insert into post.tally (post, quotes) select id, greatest(:change, 0) from post.post where id = :post
                on conflict (post) do update set quotes = greatest(0, post.tally.quotes + :change)
                """).param("post", post).param("change", change).update();
    }

    void addRepost(long post, int change) {
        jdbc.sql("""
                insert into post.tally (post, reposts) select id, greatest(:change, 0) from post.post where id = :post
                on conflict (post) do update set reposts = greatest(0, post.tally.reposts + :change)
                """).param("post", post).param("change", change).update();
    }

    void addLike(long post, int change) {
        jdbc.sql("""
                insert into post.tally (post, likes) select id, greatest(:change, 0) from post.post where id = :post
                on conflict (post) do update set likes = greatest(0, post.tally.likes + :change)
                """).param("post", post).param("change", change).update();
    }
}

package social.linnet.post;

import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.moderation.CanSee;

/// How often a post was answered, reposted, liked and quoted, and by whom of those who look. Counters change in the transaction
/// of what they count.
@Component
public class Counters {

    private final JdbcClient jdbc;

    Counters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param replies how many posts answer it that everybody may see: who reads the count may know of each
    /// @param reposts how often it was reposted to everybody
    /// @param quotes  how many posts quote it that everybody may see and its author did not take it out of
    public record Tally(long replies, long reposts, long likes, long quotes) {
        /// Nothing yet.
        public static final Tally ZERO = new Tally(0, 0, 0, 0);
    }

    /// What one account did.
    ///
    /// @param liked      the posts it liked
    /// @param reposted   the posts it reposted
    /// @param bookmarked the posts it keeps for later
    /// @param pinned     the posts of its own that it shows first
    /// @param muted      the posts of threads that it wants to hear no more of
    public record Marks(Set<Long> liked, Set<Long> reposted, Set<Long> bookmarked, Set<Long> pinned, Set<Long> muted) {
        /// Nothing.
        public static final Marks NONE = new Marks(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    /// What stands below posts.
    ///
    /// @param tallies by post; absent where nothing was counted yet
    /// @param marks   of whoever looks
    public record Standing(Map<Long, Tally> tallies, Marks marks) {
    }

    /// The counts of these posts; absent where nothing was counted yet.
    public Map<Long, Tally> of(Collection<Long> posts) {
        return standing(null, posts).tallies();
    }

    /// The counts of these posts and what this account did with them, in one query.
    ///
    /// @param account whoever looks, or null when nobody is signed in
    public Standing standing(@Nullable Long account, Collection<Long> posts) {
        Map<Long, Tally> tallies = new HashMap<>();
        Marks marks = new Marks(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        if (posts.isEmpty()) {
            return new Standing(tallies, marks);
        }
        jdbc.sql("""
                select post, 'counted', replies, reposts, likes, quotes from post.tally where post = any(:posts)
                union all
                select post, 'liked', 0, 0, 0, 0 from post.liked where account = :account and post = any(:posts)
                union all
                select repost_of, 'reposted', 0, 0, 0, 0 from post.post where author = :account and repost_of = any(:posts)
                union all
                select post, 'bookmarked', 0, 0, 0, 0 from post.bookmark where account = :account and post = any(:posts)
                union all
                select post, 'pinned', 0, 0, 0, 0 from post.pin where author = :account and post = any(:posts)
                union all
                select p.id, 'muted', 0, 0, 0, 0 from post.post p join post.thread_mute m on m.thread = p.thread
                where m.account = :account and p.id = any(:posts)
                """).param("account", account, Types.BIGINT).param("posts", posts.toArray(Long[]::new))
                .query(row -> {
                    long post = row.getLong(1);
                    switch (row.getString(2)) {
                        case "counted" -> tallies.put(post, new Tally(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)));
                        case "liked" -> marks.liked().add(post);
                        case "reposted" -> marks.reposted().add(post);
                        case "bookmarked" -> marks.bookmarked().add(post);
                        case "pinned" -> marks.pinned().add(post);
                        default -> marks.muted().add(post);
                    }
                });
        return new Standing(tallies, marks);
    }

    /// Counts a post at what it answers and what it quotes, in the order of their ids: two that answer and quote each
    /// other's would else wait for each other.
    void count(Post post, int change) {
        if (!CanSee.isCounted(post.audience())) {
            return;
        }
        Post.Quote quote = post.quote() == null || post.quote().detached() ? null : post.quote();
        if (quote != null && (post.replyTo() == null || quote.post() < post.replyTo())) {
            addQuote(quote.post(), change);
        }
        if (post.replyTo() != null) {
            addReply(post.replyTo(), change);
        }
        if (quote != null && post.replyTo() != null && quote.post() >= post.replyTo()) {
            addQuote(quote.post(), change);
        }
    }

    private void addReply(long post, int change) {
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

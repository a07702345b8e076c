package social.linnet.post;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Erasing;
import social.linnet.event.Event;
import social.linnet.event.Paging;
import social.linnet.log.append.Appender;

/// Destroys what an account that goes for good posted, reposted and liked. Every post leaves the log as any deleted one
/// does.
@Component
class Eraser implements Erasing {

    private static final int A_BATCH = 100;

    private final JdbcClient jdbc;
    private final PostTable table;
    private final Posts posts;
    private final Counters counters;
    private final Appender log;
    private final TransactionTemplate transaction;

    Eraser(JdbcClient jdbc, PostTable table, Posts posts, Counters counters, Appender log,
           PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.table = table;
        this.posts = posts;
        this.counters = counters;
        this.log = log;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public boolean erase(long account) {
        List<Long> some = posts.byAuthor(account, Paging.newest(Paging.MAX_LIMIT), true, true);
        some.forEach(id -> transaction.executeWithoutResult(status -> table.lock(id).ifPresent(posts::remove)));
        if (!some.isEmpty()) {
            return true;
        }
        List<Long> liked = jdbc.sql("select post from post.liked where account = :account limit :limit")
                .param("account", account).param("limit", A_BATCH).query(Long.class).list();
        liked.forEach(id -> transaction.executeWithoutResult(status -> unlike(account, id)));
        if (!liked.isEmpty()) {
            return true;
        }
        List<Long> voted = jdbc.sql("select post from post.vote where account = :account limit :limit")
                .param("account", account).param("limit", A_BATCH).query(Long.class).list();
        voted.forEach(id -> transaction.executeWithoutResult(status -> takeVoteBack(account, id)));
        if (!voted.isEmpty()) {
            return true;
        }
        jdbc.sql("delete from post.idempotency where account = :account").param("account", account).update();
        jdbc.sql("delete from post.bookmark where account = :account").param("account", account).update();
        jdbc.sql("delete from post.thread_mute where account = :account").param("account", account).update();
        jdbc.sql("delete from post.scheduled where author = :account").param("account", account).update();
        jdbc.sql("delete from post.unfinished where author = :account").param("account", account).update();
        jdbc.sql("delete from post.featured_tag where account = :account").param("account", account).update();
        return false;
    }

    private void takeVoteBack(long account, long id) {
        jdbc.sql("""
                update post.poll p
                set voters = voters - 1,
                    votes = (select array_agg(case when place - 1 = any(v.choices) then votes_for - 1 else votes_for end
                                              order by place)
                             from unnest(p.votes) with ordinality as option (votes_for, place))
                from post.vote v
                where p.post = :post and v.post = p.post and v.account = :account
                """).param("post", id).param("account", account).update();
        jdbc.sql("delete from post.vote where post = :post and account = :account")
                .param("post", id).param("account", account).update();
    }

    private void unlike(long account, long id) {
        int gone = jdbc.sql("delete from post.liked where post = :post and account = :account")
                .param("post", id).param("account", account).update();
        if (gone == 1) {
            counters.addLike(id, -1);
            posts.find(id).ifPresent(post -> log.append(
                    new Event.Unliked(account, id, post.author(), post.audience())));
        }
    }
}

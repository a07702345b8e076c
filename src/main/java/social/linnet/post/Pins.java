package social.linnet.post;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Refused;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.MayDo;

/// What somebody shows first on their page: posts of their own, at most [#MAX].
@Service
public class Pins {

    /// Most pinned posts of one account.
    public static final int MAX = 5;

    private final JdbcClient jdbc;
    private final PostTable table;
    private final Posts posts;
    private final MayDo mayDo;
    private final TransactionTemplate transaction;

    Pins(JdbcClient jdbc, PostTable table, Posts posts, MayDo mayDo, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.table = table;
        this.posts = posts;
        this.mayDo = mayDo;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Pins a post. Doing it twice is doing it once.
    ///
    /// @return the post
    /// @throws Refused `not-found`, `pin-not-yours`, `pin-not-public` for one that followers never get, `pin-too-many`,
    ///                 `too-many`
    public Post pin(long account, long id) {
        Post post = own(account, id);
        if (!CanSee.reachesFollowers(post.audience())) {
            throw Refused.invalid("pin-not-public");
        }
        transaction.executeWithoutResult(status -> {
            if (!table.hold(id)) {
                throw Refused.notFound();
            }
            // of two at once one waits, so that both count what there is
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('post.pin', :account))").param("account", account)
                    .query((row, n) -> n).single();
            List<Long> pinned = of(account);
            if (pinned.contains(id)) {
                return;
            }
            if (pinned.size() >= MAX) {
                throw Refused.invalid("pin-too-many", MAX);
            }
            jdbc.sql("insert into post.pin (post, author, pinned_at) values (:post, :author, clock_timestamp())")
                    .param("post", id).param("author", account).update();
        });
        return post;
    }

    /// Takes a pin out.
    ///
    /// @return the post
    /// @throws Refused `not-found`, `pin-not-yours`, `too-many`
    public Post unpin(long account, long id) {
        Post post = own(account, id);
        jdbc.sql("delete from post.pin where post = :post and author = :author").param("post", id)
                .param("author", account).update();
        return post;
    }

    private Post own(long account, long id) {
        mayDo.require(account, MayDo.Action.REACT);
        Post post = posts.visible(account, id).orElseThrow(Refused::notFound);
        if (post.author() != account || post.repostOf() != null) {
            throw Refused.invalid("pin-not-yours");
        }
        return post;
    }

    /// Ids of what this account pinned, the newest pin first, whoever may see them.
    public List<Long> of(long account) {
        return jdbc.sql("select post from post.pin where author = :author order by pinned_at desc, post desc")
                .param("author", account).query(Long.class).list();
    }
}

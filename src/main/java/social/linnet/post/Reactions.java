package social.linnet.post;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Event;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.log.append.Appender;
import social.linnet.moderation.MayDo;

/// Likes and reposts. Doing one twice is doing it once. A repost's id stands for the post it reposts.
@Service
public class Reactions {

    private final JdbcClient jdbc;
    private final PostTable table;
    private final Posts posts;
    private final Counters counters;
    private final MayDo mayDo;
    private final Appender log;
    private final Flights flights;
    private final TransactionTemplate transaction;

    Reactions(JdbcClient jdbc, PostTable table, Posts posts, Counters counters, MayDo mayDo, Appender log, Flights flights,
              PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.table = table;
        this.posts = posts;
        this.counters = counters;
        this.mayDo = mayDo;
        this.log = log;
        this.flights = flights;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Likes a post.
    ///
    /// @return the post
    /// @throws Refused `not-found`, `too-many`
    public Post like(long actor, long id) {
        Post post = reachable(actor, id);
        return inTransaction(() -> {
            int fresh = jdbc.sql("insert into post.liked (post, account) values (:post, :account) on conflict do nothing")
                    .param("post", post.id()).param("account", actor).update();
            if (fresh == 1) {
                counters.addLike(post.id(), 1);
                log.append(new Event.Liked(actor, post.id(), post.author(), post.audience()));
            }
            return post;
        });
    }

    /// Takes a like back.
    ///
    /// @return the post
    /// @throws Refused `not-found`, `too-many`
    public Post unlike(long actor, long id) {
        Post post = reachable(actor, id);
        return inTransaction(() -> {
            int gone = jdbc.sql("delete from post.liked where post = :post and account = :account")
                    .param("post", post.id()).param("account", actor).update();
            if (gone == 1) {
                counters.addLike(post.id(), -1);
                log.append(new Event.Unliked(actor, post.id(), post.author(), post.audience()));
            }
            return post;
        });
    }

    /// Reposts a post to one's followers.
    ///
    /// @return the repost, also when there was one already
    /// @throws Refused `not-found`, `repost-not-public`, `too-many`
    public Post repost(long actor, long id) {
        Post post = reachable(actor, id);
        if (!MayDo.repost(actor, post.author(), post.audience())) {
            throw Refused.forbidden("repost-not-public");
        }
        return inTransaction(() -> {
            // of two at once one waits here, and then finds the other's
            holdAlone(post);
            Optional<Post> already = table.repost(actor, post.id());
            if (already.isPresent()) {
                return already.get();
            }
            long repost = flights.next(actor);
            Post row = new Post(repost, actor, Words.of(""), Permissions.of(post.audience()), repost, null, null,
                    post.id(), null, List.of(), List.of(), null, Ids.timeOf(repost), null);
            table.insert(row);
            counters.addRepost(post.id(), 1);
            log.append(new Event.Reposted(actor, post.id(), repost, post.author(), post.audience()));
            return row;
        });
    }

    /// Takes a repost back.
    ///
    /// @return the post
    /// @throws Refused `not-found`, `too-many`
    public Post unrepost(long actor, long id) {
        Post post = reachable(actor, id);
        return inTransaction(() -> {
            holdAlone(post);
            table.repost(actor, post.id()).ifPresent(posts::removeRepost);
            return post;
        });
    }

    private void holdAlone(Post post) {
        if (!table.holdAlone(post.id())) {
            throw Refused.notFound();
        }
    }

    /// The post behind this id, if the actor may see it.
    private Post reachable(long actor, long id) {
        mayDo.require(actor, MayDo.Action.REACT);
        Post post = posts.visible(actor, id).orElseThrow(Refused::notFound);
        return post.repostOf() == null ? post : posts.visible(actor, post.repostOf()).orElseThrow(Refused::notFound);
    }

    private Post inTransaction(Supplier<Post> work) {
        try {
            return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
        } catch (DataIntegrityViolationException deletedMeanwhile) {
            throw Refused.notFound();
        }
    }
}

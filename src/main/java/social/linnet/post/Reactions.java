package social.linnet.post;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.log.append.Appender;
import social.linnet.moderation.CanSee;
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
    private final Ids ids;
    private final Flights flights;
    private final TransactionTemplate transaction;

    Reactions(JdbcClient jdbc, PostTable table, Posts posts, Counters counters, MayDo mayDo, Appender log, Ids ids,
              Flights flights, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.table = table;
        this.posts = posts;
        this.counters = counters;
        this.mayDo = mayDo;
        this.log = log;
        this.ids = ids;
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
            int fresh = jdbc.sql("""
                    insert into post.liked (id, post, account) values (:id, :post, :account) on conflict do nothing
                    """).param("id", ids.next()).param("post", post.id()).param("account", actor).update();
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

    /// Reposts a post for all whom it is for.
    public Post repost(long actor, long id) {
        return reposted(actor, id, null);
    }

    /// Reposts a post to one's followers.
    ///
    /// @param wish who may know of it; if that is more than the post is for, those alone
    /// @return the repost, also when there was one already
    /// @throws Refused `not-found`, `repost-not-public`, `repost-not-direct`, `too-many`
    public Post repost(long actor, long id, Audience wish) {
        if (!CanSee.reachesFollowers(wish)) {
            throw Refused.invalid("repost-not-direct");
        }
        return reposted(actor, id, wish);
    }

    private Post reposted(long actor, long id, @Nullable Audience wish) {
        Post post = reachable(actor, id);
        if (!MayDo.repost(actor, post.author(), post.audience())) {
            throw Refused.forbidden("repost-not-public");
        }
        Audience audience = wish == null ? post.audience() : MayDo.repostFor(wish, post.audience());
        return inTransaction(() -> {
            // of two at once one waits here, and then finds the other's
            holdAlone(post);
            Optional<Post> already = table.repost(actor, post.id());
            if (already.isPresent()) {
                return already.get();
            }
            long repost = flights.next(actor);
            Post row = new Post(repost, actor, Words.of(""), Permissions.of(audience), repost, null, null,
                    post.id(), null, List.of(), List.of(), null, null, Ids.timeOf(repost), null);
            table.insert(row);
            if (CanSee.isCounted(audience)) {
                counters.addRepost(post.id(), 1);
            }
            log.append(new Event.Reposted(actor, post.id(), repost, post.author(), audience));
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
        return posts.visibleInner(actor, id).orElseThrow(Refused::notFound);
    }

    /// The posts that this account liked, the newest like first. The page's bounds are ids of likes.
    public List<Placed> likedBy(long account, Paging page) {
        return placed(jdbc.sql(page.fromBelow() ? """
                select id, post from (
                    select id, post from post.liked
                    where account = :of and id > :min and (:max::bigint is null or id < :max)
                    order by id limit :limit) lowest
                order by id desc
                """ : """
                select id, post from post.liked
                where account = :of and (:max::bigint is null or id < :max) and (:since::bigint is null or id > :since)
                order by id desc limit :limit
                """), account, page);
    }

    /// A post that several like.
    ///
    /// @param place the newest of their likes
    /// @param by    who they are, the last one first
    public record Liked(long place, long post, List<Long> by) {
    }

    /// How many of each account's likes are looked at, the last ones.
    private static final int LIKES_OF_EACH = 100;

    /// What these accounts liked lately and this one did not write, what was liked last first; no post twice, over all
    /// pages.
    ///
    /// @param before the place below which the page is, or null
    public List<Liked> likedAmong(Collection<Long> accounts, long notBy, @Nullable Long before, int limit) {
        return jdbc.sql("""
                select max(l.id) as place, l.post, array_agg(l.account order by l.id desc) as by
                from unnest(:accounts::bigint[]) a (account) cross join lateral (
                    select id, post, account from post.liked where account = a.account order by id desc limit :each) l
                join post.post p on p.id = l.post and p.author <> :notBy
                group by l.post having :before::bigint is null or max(l.id) < :before
                order by place desc limit :limit
                """).param("accounts", accounts.toArray(Long[]::new)).param("each", LIKES_OF_EACH)
                .param("notBy", notBy).param("before", before).param("limit", limit)
                .query((row, _) -> new Liked(row.getLong(1), row.getLong(2), List.of((Long[]) row.getArray(3).getArray())))
                .list();
    }

    /// The accounts that liked this post and did not block who asks, the newest like first. The page's bounds are ids of
    /// likes.
    public List<Placed> likers(long post, CanSee.Reach reach, Paging page) {
        return placed(jdbc.sql(page.fromBelow() ? """
                select id, account from (
                    select id, account from post.liked
                    where post = :of and id > :min and (:max::bigint is null or id < :max)
                      and account <> all(:blockedBy)
                    order by id limit :limit) lowest
                order by id desc
                """ : """
                select id, account from post.liked
                where post = :of and (:max::bigint is null or id < :max) and (:since::bigint is null or id > :since)
                  and account <> all(:blockedBy)
                order by id desc limit :limit
                """).param("blockedBy", reach.blockedBy().toArray(Long[]::new)), post, page);
    }

    /// Ids of the reposts of this post within this reach, the newest first. Reposts name nobody.
    public List<Long> repostsOf(long post, CanSee.Reach reach, Paging page) {
        return placed(jdbc.sql(page.fromBelow() ? """
                select id, author from (
                    select id, author from post.post
                    where repost_of = :of and id > :min and (:max::bigint is null or id < :max)
                      and (author = :viewer::bigint or author <> all(:blockedBy) and (audience = any(:byAnybody)
                           or author = any(:followed) and audience = any(:byFollowed)))
                    order by id limit :limit) lowest
                order by id desc
                """ : """
                select id, author from post.post
                where repost_of = :of and (:max::bigint is null or id < :max) and (:since::bigint is null or id > :since)
                  and (author = :viewer::bigint or author <> all(:blockedBy) and (audience = any(:byAnybody)
                       or author = any(:followed) and audience = any(:byFollowed)))
                order by id desc limit :limit
                """).param("viewer", reach.viewer()).params(reach.parameters()), post, page).stream()
                .map(Placed::place).toList();
    }

    private static List<Placed> placed(JdbcClient.StatementSpec statement, long of, Paging page) {
        return statement.param("of", of).param("max", page.maxId()).param("since", page.sinceId())
                .param("min", page.minId()).param("limit", page.limit())
                .query((row, n) -> new Placed(row.getLong(1), row.getLong(2))).list();
    }

    private Post inTransaction(Supplier<Post> work) {
        try {
            return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
        } catch (DataIntegrityViolationException deletedMeanwhile) {
            throw Refused.notFound();
        }
    }
}

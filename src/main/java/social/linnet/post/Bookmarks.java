package social.linnet.post;

import java.util.List;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.moderation.MayDo;

/// What somebody keeps for later. Nobody else ever knows of it.
@Service
public class Bookmarks {

    private final JdbcClient jdbc;
    private final Posts posts;
    private final MayDo mayDo;
    private final Ids ids;

    Bookmarks(JdbcClient jdbc, Posts posts, MayDo mayDo, Ids ids) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.mayDo = mayDo;
        this.ids = ids;
    }

    /// Keeps a post. Doing it twice is doing it once. A repost's id stands for the post.
    ///
    /// @return the post
    /// @throws Refused `not-found`, `too-many`
    public Post keep(long account, long id) {
        mayDo.require(account, MayDo.Action.REACT);
        Post post = posts.visibleInner(account, id).orElseThrow(Refused::notFound);
        try {
            jdbc.sql("""
                    insert into post.bookmark (id, account, post) values (:id, :account, :post) on conflict do nothing
                    """).param("id", ids.next()).param("account", account).param("post", post.id()).update();
        } catch (DataIntegrityViolationException deletedMeanwhile) {
            throw Refused.notFound();
        }
        return post;
    }

    /// Keeps a post no more.
    ///
    /// @return the post
    /// @throws Refused `not-found`, `too-many`
    public Post drop(long account, long id) {
        mayDo.require(account, MayDo.Action.REACT);
        Post post = posts.visibleInner(account, id).orElseThrow(Refused::notFound);
        jdbc.sql("delete from post.bookmark where account = :account and post = :post")
                .param("account", account).param("post", post.id()).update();
        return post;
    }

    /// The posts that this account keeps, the newest bookmark first. The page's bounds are ids of bookmarks.
    public List<Placed> of(long account, Paging page) {
        return jdbc.sql(page.fromBelow() ? """
                select id, post from (
                    select id, post from post.bookmark
                    where account = :account and id > :min and (:max::bigint is null or id < :max)
                    order by id limit :limit) lowest
                order by id desc
                """ : """
                select id, post from post.bookmark
                where account = :account and (:max::bigint is null or id < :max)
                  and (:since::bigint is null or id > :since)
                order by id desc limit :limit
                """)
                .param("account", account).param("max", page.maxId()).param("since", page.sinceId())
                .param("min", page.minId()).param("limit", page.limit())
                .query((row, n) -> new Placed(row.getLong(1), row.getLong(2))).list();
    }
}

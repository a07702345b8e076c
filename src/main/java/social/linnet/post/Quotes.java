package social.linnet.post;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Event;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.log.append.Appender;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.MayDo;
import social.linnet.moderation.QuotePolicy;

/// What an author decides about those who quote them. A post is quoted by publishing one ([Draft#quoteOf]).
@Service
public class Quotes {

    private final JdbcClient jdbc;
    private final Posts posts;
    private final PostTable table;
    private final Counters counters;
    private final MayDo mayDo;
    private final Appender log;
    private final List<PermissionsListener> listeners;
    private final TransactionTemplate transaction;

    Quotes(JdbcClient jdbc, Posts posts, PostTable table, Counters counters, MayDo mayDo, Appender log,
           List<PermissionsListener> listeners, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.table = table;
        this.counters = counters;
        this.mayDo = mayDo;
        this.log = log;
        this.listeners = listeners;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Ids of the posts that quote this one, were not detached, and are within this reach, newest first.
    public List<Long> of(long post, CanSee.Reach reach, Paging page) {
        return jdbc.sql(page.fromBelow() ? """
                select id from (
                    select id from post.post
                    where quote_of = :post and not quote_detached and id > :min and (:max::bigint is null or id < :max)
                      and (author = :viewer::bigint or author <> all(:blockedBy) and (audience = any(:byAnybody)
                           or author = any(:followed) and audience = any(:byFollowed)
                           or :viewer::bigint = any(mentions)))
                    order by id limit :limit) lowest
                order by id desc
                """ : """
                select id from post.post
                where quote_of = :post and not quote_detached and (:max::bigint is null or id < :max)
                  and (:since::bigint is null or id > :since)
                  and (author = :viewer::bigint or author <> all(:blockedBy) and (audience = any(:byAnybody)
                       or author = any(:followed) and audience = any(:byFollowed)
                       or :viewer::bigint = any(mentions)))
                order by id desc limit :limit
                """).param("post", post).param("viewer", reach.viewer()).params(reach.parameters())
                .param("max", page.maxId()).param("since", page.sinceId()).param("min", page.minId())
                .param("limit", page.limit()).query(Long.class).list();
    }

    /// Takes the actor's own post out of a post that quotes it. The other keeps its own words.
    ///
    /// @return the post that quoted it
    /// @throws Refused `not-found` when there is no such post or it does not quote that one, `not-yours`, `too-many`
    public Post detach(long actor, long quoted, long quoting) {
        mayDo.require(actor, MayDo.Action.REACT);
        own(actor, quoted);
        return java.util.Objects.requireNonNull(transaction.execute(_ -> {
            // found among what quotes one's own, also when one may not see it: they show it to others
            Post post = table.lock(quoting).orElseThrow(Refused::notFound);
            Post.Quote quote = post.quote();
            if (quote == null || quote.post() != quoted) {
                throw Refused.notFound();
            }
            if (!quote.detached()) {
                jdbc.sql("update post.post set quote_detached = true where id = :id").param("id", quoting).update();
                if (CanSee.isCounted(post.audience())) {
                    counters.addQuote(quoted, -1);
                }
                log.append(new Event.QuoteDetached(actor, quoting, quoted, post.author(), post.audience()));
            }
            return post;
        }));
    }

    /// Changes who may quote a post from now on. What quotes it already stays.
    ///
    /// @throws Refused `not-found`, `not-yours`, `too-many`
    public void permit(long actor, long id, QuotePolicy policy) {
        mayDo.require(actor, MayDo.Action.REACT);
        Post post = own(actor, id);
        jdbc.sql("update post.post set quote_policy = :policy where id = :id").param("id", id)
                .param("policy", MayDo.quotePolicy(post.audience(), policy).name()).update();
        listeners.forEach(listener -> listener.permissionsChanged(id));
    }

    private Post own(long actor, long id) {
        Post post = posts.visible(actor, id).orElseThrow(Refused::notFound);
        if (post.author() != actor) {
            throw Refused.forbidden("not-yours");
        }
        if (post.repostOf() != null) {
            throw Refused.notFound();
        }
        return post;
    }
}

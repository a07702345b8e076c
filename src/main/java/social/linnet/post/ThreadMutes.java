package social.linnet.post;

import java.util.Collection;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.event.Refused;
import social.linnet.moderation.MayDo;

/// Threads that somebody wants to hear no more of: their posts are still shown, but tell nothing.
@Service
public class ThreadMutes {

    private final JdbcClient jdbc;
    private final Posts posts;
    private final MayDo mayDo;

    ThreadMutes(JdbcClient jdbc, Posts posts, MayDo mayDo) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.mayDo = mayDo;
    }

    /// Mutes the thread of a post. Doing it twice is doing it once.
    ///
    /// @return the post
    /// @throws Refused `not-found`, `too-many`
    public Post mute(long account, long id) {
        Post post = post(account, id);
        jdbc.sql("insert into post.thread_mute (thread, account) values (:thread, :account) on conflict do nothing")
                .param("thread", post.thread()).param("account", account).update();
        return post;
    }

    /// Hears of the thread of a post again.
    ///
    /// @return the post
    /// @throws Refused `not-found`, `too-many`
    public Post unmute(long account, long id) {
        Post post = post(account, id);
        jdbc.sql("delete from post.thread_mute where thread = :thread and account = :account")
                .param("thread", post.thread()).param("account", account).update();
        return post;
    }

    private Post post(long account, long id) {
        mayDo.require(account, MayDo.Action.REACT);
        return posts.visibleInner(account, id).orElseThrow(Refused::notFound);
    }

    /// Which of these accounts muted the thread that this post belongs to.
    public Set<Long> mutedBy(long post, Collection<Long> accounts) {
        if (accounts.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("""
                select account from post.thread_mute
                where thread = (select thread from post.post where id = :post) and account = any((select :accounts)::bigint[])
                """).param("post", post).param("accounts", accounts.toArray(Long[]::new)).query(Long.class).list());
    }
}

package social.linnet.assistant.context;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Refused;
import social.linnet.post.Post;
import social.linnet.post.Posts;

/// What authors keep from the assistant: everything they write, or single posts. It then neither answers there nor reads nor
/// quotes it, from the next question on; what it said before is taken back.
@Service
public class Vetoes {

    private final JdbcClient jdbc;
    private final VetoTable table;
    private final Posts posts;

    Vetoes(JdbcClient jdbc, VetoTable table, Posts posts) {
        this.jdbc = jdbc;
        this.table = table;
        this.posts = posts;
    }

    /// Whether this account keeps everything from it.
    public boolean isSilent(long account) {
        return jdbc.sql("select exists (select 1 from assistant.veto where account = :account and post = 0)")
                .param("account", account).query(Boolean.class).single();
    }

    /// Whether its author keeps this one post from it, whatever holds for the others.
    public boolean isSilent(Post post) {
        return jdbc.sql("select exists (select 1 from assistant.veto where account = :account and post = :post)")
                .param("account", post.author()).param("post", post.id()).query(Boolean.class).single();
    }

    /// Keeps everything of this account from it, or lets it read again.
    @Transactional
    public void everything(long account, boolean silent) {
        table.set(account, VetoTable.EVERYTHING, silent);
    }

    /// Keeps one post from it, or lets it read that one again.
    ///
    /// @throws Refused `not-found`, `not-yours`
    @Transactional
    public void post(long account, long post, boolean silent) {
        Post seen = posts.visible(account, post).orElseThrow(Refused::notFound);
        if (seen.author() != account || seen.repostOf() != null) {
            throw Refused.forbidden("not-yours");
        }
        table.set(account, post, silent);
    }

    /// The ids of those that their authors keep from it, in one query.
    public Set<Long> among(Collection<Post> asked) {
        if (asked.isEmpty()) {
            return Set.of();
        }
        record Veto(long account, long post) {
        }
        List<Veto> vetoes = jdbc.sql("""
                select account, post from assistant.veto
                where account = any((select :authors)::bigint[]) and (post = 0 or post = any((select :posts)::bigint[]))
                """).param("authors", asked.stream().map(Post::author).distinct().toArray(Long[]::new))
                .param("posts", asked.stream().map(Post::id).toArray(Long[]::new))
                .query((row, n) -> new Veto(row.getLong(1), row.getLong(2))).list();
        Set<Long> silent = new HashSet<>();
        for (Post post : asked) {
            if (vetoes.contains(new Veto(post.author(), VetoTable.EVERYTHING)) || vetoes.contains(new Veto(post.author(), post.id()))) {
                silent.add(post.id());
            }
        }
        return silent;
    }

    /// What a post that is gone for good leaves behind.
    public void forget(long post) {
        jdbc.sql("delete from assistant.veto where post = :post and post <> 0").param("post", post).update();
    }
}

package social.linnet.assistant.context;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.graph.BlockListener;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.PublishingListener;

/// Writes what authors keep from the assistant. What they keep from it before it is published is kept from it before
/// anybody, and it among them, can see the post at all. Who blocks it keeps everything from it.
@Component
class VetoTable implements PublishingListener, BlockListener {

    /// In the place of a post: all that an account writes.
    static final long EVERYTHING = 0;

    private final JdbcClient jdbc;
    private final Self self;

    VetoTable(JdbcClient jdbc, Self self) {
        this.jdbc = jdbc;
        this.self = self;
    }

    @Override
    public void published(Draft draft, Post post) {
        if (draft.silent()) {
            set(post.author(), post.id(), true);
        }
    }

    /// What keeps them apart is known by the block itself, and ends with it.
    @Override
    public void blocked(long blocker, long blocked) {
        if (blocked == self.account()) {
            takeBack(blocker, EVERYTHING);
        }
    }

    /// What the assistant said of that before is taken back by the same stroke.
    void set(long account, long post, boolean silent) {
        jdbc.sql(silent ? "insert into assistant.veto (account, post) values (:account, :post) on conflict do nothing"
                : "delete from assistant.veto where account = :account and post = :post")
                .param("account", account).param("post", post).update();
        if (silent) {
            takeBack(account, post);
        }
    }

    private void takeBack(long account, long post) {
        jdbc.sql("""
                insert into assistant.upkeep (answer, why)
                select distinct answer, 'SOURCE_GONE' from assistant.rested
                where author = :account and (:post = 0 or post = :post)
                on conflict (answer) do update set why = excluded.why, change = excluded.change, claimed_until = null
                """).param("account", account).param("post", post).update();
    }
}

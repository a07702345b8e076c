package social.linnet.assistant;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.account.Erasing;
import social.linnet.assistant.context.Self;
import social.linnet.event.Refused;
import social.linnet.post.Posts;

/// Destroys what an account that goes for good asked the assistant, what it was told, and every answer that rests on what it
/// wrote.
@Component
class Eraser implements Erasing {

    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final Upkeep upkeep;
    private final Posts posts;
    private final Self self;

    Eraser(JdbcClient jdbc, Upkeep upkeep, Posts posts, Self self) {
        this.jdbc = jdbc;
        this.upkeep = upkeep;
        this.posts = posts;
        this.self = self;
    }

    @Override
    public boolean erase(long account) {
        List<Long> answers = jdbc.sql("""
                select a.post from assistant.answer a join assistant.question q on q.post = a.question where q.asker = :account
                union select answer from assistant.rested where author = :account
                limit :limit
                """).param("account", account).param("limit", BATCH).query(Long.class).list();
        answers.forEach(upkeep::takeBack);
        List<Long> whispers = jdbc.sql("select post from assistant.whisper where person = :account limit :limit")
                .param("account", account).param("limit", BATCH).query(Long.class).list();
        whispers.forEach(this::unsay);
        if (answers.size() == BATCH || whispers.size() == BATCH) {
            return true;
        }
        jdbc.sql("delete from assistant.question where asker = :account").param("account", account).update();
        jdbc.sql("delete from assistant.chat where owner = :account").param("account", account).update();
        jdbc.sql("delete from assistant.exchange_source where author = :account").param("account", account).update();
        jdbc.sql("delete from assistant.veto where account = :account").param("account", account).update();
        jdbc.sql("delete from assistant.proposal where owner = :account").param("account", account).update();
        jdbc.sql("delete from assistant.preference where person = :account").param("account", account).update();
        return false;
    }

    private void unsay(long post) {
        try {
            posts.delete(self.account(), post);
        } catch (Refused gone) {
            // deleted before: nothing is left to do but to forget it
        }
        jdbc.sql("delete from assistant.whisper where post = :post").param("post", post).update();
    }
}

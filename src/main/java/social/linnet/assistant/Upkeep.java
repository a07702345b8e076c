package social.linnet.assistant;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.assistant.context.Self;
import social.linnet.event.Refused;
import social.linnet.post.Posts;

/// Keeps answers true to what they rest on. When a post that one cites is gone, or is no more to be read by the assistant,
/// the answer is taken back: its text may hold words of that post, and so may every version of it. When one was changed, the
/// question is answered anew, as a new version.
@Component
class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final int LEASE_SECONDS = 120;

    private final JdbcClient jdbc;
    private final Answers answers;
    private final QuestionTable table;
    private final Posts posts;
    private final Whispers whispers;
    private final Self self;
    private final TransactionTemplate transaction;

    Upkeep(JdbcClient jdbc, Answers answers, QuestionTable table, Posts posts, Whispers whispers, Self self,
           PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.table = table;
        this.posts = posts;
        this.whispers = whispers;
        this.self = self;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// An answer that something is to be done about.
    record Due(long answer, Answer.Correction why) {
    }

    /// A post was deleted.
    void gone(long post) {
        jdbc.sql("""
                insert into assistant.upkeep (answer, why) select distinct answer, 'SOURCE_GONE' from assistant.source where post = :post
                on conflict (answer) do update set why = excluded.why, claimed_until = null
                """).param("post", post).update();
    }

    /// All posts of somebody are seen no more.
    void authorGone(long author) {
        jdbc.sql("""
                insert into assistant.upkeep (answer, why)
                select distinct answer, 'SOURCE_GONE' from assistant.source where author = :author
                on conflict (answer) do update set why = excluded.why, claimed_until = null
                """).param("author", author).update();
    }

    /// A post was changed.
    void changed(long post) {
        jdbc.sql("""
                insert into assistant.upkeep (answer, why)
                select distinct answer, 'SOURCE_CHANGED' from assistant.source where post = :post
                on conflict do nothing
                """).param("post", post).update();
    }

    /// A post was deleted that may have been an answer.
    void removed(long post) {
        answers.find(post).ifPresent(answer -> {
            table.withdraw(answer.question());
            answers.forget(post);
        });
    }

    /// The next answer that something is to be done about; nobody else gets it for a while.
    Optional<Due> claim() {
        return jdbc.sql("""
                update assistant.upkeep set claimed_until = now() + make_interval(secs => :lease)
                where answer = (select answer from assistant.upkeep where claimed_until is null or claimed_until < now()
                                order by noted_at limit 1 for update skip locked)
                returning answer, why
                """).param("lease", LEASE_SECONDS)
                .query((row, n) -> new Due(row.getLong(1), Answer.Correction.valueOf(row.getString(2)))).optional();
    }

    /// Nothing more is to be done about it.
    void done(long answer) {
        jdbc.sql("delete from assistant.upkeep where answer = :answer").param("answer", answer).update();
    }

    /// Takes an answer back, and tells whoever asked.
    void takeBack(long post) {
        Optional<Question> question = answers.find(post).flatMap(answer -> table.find(answer.question()));
        try {
            transaction.executeWithoutResult(status -> {
                question.ifPresent(asked -> table.withdraw(asked.post()));
                answers.forget(post);
                if (posts.find(post).isPresent()) {
                    posts.delete(self.account(), post);
                }
            });
        } catch (Refused gone) {
            LOG.debug("An answer was gone before it was taken back: {}", gone.key());
        }
        question.ifPresent(whispers::takenBack);
    }
}

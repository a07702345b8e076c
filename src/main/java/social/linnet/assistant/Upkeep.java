package social.linnet.assistant;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.assistant.context.Evidence;
import social.linnet.assistant.context.Self;
import social.linnet.event.Refused;
import social.linnet.post.Posts;

/// Keeps answers true to what they rest on. When a post whose words one holds is gone, or is no more to be read by the
/// assistant, the answer is taken back, and every version of it with it. When one of them was changed, the question is
/// answered anew, as a new version; as long as no model does that it is tried again, ever more seldom and not for ever.
@Component
class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final int LEASE_SECONDS = 120;
    /// How often in vain an answer is made anew before it says itself that something changed.
    static final int TRIES_UNTIL_SAID = 3;
    /// How often in vain an answer is made anew: within some days.
    static final int MOST_TRIES = 12;
    /// Up to which version an answer is made anew at once; then after a pause, which doubles from two minutes to a day.
    static final int VERSIONS_AT_ONCE = 4;
    /// How far the clocks of those who say when something happened may be apart, and then some.
    private static final Duration APART = Duration.ofMinutes(10);
    private static final int LONGEST_PAUSE_SECONDS = 24 * 60 * 60;

    private final JdbcClient jdbc;
    private final Answers answers;
    private final QuestionTable table;
    private final Evidence evidence;
    private final Posts posts;
    private final Whispers whispers;
    private final Self self;
    private final TransactionTemplate transaction;

    Upkeep(JdbcClient jdbc, Answers answers, QuestionTable table, Evidence evidence, Posts posts, Whispers whispers, Self self,
           PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.table = table;
        this.evidence = evidence;
        this.posts = posts;
        this.whispers = whispers;
        this.self = self;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// An answer that something is to be done about.
    ///
    /// @param change which change of what it rests on this is about
    record Due(long answer, Answer.Correction why, long change) {
    }

    /// A post was deleted.
    void gone(long post) {
        jdbc.sql("""
                insert into assistant.upkeep (answer, why) select answer, 'SOURCE_GONE' from assistant.rested where post = :post
                on conflict (answer) do update set why = excluded.why, change = excluded.change, claimed_until = null
                """).param("post", post).update();
    }

    /// All posts of somebody are seen no more.
    ///
    /// @param at when; what was said well after that has been said since they are back
    void authorGone(long author, Instant at) {
        jdbc.sql("""
                insert into assistant.upkeep (answer, why)
                select post, 'SOURCE_GONE' from assistant.answer
                where post in (select answer from assistant.rested where author = :author)
                  and coalesce(corrected_at, to_timestamp((post >> 16) / 1000.0)) < :before
                on conflict (answer) do update set why = excluded.why, change = excluded.change, claimed_until = null
                """).param("author", author).param("before", Timestamp.from(at.plus(APART))).update();
    }

    /// A post was changed. What changes all the time is waited for: each new version costs an answer, and whoever asked its
    /// share of what may be asked.
    ///
    /// @param at when; what was said well after that knows of it, however often the log tells of it again
    void changed(long post, Instant at) {
        changed(post, at, null);
    }

    /// Something of a profile was changed, which matters where it says something else now than what was read of it.
    void profileChanged(long account, Instant at) {
        evidence.profile(account).ifPresent(words -> changed(account, at, words));
    }

    /// @param words what a profile says now, or null of a post
    private void changed(long post, Instant at, @Nullable String words) {
        jdbc.sql("""
                insert into assistant.upkeep (answer, why, claimed_until)
                select post, 'SOURCE_CHANGED', case when version > :atOnce
                       then corrected_at + make_interval(secs => least(:longest, :lease * power(2, version - :atOnce - 1))) end
                from assistant.answer
                where post in (select answer from assistant.rested where post = :post
                               and (:words::text is null or said is distinct from encode(sha256(convert_to(:words::text, 'UTF8')), 'hex')))
                  and coalesce(corrected_at, to_timestamp((post >> 16) / 1000.0)) < :before
                on conflict (answer) do update set change = excluded.change, tries = 0,
                    claimed_until = case when upkeep.claimed_until > now() + make_interval(secs => :lease) then excluded.claimed_until
                                    else upkeep.claimed_until end
                where upkeep.why = 'SOURCE_CHANGED'
                """).param("post", post).param("lease", LEASE_SECONDS).param("longest", LONGEST_PAUSE_SECONDS)
                .param("atOnce", VERSIONS_AT_ONCE).param("words", words).param("before", Timestamp.from(at.plus(APART))).update();
    }

    /// Something befell a post that one answer rests on.
    void note(long answer, Answer.Correction why) {
        jdbc.sql("""
                insert into assistant.upkeep (answer, why) values (:answer, :why)
                on conflict (answer) do update set why = excluded.why, change = excluded.change, claimed_until = null
                where upkeep.why <> 'SOURCE_GONE'
                """).param("answer", answer).param("why", why.name()).update();
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
                returning answer, why, change
                """).param("lease", LEASE_SECONDS)
                .query((row, n) -> new Due(row.getLong(1), Answer.Correction.valueOf(row.getString(2)), row.getLong(3))).optional();
    }

    /// Nothing more is to be done about it, unless something else befell it meanwhile: that is due at once.
    void done(Due due) {
        int over = jdbc.sql("delete from assistant.upkeep where answer = :answer and change = :change").param("answer", due.answer())
                .param("change", due.change()).update();
        if (over == 0) {
            jdbc.sql("update assistant.upkeep set claimed_until = null where answer = :answer").param("answer", due.answer()).update();
        }
    }

    /// It was tried in vain: the next time is after a pause, which doubles from two minutes to a day.
    ///
    /// @return how often it was tried in vain by now
    int failed(Due due) {
        return jdbc.sql("""
                update assistant.upkeep
                set tries = tries + 1,
                    claimed_until = now() + make_interval(secs => least(:longest, :first * power(2, tries)))
                where answer = :answer and change = :change
                returning tries
                """).param("longest", LONGEST_PAUSE_SECONDS).param("first", LEASE_SECONDS).param("answer", due.answer())
                .param("change", due.change()).query(Integer.class).optional().orElse(0);
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

package social.linnet.assistant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.ai.TextModel.Task;
import social.linnet.cache.RefreshAheadCache;
import social.linnet.log.AfterCommit;
import social.linnet.worker.Lease;

/// The SQL of `assistant.question`.
@Component
final class QuestionTable {

    /// How often a question is taken up before it is given up.
    static final int MAX_ATTEMPTS = 3;
    /// How many questions of one person are answered at once: the others are not to wait for theirs.
    static final int AT_ONCE = 2;

    /// The answer by itself, so that it is looked up by its key however many there are: a join is planned for ten questions,
    /// and reads every answer for one.
    private static final String READ = """
            q.post, q.asker, q.thread, q.focus, q.task, q.words, q.state, q.reason,
            (select a.post from assistant.answer a where a.question = coalesce(q.folded_into, q.post)) as answer""";

    private final JdbcClient jdbc;
    /// What each page of whoever asks wants to know, by post; also that a post asks nothing. What another program does to a
    /// question is seen within this time.
    private final RefreshAheadCache<Long, Optional<Question>> lately = new RefreshAheadCache<>(Duration.ofSeconds(5), 50_000, posts -> {
        Map<Long, Question> found = find(posts);
        return posts.stream().collect(Collectors.toMap(post -> post, post -> Optional.ofNullable(found.get(post))));
    });

    QuestionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Writes down that something is asked. Does nothing when that is known.
    void ask(long post, long asker, long thread, @Nullable Long focus, Asking asking, String key, Instant at) {
        jdbc.sql("""
                insert into assistant.question (post, asker, thread, focus, task, words, key, state, asked_at)
                values (:post, :asker, :thread, :focus, :task, :words, encode(sha256(convert_to(:key, 'UTF8')), 'hex'), 'QUEUED', :at)
                on conflict do nothing
                """).param("post", post).param("asker", asker).param("thread", thread).param("focus", focus)
                .param("task", asking.task().name()).param("words", asking.words()).param("key", key)
                .param("at", Timestamp.from(at)).update();
        isOtherwise(post);
    }

    /// It is read anew once this transaction has committed, beside: whoever asked looks soon.
    private void isOtherwise(long post) {
        AfterCommit.run(() -> {
            lately.forget(post);
            lately.readAhead(post);
        });
    }

    /// How far questions are, or were some seconds ago where another program is at them.
    Map<Long, Question> lately(Collection<Long> posts) {
        Map<Long, Question> found = new HashMap<>();
        lately.find(posts).forEach((post, known) -> known.ifPresent(question -> found.put(post, question)));
        return found;
    }

    /// Says that it asks something else now. What has no answer of its own is asked anew. What is answered, or just being
    /// answered, is nobody else's question any more: what was asked under its old words is not its answer.
    void reword(long post, Asking asking, String key) {
        jdbc.sql("""
                update assistant.question
                set task = :task, words = :words, reason = null, folded_into = null, attempts = 0,
                    key = case when state in ('RUNNING', 'ANSWERED') then 'reworded ' || post
                               else encode(sha256(convert_to(:key, 'UTF8')), 'hex') end,
                    state = case when state in ('RUNNING', 'ANSWERED') then state else 'QUEUED' end,
                    ended_at = case when state = 'ANSWERED' then ended_at end
                where post = :post
                """).param("post", post).param("task", asking.task().name()).param("words", asking.words()).param("key", key).update();
        isOtherwise(post);
    }

    /// The post that answers it, unless another question has that answer.
    Optional<Long> answerTo(long post) {
        return jdbc.sql("select post from assistant.answer where question = :post").param("post", post).query(Long.class).optional();
    }

    /// What waits is forgotten, since the log tells of it again; what is over stays so.
    void clearWaiting() {
        jdbc.sql("delete from assistant.question where state = 'QUEUED'").update();
    }

    Optional<Question> find(long post) {
        return Optional.ofNullable(find(List.of(post)).get(post));
    }

    Map<Long, Question> find(Collection<Long> posts) {
        Map<Long, Question> found = new HashMap<>();
        if (!posts.isEmpty()) {
            jdbc.sql("select " + READ + " from assistant.question q where q.post = any((select :posts)::bigint[])")
                    .param("posts", posts.toArray(Long[]::new)).query(QuestionTable::read).list()
                    .forEach(question -> found.put(question.post(), question));
        }
        return found;
    }

    private static Question read(ResultSet row, int n) throws SQLException {
        String reason = row.getString("reason");
        return new Question(row.getLong("post"), row.getLong("asker"), row.getLong("thread"), row.getObject("focus", Long.class),
                Task.valueOf(row.getString("task")), row.getString("words"), Question.State.valueOf(row.getString("state")),
                reason == null ? null : Question.Reason.valueOf(reason), row.getObject("answer", Long.class));
    }

    /// Questions that wait, with the posts that answered the same before.
    Map<Long, Long> answeredBefore() {
        Map<Long, Long> found = new HashMap<>();
        jdbc.sql("""
                select q.post, a.post from assistant.question q
                join assistant.question o on o.state = 'ANSWERED' and o.thread = q.thread and o.key = q.key
                join assistant.answer a on a.question = o.post
                where q.state = 'QUEUED'
                """).query(row -> {
                    found.put(row.getLong(1), row.getLong(2));
                });
        return found;
    }

    /// Says that a question has the answer that was given when the same was asked before.
    void fold(long post) {
        jdbc.sql("""
                update assistant.question q set state = 'FOLDED', folded_into = o.post, ended_at = now()
                from assistant.question o
                where q.post = :post and q.state = 'QUEUED' and o.state = 'ANSWERED' and o.thread = q.thread and o.key = q.key
                """).param("post", post).update();
        isOtherwise(post);
    }

    /// Says that a question that was asked before is the same as what this person asks, and as nobody else's; where that was so
    /// already, as no other at all.
    ///
    /// @return whether it still waited, and was the same as the other
    boolean setApart(long post, long askedBefore) {
        return jdbc.sql("""
                update assistant.question q
                set key = q.asker || ' apart ' || case when q.key like '% apart %' then q.post::text else q.key end
                from assistant.question o
                where q.post = :post and o.post = :before and q.state = 'QUEUED' and o.thread = q.thread and o.key = q.key
                """).param("post", post).param("before", askedBefore).update() == 1;
    }

    /// A question that a worker took up.
    ///
    /// @param attempts how often it was taken up, this time included
    record Claimed(Question question, int attempts) {
    }

    /// Takes the first question that waits, or that a dead worker left, and that nobody else is answering just now.
    Optional<Claimed> claim(UUID worker) {
        try {
            return jdbc.sql("""
                    update assistant.question q
                    set state = 'RUNNING', worker = :worker, attempts = attempts + 1, reason = null,
                        lease_until = now() + make_interval(secs => :lease)
                    where q.post = (
                        select w.post from assistant.question w
                        where (w.state = 'QUEUED' or w.state = 'RUNNING' and w.lease_until < now())
                          and not exists (select 1 from assistant.question o
                                          where o.thread = w.thread and o.key = w.key and o.post <> w.post
                                            and o.state in ('RUNNING', 'ANSWERED'))
                          and (w.state = 'RUNNING' or :atOnce > (select count(*) from assistant.question r
                                                                 where r.asker = w.asker and r.state = 'RUNNING'))
                        order by w.post limit 1 for update of w skip locked)
                    returning q.attempts,\s
                    """ + READ).param("worker", worker).param("lease", Lease.SECONDS).param("atOnce", AT_ONCE)
                    .query((row, n) -> new Claimed(read(row, n), row.getInt("attempts"))).optional();
        } catch (DuplicateKeyException anotherWasFaster) {
            return Optional.empty();
        }
    }

    /// Says that a worker is still at it.
    ///
    /// @return whether it is still its own
    boolean renew(long post, UUID worker) {
        return jdbc.sql("""
                update assistant.question set lease_until = now() + make_interval(secs => :lease)
                where post = :post and worker = :worker and state = 'RUNNING'
                """).param("post", post).param("worker", worker).param("lease", Lease.SECONDS).update() == 1;
    }

    /// Ends it, if it is still this worker's.
    boolean end(long post, UUID worker, Question.State state, Question.@Nullable Reason reason) {
        boolean isOver = jdbc.sql("""
                update assistant.question set state = :state, reason = :reason, worker = null, lease_until = null, ended_at = now()
                where post = :post and worker = :worker and state = 'RUNNING'
                """).param("post", post).param("worker", worker).param("state", state.name())
                .param("reason", reason == null ? null : reason.name()).update() == 1;
        isOtherwise(post);
        return isOver;
    }

    /// Puts it back for whoever comes next.
    void release(UUID worker) {
        jdbc.sql("""
                update assistant.question set state = 'QUEUED', worker = null, lease_until = null
                where worker = :worker and state = 'RUNNING'
                """).param("worker", worker).update();
    }

    /// Those of programs that are no more: on a database of one's own nobody else is at work.
    void releaseAll() {
        jdbc.sql("update assistant.question set state = 'QUEUED', worker = null, lease_until = null where state = 'RUNNING'").update();
    }

    /// Asks once more what gave no answer.
    boolean again(long post) {
        boolean isAsked = jdbc.sql("""
                update assistant.question set state = 'QUEUED', reason = null, attempts = 0, ended_at = null
                where post = :post and state in ('FAILED', 'DECLINED')
                """).param("post", post).update() == 1;
        isOtherwise(post);
        return isAsked;
    }

    /// Says that an answer is there no more.
    void withdraw(long post) {
        jdbc.sql("update assistant.question set state = 'WITHDRAWN' where post = :post and state = 'ANSWERED'")
                .param("post", post).update();
        isOtherwise(post);
    }

    /// What was asked in a post that is gone. That its answer stands, and keeps the same from being answered again, stays
    /// known; what it said does not.
    void forget(long post) {
        jdbc.sql("update assistant.question set words = '' where post = :post").param("post", post).update();
        jdbc.sql("delete from assistant.question where post = :post and state <> 'ANSWERED'").param("post", post).update();
        isOtherwise(post);
    }

    /// How many questions of somebody were answered within this time, or are just being answered.
    int answered(long asker, Duration within) {
        return jdbc.sql("""
                select count(*) from assistant.question
                where asker = :asker and (state = 'RUNNING' or state = 'ANSWERED' and ended_at > now() - make_interval(secs => :secs))
                """).param("asker", asker).param("secs", within.toSeconds()).query(Integer.class).single();
    }

    /// Whether somebody was told this within this time.
    boolean toldLately(long asker, Question.Reason reason, Duration within, long but) {
        return jdbc.sql("""
                select exists (select 1 from assistant.question
                    where asker = :asker and post <> :but and reason = :reason and ended_at > now() - make_interval(secs => :secs))
                """).param("asker", asker).param("reason", reason.name()).param("but", but)
                .param("secs", within.toSeconds()).query(Boolean.class).single();
    }
}

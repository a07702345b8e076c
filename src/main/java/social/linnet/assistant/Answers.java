package social.linnet.assistant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.ai.ModelName;
import social.linnet.assistant.context.Self;
import social.linnet.post.Post;

/// What the assistant said in public: which posts those are, who made the words and what they rest on.
@Component
public class Answers {

    private final JdbcClient jdbc;
    private final Self self;

    Answers(JdbcClient jdbc, Self self) {
        this.jdbc = jdbc;
        this.self = self;
    }

    /// Whether it is the assistant that did something.
    public boolean isAssistant(long account) {
        return account == self.account();
    }

    /// Those of these posts that are answers, by post; no query where the assistant wrote none of them.
    public Map<Long, Answer> among(Collection<Post> posts) {
        return of(posts.stream().filter(post -> isAssistant(post.author()) && post.repostOf() == null).map(Post::id).toList());
    }

    /// Those of these posts that are answers.
    public Map<Long, Answer> of(Collection<Long> posts) {
        if (posts.isEmpty()) {
            return Map.of();
        }
        Map<Long, Answer> found = new HashMap<>();
        jdbc.sql("""
                select a.post, a.question, a.provider, a.model, a.builtin, a.prompt, a.version, a.correction, a.corrected_at,
                       array(select array[s.number, s.post, s.author] from assistant.source s where s.answer = a.post order by s.number),
                       array(select array[r.post, r.author] from assistant.rested r where r.answer = a.post order by r.post)
                from assistant.answer a where a.post = any((select :posts)::bigint[])
                """).param("posts", posts.toArray(Long[]::new)).query((row, n) -> read(row)).list()
                .forEach(answer -> found.put(answer.post(), answer));
        return found;
    }

    /// One answer, by its post.
    public Optional<Answer> find(long post) {
        return Optional.ofNullable(of(List.of(post)).get(post));
    }

    private static Answer read(ResultSet row) throws SQLException {
        String correction = row.getString("correction");
        java.sql.Timestamp at = row.getTimestamp("corrected_at");
        return new Answer(row.getLong("post"), row.getLong("question"), new ModelName(row.getString("provider"), row.getString("model"),
                row.getBoolean("builtin")), row.getInt("prompt"), row.getInt("version"),
                correction == null ? null : Answer.Correction.valueOf(correction), at == null ? null : at.toInstant(),
                rows(row, 10).map(source -> new Answer.Source(Math.toIntExact(source[0]), source[1], source[2])).toList(),
                rows(row, 11).map(rested -> new Answer.Rested(rested[0], rested[1])).toList());
    }

    private static Stream<Long[]> rows(ResultSet row, int column) throws SQLException {
        return Stream.of((Object[]) row.getArray(column).getArray()).map(Long[].class::cast);
    }

    /// Keeps what was said, within the transaction that publishes it.
    void keep(Answer answer) {
        ModelName model = answer.model();
        jdbc.sql("""
                insert into assistant.answer (post, question, provider, model, builtin, prompt)
                values (:post, :question, :provider, :model, :builtin, :prompt)
                """).param("post", answer.post()).param("question", answer.question()).param("provider", model.provider())
                .param("model", model.model()).param("builtin", model.builtin()).param("prompt", answer.prompt()).update();
        keepSources(answer);
    }

    /// Keeps that it was corrected, within the transaction that does it.
    void correct(Answer answer, Answer.Correction why) {
        ModelName model = answer.model();
        jdbc.sql("""
                update assistant.answer set version = version + 1, correction = :why, corrected_at = now(), provider = :provider,
                       model = :model, builtin = :builtin, prompt = :prompt
                where post = :post
                """).param("post", answer.post()).param("why", why.name()).param("provider", model.provider())
                .param("model", model.model()).param("builtin", model.builtin()).param("prompt", answer.prompt()).update();
        jdbc.sql("delete from assistant.source where answer = :post").param("post", answer.post()).update();
        keepSources(answer);
    }

    /// What an earlier version rests on stays: it can be read.
    private void keepSources(Answer answer) {
        List<Answer.Source> sources = answer.sources();
        jdbc.sql("""
                insert into assistant.source (answer, number, post, author)
                select :answer, number, post, author from unnest(:numbers, :posts, :authors) as source (number, post, author)
                """).param("answer", answer.post()).param("numbers", sources.stream().map(Answer.Source::number).toArray(Integer[]::new))
                .param("posts", sources.stream().map(Answer.Source::post).toArray(Long[]::new))
                .param("authors", sources.stream().map(Answer.Source::author).toArray(Long[]::new)).update();
        List<Answer.Rested> rested = Stream.concat(answer.rested().stream(),
                sources.stream().map(source -> new Answer.Rested(source.post(), source.author()))).distinct().toList();
        jdbc.sql("""
                insert into assistant.rested (answer, post, author)
                select :answer, post, author from unnest(:posts, :authors) as rested (post, author)
                on conflict do nothing
                """).param("answer", answer.post()).param("posts", rested.stream().map(Answer.Rested::post).toArray(Long[]::new))
                .param("authors", rested.stream().map(Answer.Rested::author).toArray(Long[]::new)).update();
    }

    /// Keeps what profiles said that were read for an answer, within the same transaction: as a hash, which tells whether they say
    /// that still.
    ///
    /// @param profiles their words, by account
    void keepRead(long answer, Map<Long, String> profiles) {
        profiles.forEach((account, words) -> jdbc.sql("""
                update assistant.rested set said = encode(sha256(convert_to(:words, 'UTF8')), 'hex')
                where answer = :answer and post = :account
                """).param("answer", answer).param("account", account).param("words", words).update());
    }

    /// Says of an answer that something it rests on changed, and that it did not: the words are the caller's, within the same
    /// transaction. What a person corrected stays known as that.
    void outdated(long post) {
        jdbc.sql("""
                update assistant.answer
                set version = version + 1, corrected_at = now(),
                    correction = case correction when 'WRONG' then 'WRONG' else 'SOURCE_CHANGED_SINCE' end
                where post = :post
                """).param("post", post).update();
    }

    /// Forgets an answer whose post is gone.
    void forget(long post) {
        jdbc.sql("delete from assistant.answer where post = :post").param("post", post).update();
    }
}

package social.linnet.assistant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /// Those of these posts that are answers, by post; no query where the assistant wrote none of them.
    public Map<Long, Answer> among(Collection<Post> posts) {
        return of(posts.stream().filter(post -> post.author() == self.account() && post.repostOf() == null).map(Post::id).toList());
    }

    /// Those of these posts that are answers.
    public Map<Long, Answer> of(Collection<Long> posts) {
        if (posts.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Answer.Source>> sources = sources(posts);
        Map<Long, Answer> found = new HashMap<>();
        jdbc.sql("""
                select post, question, provider, model, builtin, prompt, version, correction, corrected_at
                from assistant.answer where post = any(:posts)
                """).param("posts", posts.toArray(Long[]::new)).query((row, n) -> read(row, sources)).list()
                .forEach(answer -> found.put(answer.post(), answer));
        return found;
    }

    /// One answer, by its post.
    public Optional<Answer> find(long post) {
        return Optional.ofNullable(of(List.of(post)).get(post));
    }

    private static Answer read(ResultSet row, Map<Long, List<Answer.Source>> sources) throws SQLException {
        String correction = row.getString("correction");
        java.sql.Timestamp at = row.getTimestamp("corrected_at");
        return new Answer(row.getLong("post"), row.getLong("question"), new ModelName(row.getString("provider"), row.getString("model"),
                row.getBoolean("builtin")), row.getInt("prompt"), row.getInt("version"),
                correction == null ? null : Answer.Correction.valueOf(correction), at == null ? null : at.toInstant(),
                sources.getOrDefault(row.getLong("post"), List.of()));
    }

    private Map<Long, List<Answer.Source>> sources(Collection<Long> answers) {
        Map<Long, List<Answer.Source>> found = new HashMap<>();
        jdbc.sql("select answer, number, post, author from assistant.source where answer = any(:answers) order by answer, number")
                .param("answers", answers.toArray(Long[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getLong(1), _ -> new java.util.ArrayList<>())
                            .add(new Answer.Source(row.getInt(2), row.getLong(3), row.getLong(4)));
                });
        return found;
    }

    /// The answers that rest on a post.
    List<Answer> restingOn(long post) {
        return List.copyOf(of(jdbc.sql("select distinct answer from assistant.source where post = :post").param("post", post)
                .query(Long.class).list()).values());
    }

    /// The answers that rest on what somebody wrote.
    List<Answer> restingOnAuthor(long author) {
        return List.copyOf(of(jdbc.sql("select distinct answer from assistant.source where author = :author").param("author", author)
                .query(Long.class).list()).values());
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

    private void keepSources(Answer answer) {
        for (Answer.Source source : answer.sources()) {
            jdbc.sql("insert into assistant.source (answer, number, post, author) values (:answer, :number, :post, :author)")
                    .param("answer", answer.post()).param("number", source.number()).param("post", source.post())
                    .param("author", source.author()).update();
        }
    }

    /// Forgets an answer whose post is gone.
    void forget(long post) {
        jdbc.sql("delete from assistant.answer where post = :post").param("post", post).update();
    }
}

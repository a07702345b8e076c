package social.linnet.assistant.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.ai.ModelName;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.Answer;
import social.linnet.assistant.Question.Reason;

/// The SQL of `assistant.chat` and `assistant.exchange`.
@Component
final class ChatTable {

    private final JdbcClient jdbc;

    ChatTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String id, long owner, @Nullable Long post, String title) {
        jdbc.sql("insert into assistant.chat (id, owner, post, title) values (:id, :owner, :post, :title)")
                .param("id", id).param("owner", owner).param("post", post).param("title", title).update();
    }

    /// Adds an exchange at the end of a chat, which the caller's transaction has locked.
    ///
    /// @param insteadOf the exchange whose question it asks anew, or null
    /// @param epoch     the epoch of consent in which it is asked
    void insert(String id, String chat, Task task, String asked, ModelName model, int prompt, @Nullable String insteadOf, long epoch) {
        jdbc.sql("""
                insert into assistant.exchange (id, chat, number, task, asked, state, provider, model, builtin, prompt, instead_of,
                                                asked_in)
                select :id, :chat, count(*) + 1, :task, :asked, 'RUNNING', :provider, :model, :builtin, :prompt, :insteadOf, :epoch
                from assistant.exchange where chat = :chat
                """).param("id", id).param("chat", chat).param("task", task.name()).param("asked", asked)
                .param("provider", model.provider()).param("model", model.model()).param("builtin", model.builtin())
                .param("prompt", prompt).param("insteadOf", insteadOf).param("epoch", epoch).update();
        jdbc.sql("update assistant.chat set used_at = now() where id = :chat").param("chat", chat).update();
    }

    /// Locks somebody's chat until the transaction ends.
    boolean lock(long owner, String chat) {
        return jdbc.sql("select 1 from assistant.chat where id = :chat and owner = :owner for update").param("chat", chat)
                .param("owner", owner).query(Integer.class).optional().isPresent();
    }

    Optional<Chat> find(long owner, String id) {
        return jdbc.sql("""
                select id, owner, post, title, created_at, used_at,
                       coalesce((select task from assistant.exchange where chat = chat.id and number = 1), 'ANSWER') as begun
                from assistant.chat where id = :id and owner = :owner
                """).param("id", id).param("owner", owner).query((row, n) -> chat(row)).optional()
                .map(chat -> new Chat(chat.id(), chat.owner(), chat.post(), chat.title(), chat.begun(), chat.createdAt(),
                        chat.usedAt(), exchanges(id)));
    }

    List<Chat> ofOwner(long owner, int offset, int limit) {
        return jdbc.sql("""
                select id, owner, post, title, created_at, used_at,
                       coalesce((select task from assistant.exchange where chat = chat.id and number = 1), 'ANSWER') as begun
                from assistant.chat where owner = :owner
                order by used_at desc, place desc offset :offset limit :limit
                """).param("owner", owner).param("offset", offset).param("limit", limit).query((row, n) -> chat(row)).list();
    }

    private static Chat chat(ResultSet row) throws SQLException {
        return new Chat(row.getString("id"), row.getLong("owner"), row.getObject("post", Long.class), row.getString("title"),
                Task.valueOf(row.getString("begun")), row.getTimestamp("created_at").toInstant(), row.getTimestamp("used_at").toInstant(), List.of());
    }

    private List<Exchange> exchanges(String chat) {
        List<Exchange> found = jdbc.sql("""
                select id, chat, number, task, asked, said, state, reason, provider, model, builtin, prompt, open, replaced, rating,
                       why, created_at
                from assistant.exchange where chat = :chat order by number
                """).param("chat", chat).query((row, n) -> exchange(row)).list();
        return sourced(found);
    }

    Optional<Exchange> exchange(long owner, String id) {
        return sourced(jdbc.sql("""
                select e.id, e.chat, e.number, e.task, e.asked, e.said, e.state, e.reason, e.provider, e.model, e.builtin, e.prompt,
                       e.open, e.replaced, e.rating, e.why, e.created_at
                from assistant.exchange e join assistant.chat c on c.id = e.chat
                where e.id = :id and c.owner = :owner
                """).param("id", id).param("owner", owner).query((row, n) -> exchange(row)).list()).stream().findFirst();
    }

    private static Exchange exchange(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String rating = row.getString("rating");
        String why = row.getString("why");
        return new Exchange(row.getString("id"), row.getString("chat"), row.getInt("number"), Task.valueOf(row.getString("task")),
                row.getString("asked"), row.getString("said"), Exchange.State.valueOf(row.getString("state")),
                reason == null ? null : Reason.valueOf(reason), new ModelName(row.getString("provider"), row.getString("model"),
                row.getBoolean("builtin")), row.getInt("prompt"), row.getBoolean("open"), row.getBoolean("replaced"),
                rating == null ? null : Exchange.Rating.valueOf(rating), why == null ? "" : why, List.of(),
                row.getTimestamp("created_at").toInstant());
    }

    private List<Exchange> sourced(List<Exchange> exchanges) {
        Map<String, List<Answer.Source>> sources = sources(exchanges.stream().map(Exchange::id).toList());
        return exchanges.stream().map(one -> new Exchange(one.id(), one.chat(), one.number(), one.task(), one.asked(), one.said(),
                one.state(), one.reason(), one.model(), one.prompt(), one.isOpen(), one.isReplaced(), one.rating(), one.why(),
                sources.getOrDefault(one.id(), List.of()), one.createdAt())).toList();
    }

    private Map<String, List<Answer.Source>> sources(Collection<String> exchanges) {
        Map<String, List<Answer.Source>> found = new HashMap<>();
        if (!exchanges.isEmpty()) {
            jdbc.sql("""
                    select exchange, number, post, author from assistant.exchange_source where exchange = any(:exchanges)
                    order by exchange, number
                    """).param("exchanges", exchanges.toArray(String[]::new)).query(row -> {
                        found.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                                .add(new Answer.Source(row.getInt(2), row.getLong(3), row.getLong(4)));
                    });
        }
        return found;
    }

    /// The posts whose words these answers hold, cited or not, by answer. Those that are gone stay known.
    Map<String, Set<Long>> rested(Collection<String> exchanges) {
        Map<String, Set<Long>> found = new HashMap<>();
        jdbc.sql("select exchange, post from assistant.exchange_rested where exchange = any(:exchanges)")
                .param("exchanges", exchanges.toArray(String[]::new)).query(row -> {
                    found.computeIfAbsent(row.getString(1), _ -> new HashSet<>()).add(row.getLong(2));
                });
        return found;
    }

    /// Keeps an answer, unless it was taken back meanwhile.
    ///
    /// @param others whether words of others were before the model, those of `earlier` exchanges aside
    /// @param rested the posts whose words it holds, cited or not
    void said(String id, String words, boolean open, boolean others, List<String> earlier, List<Answer.Source> sources,
              Collection<Long> rested) {
        int kept = jdbc.sql("""
                update assistant.exchange
                set said = :said, open = :open, state = 'SAID',
                    others = :others or exists (select 1 from assistant.exchange before where before.id = any(:earlier) and before.others)
                where id = :id and state = 'RUNNING'
                """).param("id", id).param("said", words).param("open", open).param("others", others)
                .param("earlier", earlier.toArray(String[]::new)).update();
        if (kept == 1) {
            for (Answer.Source source : sources) {
                jdbc.sql("insert into assistant.exchange_source (exchange, number, post, author) values (:id, :number, :post, :author)")
                        .param("id", id).param("number", source.number()).param("post", source.post())
                        .param("author", source.author()).update();
            }
            for (long post : rested) {
                jdbc.sql("insert into assistant.exchange_rested (exchange, post) values (:id, :post)").param("id", id)
                        .param("post", post).update();
            }
        }
    }

    void failed(String id, Reason reason) {
        jdbc.sql("update assistant.exchange set state = 'FAILED', reason = :reason where id = :id and state = 'RUNNING'")
                .param("id", id).param("reason", reason.name()).update();
    }

    /// What was under way when a program ended that is no more.
    void failAll(Reason reason) {
        jdbc.sql("update assistant.exchange set state = 'FAILED', reason = :reason where state = 'RUNNING'")
                .param("reason", reason.name()).update();
    }

    /// What ran longer than it can, since the program that made it is no more.
    ///
    /// @param but those that are being made here
    void failLeft(Reason reason, Duration longest, Collection<String> but) {
        jdbc.sql("""
                update assistant.exchange set state = 'FAILED', reason = :reason
                where state = 'RUNNING' and created_at < now() - make_interval(secs => :longest) and id <> all(:but)
                """).param("reason", reason.name()).param("longest", longest.toSeconds()).param("but", but.toArray(String[]::new)).update();
    }

    /// Lets what failed run once more.
    boolean again(String id) {
        return jdbc.sql("update assistant.exchange set state = 'RUNNING', reason = null, created_at = now() where id = :id and state = 'FAILED'")
                .param("id", id).update() == 1;
    }

    /// Says that a question, and what followed it, was asked anew.
    void replace(String chat, int from) {
        jdbc.sql("update assistant.exchange set replaced = true where chat = :chat and number >= :from").param("chat", chat)
                .param("from", from).update();
    }

    /// @param epoch the epoch of consent in which it is rated
    void rate(String id, Exchange.@Nullable Rating rating, String why, long epoch) {
        jdbc.sql("update assistant.exchange set rating = :rating, why = :why, rated_at = now(), rated_in = :epoch where id = :id")
                .param("id", id).param("rating", rating == null ? null : rating.name()).param("why", why).param("epoch", epoch)
                .update();
    }

    /// What somebody waits for.
    List<String> underWay(long owner) {
        return jdbc.sql("""
                select e.id from assistant.exchange e join assistant.chat c on c.id = e.chat
                where c.owner = :owner and e.state = 'RUNNING'
                """).param("owner", owner).query(String.class).list();
    }

    void delete(long owner, String chat) {
        jdbc.sql("delete from assistant.chat where id = :chat and owner = :owner").param("chat", chat).param("owner", owner).update();
    }

    void deleteAll(long owner) {
        jdbc.sql("delete from assistant.chat where owner = :owner").param("owner", owner).update();
    }
}

package social.linnet.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.event.Paging;
import social.linnet.event.Refused;

/// Everybody's conversations put together by who is in them: people who write to each other think of one talk, however
/// many threads it has. Apps are shown the threads ([Conversations]); both read and write the same rows.
@Service
public class Chats {

    private final JdbcClient jdbc;
    private final Conversations conversations;
    private final ObjectProvider<ConversationListener> listeners;

    Chats(JdbcClient jdbc, Conversations conversations, ObjectProvider<ConversationListener> listeners) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.listeners = listeners;
    }

    private static Chat read(ResultSet row, int n) throws SQLException {
        return new Chat(row.getLong("id"), List.of((Long[]) row.getArray("people").getArray()),
                row.getLong("last_post"), row.getBoolean("unread"));
    }

    /// A page of an account's chats, by their newest posts. What was put away is not among them.
    public List<Chat> of(long account, Paging page) {
        return rows(account, null, page.maxId(), page.limit());
    }

    private List<Chat> rows(long account, Long @Nullable [] people, @Nullable Long max, int limit) {
        return jdbc.sql("""
                select min(t.id) as id, t.people, max(t.last_post) as last_post, bool_or(t.unread) as unread
                from (
                    select c.people, c.id, c.last_post,
                           c.last_by_others > coalesce(s.read_up_to, 0) and c.last_by_others > c.last_by_self
                           or coalesce(s.unread_up_to >= c.last_by_self, false) as unread
                    from (
                        select thread, people, min(post) as id, max(post) as last_post,
                               coalesce(max(post) filter (where author <> :account), 0) as last_by_others,
                               coalesce(max(post) filter (where author = :account), 0) as last_by_self
                        from conversation.said
                        where account = :account and (:people::bigint[] is null or people = :people::bigint[])
                        group by thread, people) c
                    left join conversation.seen s
                        on s.account = :account and s.thread = c.thread and s.people = c.people
                    where :people::bigint[] is not null or c.last_post > coalesce(s.removed_up_to, 0)) t
                group by t.people having :max::bigint is null or max(t.last_post) < :max
                order by max(t.last_post) desc limit :limit
                """).param("account", account).param("people", people).param("max", max).param("limit", limit)
                .query(Chats::read).list();
    }

    /// One's own chat that this post is in.
    ///
    /// @throws Refused `not-found`
    public Chat find(long account, long id) {
        List<Long> people = jdbc.sql("select people from conversation.said where account = :account and post = :id")
                .param("account", account).param("id", id)
                .query((row, n) -> List.of((Long[]) row.getArray(1).getArray())).optional().orElseThrow(Refused::notFound);
        return with(account, people).orElseThrow(Refused::notFound);
    }

    /// One's own chat with these people and nobody else, also when it was put away.
    public Optional<Chat> with(long account, Collection<Long> people) {
        return rows(account, people.stream().sorted().distinct().toArray(Long[]::new), null, 1).stream().findFirst();
    }

    /// A page of what was said in a chat, newest first.
    public List<Long> posts(long account, Chat chat, Paging page) {
        return jdbc.sql("""
                select post from conversation.said
                where account = :account and people = :people and (:max::bigint is null or post < :max)
                  and post > greatest(:since::bigint, 0::bigint)
                order by post desc limit :limit
                """).param("account", account).param("people", chat.people().toArray(Long[]::new))
                .param("max", page.maxId()).param("since", page.sinceId()).param("limit", page.limit())
                .query(Long.class).list();
    }

    /// Marks all that is said in a chat by now as read.
    public void read(long account, Chat chat) {
        int fresh = jdbc.sql("""
                insert into conversation.seen (account, thread, people, read_up_to)
                select account, thread, people, max(post) from conversation.said
                where account = :account and people = :people group by account, thread, people
                on conflict (account, thread, people) do update
                set read_up_to = greatest(conversation.seen.read_up_to, excluded.read_up_to), unread_up_to = null
                where conversation.seen.read_up_to < excluded.read_up_to or conversation.seen.unread_up_to is not null
                """).param("account", account).param("people", chat.people().toArray(Long[]::new)).update();
        if (fresh > 0) {
            listeners.forEach(listener -> listener.conversationChanged(account, chat.lastPost()));
        }
    }

    /// Marks a chat as one that is still to be read.
    ///
    /// @throws Refused `not-found`
    public void unread(long account, Chat chat) {
        conversations.unread(account, chat.lastPost());
    }

    /// Puts a chat away. It comes back when somebody adds to it.
    public void remove(long account, Chat chat) {
        jdbc.sql("""
                insert into conversation.seen (account, thread, people, read_up_to, removed_up_to)
                select account, thread, people, max(post), max(post) from conversation.said
                where account = :account and people = :people group by account, thread, people
                on conflict (account, thread, people) do update
                set read_up_to = greatest(conversation.seen.read_up_to, excluded.read_up_to), unread_up_to = null,
                    removed_up_to = greatest(conversation.seen.removed_up_to, excluded.removed_up_to)
                """).param("account", account).param("people", chat.people().toArray(Long[]::new)).update();
    }
}

package social.linnet.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.log.AfterCommit;
import social.linnet.log.Logged;
import social.linnet.log.View;
import social.linnet.moderation.CanSee;
import social.linnet.post.Post;
import social.linnet.post.Posts;

/// Everybody's conversations, the one that was last added to first.
@Service
public class Conversations implements View.Stored {

    /// The view's name.
    public static final String NAME = "conversation.said";
    /// What happened longer ago is no news to those who listen: a view that is built again tells nothing.
    private static final Duration NEWS_FOR = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Posts posts;
    private final Clock clock;
    private final ObjectProvider<ConversationListener> listeners;

    Conversations(JdbcClient jdbc, Posts posts, Clock clock, ObjectProvider<ConversationListener> listeners) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.clock = clock;
        this.listeners = listeners;
    }

    private static Conversation read(ResultSet row, int n) throws SQLException {
        return new Conversation(row.getLong("id"), List.of((Long[]) row.getArray("people").getArray()),
                row.getLong("last_post"), row.getBoolean("unread"));
    }

    /// A page of an account's conversations, by their newest posts.
    public List<Conversation> of(long account, Paging page) {
        List<Conversation> found = jdbc.sql("""
                select c.id, c.people, c.last_post, c.last_by_others > coalesce(s.read_up_to, 0)
                       and c.last_by_others > c.last_by_self or s.unread_up_to >= c.last_by_self as unread
                from (
                    select thread, people, min(post) as id, max(post) as last_post,
                           coalesce(max(post) filter (where author <> :account), 0) as last_by_others,
                           coalesce(max(post) filter (where author = :account), 0) as last_by_self
                    from conversation.said where account = :account group by thread, people) c
                left join conversation.seen s
                    on s.account = :account and s.thread = c.thread and s.people = c.people
                where c.last_post > coalesce(s.removed_up_to, 0)
                  and (:max::bigint is null or c.last_post < :max)
                  and c.last_post > greatest(:since::bigint, :min::bigint, 0::bigint)
                order by case when :min::bigint is null then -c.last_post else c.last_post end limit :limit
                """).param("account", account).param("max", page.maxId()).param("since", page.sinceId())
                .param("min", page.minId()).param("limit", page.limit()).query(Conversations::read).list();
        return page.fromBelow() ? found.reversed() : found;
    }

    /// One's own conversation with this id.
    ///
    /// @throws Refused `not-found`
    public Conversation find(long account, long id) {
        return jdbc.sql("""
                select min(o.post) as id, o.people, max(o.post) as last_post,
                       coalesce(max(o.post) filter (where o.author <> :account), 0)
                       > greatest(coalesce(max(s.read_up_to), 0),
                                  coalesce(max(o.post) filter (where o.author = :account), 0))
                       or coalesce(max(s.unread_up_to)
                                   >= coalesce(max(o.post) filter (where o.author = :account), 0), false) as unread
                from conversation.said i
                join conversation.said o on o.account = i.account and o.thread = i.thread and o.people = i.people
                left join conversation.seen s
                    on s.account = i.account and s.thread = i.thread and s.people = i.people
                where i.account = :account and i.post = :id
                group by o.thread, o.people
                having max(o.post) > coalesce(max(s.removed_up_to), 0)
                """).param("account", account).param("id", id).query(Conversations::read).optional()
                .orElseThrow(Refused::notFound);
    }

    /// Marks a conversation as read up to its newest post.
    ///
    /// @return the conversation as it is then
    /// @throws Refused `not-found`
    public Conversation read(long account, long id) {
        Conversation conversation = find(account, id);
        jdbc.sql("""
                insert into conversation.seen (account, thread, people, read_up_to)
                select account, thread, people, :upTo from conversation.said where account = :account and post = :id
                on conflict (account, thread, people) do update
                set read_up_to = greatest(conversation.seen.read_up_to, excluded.read_up_to), unread_up_to = null
                """).param("account", account).param("id", id).param("upTo", conversation.lastPost()).update();
        tell(account, id);
        return find(account, id);
    }

    /// Marks a conversation as one that is still to be read, until it is read or its owner says something in it.
    ///
    /// @return the conversation as it is then
    /// @throws Refused `not-found`
    public Conversation unread(long account, long id) {
        Conversation conversation = find(account, id);
        jdbc.sql("""
                insert into conversation.seen (account, thread, people, read_up_to, unread_up_to)
                select account, thread, people, 0, :upTo from conversation.said where account = :account and post = :id
                on conflict (account, thread, people) do update set unread_up_to = excluded.unread_up_to
                """).param("account", account).param("id", id).param("upTo", conversation.lastPost()).update();
        tell(account, id);
        return find(account, id);
    }

    /// Puts a conversation away. It comes back when somebody adds to it.
    ///
    /// @throws Refused `not-found`
    public void remove(long account, long id) {
        Conversation conversation = find(account, id);
        jdbc.sql("""
                insert into conversation.seen (account, thread, people, read_up_to, removed_up_to)
                select account, thread, people, :upTo, :upTo from conversation.said
                where account = :account and post = :id
                on conflict (account, thread, people) do update
                set read_up_to = greatest(conversation.seen.read_up_to, excluded.read_up_to),
                    removed_up_to = greatest(conversation.seen.removed_up_to, excluded.removed_up_to)
                """).param("account", account).param("id", id).param("upTo", conversation.lastPost()).update();
    }

    /// A page of all direct posts to and from an account, newest first.
    public List<Long> posts(long account, Paging page) {
        List<Long> found = jdbc.sql("""
                select post from conversation.said
                where account = :account and (:max::bigint is null or post < :max)
                  and post > greatest(:since::bigint, :min::bigint, 0::bigint)
                order by case when :min::bigint is null then -post else post end limit :limit
                """).param("account", account).param("max", page.maxId()).param("since", page.sinceId())
                .param("min", page.minId()).param("limit", page.limit()).query(Long.class).list();
        return page.fromBelow() ? found.reversed() : found;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void clear() {
        jdbc.sql("delete from conversation.said").update();
    }

    @Override
    public void apply(Logged logged) {
        switch (logged.event()) {
            case Event.PostPublished e -> take(e.subject(), e.audience()).forEach(account -> {
                if (isNews(logged)) {
                    tell(account, e.subject());
                }
            });
            case Event.PostEdited e -> {
                if (isDirect(e.audience())) {
                    forget(e.subject());
                    take(e.subject(), e.audience());
                }
            }
            case Event.PostDeleted e -> forget(e.subject()).forEach(left -> {
                if (isNews(logged)) {
                    tell(left.account(), left.post());
                }
            });
            case Event.AccountErased e -> erase(e.subject());
            case Event.AccountCreated _, Event.ProfileChanged _, Event.Liked _, Event.Unliked _, Event.Reposted _,
                 Event.Unreposted _, Event.Followed _, Event.Unfollowed _, Event.QuoteDetached _, Event.PollEnded _,
                 Event.FollowRequested _, Event.FollowRequestDropped _, Event.Featured _, Event.GrantAsked _, Event.GrantGiven _,
                 Event.GrantUsed _, Event.JobEnded _, Event.AppealAnswered _, Event.Reported _,
                 Event.Warned _, Event.AccountClosed _, Event.AccountReopened _ -> {
            }
        }
    }

    private boolean isNews(Logged logged) {
        return Instant.EPOCH.plus(logged.timeUs(), ChronoUnit.MICROS).isAfter(clock.instant().minus(NEWS_FOR));
    }

    private void tell(long account, long post) {
        AfterCommit.run(() -> listeners.forEach(listener -> listener.conversationChanged(account, post)));
    }

    /// Whether a post reaches only the people it names.
    private static boolean isDirect(Audience audience) {
        return !CanSee.reachesFollowers(audience);
    }

    /// The post as it is now: one that is gone by now has its own event further on in the log.
    ///
    /// @return those in whose conversations it is
    private Set<Long> take(long id, Audience audience) {
        return isDirect(audience) ? posts.find(id).map(this::take).orElse(Set.of()) : Set.of();
    }

    private Set<Long> take(Post post) {
        Set<Long> everybody = new TreeSet<>(post.mentions());
        everybody.add(post.author());
        for (long account : everybody) {
            jdbc.sql("""
                    insert into conversation.said (account, thread, people, post, author)
                    values (:account, :thread, :people, :post, :author) on conflict do nothing
                    """).param("account", account).param("thread", post.thread())
                    .param("people", everybody.stream().filter(one -> one != account).toArray(Long[]::new))
                    .param("post", post.id()).param("author", post.author()).update();
        }
        return everybody;
    }

    /// A conversation that a post was taken out of: whose it is, and its newest post now.
    private record Left(long account, long post) {
    }

    private List<Left> forget(long post) {
        return jdbc.sql("""
                with gone as (
                    delete from conversation.said where post = :post returning account, thread, people)
                select s.account, max(s.post) as post
                from gone g join conversation.said s
                    on s.account = g.account and s.thread = g.thread and s.people = g.people and s.post <> :post
                group by s.account
                """).param("post", post).query((row, n) -> new Left(row.getLong(1), row.getLong(2))).list();
    }

    private void erase(long account) {
        jdbc.sql("delete from conversation.said where account = :account or author = :account")
                .param("account", account).update();
        jdbc.sql("delete from conversation.seen where account = :account").param("account", account).update();
    }
}

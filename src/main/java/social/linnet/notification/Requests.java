package social.linnet.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.log.AfterCommit;

/// What policies hold back, as requests: one for each person who wants to be heard.
@Service
public class Requests {

    private final JdbcClient jdbc;
    private final Rules rules;
    private final ObjectProvider<NotificationListener> listeners;

    Requests(JdbcClient jdbc, Rules rules, ObjectProvider<NotificationListener> listeners) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.listeners = listeners;
    }

    /// Somebody whose notifications are held back.
    ///
    /// @param actor    who; also the id of the request among its recipient's
    /// @param count    how many are held back
    /// @param firstAt  when the first came
    /// @param latestAt when the latest came
    /// @param post     the latest post that they are about, or null
    public record Request(long actor, long count, Instant firstAt, Instant latestAt, @Nullable Long post) {
    }

    private static Request read(ResultSet row, int n) throws SQLException {
        return new Request(row.getLong("actor"), row.getLong("count"), Notification.timeOf(row.getLong("first")),
                Notification.timeOf(row.getLong("latest")), row.getObject("post", Long.class));
    }

    /// A page of them by the id of who asks, the greatest first, with its ends whether shown or not.
    public Notifications.Page<Request> page(long account, Paging page) {
        List<Request> found = jdbc.sql(page.fromBelow() ? """
                select * from (
                    select n.actor, count(*) as count, min(n.id) as first, max(n.id) as latest, max(n.post) as post
                    from notification.fate f
                    join notification.notification n on n.recipient = f.recipient and n.id = f.id
                    where f.recipient = :account and f.fate = 'FILTERED' and n.actor > :min
                      and (:max::bigint is null or n.actor < :max)
                      and n.id > coalesce((select cleared from notification.inbox where account = :account), 0)
                    group by n.actor order by n.actor limit :limit) lowest
                order by actor desc
                """ : """
                select n.actor, count(*) as count, min(n.id) as first, max(n.id) as latest, max(n.post) as post
                from notification.fate f
                join notification.notification n on n.recipient = f.recipient and n.id = f.id
                where f.recipient = :account and f.fate = 'FILTERED'
                  and (:max::bigint is null or n.actor < :max) and (:since::bigint is null or n.actor > :since)
                  and n.id > coalesce((select cleared from notification.inbox where account = :account), 0)
                group by n.actor order by n.actor desc limit :limit
                """).param("account", account).param("max", page.maxId()).param("since", page.sinceId())
                .param("min", page.minId()).param("limit", page.limit()).query(Requests::read).list();
        Set<Long> welcome = rules.welcome(account, found.stream().map(Request::actor).toList());
        return new Notifications.Page<>(found.stream().filter(one -> welcome.contains(one.actor())).toList(),
                found.isEmpty() ? null : found.getFirst().actor(), found.isEmpty() ? null : found.getLast().actor(),
                found.size() >= page.limit());
    }

    /// The request of this person.
    public Optional<Request> find(long account, long actor) {
        return page(account, new Paging(actor + 1, actor - 1, null, 1)).shown().stream().findFirst();
    }

    /// @param requests      how many people are held back
    /// @param notifications how many notifications of theirs
    public record Summary(long requests, long notifications) {
    }

    /// How much is held back.
    public Summary summary(long account) {
        return jdbc.sql("""
                select count(distinct n.actor), count(*)
                from notification.fate f
                join notification.notification n on n.recipient = f.recipient and n.id = f.id
                where f.recipient = :account and f.fate = 'FILTERED'
                  and n.id > coalesce((select cleared from notification.inbox where account = :account), 0)
                """).param("account", account)
                .query((row, n) -> new Summary(row.getLong(1), row.getLong(2))).single();
    }

    /// Agrees to hear from these people, now and later: what was held back is shown.
    ///
    /// @throws Refused `not-found` when one of them has asked for nothing
    @Transactional
    public void accept(long account, Collection<Long> actors) {
        requireAll(account, actors);
        jdbc.sql("""
                insert into notification.permission (recipient, actor)
                select :account, actor from unnest(:actors) a (actor) on conflict do nothing
                """).param("account", account).param("actors", actors.toArray(Long[]::new)).update();
        jdbc.sql("""
                delete from notification.fate f using notification.notification n
                where f.recipient = :account and f.fate = 'FILTERED'
                  and n.recipient = f.recipient and n.id = f.id and n.actor = any(:actors)
                """).param("account", account).param("actors", actors.toArray(Long[]::new)).update();
        AfterCommit.run(() -> listeners.forEach(listener -> listener.merged(account)));
    }

    /// Throws away what these people have said so far. They may ask again.
    ///
    /// @throws Refused `not-found` when one of them has asked for nothing
    @Transactional
    public void dismiss(long account, Collection<Long> actors) {
        requireAll(account, actors);
        jdbc.sql("""
                update notification.fate f set fate = 'DISMISSED' from notification.notification n
                where f.recipient = :account and f.fate = 'FILTERED'
                  and n.recipient = f.recipient and n.id = f.id and n.actor = any(:actors)
                """).param("account", account).param("actors", actors.toArray(Long[]::new)).update();
    }

    /// Those of these people who still ask: lists are answered that somebody has answered in part elsewhere.
    public List<Long> asking(long account, Collection<Long> actors) {
        return jdbc.sql("""
                select distinct n.actor from notification.fate f
                join notification.notification n on n.recipient = f.recipient and n.id = f.id
                where f.recipient = :account and f.fate = 'FILTERED' and n.actor = any(:actors)
                """).param("account", account).param("actors", actors.toArray(Long[]::new))
                .query(Long.class).list();
    }

    private void requireAll(long account, Collection<Long> actors) {
        if (asking(account, actors).size() != actors.stream().distinct().count()) {
            throw Refused.notFound();
        }
    }
}

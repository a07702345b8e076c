package social.linnet.notification;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.event.Paging;

/// The SQL of what one person is told, as they read it: the view's rows without what they threw away or never wanted.
@Component
final class Inbox {

    private final JdbcClient jdbc;

    Inbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those within the page, newest first.
    List<Notification> page(long recipient, Wanted wanted, Paging page) {
        return jdbc.sql(page.fromBelow() ? """
                select * from (
                    select n.recipient, n.id, n.kind, n.actor, n.post, n.about, n.bucket, f.fate
                    from notification.notification n
                    left join notification.fate f on f.recipient = n.recipient and f.id = n.id
                    where n.recipient = :recipient and n.id > greatest(:min, coalesce(
                            (select cleared from notification.inbox where account = :recipient), 0))
                      and (:max::bigint is null or n.id < :max)
                      and (f.fate is null or :filtered and f.fate = 'FILTERED')
                      and n.kind = any(:kinds) and (:actor::bigint is null or n.actor = :actor)
                    order by n.id limit :limit) lowest
                order by id desc
                """ : """
                select n.recipient, n.id, n.kind, n.actor, n.post, n.about, n.bucket, f.fate
                from notification.notification n
                left join notification.fate f on f.recipient = n.recipient and f.id = n.id
                where n.recipient = :recipient and n.id > greatest(coalesce(:since, 0), coalesce(
                        (select cleared from notification.inbox where account = :recipient), 0))
                  and (:max::bigint is null or n.id < :max)
                  and (f.fate is null or :filtered and f.fate = 'FILTERED')
                  and n.kind = any(:kinds) and (:actor::bigint is null or n.actor = :actor)
                order by n.id desc limit :limit
                """)
                .param("recipient", recipient).param("max", page.maxId()).param("since", page.sinceId())
                .param("min", page.minId()).param("filtered", wanted.filtered())
                .param("kinds", NotificationTable.names(wanted.kinds())).param("actor", wanted.actor())
                .param("limit", page.limit()).query(NotificationTable::read).list();
    }

    /// The newest of them above this id, at most so many.
    List<Notification> newest(long recipient, Wanted wanted, long after, int limit) {
        return jdbc.sql("""
                select n.recipient, n.id, n.kind, n.actor, n.post, n.about, n.bucket, f.fate
                from notification.notification n
                left join notification.fate f on f.recipient = n.recipient and f.id = n.id
                where n.recipient = :recipient and n.id > greatest(:after, coalesce(
                        (select cleared from notification.inbox where account = :recipient), 0))
                  and (f.fate is null or :filtered and f.fate = 'FILTERED')
                  and n.kind = any(:kinds) and (:actor::bigint is null or n.actor = :actor)
                order by n.id desc limit :limit
                """).param("recipient", recipient).param("after", after).param("filtered", wanted.filtered())
                .param("kinds", NotificationTable.names(wanted.kinds())).param("actor", wanted.actor())
                .param("limit", limit).query(NotificationTable::read).list();
    }

    /// One of them, held back or not.
    Optional<Notification> find(long recipient, long id) {
        return jdbc.sql("""
                select n.recipient, n.id, n.kind, n.actor, n.post, n.about, n.bucket, f.fate
                from notification.notification n
                left join notification.fate f on f.recipient = n.recipient and f.id = n.id
                where n.recipient = :recipient and n.id = :id and n.id > coalesce(
                        (select cleared from notification.inbox where account = :recipient), 0)
                  and (f.fate is null or f.fate = 'FILTERED')
                """).param("recipient", recipient).param("id", id).query(NotificationTable::read).optional();
    }

    /// Throws these away.
    void dismiss(long recipient, Collection<Long> ids) {
        jdbc.sql("""
                insert into notification.fate (recipient, id, fate)
                select :recipient, id, 'DISMISSED' from unnest(:ids) i (id)
                on conflict (recipient, id) do update set fate = 'DISMISSED'
                """).param("recipient", recipient).param("ids", ids.toArray(Long[]::new)).update();
    }

    /// Throws everything away that is there now.
    void clear(long recipient) {
        jdbc.sql("""
                insert into notification.inbox (account, cleared)
                select :recipient, max(id) from notification.notification where recipient = :recipient having count(*) > 0
                on conflict (account) do update set cleared = greatest(notification.inbox.cleared, excluded.cleared)
                """).param("recipient", recipient).update();
    }
}

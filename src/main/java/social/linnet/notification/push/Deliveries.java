package social.linnet.notification.push;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is still to be carried: leased rows.
@Component
class Deliveries {

    /// How many notifications are turned into deliveries at once.
    private static final int BATCH = 1000;
    /// How long a worker holds one: longer than any call takes. What a program that died held is due again then.
    static final Duration LEASE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One notification for one subscription.
    ///
    /// @param attempts how often it has been tried, this time included
    record Delivery(long subscription, long recipient, long notification, int attempts) {
    }

    /// Makes deliveries of the next notifications, and notes in the same transaction that it did. What arrived before
    /// somebody subscribed is not for them.
    ///
    /// @return whether there were any
    @Transactional
    public boolean take() {
        if (!jdbc.sql("select exists(select from notification.subscription)").query(Boolean.class).single()) {
            return false;
        }
        long from = jdbc.sql("select seq from notification.push_cursor for update").query(Long.class).single();
        long to = jdbc.sql("""
                select coalesce(max(seq), 0) from (
                    select seq from notification.notification where seq > :from order by seq limit :batch) next
                """).param("from", from).param("batch", BATCH).query(Long.class).single();
        if (to <= from) {
            return false;
        }
        jdbc.sql("""
                insert into notification.delivery (subscription, recipient, notification)
                select s.id, n.recipient, n.id
                from notification.notification n join notification.subscription s on s.account = n.recipient
                where n.seq > :from and n.seq <= :to and n.kind = any(s.alerts) and s.policy <> 'NONE'
                  and s.created_at <= to_timestamp(n.id / 1000000.0)
                  and not exists (select 1 from notification.fate f where f.recipient = n.recipient and f.id = n.id)
                on conflict do nothing
                """).param("from", from).param("to", to).update();
        jdbc.sql("update notification.push_cursor set seq = :to").param("to", to).update();
        return true;
    }

    /// Takes up to so many that are due, for the time of a lease.
    List<Delivery> lease(Instant now, int limit) {
        return jdbc.sql("""
                update notification.delivery d set due_at = :until, attempts = attempts + 1
                from (select subscription, notification from notification.delivery where due_at <= :now
                      order by due_at limit :limit for update skip locked) due
                where d.subscription = due.subscription and d.notification = due.notification
                returning d.subscription, d.recipient, d.notification, d.attempts
                """).param("until", now.plus(LEASE).atOffset(ZoneOffset.UTC)).param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, n) -> new Delivery(row.getLong(1), row.getLong(2), row.getLong(3), row.getInt(4))).list();
    }

    Optional<Subscription> subscription(Delivery delivery) {
        return jdbc.sql("""
                select id, token, account, endpoint, p256dh, auth, standard, policy, alerts, browser
                from notification.subscription where id = :id
                """).param("id", delivery.subscription()).query(Subscriptions::read).optional();
    }

    /// It is carried, or never will be.
    void done(Delivery delivery) {
        jdbc.sql("delete from notification.delivery where subscription = :subscription and notification = :id")
                .param("subscription", delivery.subscription()).param("id", delivery.notification()).update();
    }

    /// It is tried again at this time.
    void again(Delivery delivery, Instant at) {
        jdbc.sql("""
                update notification.delivery set due_at = :at where subscription = :subscription and notification = :id
                """).param("at", at.atOffset(ZoneOffset.UTC)).param("subscription", delivery.subscription())
                .param("id", delivery.notification()).update();
    }

    /// Nobody listens there any more.
    void end(Subscription subscription) {
        jdbc.sql("delete from notification.subscription where id = :id").param("id", subscription.id()).update();
    }
}

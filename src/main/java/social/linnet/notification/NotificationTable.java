package social.linnet.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The SQL of the view's rows, as the view writes them.
@Component
final class NotificationTable {

    private final JdbcClient jdbc;

    NotificationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Notification read(ResultSet row, int n) throws SQLException {
        return new Notification(row.getLong("recipient"), row.getLong("id"), Kind.valueOf(row.getString("kind")),
                row.getLong("actor"), row.getObject("post", Long.class), row.getObject("about", Long.class),
                row.getObject("bucket", Integer.class), Fate.FILTERED.name().equals(row.getString("fate")));
    }

    /// Notes that the view is at this event.
    ///
    /// @return whether it never was before
    boolean reach(long seq) {
        return jdbc.sql("update notification.progress set seq = :seq where seq < :seq").param("seq", seq).update() == 1;
    }

    /// Adds a row for each recipient who has none of this yet.
    ///
    /// @return whom it was added for
    List<Long> insert(Arrival arrival) {
        return jdbc.sql("""
                insert into notification.notification (recipient, id, kind, actor, post, about, bucket, seq)
                select recipient, :id, :kind, :actor, :post::bigint, :about::bigint, :bucket::int, :seq
                from unnest(:recipients) r (recipient)
                on conflict do nothing
                returning recipient
                """).param("id", arrival.id()).param("kind", arrival.kind().name()).param("actor", arrival.actor())
                .param("post", arrival.post()).param("about", arrival.about()).param("bucket", arrival.bucket())
                .param("seq", arrival.seq()).param("recipients", arrival.recipients().toArray(Long[]::new))
                .query(Long.class).list();
    }

    /// The bucket of the newest of these, if there is one.
    Optional<Integer> newestBucket(long recipient, Kind kind, @Nullable Long post) {
        return jdbc.sql("""
                select bucket from notification.notification
                where recipient = :recipient and kind = :kind and post is not distinct from :post::bigint
                order by id desc limit 1
                """).param("recipient", recipient).param("kind", kind.name()).param("post", post)
                .query(Integer.class).optional();
    }

    /// Takes back what this actor's deed told this person.
    void withdraw(long recipient, Kind kind, long actor, @Nullable Long post) {
        jdbc.sql("""
                delete from notification.notification
                where recipient = :recipient and kind = :kind and actor = :actor
                  and post is not distinct from :post::bigint
                """).param("recipient", recipient).param("kind", kind.name()).param("actor", actor)
                .param("post", post).update();
    }

    /// Takes back what an earlier event told these people of this post, for a newer one to tell them.
    void withdrawEarlier(Arrival arrival) {
        jdbc.sql("""
                delete from notification.notification
                where recipient = any(:recipients) and kind = :kind and post = :post and seq < :seq
                """).param("recipients", arrival.recipients().toArray(Long[]::new)).param("kind", arrival.kind().name())
                .param("post", arrival.post()).param("seq", arrival.seq()).update();
    }

    /// Takes back everything about a post.
    void withdrawPost(long post) {
        jdbc.sql("delete from notification.notification where post = :post or about = :post").param("post", post)
                .update();
    }

    /// Takes back what was told to an account and of it, and forgets what it wanted.
    void forget(long account) {
        jdbc.sql("delete from notification.notification where recipient = :account or actor = :account")
                .param("account", account).update();
        jdbc.sql("delete from notification.fate where recipient = :account").param("account", account).update();
        jdbc.sql("delete from notification.inbox where account = :account").param("account", account).update();
        jdbc.sql("delete from notification.permission where recipient = :account or actor = :account")
                .param("account", account).update();
    }

    /// Notes what became of a notification, unless something did already.
    void decide(long id, Map<Long, Fate> fates) {
        fates.forEach((recipient, fate) -> jdbc.sql("""
                insert into notification.fate (recipient, id, fate) values (:recipient, :id, :fate)
                on conflict do nothing
                """).param("recipient", recipient).param("id", id).param("fate", fate.name()).update());
    }

    /// Removes all rows but those of these kinds.
    void clearBut(Set<Kind> kept) {
        jdbc.sql("delete from notification.notification where not kind = any(:kept)")
                .param("kept", names(kept)).update();
    }

    /// Removes what is older than this id, and of each person's grouped and other ones those beyond so many.
    void prune(long oldest, int each) {
        jdbc.sql("delete from notification.notification where id < :oldest").param("oldest", oldest).update();
        jdbc.sql("delete from notification.fate where id < :oldest").param("oldest", oldest).update();
        jdbc.sql("""
                delete from notification.notification n using (
                    select recipient, id, row_number() over (partition by recipient, bucket is null order by id desc) at
                    from notification.notification
                    where recipient in (select recipient from notification.notification
                                        group by recipient, bucket is null having count(*) > :each)) ranked
                where n.recipient = ranked.recipient and n.id = ranked.id and ranked.at > :each
                """).param("each", each).update();
    }

    static String[] names(Collection<Kind> kinds) {
        return kinds.stream().map(Kind::name).toArray(String[]::new);
    }
}

package social.linnet.graph;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Erasing;
import social.linnet.event.Event;
import social.linnet.log.append.Appender;

/// Destroys what stands between an account that goes for good and everybody else.
@Component
class Eraser implements Erasing {

    private static final int A_BATCH = 500;

    private final JdbcClient jdbc;
    private final Appender log;
    private final TransactionTemplate transaction;

    Eraser(JdbcClient jdbc, Appender log, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.log = log;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Pair(long follower, long followee) {
    }

    @Override
    public boolean erase(long account) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<Pair> ended = jdbc.sql("""
                    delete from graph.follow where id in (
                        select id from graph.follow where follower = :account or followee = :account limit :limit)
                    returning follower, followee
                    """).param("account", account).param("limit", A_BATCH)
                    .query((row, n) -> new Pair(row.getLong(1), row.getLong(2))).list();
            ended.forEach(pair -> log.append(new Event.Unfollowed(pair.follower(), pair.followee())));
            if (ended.size() == A_BATCH) {
                return true;
            }
            List<Pair> withdrawn = jdbc.sql("""
                    delete from graph.request where follower = :account or followee = :account
                    returning follower, followee
                    """).param("account", account)
                    .query((row, n) -> new Pair(row.getLong(1), row.getLong(2))).list();
            withdrawn.forEach(pair -> log.append(new Event.FollowRequestDropped(pair.follower(), pair.followee())));
            jdbc.sql("delete from graph.block where blocker = :account or blocked = :account")
                    .param("account", account).update();
            jdbc.sql("delete from graph.mute where muter = :account or muted = :account")
                    .param("account", account).update();
            jdbc.sql("delete from graph.note where author = :account or account = :account")
                    .param("account", account).update();
            jdbc.sql("delete from graph.endorsement where endorser = :account or endorsed = :account")
                    .param("account", account).update();
            jdbc.sql("delete from graph.showcase where owner = :account").param("account", account).update();
            jdbc.sql("delete from graph.showcase_item where account = :account").param("account", account).update();
            jdbc.sql("delete from graph.list where owner = :account").param("account", account).update();
            jdbc.sql("delete from graph.tag_follow where account = :account").param("account", account).update();
            jdbc.sql("delete from graph.domain_block where account = :account").param("account", account).update();
            jdbc.sql("delete from graph.unsuggested where account = :account or suggested = :account")
                    .param("account", account).update();
            return false;
        }));
    }
}

package social.linnet.graph;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.account.Accounts;
import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.event.Refused;

/// Blocks: whoever is blocked does not see who blocks them, does not follow them and cannot ask to, and neither stands in
/// the other's lists. Blocks are no events; the follows that they end are.
@Service
public class Blocks {

    private final JdbcClient jdbc;
    private final Graph graph;
    private final Pairs pairs;
    private final Relations relations;
    private final Showcases showcases;
    private final Accounts accounts;
    private final Ids ids;
    private final ObjectProvider<BlockListener> listeners;

    Blocks(JdbcClient jdbc, Graph graph, Pairs pairs, Relations relations, Showcases showcases, Accounts accounts,
           Ids ids, ObjectProvider<BlockListener> listeners) {
        this.showcases = showcases;
        this.jdbc = jdbc;
        this.graph = graph;
        this.pairs = pairs;
        this.relations = relations;
        this.accounts = accounts;
        this.ids = ids;
        this.listeners = listeners;
    }

    /// Blocks somebody, and ends what was between the two in both directions. Does nothing when that is so already.
    ///
    /// @throws Refused `not-found`, `block-yourself`
    @Transactional
    public void block(long blocker, long blocked) {
        if (blocker == blocked) {
            throw Refused.invalid("block-yourself");
        }
        pairs.hold(blocker, blocked);
        if (accounts.find(blocked).isEmpty()) {
            throw Refused.notFound();
        }
        jdbc.sql("insert into graph.block (id, blocker, blocked) values (:id, :blocker, :blocked) on conflict do nothing")
                .param("id", ids.next()).param("blocker", blocker).param("blocked", blocked).update();
        graph.end(blocker, blocked);
        graph.end(blocked, blocker);
        showcases.end(blocker, blocked);
        listeners.forEach(listener -> listener.blocked(blocker, blocked));
        relations.changed(blocker, blocked);
    }

    /// Blocks somebody no more. What was between the two does not come back.
    ///
    /// @return whether there was a block
    @Transactional
    public boolean unblock(long blocker, long blocked) {
        pairs.hold(blocker, blocked);
        boolean gone = jdbc.sql("delete from graph.block where blocker = :blocker and blocked = :blocked")
                .param("blocker", blocker).param("blocked", blocked).update() == 1;
        relations.changed(blocker, blocked);
        return gone;
    }

    /// A page of those whom this account blocks, last blocked first.
    public List<Linked> page(long blocker, Paging page) {
        return FollowTable.page(jdbc.sql(page.fromBelow() ? """
                select id, blocked from graph.block
                where blocker = :owner and id > :min and (:max::bigint is null or id < :max)
                order by id limit :limit
                """ : """
                select id, blocked from graph.block
                where blocker = :owner and (:max::bigint is null or id < :max) and (:since::bigint is null or id > :since)
                order by id desc limit :limit
                """), blocker, page);
    }
}

package social.linnet.graph;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.account.Accounts;
import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.event.Refused;

/// Whom people show on their own profiles, out of those they follow.
@Service
public class Endorsements {

    /// Most accounts one may show.
    public static final int MAX_ENDORSEMENTS = 100;

    private final JdbcClient jdbc;
    private final Graph graph;
    private final Pairs pairs;
    private final Accounts accounts;
    private final Ids ids;

    Endorsements(JdbcClient jdbc, Graph graph, Pairs pairs, Accounts accounts, Ids ids) {
        this.jdbc = jdbc;
        this.graph = graph;
        this.pairs = pairs;
        this.accounts = accounts;
        this.ids = ids;
    }

    /// Shows somebody on one's profile. Does nothing when that is so already.
    ///
    /// @throws Refused `not-found`, `endorse-not-followed`, `endorse-too-many`
    @Transactional
    public void endorse(long endorser, long endorsed) {
        pairs.hold(endorser, endorsed);
        if (accounts.find(endorsed).isEmpty()) {
            throw Refused.notFound();
        }
        if (!graph.isFollowing(endorser, endorsed)) {
            throw Refused.invalid("endorse-not-followed");
        }
        long others = jdbc.sql("""
                select count(*) from graph.endorsement where endorser = :endorser and endorsed <> :endorsed
                """).param("endorser", endorser).param("endorsed", endorsed).query(Long.class).single();
        if (others >= MAX_ENDORSEMENTS) {
            throw Refused.invalid("endorse-too-many", MAX_ENDORSEMENTS);
        }
        jdbc.sql("""
                insert into graph.endorsement (id, endorser, endorsed) values (:id, :endorser, :endorsed)
                on conflict do nothing
                """).param("id", ids.next()).param("endorser", endorser).param("endorsed", endorsed).update();
    }

    /// Shows somebody no more. Does nothing when that is so already.
    @Transactional
    public void unendorse(long endorser, long endorsed) {
        jdbc.sql("delete from graph.endorsement where endorser = :endorser and endorsed = :endorsed")
                .param("endorser", endorser).param("endorsed", endorsed).update();
    }

    /// A page of those whom this account shows, the last first.
    public List<Linked> page(long endorser, Paging page) {
        return FollowTable.page(jdbc.sql(page.fromBelow() ? """
                select id, endorsed from graph.endorsement
                where endorser = :owner and id > :min and (:max::bigint is null or id < :max)
                order by id limit :limit
                """ : """
                select id, endorsed from graph.endorsement
                where endorser = :owner and (:max::bigint is null or id < :max)
                  and (:since::bigint is null or id > :since)
                order by id desc limit :limit
                """), endorser, page);
    }
}

package social.linnet.graph;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets what changes between two people happen one after the other.
///
/// Both people are held, not the pair alone: then the rows of each person's lists come to be in the order of their ids
/// (which is what lists are paged by), the limit of follows is exact, and a block and a follow cannot pass each other.
/// The price is that those who follow one account at the same moment wait for each other's commits.
@Component
final class Pairs {

    private final JdbcClient jdbc;

    Pairs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Holds two accounts until the transaction ends; the lower first, so that nobody waits in a circle.
    void hold(long one, long other) {
        hold(Math.min(one, other));
        hold(Math.max(one, other));
    }

    void hold(long account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('graph.account', :account))").param("account", account)
                .query(row -> {
                });
    }
}

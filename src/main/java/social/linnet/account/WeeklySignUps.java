package social.linnet.account;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How many accounts that are in use were made in each of some spans of time.
@Component
public class WeeklySignUps {

    private final JdbcClient jdbc;

    WeeklySignUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Counts between neighbours of this list.
    ///
    /// @param edges ids in ascending order, the first possible ones of their instants
    /// @return one count fewer than there are edges
    public List<Long> between(List<Long> edges) {
        return jdbc.sql("""
                select count(a.id)
                from unnest(:from::bigint[], :to::bigint[]) with ordinality as span (first, beyond, place)
                     left join account.account a on a.id >= span.first and a.id < span.beyond and a.state = 'ACTIVE'
                          and a.kind <> 'ASSISTANT'
                group by span.place order by span.place
                """)
                .param("from", edges.subList(0, edges.size() - 1).toArray(Long[]::new))
                .param("to", edges.subList(1, edges.size()).toArray(Long[]::new))
                .query(Long.class).list();
    }
}

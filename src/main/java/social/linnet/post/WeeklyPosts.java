package social.linnet.post;

import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How much was published in each of some spans of time, and by how many.
@Component
public class WeeklyPosts {

    private final JdbcClient jdbc;

    WeeklyPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param posts   posts and reposts for everybody that are there still
    /// @param authors how many accounts they are of
    public record Week(long posts, long authors) {
    }

    /// Counts between neighbours of this list.
    ///
    /// @param edges  ids in ascending order, the first possible ones of their instants
    /// @param nobody accounts that count as no author
    /// @return one week fewer than there are edges
    public List<Week> between(List<Long> edges, Collection<Long> nobody) {
        return jdbc.sql("""
                select count(p.id), count(distinct p.author) filter (where not p.author = any(:nobody))
                from unnest(:from::bigint[], :to::bigint[]) with ordinality as span (first, beyond, place)
                     left join post.post p on p.id >= span.first and p.id < span.beyond
                                           and p.audience in ('PUBLIC', 'QUIET')
                group by span.place order by span.place
                """)
                .param("from", edges.subList(0, edges.size() - 1).toArray(Long[]::new))
                .param("nobody", nobody.toArray(Long[]::new))
                .param("to", edges.subList(1, edges.size()).toArray(Long[]::new))
                .query((row, n) -> new Week(row.getLong(1), row.getLong(2))).list();
    }
}

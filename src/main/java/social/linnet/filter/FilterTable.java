package social.linnet.filter;

import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The SQL of `filter`.
@Component
class FilterTable {

    private final JdbcClient jdbc;

    FilterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Everything of this owner, filters and words in the order in which they were made.
    List<Filter> of(long owner) {
        Map<Long, List<Filter.Keyword>> keywords = new LinkedHashMap<>();
        jdbc.sql("""
                select k.filter, k.id, k.keyword, k.whole_word
                from filter.keyword k join filter.filter f on f.id = k.filter
                where f.owner = :owner order by k.id
                """).param("owner", owner).query(row -> {
                    keywords.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                            .add(new Filter.Keyword(row.getLong(2), row.getString(3), row.getBoolean(4)));
                });
        Map<Long, List<Filter.Single>> posts = new LinkedHashMap<>();
        jdbc.sql("""
                select s.filter, s.id, s.post from filter.single s join filter.filter f on f.id = s.filter
                where f.owner = :owner order by s.id
                """).param("owner", owner).query(row -> {
                    posts.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                            .add(new Filter.Single(row.getLong(2), row.getLong(3)));
                });
        return jdbc.sql("""
                select id, owner, title, contexts, action, expires_at from filter.filter where owner = :owner order by id
                """).param("owner", owner).query((row, n) -> new Filter(row.getLong(1), row.getLong(2),
                        row.getString(3), contexts((String[]) row.getArray(4).getArray()),
                        Filter.Action.valueOf(row.getString(5)),
                        row.getTimestamp(6) == null ? null : row.getTimestamp(6).toInstant(),
                        List.copyOf(keywords.getOrDefault(row.getLong(1), List.of())),
                        List.copyOf(posts.getOrDefault(row.getLong(1), List.of())))).list();
    }

    private static Set<Filter.Context> contexts(String[] names) {
        Set<Filter.Context> contexts = EnumSet.noneOf(Filter.Context.class);
        Arrays.stream(names).map(Filter.Context::valueOf).forEach(contexts::add);
        return Collections.unmodifiableSet(contexts);
    }

    /// Of those who change one account's filters at once, each waits for the one before: what is counted stays so.
    void alone(long owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('filter'), hashint8(:owner))").param("owner", owner)
                .query(row -> { });
    }

    void insert(Filter filter) {
        jdbc.sql("""
                insert into filter.filter (id, owner, title, contexts, action, expires_at)
                values (:id, :owner, :title, :contexts, :action, :expiresAt)
                """).param("id", filter.id()).param("owner", filter.owner()).param("title", filter.title())
                .param("contexts", filter.contexts().stream().map(Enum::name).toArray(String[]::new))
                .param("action", filter.action().name())
                .param("expiresAt", filter.expiresAt() == null ? null : filter.expiresAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE).update();
    }

    void update(Filter filter) {
        jdbc.sql("""
                update filter.filter
                set title = :title, contexts = :contexts, action = :action, expires_at = :expiresAt where id = :id
                """).param("id", filter.id()).param("title", filter.title())
                .param("contexts", filter.contexts().stream().map(Enum::name).toArray(String[]::new))
                .param("action", filter.action().name())
                .param("expiresAt", filter.expiresAt() == null ? null : filter.expiresAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE).update();
    }

    void delete(long id) {
        jdbc.sql("delete from filter.filter where id = :id").param("id", id).update();
    }

    void insertKeyword(long id, long filter, String keyword, boolean wholeWord) {
        jdbc.sql("""
                insert into filter.keyword (id, filter, keyword, whole_word) values (:id, :filter, :keyword, :wholeWord)
                """).param("id", id).param("filter", filter).param("keyword", keyword).param("wholeWord", wholeWord)
                .update();
    }

    void updateKeyword(long id, String keyword, boolean wholeWord) {
        jdbc.sql("update filter.keyword set keyword = :keyword, whole_word = :wholeWord where id = :id")
                .param("id", id).param("keyword", keyword).param("wholeWord", wholeWord).update();
    }

    void deleteKeyword(long id) {
        jdbc.sql("delete from filter.keyword where id = :id").param("id", id).update();
    }

    void insertPost(Filter.Single single, long filter) {
        jdbc.sql("insert into filter.single (id, filter, post) values (:id, :filter, :post)")
                .param("id", single.id()).param("filter", filter).param("post", single.post()).update();
    }

    void deletePost(long single) {
        jdbc.sql("delete from filter.single where id = :id").param("id", single).update();
    }
}

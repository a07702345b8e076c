package social.linnet.graph;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.event.Refused;

/// Tags that people follow: what strangers may come upon with such a tag stands in their homes. Tags are folded, as in
/// posts.
@Service
public class TagFollows {

    /// Most tags one may follow.
    public static final int MAX_TAGS = 200;

    private final JdbcClient jdbc;
    private final Ids ids;
    /// Looked up when first needed: who listens needs this class.
    private final ObjectProvider<TagFollowListener> listeners;

    TagFollows(JdbcClient jdbc, Ids ids, ObjectProvider<TagFollowListener> listeners) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.listeners = listeners;
    }

    /// Hears that somebody follows other tags now, once that is committed.
    public interface TagFollowListener {
        void tagFollowsChanged(long account);
    }

    /// @param id   by which followed tags are paged
    /// @param name the tag, folded
    public record Followed(long id, String name) {
    }

    /// Follows a tag. Does nothing when that is so already.
    ///
    /// @throws Refused `tags-too-many`
    public void follow(long account, String tag) {
        if (!followedAmong(account, List.of(tag)).isEmpty()) {
            return;
        }
        int fresh = jdbc.sql("""
                insert into graph.tag_follow (id, account, tag)
                select :id, :account, :tag
                where (select count(*) from graph.tag_follow where account = :account) < :most
                on conflict do nothing
                """).param("id", ids.next()).param("account", account).param("tag", tag).param("most", MAX_TAGS)
                .update();
        if (fresh == 0 && followedAmong(account, List.of(tag)).isEmpty()) {
            throw Refused.of(Refused.Kind.LIMITED, "tags-too-many", MAX_TAGS);
        }
        tell(account);
    }

    /// Follows a tag no more.
    public void unfollow(long account, String tag) {
        jdbc.sql("delete from graph.tag_follow where account = :account and tag = :tag").param("account", account)
                .param("tag", tag).update();
        tell(account);
    }

    private void tell(long account) {
        listeners.forEach(listener -> listener.tagFollowsChanged(account));
    }

    /// Those of these tags that this account follows.
    public Set<String> followedAmong(long account, Collection<String> tags) {
        return new HashSet<>(jdbc.sql("""
                select tag from graph.tag_follow where account = :account and tag = any(:tags)
                """).param("account", account).param("tags", tags.toArray(String[]::new)).query(String.class).list());
    }

    /// Every tag that this account follows.
    public Set<String> of(long account) {
        return new HashSet<>(jdbc.sql("select tag from graph.tag_follow where account = :account")
                .param("account", account).query(String.class).list());
    }

    /// A page of the tags that this account follows, the last one first.
    public List<Followed> of(long account, Paging page) {
        List<Followed> found = jdbc.sql("""
                select id, tag from graph.tag_follow
                where account = :account and (:max::bigint is null or id < :max)
                  and id > greatest(:since::bigint, :min::bigint, 0::bigint)
                order by case when :min::bigint is null then -id else id end limit :limit
                """).param("account", account).param("max", page.maxId()).param("since", page.sinceId())
                .param("min", page.minId()).param("limit", page.limit())
                .query((row, n) -> new Followed(row.getLong(1), row.getString(2))).list();
        return page.fromBelow() ? found.reversed() : found;
    }

    /// Everybody who follows any of these tags.
    public Set<Long> followersOf(Collection<String> tags) {
        if (tags.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("select distinct account from graph.tag_follow where tag = any(:tags)")
                .param("tags", tags.toArray(String[]::new)).query(Long.class).list());
    }
}

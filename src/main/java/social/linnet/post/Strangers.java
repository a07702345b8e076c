package social.linnet.post;

import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.moderation.CanSee;

/// Where people look for posts of those they do not know: everybody's, by tag, by link. Ids of discoverable posts within
/// the page, newest first; reposts are in none of them. They reach up to where everything is settled ([Flights]).
@Service
public class Strangers {

    /// Most tags that one question may name under each of its three heads.
    public static final int MAX_TAGS = 8;

    private final JdbcClient jdbc;
    private final PostTable table;
    private final Flights flights;

    Strangers(JdbcClient jdbc, PostTable table, Flights flights) {
        this.jdbc = jdbc;
        this.table = table;
        this.flights = flights;
    }

    /// Everybody's posts, without replies to others.
    public List<Long> local(Paging asked) {
        Paging page = asked.upTo(flights.settled());
        return jdbc.sql(page.fromBelow() ? """
                select id from (
                    select id from post.post
                    where audience = :audience and repost_of is null
                      and (reply_to is null or reply_to_author = author)
                      and id > :min and id < :max and (:since::bigint is null or id > :since)
                    order by id limit :limit) lowest
                order by id desc
                """ : """
                select id from post.post
                where audience = :audience and repost_of is null and (reply_to is null or reply_to_author = author)
                  and id < :max and (:since::bigint is null or id > :since)
                order by id desc limit :limit
                """).param("audience", CanSee.discoverable().name()).param("min", page.minId())
                .param("max", page.maxId()).param("since", page.sinceId()).param("limit", page.limit())
                .query(Long.class).list();
    }

    /// Which tags posts must have, folded.
    ///
    /// @param any  at least one of these
    /// @param all  all of these
    /// @param none none of these
    public record Tags(Collection<String> any, Collection<String> all, Collection<String> none) {
        /// Just this one.
        public static Tags of(String tag) {
            return new Tags(List.of(tag), List.of(), List.of());
        }
    }

    /// Posts with these tags.
    public List<Long> tagged(Tags tags, Paging asked) {
        Paging page = asked.upTo(flights.settled());
        return jdbc.sql(page.fromBelow() ? """
                select id from (
                    select id from post.post
                    where audience = :audience and repost_of is null and tags <> '{}'
                      and tags && :any::text[] and tags @> :all::text[] and not tags && :none::text[]
                      and id > :min and id < :max and (:since::bigint is null or id > :since)
                    order by id limit :limit) lowest
                order by id desc
                """ : """
                select id from post.post
                where audience = :audience and repost_of is null and tags <> '{}'
                  and tags && :any::text[] and tags @> :all::text[] and not tags && :none::text[]
                  and id < :max and (:since::bigint is null or id > :since)
                order by id desc limit :limit
                """).param("audience", CanSee.discoverable().name()).param("any", tags.any().toArray(String[]::new))
                .param("all", tags.all().toArray(String[]::new)).param("none", tags.none().toArray(String[]::new))
                .param("min", page.minId()).param("max", page.maxId()).param("since", page.sinceId())
                .param("limit", page.limit()).query(Long.class).list();
    }

    /// Posts that hold a link to this address.
    public List<Long> linking(String address, Paging asked) {
        Paging page = asked.upTo(flights.settled());
        return jdbc.sql(page.fromBelow() ? """
                select id from (
                    select p.id from post.link l join post.post p on p.id = l.post
                    where l.digest = :digest and p.audience = :audience
                      and l.post > :min and l.post < :max and (:since::bigint is null or l.post > :since)
                    order by l.post limit :limit) lowest
                order by id desc
                """ : """
                select p.id from post.link l join post.post p on p.id = l.post
                where l.digest = :digest and p.audience = :audience
                  and l.post < :max and (:since::bigint is null or l.post > :since)
                order by l.post desc limit :limit
                """).param("digest", Linking.digest(address)).param("audience", CanSee.discoverable().name())
                .param("min", page.minId()).param("max", page.maxId()).param("since", page.sinceId())
                .param("limit", page.limit()).query(Long.class).list();
    }

    /// Of each of these tags the newest posts, newest first over all.
    public List<Post> newestTagged(Collection<String> tags, int each, int limit) {
        if (tags.isEmpty()) {
            return List.of();
        }
        List<Long> ids = jdbc.sql("""
                select distinct p.id from unnest(:tags::text[]) t (tag) cross join lateral (
                    select id from post.post
                    where audience = :audience and repost_of is null and tags <> '{}' and tags @> array[t.tag]
                    order by id desc limit :each) p
                order by p.id desc limit :limit
                """).param("tags", tags.toArray(String[]::new)).param("audience", CanSee.discoverable().name())
                .param("each", each).param("limit", limit).query(Long.class).list();
        return table.byIds(ids);
    }
}

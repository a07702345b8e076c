package social.linnet.post;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.moderation.MayDo;

/// Tags that people show on their pages, with how often they used them where everybody may see it.
@Service
public class FeaturedTags {

    /// Most featured tags of one account.
    public static final int MAX = 10;
    private static final int MAX_SUGGESTED = 10;
    /// Suggestions come from so many of an account's newest posts.
    private static final int LOOKED_AT = 400;

    private final JdbcClient jdbc;
    private final MayDo mayDo;
    private final Ids ids;
    private final TransactionTemplate transaction;

    FeaturedTags(JdbcClient jdbc, MayDo mayDo, Ids ids, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.mayDo = mayDo;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @param tag    folded
    /// @param shown  as its owner writes it
    /// @param posts  how many posts of theirs that everybody may see have it
    /// @param lastOn the day (UTC) of the newest of them, or null
    public record Featured(long id, String tag, String shown, long posts, @Nullable LocalDate lastOn) {
    }

    /// What an account features, the first one first.
    public List<Featured> of(long account) {
        return jdbc.sql("""
                select f.id, f.tag, f.shown, count(p.id), max(p.created_at)
                from post.featured_tag f
                left join post.post p on p.author = f.account and p.tags @> array[f.tag]
                                      and p.audience in ('PUBLIC', 'QUIET')
                where f.account = :account group by f.id order by f.id
                """).param("account", account)
                .query((row, n) -> new Featured(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4),
                        row.getTimestamp(5) == null ? null
                                : row.getTimestamp(5).toInstant().atOffset(ZoneOffset.UTC).toLocalDate())).list();
    }

    /// Those of these folded tags that an account shows.
    public Set<String> among(long account, Collection<String> tags) {
        return new HashSet<>(jdbc.sql("select tag from post.featured_tag where account = :account and tag = any(:tags)")
                .param("account", account).param("tags", tags.toArray(String[]::new)).query(String.class).list());
    }

    /// Features a tag. Doing it twice is doing it once.
    ///
    /// @param shown with or without `#`
    /// @throws Refused `tag-invalid`, `feature-too-many`, `too-many`
    public Featured add(long account, String shown) {
        mayDo.require(account, MayDo.Action.CHANGE_ACCOUNT);
        Segment.Tag tag = tag(shown);
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('post.featured_tag', :account))")
                    .param("account", account).query((row, n) -> n).single();
            List<Featured> before = of(account);
            if (before.stream().noneMatch(one -> one.tag().equals(tag.tag()))) {
                if (before.size() >= MAX) {
                    throw Refused.invalid("feature-too-many", MAX);
                }
                jdbc.sql("insert into post.featured_tag (id, account, tag, shown) values (:id, :account, :tag, :shown)")
                        .param("id", ids.next()).param("account", account).param("tag", tag.tag())
                        .param("shown", tag.text().substring(1)).update();
            }
            return of(account).stream().filter(one -> one.tag().equals(tag.tag())).findFirst().orElseThrow();
        }));
    }

    /// Features it no more.
    ///
    /// @throws Refused `not-found`, `too-many`
    public void drop(long account, long id) {
        mayDo.require(account, MayDo.Action.CHANGE_ACCOUNT);
        if (jdbc.sql("delete from post.featured_tag where id = :id and account = :account").param("id", id)
                .param("account", account).update() == 0) {
            throw Refused.notFound();
        }
    }

    /// Features a tag no more, whether or not it was.
    ///
    /// @throws Refused `tag-invalid`, `too-many`
    public void drop(long account, String shown) {
        mayDo.require(account, MayDo.Action.CHANGE_ACCOUNT);
        jdbc.sql("delete from post.featured_tag where account = :account and tag = :tag").param("account", account)
                .param("tag", tag(shown).tag()).update();
    }

    /// The tags that an account used most of late and does not feature, the most used first.
    public List<String> suggestions(long account) {
        return jdbc.sql("""
                select tag from (
                    select unnest(tags) as tag from (
                        select tags from post.post where author = :account order by id desc limit :newest) late) used
                where not exists (select 1 from post.featured_tag f where f.account = :account and f.tag = used.tag)
                group by tag order by count(*) desc, tag limit :limit
                """).param("account", account).param("newest", LOOKED_AT).param("limit", MAX_SUGGESTED)
                .query(String.class).list();
    }

    private static Segment.Tag tag(String shown) {
        List<Segment> segments = PostText.parse(shown.startsWith("#") ? shown : "#" + shown);
        if (segments.size() != 1 || !(segments.getFirst() instanceof Segment.Tag tag)) {
            throw Refused.invalid("tag-invalid");
        }
        return tag;
    }
}

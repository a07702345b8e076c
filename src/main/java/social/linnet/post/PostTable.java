package social.linnet.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.moderation.QuotePolicy;
import social.linnet.moderation.ReplyPolicy;

/// The SQL of `post.post`.
@Component
final class PostTable {

    private final JdbcClient jdbc;

    PostTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Post read(ResultSet row, int n) throws SQLException {
        Timestamp edited = row.getTimestamp("edited_at");
        return new Post(row.getLong("id"), row.getLong("author"),
                new Words(row.getString("text"), row.getString("warning"), row.getBoolean("sensitive"),
                        row.getString("language"), row.getBoolean("assisted")),
                new Permissions(Audience.valueOf(row.getString("audience")),
                        QuotePolicy.valueOf(row.getString("quote_policy")),
                        ReplyPolicy.valueOf(row.getString("reply_policy"))),
                row.getLong("thread"), row.getObject("reply_to", Long.class),
                row.getObject("reply_to_author", Long.class), row.getObject("repost_of", Long.class), quote(row),
                List.of((Long[]) row.getArray("mentions").getArray()),
                List.of((String[]) row.getArray("tags").getArray()), row.getString("app"), row.getString("app_website"),
                row.getTimestamp("created_at").toInstant(), edited == null ? null : edited.toInstant());
    }

    private static Post.@Nullable Quote quote(ResultSet row) throws SQLException {
        Long quoted = row.getObject("quote_of", Long.class);
        return quoted == null ? null
                : new Post.Quote(quoted, row.getLong("quote_of_author"), row.getBoolean("quote_detached"));
    }

    void insert(Post post) {
        Post.Quote quote = post.quote();
        jdbc.sql("""
                insert into post.post (id, author, text, warning, sensitive, language, audience, quote_policy,
                                       reply_policy, thread, reply_to, reply_to_author, repost_of, quote_of,
                                       quote_of_author, mentions, tags, app, app_website, assisted, created_at)
                values (:id, :author, :text, :warning, :sensitive, :language, :audience, :quotePolicy,
                        :replyPolicy, :thread, :replyTo, :replyToAuthor, :repostOf, :quoteOf,
                        :quoteOfAuthor, :mentions, :tags, :app, :appWebsite, :assisted, :createdAt)
                """)
                .param("id", post.id()).param("author", post.author()).param("text", post.text())
                .param("warning", post.words().warning()).param("sensitive", post.words().sensitive())
                .param("language", post.words().language()).param("audience", post.audience().name())
                .param("quotePolicy", post.permissions().quotes().name())
                .param("replyPolicy", post.permissions().replies().name())
                .param("thread", post.thread()).param("replyTo", post.replyTo())
                .param("replyToAuthor", post.replyToAuthor()).param("repostOf", post.repostOf())
                .param("quoteOf", quote == null ? null : quote.post())
                .param("quoteOfAuthor", quote == null ? null : quote.author())
                .param("mentions", post.mentions().toArray(Long[]::new))
                .param("tags", post.tags().toArray(String[]::new)).param("app", post.app())
                .param("appWebsite", post.appWebsite()).param("assisted", post.words().assisted())
                .param("createdAt", post.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Keeps what an edit changed.
    void change(Post post) {
        jdbc.sql("""
                update post.post set text = :text, warning = :warning, sensitive = :sensitive, language = :language,
                                     assisted = :assisted, mentions = :mentions, tags = :tags, edited_at = :editedAt
                where id = :id
                """)
                .param("text", post.text()).param("warning", post.words().warning())
                .param("sensitive", post.words().sensitive()).param("language", post.words().language())
                .param("assisted", post.words().assisted()).param("mentions", post.mentions().toArray(Long[]::new))
                .param("tags", post.tags().toArray(String[]::new))
                .param("editedAt", Objects.requireNonNull(post.editedAt()).atOffset(ZoneOffset.UTC))
                .param("id", post.id()).update();
    }

    List<Post> byIds(Collection<Long> ids) {
        return jdbc.sql("""
                select id, author, text, warning, sensitive, language, audience, quote_policy, reply_policy, thread, reply_to,
                       reply_to_author, repost_of, quote_of, quote_of_author, quote_detached, mentions, tags, app,
                       app_website, assisted, created_at, edited_at
                from post.post where id = any((select :ids)::bigint[])
                """).param("ids", ids.toArray(Long[]::new)).query(PostTable::read).list();
    }

    /// The post, locked until the transaction ends.
    Optional<Post> lock(long id) {
        return jdbc.sql("""
                select id, author, text, warning, sensitive, language, audience, quote_policy, reply_policy, thread, reply_to,
                       reply_to_author, repost_of, quote_of, quote_of_author, quote_detached, mentions, tags, app,
                       app_website, assisted, created_at, edited_at
                from post.post where id = :id for update
                """).param("id", id).query(PostTable::read).optional();
    }

    /// Keeps a post from being deleted until the transaction ends; others may react to it meanwhile.
    ///
    /// @return whether it is there
    boolean hold(long id) {
        return jdbc.sql("select id from post.post where id = :id for key share").param("id", id).query(Long.class)
                .optional().isPresent();
    }

    /// As [#hold], and of those who call this one waits for the other. Not `for update`, which would also make those wait
    /// who count something of it, and they are waited for by whoever holds this: a deadlock.
    boolean holdAlone(long id) {
        return jdbc.sql("select id from post.post where id = :id for no key update").param("id", id).query(Long.class)
                .optional().isPresent();
    }

    List<Post> repostsOf(long id) {
        return jdbc.sql("""
                select id, author, text, warning, sensitive, language, audience, quote_policy, reply_policy, thread, reply_to,
                       reply_to_author, repost_of, quote_of, quote_of_author, quote_detached, mentions, tags, app,
                       app_website, assisted, created_at, edited_at
                from post.post where repost_of = :id for update
                """).param("id", id).query(PostTable::read).list();
    }

    Optional<Post> repost(long author, long of) {
        return jdbc.sql("""
                select id, author, text, warning, sensitive, language, audience, quote_policy, reply_policy, thread, reply_to,
                       reply_to_author, repost_of, quote_of, quote_of_author, quote_detached, mentions, tags, app,
                       app_website, assisted, created_at, edited_at
                from post.post where repost_of = :of and author = :author
                """).param("of", of).param("author", author).query(PostTable::read).optional();
    }

    /// @return false when it was gone already
    boolean delete(long id) {
        return jdbc.sql("delete from post.post where id = :id").param("id", id).update() == 1;
    }

    /// Ids of an author's posts and reposts within the page.
    ///
    /// @param audiences those for whom they are
    /// @param named     whoever this is, what names them is among them, too; null for nobody
    List<Long> byAuthor(long author, Paging page, boolean replies, boolean reposts, Set<Audience> audiences,
                        @Nullable Long named) {
        return jdbc.sql(page.fromBelow() ? """
                select id from (
                    select id from post.post
                    where author = :author and id > :min and (:max::bigint is null or id < :max)
                      and (:replies or reply_to is null or reply_to_author = author)
                      and (:reposts or repost_of is null)
                      and (audience = any(:audiences) or :named::bigint = any(mentions))
                    order by id limit :limit) lowest
                order by id desc
                """ : """
                select id from post.post
                where author = :author and (:max::bigint is null or id < :max)
                  and (:since::bigint is null or id > :since)
                  and (:replies or reply_to is null or reply_to_author = author)
                  and (:reposts or repost_of is null)
                  and (audience = any(:audiences) or :named::bigint = any(mentions))
                order by id desc limit :limit
                """)
                .param("author", author).param("max", page.maxId()).param("since", page.sinceId())
                .param("min", page.minId()).param("limit", page.limit()).param("replies", replies)
                .param("reposts", reposts)
                .param("audiences", audiences.stream().map(Audience::name).toArray(String[]::new)).param("named", named).query(Long.class).list();
    }

    /// Ids of the newest posts for this audience that answer and repost nothing.
    List<Long> newest(Audience audience, int limit) {
        return jdbc.sql("""
                select id from post.post where audience = :audience and reply_to is null and repost_of is null
                order by id desc limit :limit
                """).param("audience", audience.name()).param("limit", limit).query(Long.class).list();
    }

    /// Each author's newest posts and reposts, newest first over all.
    List<Post> newestOf(Collection<Long> authors, int each, int limit) {
        return jdbc.sql("""
                select p.* from unnest(:authors) a (author) cross join lateral (
                    select id, author, text, warning, sensitive, language, audience, quote_policy, reply_policy, thread, reply_to,
                           reply_to_author, repost_of, quote_of, quote_of_author, quote_detached, mentions, tags, app,
                           app_website, assisted, created_at, edited_at
                    from post.post where post.author = a.author order by id desc limit :each) p
                order by p.id desc limit :limit
                """).param("authors", authors.toArray(Long[]::new)).param("each", each).param("limit", limit)
                .query(PostTable::read).list();
    }

    /// Ids of the posts this one answers, the first of the thread first.
    List<Long> ancestors(long id, int limit) {
        return jdbc.sql("""
                with recursive up (id, reply_to, depth) as (
                    select id, reply_to, 0 from post.post where id = :id
                    union all
                    select p.id, p.reply_to, up.depth + 1 from post.post p join up on p.id = up.reply_to
                    where up.depth < :limit)
                select id from up where depth > 0 order by depth desc
                """).param("id", id).param("limit", limit).query(Long.class).list();
    }

    /// A post of the thread below another.
    record Reply(long id, long parent) {
    }

    /// The replies below this post, level by level.
    List<Reply> descendants(long id, int limit) {
        return jdbc.sql("""
                with recursive down (id, parent, depth) as (
                    (select id, reply_to, 1 from post.post where reply_to = :id order by id limit :limit)
                    union all
                    select p.id, p.reply_to, down.depth + 1 from post.post p join down on p.reply_to = down.id
                    where down.depth < 60)
                select id, parent from down order by depth, id limit :limit
                """).param("id", id).param("limit", limit)
                .query((row, n) -> new Reply(row.getLong(1), row.getLong(2))).list();
    }
}

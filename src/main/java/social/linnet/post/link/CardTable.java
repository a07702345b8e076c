package social.linnet.post.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.event.Audience;

/// The SQL of `post.card`.
@Component
class CardTable {

    private final JdbcClient jdbc;

    CardTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Card read(ResultSet row, int n) throws SQLException {
        Timestamp published = row.getTimestamp("published_at");
        String path = row.getString("path");
        return new Card(row.getString("url"), Card.Kind.valueOf(row.getString("kind")), row.getString("title"),
                row.getString("description"), row.getString("author_name"), row.getString("author_url"),
                row.getString("site"), row.getString("language"), published == null ? null : published.toInstant(),
                row.getString("image_url"), row.getString("image_alt"), path == null ? null
                : new Card.Image(path, row.getInt("width"), row.getInt("height"), row.getString("blurhash")));
    }

    /// The cards of these addresses, of which there is something to show.
    List<Card> of(Collection<String> urls) {
        return jdbc.sql("""
                select c.url, c.kind, c.title, c.description, c.author_name, c.author_url, c.site, c.language,
                       c.published_at, c.image_url, c.image_alt, i.path, i.width, i.height, i.blurhash
                from post.card c left join post.card_image i on i.url = c.image_url
                where c.url = any(:urls) and c.title <> ''
                """).param("urls", urls.toArray(String[]::new)).query(CardTable::read).list();
    }

    /// Has an address looked at that nobody has looked at, or since this instant.
    ///
    /// @param digest by which [social.linnet.post.Linking] finds the posts that hold it
    void want(String url, byte[] digest, Instant now, Instant seenBefore) {
        jdbc.sql("""
                insert into post.card (url, digest, due_at, created_at) values (:url, :digest, :now, :now)
                on conflict (url) do update set due_at = excluded.due_at, attempts = 0
                where post.card.due_at is null and post.card.fetched_at < :seenBefore
                """).param("url", url).param("digest", digest).param("now", now.atOffset(ZoneOffset.UTC))
                .param("seenBefore", seenBefore.atOffset(ZoneOffset.UTC)).update();
    }

    /// Takes up to so many addresses that are due, for this long: whoever dies meanwhile leaves them to others.
    List<String> claim(int limit, Instant now, Duration lease) {
        return jdbc.sql("""
                update post.card set lease_until = :until, attempts = attempts + 1
                where url in (select url from post.card
                              where due_at <= :now and attempts < 10 and (lease_until is null or lease_until < :now)
                              order by due_at limit :limit for update skip locked)
                returning url
                """).param("now", now.atOffset(ZoneOffset.UTC)).param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("limit", limit).query(String.class).list();
    }

    void found(Card card, Instant now) {
        Instant published = card.publishedAt();
        jdbc.sql("""
                update post.card
                set kind = :kind, image_url = :imageUrl, image_alt = :imageAlt, title = :title, description = :description, author_name = :authorName, author_url = :authorUrl,
                    site = :site, language = :language, published_at = :publishedAt, fetched_at = :now, due_at = null,
                    lease_until = null
                where url = :url
                """).param("url", card.url()).param("kind", card.kind().name())
                .param("imageUrl", card.imageUrl(), Types.VARCHAR).param("imageAlt", card.imageAlt())
                .param("title", card.title()).param("description", card.description())
                .param("authorName", card.authorName()).param("authorUrl", card.authorUrl()).param("site", card.site())
                .param("language", card.language(), Types.VARCHAR)
                .param("publishedAt", published == null ? null : published.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /// There is nothing to show: what was shown before is not there any more.
    void nothing(String url, Instant now) {
        found(new Card(url, "", "", "", "", "", null, null), now);
    }

    /// It may work later. What is known stays; after so many attempts nobody asks again until somebody links it anew.
    void later(String url, Instant now, Instant again, int maxAttempts) {
        jdbc.sql("""
                update post.card
                set fetched_at = :now, lease_until = null,
                    due_at = case when attempts < :maxAttempts then :again::timestamptz end
                where url = :url
                """).param("url", url).param("now", now.atOffset(ZoneOffset.UTC))
                .param("again", again.atOffset(ZoneOffset.UTC)).param("maxAttempts", maxAttempts).update();
    }

    /// Forgets what no post for everybody links any more: that others may link it nobody learns by asking for it.
    int forgetUnlinked(Instant madeBefore) {
        return jdbc.sql("""
                delete from post.card
                where created_at < :madeBefore and not exists (
                    select from post.link l join post.post p on p.id = l.post
                    where l.digest = card.digest and p.audience = any(:open))
                """).param("madeBefore", madeBefore.atOffset(ZoneOffset.UTC))
                .param("open", Arrays.stream(Audience.values()).filter(Audience::isPublic).map(Enum::name)
                        .toArray(String[]::new)).update();
    }
}

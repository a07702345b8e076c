package social.linnet.post.link;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.media.Picture;

/// The SQL of `post.card_image`.
@Component
class CardImageTable {

    private final JdbcClient jdbc;

    CardImageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether somebody looked at it since this instant, and found a picture or none.
    boolean isKnownSince(String url, Instant since) {
        return jdbc.sql("select exists (select from post.card_image where url = :url and fetched_at > :since)")
                .param("url", url).param("since", since.atOffset(ZoneOffset.UTC)).query(Boolean.class).single();
    }

    /// Keeps what was found there, or that nothing was.
    ///
    /// @return the picture that was there before, which nothing shows any more
    @Transactional
    Optional<Long> keep(String url, @Nullable Picture picture, Instant now) {
        jdbc.sql("""
                insert into post.card_image (url, fetched_at) values (:url, :now) on conflict do nothing
                """).param("url", url).param("now", now.atOffset(ZoneOffset.UTC)).update();
        Optional<Long> before = jdbc.sql("""
                select picture from post.card_image where url = :url and picture is not null for update
                """).param("url", url).query(Long.class).optional();
        jdbc.sql("""
                update post.card_image
                set picture = :picture, path = :path, width = :width, height = :height, blurhash = :blurhash,
                    fetched_at = :now
                where url = :url
                """).param("url", url).param("picture", picture == null ? null : picture.id(), Types.BIGINT)
                .param("path", picture == null ? null : picture.path(Picture.Size.LARGE), Types.VARCHAR)
                .param("width", picture == null ? null : picture.width(), Types.INTEGER)
                .param("height", picture == null ? null : picture.height(), Types.INTEGER)
                .param("blurhash", picture == null ? null : picture.blurhash(), Types.VARCHAR)
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
        return before;
    }

    /// Forgets those that no card names, and that were looked at before this instant.
    ///
    /// @return their pictures
    List<Long> forgetUnused(Instant seenBefore) {
        return jdbc.sql("""
                delete from post.card_image
                where fetched_at < :seenBefore
                  and not exists (select from post.card where card.image_url = card_image.url)
                returning picture
                """).param("seenBefore", seenBefore.atOffset(ZoneOffset.UTC))
                .query((row, n) -> row.getObject(1, Long.class)).list().stream().filter(Objects::nonNull).toList();
    }
}

package social.linnet.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.media.Picture.Provenance;
import social.linnet.media.Picture.Type;

/// The table `media.picture`. Every method takes part in its caller's transaction.
@Component
final class PictureRows {

    private final JdbcClient db;

    PictureRows(JdbcClient db) {
        this.db = db;
    }

    /// What a picture is for when it is stored.
    enum Use {
        /// Nothing yet; it was uploaded.
        UPLOADED,
        /// Nothing yet; it was made here.
        MADE,
        /// An account's face.
        AVATAR,
        /// The house's.
        KEPT
    }

    /// A picture that belongs to no post.
    void insert(Picture picture, Use use) {
        db.sql("""
                insert into media.picture (id, owner, name, type, small_type, width, height, small_width, small_height, bytes,
                                           blurhash, alt, post, open, provenance, model, created_at, avatar,
                                           kept, loose_since, duration, frame_rate, sound, uploaded)
                values (:id, :owner, :name, :type, :smallType, :width, :height, :smallWidth, :smallHeight, :bytes,
                        :blurhash, :alt, null, :open, :provenance, :model, :createdAt, :avatar, :kept, :looseSince,
                        :duration, :frameRate, :sound, :uploaded)
                """)
                .param("id", picture.id())
                .param("owner", picture.owner())
                .param("name", picture.name())
                .param("type", picture.type().name())
                .param("smallType", picture.smallType().name())
                .param("width", picture.width())
                .param("height", picture.height())
                .param("smallWidth", picture.smallWidth())
                .param("smallHeight", picture.smallHeight())
                .param("bytes", picture.bytes())
                .param("blurhash", picture.blurhash())
                .param("alt", picture.alt())
                .param("open", picture.open())
                .param("provenance", picture.provenance().name())
                .param("model", picture.model())
                .param("createdAt", at(picture.createdAt()))
                .param("avatar", use == Use.AVATAR)
                .param("kept", use == Use.KEPT)
                .param("looseSince", use == Use.UPLOADED || use == Use.MADE ? at(picture.createdAt()) : null)
                .param("duration", picture.running().millis())
                .param("frameRate", picture.running().frameRate())
                .param("sound", picture.running().sound())
                .param("uploaded", use == Use.UPLOADED)
                .update();
    }

    List<Picture> find(Collection<Long> ids) {
        return db.sql("""
                select id, owner, name, type, small_type, width, height, small_width, small_height, bytes, blurhash, alt, post,
                       open, provenance, model, created_at, focus_x, focus_y, duration, frame_rate, sound
                from media.picture
                where id = any((select :ids)::bigint[])
                """)
                .param("ids", array(ids))
                .query(PictureRows::picture)
                .list();
    }

    /// An owner's pictures above this id, by id.
    List<Picture> ofOwner(long owner, long after, int limit) {
        return db.sql("""
                select id, owner, name, type, small_type, width, height, small_width, small_height, bytes, blurhash, alt, post,
                       open, provenance, model, created_at, focus_x, focus_y, duration, frame_rate, sound
                from media.picture
                where owner = :owner and id > :after
                order by id
                limit :limit
                """)
                .param("owner", owner)
                .param("after", after)
                .param("limit", limit)
                .query(PictureRows::picture)
                .list();
    }

    Optional<Picture> findByName(String name) {
        return db.sql("""
                select id, owner, name, type, small_type, width, height, small_width, small_height, bytes, blurhash, alt, post,
                       open, provenance, model, created_at, focus_x, focus_y, duration, frame_rate, sound
                from media.picture
                where name = :name
                """)
                .param("name", name)
                .query(PictureRows::picture)
                .optional();
    }

    /// Each post's pictures in their order.
    List<Picture> ofPosts(Collection<Long> posts) {
        return db.sql("""
                select id, owner, name, type, small_type, width, height, small_width, small_height, bytes, blurhash, alt, post,
                       open, provenance, model, created_at, focus_x, focus_y, duration, frame_rate, sound
                from media.picture
                where post = any((select :posts)::bigint[])
                order by post, position
                """)
                .param("posts", array(posts))
                .query(PictureRows::picture)
                .list();
    }

    Optional<Picture> describe(long owner, long id, Picture.Caption caption) {
        Picture.Focus focus = caption.focus();
        return db.sql("""
                update media.picture
                set alt = coalesce(:alt, alt), focus_x = coalesce(:x::real, focus_x), focus_y = coalesce(:y::real, focus_y)
                where id = :id and owner = :owner
                returning id, owner, name, type, small_type, width, height, small_width, small_height, bytes, blurhash, alt, post,
                          open, provenance, model, created_at, focus_x, focus_y, duration, frame_rate, sound
                """)
                .param("alt", caption.alt())
                .param("x", focus == null ? null : focus.x())
                .param("y", focus == null ? null : focus.y())
                .param("id", id)
                .param("owner", owner)
                .query(PictureRows::picture)
                .optional();
    }

    /// Keeps the owner's pictures that belong to nothing from everybody else until the transaction ends, in the order
    /// of their ids so that two of them cannot wait for each other.
    ///
    /// @return how many of these there are
    int lockLoose(long owner, Collection<Long> ids) {
        return db.sql("""
                select id
                from media.picture
                where id = any(:ids) and owner = :owner and loose_since is not null
                order by id
                for update
                """)
                .param("ids", array(ids))
                .param("owner", owner)
                .query(Long.class)
                .list()
                .size();
    }

    boolean anyHeld(Collection<Long> ids) {
        return db.sql("select exists (select from media.picture where id = any(:ids) and held)").param("ids", array(ids))
                .query(Boolean.class).single();
    }

    void hold(long owner, long id, boolean held) {
        db.sql("update media.picture set held = :held where id = :id and owner = :owner and post is null")
                .param("held", held).param("id", id).param("owner", owner).update();
    }

    void attach(List<Long> ids, long post, boolean open) {
        db.sql("""
                update media.picture
                set post = :post, open = :open, position = wanted.position, loose_since = null
                from unnest(:ids) with ordinality as wanted (id, position)
                where picture.id = wanted.id
                """)
                .param("post", post)
                .param("open", open)
                .param("ids", array(ids))
                .update();
    }

    /// Ids of a post's pictures, kept from everybody else until the transaction ends.
    List<Long> lockAttached(long post) {
        return db.sql("""
                select id
                from media.picture
                where post = :post
                order by id
                for update
                """)
                .param("post", post)
                .query(Long.class)
                .list();
    }

    void detachOthers(long post, Collection<Long> kept, Instant now) {
        db.sql("""
                update media.picture
                set post = null, open = false, position = 0, loose_since = :now
                where post = :post and not id = any(:kept)
                """)
                .param("now", at(now))
                .param("post", post)
                .param("kept", array(kept))
                .update();
    }

    /// @return how many of these are the owner's and belong to nothing
    int keep(long owner, Collection<Long> ids, Instant until) {
        return db.sql("""
                update media.picture
                set loose_since = greatest(loose_since, :until)
                where id = any(:ids) and owner = :owner and loose_since is not null
                """)
                .param("until", at(until))
                .param("ids", array(ids))
                .param("owner", owner)
                .update();
    }

    void detach(long post, Instant now) {
        db.sql("""
                update media.picture
                set post = null, open = false, position = 0, loose_since = :now
                where post = :post
                """)
                .param("now", at(now))
                .param("post", post)
                .update();
    }

    /// Those of these names that a picture has.
    List<String> known(Collection<String> names) {
        return db.sql("""
                select name
                from media.picture
                where name = any(:names)
                """)
                .param("names", names.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private static Picture picture(ResultSet row, int number) throws SQLException {
        return new Picture(
                row.getLong("id"),
                row.getLong("owner"),
                row.getString("name"),
                Type.valueOf(row.getString("type")),
                Type.valueOf(row.getString("small_type")),
                row.getInt("width"),
                row.getInt("height"),
                row.getInt("small_width"),
                row.getInt("small_height"),
                row.getLong("bytes"),
                row.getString("blurhash"),
                row.getString("alt"),
                nullableLong(row, "post"),
                row.getBoolean("open"),
                Provenance.valueOf(row.getString("provenance")),
                row.getString("model"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                new Picture.Focus(row.getFloat("focus_x"), row.getFloat("focus_y")),
                new Picture.Running(row.getInt("duration"), row.getFloat("frame_rate"), row.getBoolean("sound")));
    }

    private static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Long[] array(Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }
}

package social.linnet.instance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.cache.RefreshAheadCache;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;

/// Custom emojis: administrators add them, everybody writes them.
@Service
public class Emojis {

    /// Largest upload, in bytes; a page may show many.
    public static final int MAX_BYTES = 256 * 1024;
    /// How many there may be.
    public static final int MAX_EMOJIS = 2000;
    /// Longest side, in pixels.
    static final int MAX_SIDE = 128;
    private static final int MAX_CATEGORY = 50;
    private static final Pattern SHORTCODE = Pattern.compile("[A-Za-z0-9_]{2,50}");

    private final JdbcClient jdbc;
    private final Pictures pictures;
    private final Ids ids;
    /// Every rendered text asks; another program's change is seen within this time.
    private final RefreshAheadCache<Boolean, EmojiSet> now = new RefreshAheadCache<>(Duration.ofSeconds(5), 1,
            RefreshAheadCache.each(_ -> Optional.of(new EmojiSet(all()))));

    Emojis(JdbcClient jdbc, Pictures pictures, Ids ids) {
        this.jdbc = jdbc;
        this.pictures = pictures;
        this.ids = ids;
    }

    /// Those in use.
    public EmojiSet now() {
        return now.find(true).orElseThrow();
    }

    /// Every one, by category and shortcode, the disabled ones among them.
    public List<Emoji> all() {
        return jdbc.sql("""
                select id, shortcode, category, picture, path, still, visible, disabled
                from instance.emoji order by category nulls first, lower(shortcode)
                """).query(Emojis::read).list();
    }

    /// Adds one. What moves goes on moving, with a copy that stands still.
    ///
    /// @param admin     who adds it
    /// @param shortcode without colons
    /// @throws Refused `emoji-shortcode`, `emoji-category`, `emoji-taken`, `emoji-too-many`, and those of
    ///                 [Pictures#upload]
    public Emoji add(long admin, String shortcode, @Nullable String category, InputStream bytes) {
        String name = shortcode.strip();
        if (!SHORTCODE.matcher(name).matches()) {
            throw Refused.invalid("emoji-shortcode", 2, 50);
        }
        String shelf = checkedCategory(category);
        if (jdbc.sql("select count(*) from instance.emoji").query(Long.class).single() >= MAX_EMOJIS) {
            throw Refused.invalid("emoji-too-many", MAX_EMOJIS);
        }
        if (jdbc.sql("select exists (select 1 from instance.emoji where lower(shortcode) = lower(:name))")
                .param("name", name).query(Boolean.class).single()) {
            throw Refused.of(Refused.Kind.CONFLICT, "emoji-taken");
        }
        Picture picture = pictures.keep(admin, new ByteArrayInputStream(bounded(bytes)), MAX_SIDE);
        try {
            return jdbc.sql("""
                    insert into instance.emoji (id, shortcode, category, picture, path, still)
                    values (:id, :shortcode, :category, :picture, :path, :still)
                    returning id, shortcode, category, picture, path, still, visible, disabled
                    """)
                    .param("id", ids.next()).param("shortcode", name).param("category", shelf)
                    .param("picture", picture.id()).param("path", picture.path(Picture.Size.LARGE))
                    .param("still", picture.path(Picture.Size.SMALL))
                    .query(Emojis::read).single();
        } catch (DuplicateKeyException e) {
            pictures.drop(picture.id());
            throw Refused.of(Refused.Kind.CONFLICT, "emoji-taken");
        } finally {
            now.forgetAll();
        }
    }

    private static byte[] bounded(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw Refused.invalid("picture-too-large", MAX_BYTES);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("an emoji could not be read", e);
        }
    }

    /// Changes how one is offered.
    ///
    /// @throws Refused `not-found`, `emoji-category`
    public Emoji change(long id, @Nullable String category, boolean visible, boolean disabled) {
        String shelf = checkedCategory(category);
        try {
            return jdbc.sql("""
                    update instance.emoji set category = :category, visible = :visible, disabled = :disabled
                    where id = :id
                    returning id, shortcode, category, picture, path, still, visible, disabled
                    """)
                    .param("category", shelf).param("visible", visible).param("disabled", disabled).param("id", id)
                    .query(Emojis::read).optional().orElseThrow(Refused::notFound);
        } finally {
            now.forgetAll();
        }
    }

    /// Takes one away: where it was written, its shortcode stands again.
    public void remove(long id) {
        jdbc.sql("delete from instance.emoji where id = :id returning picture").param("id", id).query(Long.class)
                .optional().ifPresent(pictures::drop);
        now.forgetAll();
    }

    private static @Nullable String checkedCategory(@Nullable String category) {
        if (category == null || category.isBlank()) {
            return null;
        }
        String checked = Texts.storable(category).strip();
        if (checked.codePointCount(0, checked.length()) > MAX_CATEGORY) {
            throw Refused.invalid("emoji-category", MAX_CATEGORY);
        }
        return checked;
    }

    private static Emoji read(ResultSet row, int n) throws SQLException {
        return new Emoji(row.getLong("id"), row.getString("shortcode"), row.getString("category"),
                row.getLong("picture"), row.getString("path"), row.getString("still"), row.getBoolean("visible"),
                row.getBoolean("disabled"));
    }
}

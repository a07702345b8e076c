package social.linnet.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;

/// What somebody has not finished writing, kept for them alone. Nothing is asked of it but that it can be kept: what may
/// be published is decided when it is.
@Service
public class Drafts {

    /// Most drafts of one account.
    public static final int MAX = 100;
    /// How long the pictures of a draft are kept after it was last saved.
    public static final Duration PICTURES_KEPT = Duration.ofDays(365);

    private final JdbcClient jdbc;
    private final DraftCodec codec;
    private final Pictures pictures;
    private final MayDo mayDo;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Drafts(JdbcClient jdbc, DraftCodec codec, Pictures pictures, MayDo mayDo, Ids ids, Clock clock,
           PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.pictures = pictures;
        this.mayDo = mayDo;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @param failure why it could not be published at the time for which it was scheduled, as the key of a refusal, or
    ///                null
    public record Unfinished(long id, Draft draft, @Nullable String failure, Instant updatedAt) {
    }

    /// What this account has not finished, the newest first.
    public List<Unfinished> of(long author) {
        return jdbc.sql("""
                select id, draft, failure, updated_at from post.unfinished where author = :author order by id desc
                """).param("author", author).query(this::read).list();
    }

    /// @throws Refused `not-found` when this account has no such draft
    public Unfinished find(long author, long id) {
        return jdbc.sql("""
                select id, draft, failure, updated_at from post.unfinished where id = :id and author = :author
                """).param("id", id).param("author", author).query(this::read).optional()
                .orElseThrow(Refused::notFound);
    }

    /// Keeps a draft.
    ///
    /// @throws Refused `draft-too-many`, `post-too-long`, `text-unusable`, `post-too-many-pictures`, `picture-not-yours`,
    ///                 `too-many`
    public Unfinished add(Draft draft) {
        check(draft);
        long author = draft.author();
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('post.unfinished', :author))")
                    .param("author", author).query((row, n) -> n).single();
            if (jdbc.sql("select count(*) from post.unfinished where author = :author").param("author", author)
                    .query(Integer.class).single() >= MAX) {
                throw Refused.invalid("draft-too-many", MAX);
            }
            keepPictures(draft);
            return insert(draft, null);
        }));
    }

    /// Keeps something else in its place.
    ///
    /// @throws Refused `not-found`, and what [#add] refuses
    public Unfinished change(long id, Draft draft) {
        check(draft);
        find(draft.author(), id);
        return Objects.requireNonNull(transaction.execute(status -> {
            keepPictures(draft);
            jdbc.sql("""
                    update post.unfinished set draft = :draft::jsonb, failure = null, updated_at = :now
                    where id = :id and author = :author
                    """)
                    .param("draft", codec.encode(draft)).param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("id", id).param("author", draft.author()).update();
            return find(draft.author(), id);
        }));
    }

    /// Keeps it no more.
    ///
    /// @throws Refused `not-found`, `too-many`
    public void drop(long author, long id) {
        mayDo.require(author, MayDo.Action.KEEP_DRAFT);
        if (jdbc.sql("delete from post.unfinished where id = :id and author = :author").param("id", id)
                .param("author", author).update() == 0) {
            throw Refused.notFound();
        }
    }

    /// Gives back to its author what could not be published, in the caller's transaction and however many there are.
    void takeBack(Draft draft, String why) {
        insert(draft, why);
    }

    private void check(Draft draft) {
        mayDo.require(draft.author(), MayDo.Action.KEEP_DRAFT);
        Posts.checkPictures(draft.pictures());
        for (String text : List.of(draft.words().text(), draft.words().warning())) {
            if (text.length() > PostText.MAX_UNITS) {
                throw Refused.invalid("post-too-long", PostText.MAX_LENGTH);
            }
            Texts.storable(text);
        }
    }

    private void keepPictures(Draft draft) {
        pictures.keep(draft.author(), draft.pictures(), clock.instant().plus(PICTURES_KEPT));
    }

    private Unfinished insert(Draft draft, @Nullable String failure) {
        long id = ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                insert into post.unfinished (id, author, draft, failure, updated_at)
                values (:id, :author, :draft::jsonb, :failure, :now)
                """)
                .param("id", id).param("author", draft.author()).param("draft", codec.encode(draft))
                .param("failure", failure).param("now", now.atOffset(ZoneOffset.UTC)).update();
        return new Unfinished(id, draft, failure, now);
    }

    private Unfinished read(ResultSet row, int n) throws SQLException {
        return new Unfinished(row.getLong("id"), codec.decode(row.getString("draft")), row.getString("failure"),
                row.getTimestamp("updated_at").toInstant());
    }
}

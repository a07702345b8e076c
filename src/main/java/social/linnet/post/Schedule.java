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
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;

/// Posts that are to be published at a time that their authors chose. Each is published once ([DuePosts]).
@Service
public class Schedule {

    /// How far ahead the time must be.
    public static final Duration MIN_AHEAD = Duration.ofMinutes(5);
    /// How far ahead it may be.
    public static final Duration MAX_AHEAD = Duration.ofDays(5 * 365);
    /// Most posts of one account on one day, UTC.
    public static final int MAX_A_DAY = 25;
    /// Most posts of one account in all.
    public static final int MAX = 300;

    private final JdbcClient jdbc;
    private final DraftCodec codec;
    private final Keys keys;
    private final Posts posts;
    private final Pictures pictures;
    private final MayDo mayDo;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Schedule(JdbcClient jdbc, DraftCodec codec, Keys keys, Posts posts, Pictures pictures, MayDo mayDo, Ids ids,
             Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.keys = keys;
        this.posts = posts;
        this.pictures = pictures;
        this.mayDo = mayDo;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Takes a post to publish later. The same key from the same author makes one within a day.
    ///
    /// @throws Refused `schedule-too-soon`, `schedule-too-late`, `schedule-too-many`, `schedule-too-many-a-day`, and what
    ///                 [Posts#publish] refuses
    public Scheduled add(Draft draft, Instant due) {
        mayDo.require(draft.author(), MayDo.Action.KEEP_DRAFT);
        long author = draft.author();
        Instant dueAt = possible(due);
        return inTransaction(() -> {
            alone(author);
            long id = ids.next();
            String key = draft.origin().key();
            if (key != null && !keys.remember(author, key, fingerprint(draft, dueAt), id)) {
                return find(author, keys.made(author, key, fingerprint(draft, dueAt)).orElseThrow(Refused::notFound));
            }
            posts.check(draft);
            checkRoom(author, dueAt, 0);
            pictures.keep(author, draft.pictures(), dueAt);
            jdbc.sql("""
                    insert into post.scheduled (id, author, due_at, draft, try_at)
                    values (:id, :author, :dueAt, :draft::jsonb, :dueAt)
                    """)
                    .param("id", id).param("author", author).param("dueAt", dueAt.atOffset(ZoneOffset.UTC))
                    .param("draft", codec.encode(draft.once(null))).update();
            return new Scheduled(id, dueAt, draft.once(null));
        });
    }

    private static byte[] fingerprint(Draft draft, Instant dueAt) {
        byte[] both = Keys.fingerprint(draft);
        long millis = dueAt.toEpochMilli();
        for (int i = 0; i < Long.BYTES; i++) {
            both[i] ^= (byte) (millis >>> (i * Byte.SIZE) | 1);
        }
        both[Long.BYTES] ^= (byte) (draft.silent() ? 1 : 0);
        return both;
    }

    private Instant possible(Instant due) {
        Instant now = clock.instant();
        if (due.isBefore(now.plus(MIN_AHEAD))) {
            throw Refused.invalid("schedule-too-soon", MIN_AHEAD.toMinutes());
        }
        if (due.isAfter(now.plus(MAX_AHEAD))) {
            throw Refused.invalid("schedule-too-late");
        }
        return due.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Of those who count what an account has scheduled one waits for the other.
    private void alone(long author) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('post.scheduled', :author))").param("author", author)
                .query((row, n) -> n).single();
    }

    private void checkRoom(long author, Instant dueAt, long besides) {
        Instant day = dueAt.truncatedTo(ChronoUnit.DAYS);
        jdbc.sql("""
                select count(*), count(*) filter (where due_at >= :day and due_at < :next)
                from post.scheduled where author = :author and id <> :besides
                """)
                .param("day", day.atOffset(ZoneOffset.UTC))
                .param("next", day.plus(1, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC)).param("author", author)
                .param("besides", besides).query(row -> {
                    if (row.getLong(1) >= MAX) {
                        throw Refused.invalid("schedule-too-many", MAX);
                    }
                    if (row.getLong(2) >= MAX_A_DAY) {
                        throw Refused.invalid("schedule-too-many-a-day", MAX_A_DAY);
                    }
                });
    }

    /// What this account has scheduled, the newest first.
    public List<Scheduled> of(long author, Paging page) {
        return jdbc.sql(page.fromBelow() ? """
                select id, due_at, draft from (
                    select id, due_at, draft from post.scheduled
                    where author = :author and id > :min and (:max::bigint is null or id < :max)
                    order by id limit :limit) lowest
                order by id desc
                """ : """
                select id, due_at, draft from post.scheduled
                where author = :author and (:max::bigint is null or id < :max)
                  and (:since::bigint is null or id > :since)
                order by id desc limit :limit
                """)
                .param("author", author).param("max", page.maxId()).param("since", page.sinceId())
                .param("min", page.minId()).param("limit", page.limit()).query(this::read).list();
    }

    /// @throws Refused `not-found` when this account has scheduled no such thing
    public Scheduled find(long author, long id) {
        return row(author, id).orElseThrow(Refused::notFound);
    }

    private Optional<Scheduled> row(long author, long id) {
        return jdbc.sql("select id, due_at, draft from post.scheduled where id = :id and author = :author")
                .param("id", id).param("author", author).query(this::read).optional();
    }

    /// Chooses another time.
    ///
    /// @throws Refused `not-found`, `schedule-too-soon`, `schedule-too-late`, `schedule-too-many-a-day`, `too-many`
    public Scheduled move(long author, long id, Instant due) {
        mayDo.require(author, MayDo.Action.KEEP_DRAFT);
        find(author, id);
        Instant dueAt = possible(due);
        return inTransaction(() -> {
            alone(author);
            checkRoom(author, dueAt, id);
            int moved = jdbc.sql("""
                    update post.scheduled set due_at = :dueAt, try_at = :dueAt, attempts = 0
                    where id = :id and author = :author
                    """).param("dueAt", dueAt.atOffset(ZoneOffset.UTC)).param("id", id).param("author", author).update();
            if (moved == 0) {
                throw Refused.notFound();
            }
            Scheduled now = find(author, id);
            pictures.keep(author, now.draft().pictures(), dueAt);
            return now;
        });
    }

    /// Does not publish it after all.
    ///
    /// @throws Refused `not-found`, `too-many`
    public void drop(long author, long id) {
        mayDo.require(author, MayDo.Action.KEEP_DRAFT);
        if (jdbc.sql("delete from post.scheduled where id = :id and author = :author").param("id", id)
                .param("author", author).update() == 0) {
            throw Refused.notFound();
        }
    }

    private Scheduled read(ResultSet row, int n) throws SQLException {
        return new Scheduled(row.getLong("id"), row.getTimestamp("due_at").toInstant(),
                codec.decode(row.getString("draft")));
    }

    private Scheduled inTransaction(Supplier<Scheduled> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

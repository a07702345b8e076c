package social.linnet.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Event;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.log.append.Appender;

/// What moderators decided, as it is told to the person, and what that person says to it.
@Service
public class Warnings {

    /// Longest appeal, in characters.
    public static final int MAX_APPEAL = 2000;
    /// How long somebody may appeal.
    public static final Duration APPEAL_WITHIN = Duration.ofDays(20);
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final Moderators moderators;
    private final Appender log;
    private final Ids ids;
    private final Clock clock;

    Warnings(JdbcClient jdbc, Moderators moderators, Appender log, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.moderators = moderators;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /// What was done to the account.
    public enum Action {
        /// It was told something.
        NONE,
        /// Strangers do not come upon it.
        LIMIT,
        /// It is closed.
        SUSPEND
    }

    /// What became of an appeal.
    public enum State {
        PENDING, GRANTED, REFUSED
    }

    /// What somebody said to a decision.
    public record Appeal(String text, Instant createdAt, State state) {
    }

    /// A decision about an account.
    ///
    /// @param text        the moderator's words to that account; may be empty
    /// @param posts       the posts it is about; may be none
    /// @param overruledAt when it was taken back, or null
    /// @param appeal      what that account said to it, or null
    public record Warning(long id, long account, Action action, String text, List<Long> posts, Instant createdAt,
                          @Nullable Instant overruledAt, @Nullable Appeal appeal) {

        /// Whether that account may still appeal.
        public boolean isAppealable(Instant now) {
            return appeal == null && overruledAt == null && now.isBefore(createdAt.plus(APPEAL_WITHIN));
        }
    }

    /// Tells an account what was decided, within the caller's transaction.
    void tell(long moderator, long account, Action action, String text, List<Long> posts) {
        long id = ids.next();
        jdbc.sql("""
                insert into moderation.warning (id, moderator, account, action, text, posts)
                values (:id, :moderator, :account, :action, :text, :posts)
                """).param("id", id).param("moderator", moderator).param("account", account)
                .param("action", action.name()).param("text", text).param("posts", posts.toArray(Long[]::new)).update();
        log.append(new Event.Warned(moderator, account, id));
    }

    /// Takes back what was decided about an account with this action, within the caller's transaction.
    void overrule(long account, Action action) {
        jdbc.sql("""
                update moderation.warning set overruled_at = now()
                where account = :account and action = :action and overruled_at is null
                """).param("account", account).param("action", action.name()).update();
    }

    void overrule(long warning) {
        jdbc.sql("update moderation.warning set overruled_at = now() where id = :id and overruled_at is null")
                .param("id", warning).update();
    }

    private static Warning warning(ResultSet row, int n) throws SQLException {
        Timestamp overruled = row.getTimestamp("overruled_at");
        String appeal = row.getString("appeal");
        return new Warning(row.getLong("id"), row.getLong("account"), Action.valueOf(row.getString("action")),
                row.getString("text"), Reports.longs(row.getArray("posts")), row.getTimestamp("created_at").toInstant(),
                overruled == null ? null : overruled.toInstant(),
                appeal == null ? null : new Appeal(appeal, row.getTimestamp("appealed_at").toInstant(),
                        State.valueOf(row.getString("state"))));
    }

    /// What was decided about this account, newest first.
    public List<Warning> of(long account) {
        return jdbc.sql("""
                select w.id, w.account, w.action, w.text, w.posts, w.created_at, w.overruled_at, a.text as appeal,
                       a.created_at as appealed_at, a.state
                from moderation.warning w left join moderation.appeal a on a.warning = w.id
                where w.account = :account order by w.id desc limit :limit
                """).param("account", account).param("limit", SHOWN).query(Warnings::warning).list();
    }

    /// These decisions, for those whom they are about and for moderators.
    public Map<Long, Warning> find(Collection<Long> wanted) {
        Map<Long, Warning> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            jdbc.sql("""
                    select w.id, w.account, w.action, w.text, w.posts, w.created_at, w.overruled_at, a.text as appeal,
                           a.created_at as appealed_at, a.state
                    from moderation.warning w left join moderation.appeal a on a.warning = w.id
                    where w.id = any(:ids)
                    """).param("ids", wanted.toArray(Long[]::new)).query(Warnings::warning).list()
                    .forEach(warning -> found.put(warning.id(), warning));
        }
        return found;
    }

    Optional<Warning> find(long id) {
        return Optional.ofNullable(find(Set.of(id)).get(id));
    }

    /// Why this account is suspended, as it was told; empty when nobody said so.
    public Optional<Warning> suspension(long account) {
        return of(account).stream().filter(warning -> warning.action() == Action.SUSPEND && warning.overruledAt() == null)
                .findFirst();
    }

    /// The decisions that somebody appealed and nobody has answered yet, the oldest appeal first.
    ///
    /// @throws Refused `not-found` when the actor is no moderator
    public List<Warning> appealed(long moderator) {
        moderators.require(moderator);
        return jdbc.sql("""
                select w.id, w.account, w.action, w.text, w.posts, w.created_at, w.overruled_at, a.text as appeal,
                       a.created_at as appealed_at, a.state
                from moderation.warning w join moderation.appeal a on a.warning = w.id
                where a.state = 'PENDING' order by a.created_at, w.id limit :limit
                """).param("limit", SHOWN).query(Warnings::warning).list();
    }

    /// Says something to a decision about oneself. Once, within [#APPEAL_WITHIN].
    ///
    /// @throws Refused `not-found` when it is about somebody else, `appeal-empty`, `appeal-too-long`, `appeal-over`
    @Transactional
    public Warning appeal(long account, long warning, String text) {
        Warning about = find(warning).filter(one -> one.account() == account).orElseThrow(Refused::notFound);
        String words = Texts.storable(text).strip();
        if (words.isEmpty()) {
            throw Refused.invalid("appeal-empty");
        }
        if (words.codePointCount(0, words.length()) > MAX_APPEAL) {
            throw Refused.invalid("appeal-too-long", MAX_APPEAL);
        }
        if (!about.isAppealable(clock.instant())) {
            throw Refused.of(Refused.Kind.CONFLICT, "appeal-over");
        }
        int added = jdbc.sql("""
                insert into moderation.appeal (warning, text) values (:warning, :text) on conflict do nothing
                """).param("warning", warning).param("text", words).update();
        if (added == 0) {
            throw Refused.of(Refused.Kind.CONFLICT, "appeal-over");
        }
        return find(warning).orElseThrow(Refused::notFound);
    }

    /// Notes what became of an appeal.
    ///
    /// @throws Refused `not-found` when there is none to decide
    void decide(long warning, State state) {
        int decided = jdbc.sql("""
                update moderation.appeal set state = :state, decided_at = now()
                where warning = :warning and state = 'PENDING'
                """).param("warning", warning).param("state", state.name()).update();
        if (decided == 0) {
            throw Refused.notFound();
        }
    }
}

package social.linnet.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Event;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.log.append.Appender;
import social.linnet.moderation.Warnings.State;

/// What people say to the studio's refusing to make something, and what moderators answer. What follows from an answer is
/// the studio's to do, in the same transaction.
@Service
public class RefusalAppeals {

    /// Longest words of either side, in characters.
    public static final int MAX_TEXT = 1000;
    private static final int SHOWN = 50;
    private static final String COLUMNS =
            "id, account, job, prompt, style, rule, part, judge, made, text, created_at, state, answer, decided_at";

    private final JdbcClient jdbc;
    private final Moderators moderators;
    private final Audit audit;
    private final Appender log;
    private final Ids ids;

    RefusalAppeals(JdbcClient jdbc, Moderators moderators, Audit audit, Appender log, Ids ids) {
        this.jdbc = jdbc;
        this.moderators = moderators;
        this.audit = audit;
        this.log = log;
        this.ids = ids;
    }

    /// What was refused.
    ///
    /// @param job    the id of the job
    /// @param prompt what was asked for
    /// @param style  the name of the style it was asked for in; may be empty
    /// @param rule   the rule it goes against
    /// @param part   the words that it is about; empty where that is not known
    /// @param judge  who said so
    /// @param made   whether it was made and then refused, rather than refused unmade
    public record Refusal(String job, String prompt, String style, String rule, String part, String judge, boolean made) {
    }

    /// What somebody said to it.
    ///
    /// @param text      their words
    /// @param answer    the moderator's words to them; may be empty
    /// @param decidedAt when it was answered, or null
    public record Appeal(long id, long account, Refusal refusal, String text, Instant createdAt, State state, String answer,
                         @Nullable Instant decidedAt) {
    }

    private static Appeal row(ResultSet row, int n) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        return new Appeal(row.getLong("id"), row.getLong("account"), new Refusal(row.getString("job"), row.getString("prompt"),
                row.getString("style"), row.getString("rule"), row.getString("part"), row.getString("judge"), row.getBoolean("made")),
                row.getString("text"), row.getTimestamp("created_at").toInstant(), State.valueOf(row.getString("state")),
                row.getString("answer"), decided == null ? null : decided.toInstant());
    }

    /// Says something to a refusal, once for each rule that was named.
    ///
    /// @throws Refused `appeal-empty`, `appeal-too-long`, `appeal-over` when it was said before
    @Transactional
    public Appeal file(long account, Refusal refusal, String text) {
        String words = checked(text, "appeal-too-long");
        if (words.isEmpty()) {
            throw Refused.invalid("appeal-empty");
        }
        return jdbc.sql("""
                insert into moderation.refusal_appeal (id, account, job, prompt, style, rule, part, judge, made, text)
                values (:id, :account, :job, :prompt, :style, :rule, :part, :judge, :made, :text)
                on conflict do nothing
                returning id, account, job, prompt, style, rule, part, judge, made, text, created_at, state, answer, decided_at
                """).param("id", ids.next()).param("account", account).param("job", refusal.job())
                .param("prompt", refusal.prompt()).param("style", refusal.style()).param("rule", refusal.rule())
                .param("part", refusal.part()).param("judge", refusal.judge()).param("made", refusal.made()).param("text", words)
                .query(RefusalAppeals::row).optional().orElseThrow(() -> Refused.of(Refused.Kind.CONFLICT, "appeal-over"));
    }

    private static String checked(String text, String tooLong) {
        String words = Texts.storable(text).strip();
        if (words.codePointCount(0, words.length()) > MAX_TEXT) {
            throw Refused.invalid(tooLong, MAX_TEXT);
        }
        return words;
    }

    /// What this account said to refusals of one job, newest first.
    public List<Appeal> of(long account, String job) {
        return jdbc.sql("select " + COLUMNS + " from moderation.refusal_appeal where job = :job and account = :account order by id desc")
                .param("job", job).param("account", account).query(RefusalAppeals::row).list();
    }

    /// One that this account made.
    public Optional<Appeal> own(long account, long id) {
        return read(id).filter(appeal -> appeal.account() == account);
    }

    private Optional<Appeal> read(long id) {
        return jdbc.sql("select " + COLUMNS + " from moderation.refusal_appeal where id = :id").param("id", id)
                .query(RefusalAppeals::row).optional();
    }

    /// One of anybody's.
    ///
    /// @throws Refused `not-found` also to everybody but moderators
    public Appeal find(long moderator, long id) {
        moderators.require(moderator);
        return read(id).orElseThrow(Refused::notFound);
    }

    /// Those that nobody has answered yet, the oldest first.
    ///
    /// @throws Refused `not-found` when the actor is no moderator
    public List<Appeal> pending(long moderator) {
        moderators.require(moderator);
        return jdbc.sql("select " + COLUMNS + " from moderation.refusal_appeal where state = 'PENDING' order by id limit :limit")
                .param("limit", SHOWN).query(RefusalAppeals::row).list();
    }

    /// Answers one, tells whoever made it, and keeps it in the audit, within the caller's transaction.
    ///
    /// @param words to the person; may be empty
    /// @throws Refused `not-found` when the actor is no moderator or there is none to answer, `appeal-own` about one's
    ///                 own, `reason-too-long`
    @Transactional
    public Appeal answer(long moderator, long id, boolean grant, String words) {
        Appeal appeal = find(moderator, id);
        if (appeal.account() == moderator && moderators.all().size() > 1) {
            throw Refused.of(Refused.Kind.FORBIDDEN, "appeal-own");
        }
        int decided = jdbc.sql("""
                update moderation.refusal_appeal set state = :state, answer = :answer, decided_at = now()
                where id = :id and state = 'PENDING'
                """).param("state", (grant ? State.GRANTED : State.REFUSED).name()).param("answer", checked(words, "reason-too-long"))
                .param("id", id).update();
        if (decided == 0) {
            throw Refused.notFound();
        }
        log.append(new Event.AppealAnswered(moderator, appeal.account(), id));
        audit.keep(moderator, appeal.account(), grant ? Audit.Kind.APPEAL_GRANTED : Audit.Kind.APPEAL_REFUSED, checked(words,
                "reason-too-long"));
        return read(id).orElseThrow(Refused::notFound);
    }
}

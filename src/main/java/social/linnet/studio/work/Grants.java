package social.linnet.studio.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Event;
import social.linnet.event.Refused;
import social.linnet.log.append.Appender;
import social.linnet.media.Picture;
import social.linnet.moderation.MayDo;

/// One person's leave to make something from one picture of another's: asked for, given, listed, taken back. Whoever gave
/// it is told of each thing that is made by it, drafts included.
@Service
public class Grants {

    private final JdbcClient jdbc;
    private final MayDo mayDo;
    private final Appender log;
    private final Clock clock;

    Grants(JdbcClient jdbc, MayDo mayDo, Appender log, Clock clock) {
        this.jdbc = jdbc;
        this.mayDo = mayDo;
        this.log = log;
        this.clock = clock;
    }

    /// A leave, wherever it stands.
    ///
    /// @param owner whose picture it is
    /// @param asker who wants to make something from it
    public record Grant(long id, long picture, long owner, long asker, State state, Instant askedAt, @Nullable Instant decidedAt) {
    }

    /// Where it stands.
    public enum State {
        ASKED, GIVEN, REFUSED, TAKEN_BACK
    }

    private static Grant row(ResultSet row, int n) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        return new Grant(row.getLong("id"), row.getLong("picture"), row.getLong("owner"), row.getLong("asker"),
                State.valueOf(row.getString("state")), row.getTimestamp("asked_at").toInstant(),
                decided == null ? null : decided.toInstant());
    }

    Optional<Grant> of(long picture, long asker) {
        return jdbc.sql("""
                select id, picture, owner, asker, state, asked_at, decided_at from studio.likeness_grant
                where picture = :picture and asker = :asker
                """).param("picture", picture).param("asker", asker).query(Grants::row).optional();
    }

    /// Asks the owner of a picture. Does nothing when they were asked before and have not answered, or have agreed.
    ///
    /// @throws Refused `grant-refused` when they said no, `too-many`
    @Transactional
    Grant ask(long asker, Picture picture) {
        Optional<Grant> before = of(picture.id(), asker);
        if (before.isPresent()) {
            if (before.get().state() == State.REFUSED || before.get().state() == State.TAKEN_BACK) {
                throw Refused.of(Refused.Kind.FORBIDDEN, "grant-refused");
            }
            return before.get();
        }
        mayDo.require(asker, MayDo.Action.FOLLOW);
        jdbc.sql("""
                insert into studio.likeness_grant (picture, owner, asker, state, asked_at) values (:picture, :owner, :asker, 'ASKED', :at)
                on conflict do nothing
                """).param("picture", picture.id()).param("owner", picture.owner()).param("asker", asker)
                .param("at", Timestamp.from(clock.instant())).update();
        Grant asked = of(picture.id(), asker).orElseThrow();
        log.append(new Event.GrantAsked(asker, picture.owner(), asked.id()));
        return asked;
    }

    /// Gives leave, also after having said no.
    ///
    /// @throws Refused `not-found` when one was not asked
    @Transactional
    public Grant give(long owner, long id) {
        Grant grant = decide(owner, id, State.GIVEN);
        log.append(new Event.GrantGiven(owner, grant.asker(), id));
        return grant;
    }

    /// Says no, or takes back what was given: from then on nothing more is made by it, also of what is being made.
    ///
    /// @throws Refused `not-found` when one was not asked
    @Transactional
    public Grant refuse(long owner, long id) {
        Grant before = own(owner, id);
        return decide(owner, id, before.state() == State.GIVEN || before.state() == State.TAKEN_BACK ? State.TAKEN_BACK : State.REFUSED);
    }

    private Grant own(long owner, long id) {
        return jdbc.sql("""
                select id, picture, owner, asker, state, asked_at, decided_at from studio.likeness_grant where id = :id and owner = :owner
                """).param("id", id).param("owner", owner).query(Grants::row).optional().orElseThrow(Refused::notFound);
    }

    private Grant decide(long owner, long id, State state) {
        jdbc.sql("""
                update studio.likeness_grant set state = :state, decided_at = :at where id = :id and owner = :owner and state <> :state
                """).param("state", state.name()).param("at", Timestamp.from(clock.instant())).param("id", id)
                .param("owner", owner).update();
        return own(owner, id);
    }

    /// What others asked of somebody, what they gave, and to whom; newest first.
    public List<Grant> ofOwner(long owner, int limit) {
        return jdbc.sql("""
                select id, picture, owner, asker, state, asked_at, decided_at from studio.likeness_grant where owner = :owner
                order by (state = 'ASKED') desc, id desc limit :limit
                """).param("owner", owner).param("limit", Math.clamp(limit, 1, 200)).query(Grants::row).list();
    }

    /// What somebody asked of others; newest first.
    public List<Grant> ofAsker(long asker, int limit) {
        return jdbc.sql("""
                select id, picture, owner, asker, state, asked_at, decided_at from studio.likeness_grant where asker = :asker
                order by id desc limit :limit
                """).param("asker", asker).param("limit", Math.clamp(limit, 1, 200)).query(Grants::row).list();
    }

    /// How many wait for this person's answer.
    public int waiting(long owner) {
        return jdbc.sql("select count(*) from studio.likeness_grant where owner = :owner and state = 'ASKED'").param("owner", owner)
                .query(Integer.class).single();
    }

    /// One that this person gave or asked for.
    public Optional<Grant> find(long person, long id) {
        return jdbc.sql("""
                select id, picture, owner, asker, state, asked_at, decided_at from studio.likeness_grant
                where id = :id and (owner = :person or asker = :person)
                """).param("id", id).param("person", person).query(Grants::row).optional();
    }

    /// How many pictures were made by each of these; those by which none was are absent.
    public Map<Long, Integer> counts(Collection<Long> ids) {
        record Count(long leave, int made) {
        }
        return ids.isEmpty() ? Map.of() : jdbc.sql("select leave, count(*) from studio.likeness_use where leave = any(:ids) group by leave")
                .param("ids", ids.toArray(Long[]::new)).query((row, n) -> new Count(row.getLong(1), row.getInt(2))).list().stream()
                .collect(Collectors.toMap(Count::leave, Count::made));
    }

    /// The pictures that were made by a leave, newest first.
    public List<Long> made(long id, int limit) {
        return jdbc.sql("select made from studio.likeness_use where leave = :leave order by made desc limit :limit")
                .param("leave", id).param("limit", Math.clamp(limit, 1, 200)).query(Long.class).list();
    }

    /// Notes that something was made by it and tells whoever gave it, inside the caller's transaction.
    public void used(Grant grant, long made) {
        if (jdbc.sql("insert into studio.likeness_use (leave, made) values (:leave, :made) on conflict do nothing")
                .param("leave", grant.id()).param("made", made).update() == 1) {
            log.append(new Event.GrantUsed(grant.asker(), grant.owner(), grant.id()));
        }
    }
}

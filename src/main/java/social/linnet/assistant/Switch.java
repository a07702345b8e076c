package social.linnet.assistant;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.assistant.context.Self;
import social.linnet.moderation.Audit;
import social.linnet.moderation.Moderators;

/// Stops the assistant at once, and lets it go on. What is being answered is cut off; every program on the database knows
/// within [#LATEST].
@Service
public class Switch {

    /// How old what is known of the switch may be. It stops everything well within five seconds.
    static final Duration LATEST = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Moderators moderators;
    private final Audit audit;
    private final Self self;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    Switch(JdbcClient jdbc, Moderators moderators, Audit audit, Self self) {
        this.jdbc = jdbc;
        this.moderators = moderators;
        this.audit = audit;
        this.self = self;
    }

    private record Known(boolean on, long until) {
    }

    /// Who switched it last, and when.
    ///
    /// @param by null when nobody did yet
    public record Position(boolean on, @Nullable Long by, Instant at) {
    }

    /// Whether the assistant answers.
    public boolean isOn() {
        Known now = known.get();
        if (now == null || System.nanoTime() - now.until() > 0) {
            now = new Known(position().on(), System.nanoTime() + LATEST.toNanos());
            known.set(now);
        }
        return now.on();
    }

    /// How it stands.
    public Position position() {
        return jdbc.sql("select is_on, changed_by, changed_at from assistant.switch").query((row, n) -> new Position(row.getBoolean(1),
                row.getObject(2, Long.class), row.getTimestamp(3).toInstant())).single();
    }

    /// Switches it.
    ///
    /// @throws social.linnet.event.Refused `not-found` when the actor is no moderator
    @Transactional
    public void set(long moderator, boolean on) {
        moderators.require(moderator);
        jdbc.sql("update assistant.switch set is_on = :on, changed_by = :by, changed_at = now()")
                .param("on", on).param("by", moderator).update();
        audit.keep(moderator, self.account(), on ? Audit.Kind.ASSISTANT_STARTED : Audit.Kind.ASSISTANT_STOPPED, "");
        known.set(null);
    }
}

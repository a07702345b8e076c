package social.linnet.instance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.BreakIterator;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.log.AfterCommit;

/// Announcements, who has read them, and what people say to them by one emoji.
@Service
public class Announcements {

    /// Longest announcement, in characters.
    public static final int MAX_TEXT = 2000;
    /// How many different emojis one announcement gathers.
    public static final int MAX_REACTIONS = 8;

    private final JdbcClient jdbc;
    private final Emojis emojis;
    private final Ids ids;
    private final Clock clock;
    private final ObjectProvider<AnnouncementListener> listeners;

    Announcements(JdbcClient jdbc, Emojis emojis, Ids ids, Clock clock,
                  ObjectProvider<AnnouncementListener> listeners) {
        this.jdbc = jdbc;
        this.emojis = emojis;
        this.ids = ids;
        this.clock = clock;
        this.listeners = listeners;
    }

    /// What an administrator fills in.
    public record Draft(String text, @Nullable Instant startsAt, @Nullable Instant endsAt, boolean allDay) {
    }

    /// Publishes one.
    ///
    /// @throws Refused `text-empty`, `text-too-long`, `announcement-ends-early`
    public long publish(Draft draft) {
        String text = Written.required(draft.text(), MAX_TEXT);
        if (draft.startsAt() != null && draft.endsAt() != null && draft.endsAt().isBefore(draft.startsAt())) {
            throw Refused.invalid("announcement-ends-early");
        }
        long made = jdbc.sql("""
                insert into instance.announcement (id, text, starts_at, ends_at, all_day)
                values (:id, :text, :starts, :ends, :allDay) returning id
                """)
                .param("id", ids.next()).param("text", text).param("starts", at(draft.startsAt()))
                .param("ends", at(draft.endsAt())).param("allDay", draft.allDay()).query(Long.class).single();
        AfterCommit.run(() -> current(0).stream().filter(one -> one.id() == made)
                .forEach(one -> listeners.forEach(listener -> listener.announced(one))));
        return made;
    }

    /// Takes one back.
    public void remove(long id) {
        if (jdbc.sql("delete from instance.announcement where id = :id").param("id", id).update() > 0) {
            AfterCommit.run(() -> listeners.forEach(listener -> listener.takenBack(id)));
        }
    }

    /// Those that have not ended, the newest first, as this account sees them; two queries, however many there are.
    public List<Announcement> current(long viewer) {
        Map<Long, List<Announcement.Reaction>> reactions = new HashMap<>();
        jdbc.sql("""
                select r.announcement, r.name, count(*), bool_or(r.account = :viewer)
                from instance.announcement_reaction r join instance.announcement a on a.id = r.announcement
                where a.ends_at is null or a.ends_at > :now
                group by r.announcement, r.name
                order by min(r.created_at), r.name
                """).param("viewer", viewer).param("now", at(clock.instant()))
                .query(row -> {
                    reactions.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(
                            new Announcement.Reaction(row.getString(2), row.getLong(3), row.getBoolean(4)));
                });
        return jdbc.sql("""
                select a.id, a.text, a.starts_at, a.ends_at, a.all_day, a.published_at, a.updated_at,
                       r.account is not null as read
                from instance.announcement a
                     left join instance.announcement_read r on r.announcement = a.id and r.account = :viewer
                where a.ends_at is null or a.ends_at > :now
                order by a.id desc
                limit 50
                """).param("viewer", viewer).param("now", at(clock.instant()))
                .query((row, n) -> read(row, reactions.getOrDefault(row.getLong("id"), List.of()))).list();
    }

    private static Announcement read(ResultSet row, List<Announcement.Reaction> reactions) throws SQLException {
        return new Announcement(row.getLong("id"), row.getString("text"), instant(row, "starts_at"),
                instant(row, "ends_at"), row.getBoolean("all_day"), row.getTimestamp("published_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(), row.getBoolean("read"), reactions);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /// Puts one aside for this account. A second time does nothing.
    ///
    /// @throws Refused `not-found`
    public void dismiss(long viewer, long id) {
        requireCurrent(id);
        jdbc.sql("""
                insert into instance.announcement_read (announcement, account) values (:id, :viewer)
                on conflict do nothing
                """).param("id", id).param("viewer", viewer).update();
    }

    /// Adds this account's emoji. A second time does nothing.
    ///
    /// @param name one emoji, or the shortcode of a custom one
    /// @throws Refused `not-found`, `reaction-unknown`, `reaction-too-many`
    @Transactional
    public void react(long viewer, long id, String name) {
        // one at a time for each announcement, so that the bound holds
        jdbc.sql("select id from instance.announcement where id = :id for update").param("id", id).query(Long.class)
                .optional().orElseThrow(Refused::notFound);
        requireCurrent(id);
        String checked = checked(name);
        List<String> known = jdbc.sql("""
                select distinct name from instance.announcement_reaction where announcement = :id
                """).param("id", id).query(String.class).list();
        if (!known.contains(checked) && known.size() >= MAX_REACTIONS) {
            throw Refused.invalid("reaction-too-many", MAX_REACTIONS);
        }
        int fresh = jdbc.sql("""
                insert into instance.announcement_reaction (announcement, account, name) values (:id, :viewer, :name)
                on conflict do nothing
                """).param("id", id).param("viewer", viewer).param("name", checked).update();
        tell(id, checked, fresh);
    }

    /// @param changed how many rows were; of nothing nobody is told
    private void tell(long id, String name, int changed) {
        if (changed > 0) {
            AfterCommit.run(() -> {
                long count = jdbc.sql("""
                        select count(*) from instance.announcement_reaction where announcement = :id and name = :name
                        """).param("id", id).param("name", name).query(Long.class).single();
                listeners.forEach(listener -> listener.answered(id, name, count));
            });
        }
    }

    /// Takes this account's emoji back. Does nothing when it is not there.
    ///
    /// @throws Refused `not-found`
    public void unreact(long viewer, long id, String name) {
        requireCurrent(id);
        String typed = name.replace("\0", "");
        tell(id, typed, jdbc.sql("""
                delete from instance.announcement_reaction
                where announcement = :id and account = :viewer and name = :name
                """).param("id", id).param("viewer", viewer).param("name", typed).update());
    }

    private void requireCurrent(long id) {
        jdbc.sql("select id from instance.announcement where id = :id and (ends_at is null or ends_at > :now)")
                .param("id", id).param("now", at(clock.instant())).query(Long.class).optional()
                .orElseThrow(Refused::notFound);
    }

    private String checked(String name) {
        return emojis.now().find(name).map(Emoji::shortcode).orElseGet(() -> {
            if (!isEmoji(name)) {
                throw Refused.invalid("reaction-unknown");
            }
            return name;
        });
    }

    /// Whether it is one emoji and nothing besides: one character to its reader, made of emoji parts alone.
    private static boolean isEmoji(String name) {
        if (name.isEmpty() || name.length() > 40) {
            return false;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(name);
        return characters.next() == name.length()
                && name.codePoints().anyMatch(c -> Character.isEmojiPresentation(c) || c == 0xFE0F || c == 0x20E3)
                && name.codePoints().allMatch(c -> Character.isEmoji(c) || Character.isEmojiComponent(c));
    }
}

package social.linnet.notification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/// Something that somebody is told.
///
/// @param recipient who is told
/// @param id        the microsecond of its event, which no other event has: greater means later. Among one person's
///                  notifications an id is there once
/// @param actor     who did it; for a warning the recipient, since moderators do not sign
/// @param post      the post it is about, if it is about one
/// @param about     what else it is about: the other post of a quote, or the id of a warning
/// @param bucket    the hour since 1970 in which its group began, or null when it is not grouped
/// @param filtered  whether the recipient's policy holds it back
public record Notification(long recipient, long id, Kind kind, long actor, @Nullable Long post, @Nullable Long about,
                           @Nullable Integer bucket, boolean filtered) {

    /// When it happened.
    public Instant createdAt() {
        return timeOf(id);
    }

    /// When something with this id happened.
    static Instant timeOf(long id) {
        return Instant.EPOCH.plus(id, ChronoUnit.MICROS);
    }

    /// The id of something that happened at this instant.
    static long idAt(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}

package social.linnet.instance;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What the administrators tell everybody, as one account sees it.
///
/// @param startsAt  when what it tells of begins, or null
/// @param endsAt    when that ends, and with it the announcement, or null
/// @param allDay    whether those two are days rather than times
/// @param read      whether this account has put it aside
/// @param reactions in the order in which they first came
public record Announcement(long id, String text, @Nullable Instant startsAt, @Nullable Instant endsAt, boolean allDay,
                           Instant publishedAt, Instant updatedAt, boolean read, List<Reaction> reactions) {

    /// @param name an emoji, or the shortcode of a custom one
    /// @param mine whether this account is among them
    public record Reaction(String name, long count, boolean mine) {
    }
}

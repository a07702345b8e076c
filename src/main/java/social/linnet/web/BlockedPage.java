package social.linnet.web;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.page.Person;

/// Whom somebody blocks and mutes, the last first.
///
/// @param nextBlocked what `blocked` is on the next page, or null when this is the end
/// @param nextMuted   what `muted` is on the next page, or null when this is the end
public record BlockedPage(Frame frame, List<Person> blocked, @Nullable Long nextBlocked, List<Muted> muted,
                          @Nullable Long nextMuted) {

    /// @param until when the mute ends by itself, or null
    public record Muted(Person person, @Nullable Instant until) {
    }
}

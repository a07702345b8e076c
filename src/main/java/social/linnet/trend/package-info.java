/// What many people speak of now: tags, links and posts, by exponential decay, and how often tags and links were used on
/// each of the last seven days.
///
/// Tables: schema `trend`. `trend.verdict` is what moderators decided; the rest is a view of the log.
///
/// Invariants: only what everybody may come upon counts (no quiet posts, no replies, nothing sensitive); a person counts
/// once, however often they post; at least [Trends#MIN_PEOPLE] people make a trend, counted anew from rows each time, so
/// that posts and accounts that go take their weight with them; what a moderator barred does not trend; a view that lived
/// equals the one that is built again.
@NullMarked
@ApplicationModule(displayName = "trend",
        allowedDependencies = {"event", "log", "settings", "account", "moderation", "post"})
package social.linnet.trend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

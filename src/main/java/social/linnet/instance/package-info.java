/// What this server says of itself, and what belongs to all of it: rules, custom emojis, announcements, the long
/// description, privacy policy, terms, and whom to ask.
///
/// Tables: `instance.emoji`, `instance.rule`, `instance.announcement` with `announcement_read` and
/// `announcement_reaction`, `instance.statement`, `instance.terms`, `instance.contact`.
///
/// Invariants: a shortcode is one emoji's, without regard to case; a version of the terms that has begun to hold never
/// changes; who has read an announcement is for that account alone.
@NullMarked
@ApplicationModule(displayName = "instance",
        allowedDependencies = {"cache", "event", "log", "archive", "settings", "account", "media"})
package social.linnet.instance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

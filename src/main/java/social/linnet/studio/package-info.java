/// Jobs that make works, what works were made from, and what their makers let others make of them. A job is a row: it
/// survives a reload, a restart and a crash, and its prompt is never lost.
///
/// Tables: `studio.job`, `studio.variant`, `studio.footage`, `studio.work`, `studio.habit`, `studio.style`, `studio.kept_style`,
/// `studio.style_use` (a view), `studio.likeness_grant`, `studio.likeness_use`.
///
/// Invariants: at most the configured number of jobs run at once; one failed variant does not sink the others; nothing
/// a model returned is kept before it was decoded within `media`'s bounds; a job is seen by its owner alone; a film
/// that a provider may have begun is not begun again by itself ([Filming]); nothing is made
/// from somebody else's picture without leave that is live when a model is given it ([Remixes]); what nobody looked at is
/// not posted ([Judge]).
@NullMarked
@ApplicationModule(displayName = "studio",
        allowedDependencies = {"event", "archive", "log", "log::append", "settings", "account", "media", "media::film", "post", "ai", "ai::builtin", "moderation"})
package social.linnet.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

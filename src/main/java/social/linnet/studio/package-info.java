/// Jobs that make works. A job is a row: it survives a reload, a restart and a crash, and its prompt is never lost.
///
/// Tables: `studio.job`, `studio.variant`.
///
/// Invariants: at most the configured number of jobs run at once; one failed variant does not sink the others; nothing
/// a model returned is kept before it was decoded within `media`'s bounds; a job is seen by its owner alone.
@NullMarked
@ApplicationModule(displayName = "studio",
        allowedDependencies = {"event", "archive", "log", "log::append", "settings", "account", "media", "post", "ai", "moderation"})
package social.linnet.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

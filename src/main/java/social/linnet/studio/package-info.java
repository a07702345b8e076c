/// Jobs that make [works][social.linnet.studio.work]. A job is a row: it survives a reload, a restart and a crash, and its prompt
/// is never lost.
///
/// Tables: `studio.job`, `studio.variant`, `studio.footage`, `studio.aside`, and those of [works][social.linnet.studio.work].
///
/// Invariants: at most the configured number of jobs run at once; one failed variant does not sink the others; nothing
/// a model returned is kept before it was decoded within `media`'s bounds; a variant has its picture from the transaction in
/// which that is stored, so that a crash loses none, makes none twice and leaves none that nobody knows ([Delivery]); a job is
/// seen by its owner alone; nothing is made from somebody else's picture without leave that is live when a model is given it
/// ([Remixes][social.linnet.studio.work.Remixes]); what nobody looked at is not posted ([Judge]); what was refused is seen by moderators alone, and goes on when one
/// of them says so ([Appeals]); a film that a provider may have begun is not begun again by itself ([Filming]); whoever left is told once when a job is over ([Endings]).
@NullMarked
@ApplicationModule(displayName = "studio",
        allowedDependencies = {"cache", "event", "worker", "archive", "log", "log::append", "settings", "account", "media", "media::film", "post", "ai", "ai::builtin", "moderation"})
package social.linnet.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

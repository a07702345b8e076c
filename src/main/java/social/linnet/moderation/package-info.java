/// The two gates, and what moderators do. [CanSee] says what a viewer may see, [MayDo] what somebody may do: every door
/// and every view calls them; what an audience means is decided here alone.
///
/// - [Reports] is what people tell the moderators of each other.
/// - [Decisions] is what moderators do to accounts: tell them something, limit them ([Limited]), close them.
/// - [Warnings] is how the person learns of it, with the reason, and what they say to it.
/// - [RefusalAppeals] is what people say to the studio's refusing to make something, and what moderators answer.
/// - [Audit] keeps who did what.
///
/// Tables: `moderation.act`, `moderation.report`, `moderation.warning`, `moderation.appeal`,
/// `moderation.refusal_appeal`.
///
/// Invariants: outside this module (and `event`, which names them) no code asks which audience a post has. Nothing is
/// decided about an account without the account being told, nor without a line in the audit. Nobody learns who reported
/// them.
@NullMarked
@ApplicationModule(displayName = "moderation",
        allowedDependencies = {"event", "log", "log::append", "archive", "settings", "account", "graph"})
package social.linnet.moderation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// The two gates, and nothing else yet: [CanSee] says what a viewer may see, [MayDo] what somebody may do. Every door
/// and every view calls them; what an audience means is decided here alone.
///
/// Invariant: outside this module (and `event`, which names them) no code asks which audience a post has.
@NullMarked
@ApplicationModule(displayName = "moderation",
        allowedDependencies = {"event", "log", "log::append", "settings", "account", "graph"})
package social.linnet.moderation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

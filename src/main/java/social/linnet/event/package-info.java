/// What happened, as types: ids, audiences, the sealed events of the log, and their public half.
///
/// Floor 0: knows no other module, no database and no JSON library.
///
/// Invariants: an [Event] is a fact in the past tense and never changes once written, except that its
/// [Event.Content] may be erased; a [PublicEvent] cannot hold anything that a signed-out reader may not see.
@NullMarked
@ApplicationModule(displayName = "event", allowedDependencies = {})
package social.linnet.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

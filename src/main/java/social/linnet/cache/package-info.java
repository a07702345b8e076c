/// What was read from tables lately, on the heap for a bounded time. Floor 0: knows no other module and no table; whoever keeps
/// something brings its reader.
///
/// Invariants: nothing is older than its bound; what was read before a change was told is not kept after it; nobody waits for
/// somebody else's reading, since whoever waits may hold the connection that it needs.
@NullMarked
@ApplicationModule(displayName = "cache", allowedDependencies = {})
package social.linnet.cache;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

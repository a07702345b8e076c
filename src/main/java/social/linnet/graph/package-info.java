/// Who follows whom.
///
/// Table: `graph.follow`. On the heap: the followers of every account as a sorted `long[]`, kept current by the log, for
/// fan-out.
///
/// Invariant: what somebody may see is decided by the table; the index only says where posts go.
@NullMarked
@ApplicationModule(displayName = "graph", allowedDependencies = {"event", "log", "log::append", "settings", "account"})
package social.linnet.graph;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

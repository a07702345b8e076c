/// What works beside the requests: threads that take up one row after another, how they are woken, and how a row is held
/// while somebody works on it, and how all of it gives way to requests. Knows no other module and no table: whoever has rows brings the statements.
///
/// Invariants: a round that fails ends no thread and is logged once; a wake that comes while nobody waits is not lost; whoever
/// holds a row by a lease knows within [Lease#HEARTBEAT] that it is theirs no more.
@NullMarked
@ApplicationModule(displayName = "worker", allowedDependencies = {})
package social.linnet.worker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

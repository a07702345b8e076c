/// The log: one order over everything that happened.
///
/// Commands append events in their own transaction ([social.linnet.log.append.Appender], a named interface that only
/// those who may write depend on). One sequencer moves what was committed from `log.outbox` to `log.event` and gives
/// each event a dense `seq` and a unique `time_us`. Views read from there, each at its own cursor.
///
/// Tables: `log.outbox`, `log.event`, `log.head`, `log.cursor`, `log.dead_letter`.
///
/// Invariants: every committed event is in the log once; `seq` has no gaps and follows commit order as far as anybody
/// could see it; a stored view's rows and its cursor commit together; an event that a view cannot handle becomes a dead
/// letter of that view and stops nobody; a deleted post's content is gone from the log.
@NullMarked
@ApplicationModule(displayName = "log", allowedDependencies = {"event", "settings", "worker"})
package social.linnet.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

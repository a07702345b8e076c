/// Who follows whom, who asks to, who blocks and mutes whom, and what people note about each other.
///
/// Tables: `graph.follow`, `graph.request`, `graph.block`, `graph.mute`, `graph.note`, `graph.endorsement`,
/// `graph.domain_block`, `graph.unsuggested`, `graph.list`, `graph.list_member`, `graph.tag_follow`, `graph.showcase`,
/// `graph.showcase_item`. On the heap: the
/// followers of every account as a sorted `long[]`, kept current by the log, for fan-out.
///
/// Invariants: what somebody may see is decided by the tables; the index only says where posts go. A request grants
/// nothing. Between two people of whom one blocks the other there is neither follow nor request. What changes between two
/// people happens one after the other ([Pairs]). Blocks, mutes, notes, lists and followed tags are
/// no events; whoever keeps something that depends on a block or on a list is told ([BlockListener], [ListListener]).
@NullMarked
@ApplicationModule(displayName = "graph", allowedDependencies = {"cache", "event", "archive", "log", "log::append", "settings", "account"})
package social.linnet.graph;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

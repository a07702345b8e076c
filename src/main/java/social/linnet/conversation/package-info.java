/// Direct messages: which direct posts belong together, for each of those who are in them. A view of the log; what was
/// read and what was put away is kept beside it.
///
/// Tables: `conversation.said` (the view), `conversation.seen`.
///
/// Invariants: a conversation is its owner's alone, and to others does not exist; a rebuilt view equals the one that
/// lived; whether somebody may still see a post is decided by `moderation`'s gate when it is read.
@NullMarked
@ApplicationModule(displayName = "conversation",
        allowedDependencies = {"event", "archive", "log", "settings", "account", "moderation", "post"})
package social.linnet.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

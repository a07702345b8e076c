/// Whom people follow, block and mute, their lists and their bookmarks, as the CSV files in which Mastodon takes them from
/// server to server: out ([Exports]) and in ([Imports]).
///
/// Tables: none; everything is done by the commands that people use.
///
/// Invariants: what is imported goes through the same doors as what is done by hand, so that a locked account is asked
/// and a block holds; an import twice is an import once; what an export writes an import reads.
@NullMarked
@ApplicationModule(displayName = "transfer",
        allowedDependencies = {"event", "archive", "settings", "account", "graph", "moderation", "post"})
package social.linnet.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

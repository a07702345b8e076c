/// What is somebody's, given to them as one file: a ZIP in which each module writes its own part ([Chapter]), streamed as
/// it is made.
///
/// Tables: none.
///
/// Invariants: no archive is held in memory or on disk, only the names and hashes of its files are; the list of its files
/// (`manifest.json`) is its last file, so that what broke off cannot be taken for whole; what others wrote for
/// themselves, and secrets, are in none; no database connection is held while somebody reads.
@NullMarked
@ApplicationModule(displayName = "archive", allowedDependencies = {"event"})
package social.linnet.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// The tables' home: the operator's PostgreSQL, or one that is started here in the data folder, and the check that
/// either keeps what it acknowledges.
///
/// Invariants: an acknowledged row survives `kill -9` of this program and of the server; one data folder is used by one
/// program at a time; nobody reaches the embedded server without its password.
@NullMarked
@ApplicationModule(displayName = "database", allowedDependencies = {"settings"})
package social.linnet.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

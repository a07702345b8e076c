/// Home and list timelines: fan-out on write into rings on the heap, pull for the very followed, and news of what arrives.
/// Also how far people have read.
///
/// Table: `home.marker`.
///
/// A ring holds at most 800 ids. There is one for everybody who looked at home in the last 30 days; it is rebuilt from
/// tables when somebody returns, so nothing here is ever lost.
///
/// Invariants: a ring that lived equals the ring rebuilt from the tables, as far as a rebuild reaches (the 200 newest
/// posts of each author); an author's own post is in their ring before
/// their request is answered; a ring says where posts go, and `moderation`'s gate still decides when they are read.
@NullMarked
@ApplicationModule(displayName = "home",
        allowedDependencies = {"event", "archive", "log", "settings", "account", "graph", "post", "moderation"})
package social.linnet.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

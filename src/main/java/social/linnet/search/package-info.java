/// What may be found: posts, people and tags, in an index in `./data/search` that is a view of the log.
///
/// Table: `search.identity`, which database an index belongs to. The index carries the `seq` it has applied in its own
/// commit, so that the two are never apart; one that is missing, broken, of another format or of another database is
/// built anew from the tables.
///
/// Invariants: what is indexed is what the tables say now, read when an event tells that it changed, so that an event
/// twice is an event once; a private post is found only by those who are in it, as a filter of every query, and the gate
/// decides again when it is read; a score depends on the post and the query alone, never on other posts, so that nothing
/// can be weighed that may not be seen, and a rebuilt index ranks as the one that lived; nobody's query runs longer than
/// [Search#LONGEST].
@NullMarked
@ApplicationModule(displayName = "search",
        allowedDependencies = {"event", "log", "settings", "account", "graph", "media", "moderation", "post"})
package social.linnet.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

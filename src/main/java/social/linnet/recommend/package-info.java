/// The open For You: what somebody may like to read besides what they follow, each with the reason. Until it is ranked it
/// has one source, what is liked by those whom one follows.
///
/// Tables: none.
///
/// Invariants: a skeleton names no post twice, over all of its pages; every entry says why it is there; whether its reader
/// may see it is decided where it is read, in `page`.
@NullMarked
@ApplicationModule(displayName = "recommend", allowedDependencies = {"event", "graph", "post"})
package social.linnet.recommend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

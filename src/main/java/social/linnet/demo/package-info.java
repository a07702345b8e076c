/// The sample network: with `linnet.demo=true` an empty database is filled at start with labelled sample people, so that
/// a newcomer sees a site that is lived in. Who they are and what they say stands in `demo/network.yml`; their pictures
/// are painted by the built-in painter.
///
/// Tables: none; everything is done by the commands that people use.
///
/// Invariants: a database that has people in it is never touched; every account made here says that it is a sample; no
/// password here is known before it is printed; without `linnet.demo` nothing of this module runs.
@NullMarked
@ApplicationModule(displayName = "demo",
        allowedDependencies = {"event", "log", "settings", "account", "graph", "media", "post", "ai", "assistant::context"})
package social.linnet.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// What one viewer sees: skeleton (ids) → hydrate (in batches) → rules (what this viewer may not see, by name) →
/// present. Each place where posts are shown is a [social.linnet.page.Surface], which says which rules count there; the
/// rules are one class each in `page.rule`. Also the cache of rendered posts.
///
/// Invariants: nothing leaves here that `moderation`'s gate did not let this viewer see, decided for the inner post at
/// reading time; a page costs a fixed number of queries, whatever stands on it.
@NullMarked
@ApplicationModule(displayName = "page",
        allowedDependencies = {"cache", "event", "log", "settings", "account", "graph", "media", "moderation", "post", "post::link",
                "filter", "studio", "studio::work", "ai", "assistant", "assistant::context", "home", "notification", "conversation", "recommend"})
package social.linnet.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

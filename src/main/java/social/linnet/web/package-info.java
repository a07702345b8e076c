/// The site: HTML pages and fragments (JTE), htmx, server-sent events. A door: it parses, calls one command or one
/// page, and presents; every rule lies below.
///
/// Invariants: reading and posting text work without JavaScript; every form carries its CSRF token; no inline script or
/// style; every word a person reads comes from `messages/*.properties`.
@NullMarked
@ApplicationModule(displayName = "web",
        allowedDependencies = {"event", "archive", "log", "settings", "mail", "account", "consent", "transfer", "graph", "media", "moderation", "post", "filter",
                "studio", "studio::meme", "studio::work", "conversation", "instance", "home", "notification", "notification::push", "search", "trend", "page", "ai",
                "assistant", "assistant::chat", "assistant::context", "assistant::writing", "assistant::catchup"})
package social.linnet.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

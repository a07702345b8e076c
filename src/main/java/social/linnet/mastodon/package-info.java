/// Mastodon's client API: the door for the apps that people already have. It parses, calls one command or one page, and
/// presents; every rule lies below. Mastodon's own words (status, favourite, reblog, visibility) live only here.
///
/// - `wire`: bodies in, answers and errors out.
/// - `access`: tokens and scopes.
/// - `entity`: what strict decoders must find in every answer.
/// - `oauth`, `people`, `status`, `timeline`, `filter`, `moderation`, `discovery`, `instance`: the endpoints, one class a subject, one
///   package a field.
///
/// Invariants: nothing answers HTML; what cannot be done is refused, never dropped in silence; an unknown visibility is
/// never public; a post is rendered once, and its counters and the viewer's own flags are appended to each answer.
@NullMarked
@ApplicationModule(displayName = "mastodon",
        allowedDependencies = {"cache", "event", "archive", "log", "settings", "account", "graph", "media", "moderation", "post", "filter",
                "instance", "home", "conversation", "notification", "notification::push", "search", "trend", "page", "ai", "assistant"})
package social.linnet.mastodon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

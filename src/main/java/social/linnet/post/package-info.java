/// Posts and what people do with them: publish, reply, like, repost, delete.
///
/// Tables: schema `post`.
///
/// Invariants: one idempotency key makes at most one post, decided in the transaction of the post; counters change in
/// the transaction of what they count; the text that is kept is the text as its author wrote it, and what it means
/// (mentions, tags, links) is found by [PostText] alone.
@NullMarked
@ApplicationModule(displayName = "post",
        allowedDependencies = {"cache", "event", "worker", "archive", "log", "log::append", "settings", "fetch", "account", "graph", "media", "moderation"})
package social.linnet.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

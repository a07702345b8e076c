/// The assistant: answers when somebody calls it in a thread, and explains, sums up and checks for one person alone.
///
/// Tables: `assistant.self`, `switch`, `question`, `answer`, `source`, `rested`, `upkeep`, `veto`,
/// `preference`, `whisper`, `chat`, `exchange`, `proposal`.
///
/// Invariants: what enters a prompt may be read by every reader of the answer, by whoever asks and by the assistant's own
/// account, and is nothing that its author keeps from it, nothing that it said itself and nothing said to it by others; one
/// question gets one answer, which the database holds to; what a model says goes through [Outgoing][social.linnet.assistant.output.Outgoing]
/// before anybody sees a word of it, and commands nothing; the assistant's account has no password, no session and no token.
@NullMarked
@ApplicationModule(displayName = "assistant",
        allowedDependencies = {"cache", "event", "worker", "log", "settings", "account", "consent", "graph", "media", "post", "post::link", "moderation", "search",
                "studio::work", "trend", "ai", "ai::builtin", "archive"})
package social.linnet.assistant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// The models behind ports: what a model is asked, what it answers, and how that can fail. Vendors hide in
/// sub-packages: `ai.builtin` (no network, no weights, always there) and `ai.openai` (OpenAI's API and its imitators).
///
/// What is asked for in words is asked within a [Budget], by the [TextModel] of the program itself ([Budgeted]).
///
/// Tables: `ai.spending`, how many tokens were used a day, by keyed hash; kept for a week.
///
/// Invariants: every call has a deadline and a bounded number of retries; whatever a model returns is a stranger's
/// bytes, and is decoded, bounded and re-encoded by whoever asked before a person sees it; a vendor's words for an
/// error never reach a person, [AiFailure.Reason] does.
@NullMarked
@ApplicationModule(displayName = "ai", allowedDependencies = {"event", "log", "settings"})
package social.linnet.ai;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

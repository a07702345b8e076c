/// OpenAI's API and the servers that imitate it (stable-diffusion.cpp, LocalAI, vLLM-Omni and others), by configurable
/// address, key and model. Hidden from the rest of the house behind the ports of [social.linnet.ai].
///
/// Invariants: nothing of the vendor's SDK is loaded before the first call, nor appears in a public signature; prompts are
/// cleared of control text before they leave; nulls are never sent; every call has a total deadline, an idle limit, a
/// body limit and at most two retries, and every endpoint its own breaker; cancelling closes the provider's connection;
/// messages of failures hold neither keys nor prompts, and nothing of what the provider said but its codes.
///
/// The way there is `openai.wire`. Front door: [social.linnet.ai.openai.OpenAi]. Why requests go through the SDK and answers do not:
/// `docs/decisions/2026-11-22-openai-answers-read-by-hand.md`; and but one form:
/// `docs/decisions/2026-11-29-one-form-by-hand.md`. Words are `openai.text`.
@NullMarked
package social.linnet.ai.openai;

import org.jspecify.annotations.NullMarked;

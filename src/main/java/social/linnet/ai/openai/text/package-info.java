/// Answers in words by OpenAI's API and the servers that imitate it: `POST chat/completions` and `POST responses`, asked and read
/// by hand (`docs/decisions/2026-11-29-words-are-asked-for-by-hand.md`).
///
/// What a server takes offence at is left out from then on ([social.linnet.ai.openai.text.Habits]); what it leaves out of its
/// answers is done without, except the end: an answer that does not say that it is whole is none.
///
/// Invariants: passages enter as data, in one JSON array after a line that says so; nothing invisible and no mark of a chat
/// template enters at all; no field is null and none is foreign to the published schemas; nothing that a model thought is sent
/// back or shown; `store` is false wherever the server knows it.
///
/// Used by [social.linnet.ai.openai.OpenAi] alone.
@NullMarked
package social.linnet.ai.openai.text;

import org.jspecify.annotations.NullMarked;

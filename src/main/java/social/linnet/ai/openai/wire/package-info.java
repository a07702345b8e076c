/// The way to one server that speaks OpenAI's API, or nearly: connection, HTTP/1.1, deadlines, silence, retries, breaker, the
/// shapes in which errors come, server-sent events, JSON in bounds; and what may leave: words cleared of control text, files
/// that are what they say. Knows no capability and no field of a request.
///
/// Invariants: nothing of the vendor's SDK nor of the HTTP client is loaded before the first call; redirects are not followed;
/// every call has a total deadline, an idle limit, a body limit and at most two retries; cancelling closes the connection;
/// messages of failures hold nothing of what the provider said but its codes.
///
/// Used by [social.linnet.ai.openai] alone.
@NullMarked
package social.linnet.ai.openai.wire;

import org.jspecify.annotations.NullMarked;

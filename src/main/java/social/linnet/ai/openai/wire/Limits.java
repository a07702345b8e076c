package social.linnet.ai.openai.wire;

import java.time.Duration;

/// How much of everything one provider may take.
///
/// @param concurrent calls at the same time; more wait within their own deadline
/// @param idle       the longest silence once an answer has begun. Before it begins only the deadline counts: servers
///                   without streaming are silent for as long as they paint
/// @param bodyBytes  the longest answer, or picture fetched by its address
/// @param connect    how long a connection may take to stand
/// @param failures   how many calls in a row may find the provider down before the next fail at once
/// @param rest       how long they then fail at once
public record Limits(int concurrent, Duration idle, long bodyBytes, Duration connect, int failures, Duration rest) {

    public static final Limits DEFAULT = new Limits(8, Duration.ofSeconds(90), 64L << 20, Duration.ofSeconds(10), 5, Duration.ofSeconds(30));
}

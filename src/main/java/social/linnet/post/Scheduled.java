package social.linnet.post;

import java.time.Instant;

/// A post that is to be published.
///
/// @param dueAt when
public record Scheduled(long id, Instant dueAt, Draft draft) {
}

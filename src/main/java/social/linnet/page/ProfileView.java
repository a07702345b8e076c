package social.linnet.page;

import java.time.Instant;
import java.util.List;

import social.linnet.post.Segment;

/// An account's own page, as one viewer sees it.
///
/// @param self      whether the viewer looks at themselves
/// @param following whether the viewer follows it
/// @param followsYou whether it follows the viewer
public record ProfileView(Person person, List<Segment> bio, Instant since, long posts, long followers, long follows,
                          boolean self, boolean following, boolean followsYou) {
}

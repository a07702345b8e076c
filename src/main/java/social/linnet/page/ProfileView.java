package social.linnet.page;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import social.linnet.graph.Relations.Standing;
import social.linnet.post.Segment;

/// An account's own page, as one viewer sees it.
///
/// @param elsewhere addresses of theirs on other servers whose pages were seen to link here
/// @param self     whether the viewer looks at themselves
/// @param locked   whether nobody follows it unasked
/// @param limited  whether moderators keep this viewer from coming upon it
/// @param standing what is between the viewer and it; nothing for whoever is not signed in
public record ProfileView(Person person, List<Segment> bio, List<String> elsewhere, Instant since, long posts,
                          long followers, long follows, boolean self, boolean locked, boolean limited, Standing standing) {

    /// What it says of itself, without links.
    public String says() {
        return bio.stream().map(Segment::text).collect(Collectors.joining());
    }
}

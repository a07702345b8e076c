package social.linnet.page.rule;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.graph.KeptAway;
import social.linnet.page.Surface;

/// Through what one viewer sees one page: all that the rules need to know of it.
///
/// @param viewer  the account, or null for somebody who is not signed in
/// @param visible the posts that the gate lets them see
/// @param inUse   the accounts that are in use
/// @param hidden  those of the page's people whom moderators limited, and whom they do not come upon
/// @param away    what they keep away; nothing for somebody who is not signed in
/// @param now     when they look
public record Lens(@Nullable Long viewer, Surface surface, Set<Long> visible, Set<Long> inUse, Set<Long> hidden,
                   KeptAway away, Instant now) {

    boolean isOwn(Candidate candidate) {
        return viewer != null && viewer == candidate.inner().author();
    }
}

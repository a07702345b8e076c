package social.linnet.page.rule;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.graph.Relations.Standing;
import social.linnet.page.Surface;

/// Through what one viewer sees one page: all that the rules need to know of it.
///
/// @param viewer    the account, or null for somebody who is not signed in
/// @param visible   the posts that the gate lets them see
/// @param inUse     the accounts that are in use
/// @param limited   those of the page's people whom moderators limited
/// @param standings how they stand to the people of the page; empty for somebody who is not signed in
public record Lens(@Nullable Long viewer, Surface surface, Set<Long> visible, Set<Long> inUse,
                   Set<Long> limited, Map<Long, Standing> standings) {

    @Nullable Standing to(long account) {
        return standings.get(account);
    }

    boolean isOwn(Candidate candidate) {
        return viewer != null && viewer == candidate.inner().author();
    }
}

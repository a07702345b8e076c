package social.linnet.page.rule;

import social.linnet.graph.Relations.Standing;
import social.linnet.page.Listing.Reason;

/// Leaves out reposts by people whose reposts the viewer does not want.
final class RepostsOff implements Rule {

    @Override
    public Reason reason() {
        return Reason.REPOSTS_OFF;
    }

    @Override
    public boolean leavesOut(Candidate candidate, Lens lens) {
        if (!candidate.isRepost()) {
            return false;
        }
        Standing standing = lens.to(candidate.entry().author());
        return standing != null && standing.follows() && !standing.showsReposts();
    }
}

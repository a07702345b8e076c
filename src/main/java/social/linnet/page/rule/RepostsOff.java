package social.linnet.page.rule;

import social.linnet.page.Listing.Reason;

/// Leaves out reposts by people whose reposts the viewer does not want.
final class RepostsOff implements Rule {

    @Override
    public Reason reason() {
        return Reason.REPOSTS_OFF;
    }

    @Override
    public boolean leavesOut(Candidate candidate, Lens lens) {
        return candidate.isRepost() && !lens.away().wanted(candidate.entry().author()).showsReposts();
    }
}

package social.linnet.page.rule;

import social.linnet.page.Listing.Reason;

/// Leaves out what the assistant said where it rests on a post by somebody who blocked the viewer, or whom the viewer
/// blocked: what one keeps away does not come back in another's words.
final class CitesBlocked implements Rule {

    @Override
    public Reason reason() {
        return Reason.CITES_BLOCKED;
    }

    @Override
    public boolean leavesOut(Candidate candidate, Lens lens) {
        return candidate.cited().stream().anyMatch(lens.away()::isBlocked);
    }
}

package social.linnet.page.rule;

import social.linnet.page.Listing.Reason;

/// Leaves out people who blocked the viewer and whom the viewer blocked. Those who blocked them are never shown, wherever
/// the viewer looks.
final class Blocked implements Rule {

    @Override
    public Reason reason() {
        return Reason.BLOCKED;
    }

    @Override
    public boolean leavesOut(Candidate candidate, Lens lens) {
        if (lens.isOwn(candidate) && !candidate.isRepost()) {
            return false;
        }
        return lens.away().blockedBy().contains(candidate.entry().author())
                || lens.away().blockedBy().contains(candidate.inner().author())
                || candidate.company(lens.surface()).stream().anyMatch(lens.away()::isBlocked);
    }
}

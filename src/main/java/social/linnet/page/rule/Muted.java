package social.linnet.page.rule;

import social.linnet.page.Listing.Reason;

/// Leaves out people whom the viewer muted.
final class Muted implements Rule {

    @Override
    public Reason reason() {
        return Reason.MUTED;
    }

    @Override
    public boolean leavesOut(Candidate candidate, Lens lens) {
        if (lens.isOwn(candidate) && !candidate.isRepost()) {
            return false;
        }
        return candidate.company(lens.surface()).stream().anyMatch(person -> lens.away().isMuted(person, lens.now()));
    }
}

package social.linnet.page.rule;

import social.linnet.graph.Relations.Standing;
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
        return hasBlockedViewer(candidate.entry().author(), lens) || hasBlockedViewer(candidate.inner().author(), lens)
                || candidate.company(lens.surface()).stream().anyMatch(person -> isBlocked(person, lens));
    }

    private static boolean hasBlockedViewer(long author, Lens lens) {
        Standing standing = lens.to(author);
        return standing != null && standing.blockedBy();
    }

    private static boolean isBlocked(long person, Lens lens) {
        Standing standing = lens.to(person);
        return standing != null && (standing.blocks() || standing.blockedBy());
    }
}

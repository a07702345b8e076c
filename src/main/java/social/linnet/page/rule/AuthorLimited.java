package social.linnet.page.rule;

import social.linnet.graph.Relations.Standing;
import social.linnet.moderation.Limited;
import social.linnet.page.Listing.Reason;

/// Leaves out what was written or reposted by an account that moderators limited, for those who do not follow it.
final class AuthorLimited implements Rule {

    @Override
    public Reason reason() {
        return Reason.LIMITED;
    }

    @Override
    public boolean leavesOut(Candidate candidate, Lens lens) {
        return hides(candidate.entry().author(), lens) || hides(candidate.inner().author(), lens);
    }

    private static boolean hides(long author, Lens lens) {
        Standing standing = lens.to(author);
        return Limited.hides(lens.limited().contains(author), lens.viewer() != null && lens.viewer() == author,
                standing != null && standing.follows());
    }
}

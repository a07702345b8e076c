package social.linnet.page.rule;

import social.linnet.page.Listing.Reason;

/// Leaves out what was written or reposted by an account that moderators limited, for those who do not follow it.
final class AuthorLimited implements Rule {

    @Override
    public Reason reason() {
        return Reason.LIMITED;
    }

    @Override
    public boolean leavesOut(Candidate candidate, Lens lens) {
        return lens.hidden().contains(candidate.entry().author()) || lens.hidden().contains(candidate.inner().author());
    }
}

package social.linnet.page.rule;

import social.linnet.page.Listing.Reason;

/// Leaves out what was written or reposted by an account that is not in use.
final class AuthorGone implements Rule {

    @Override
    public Reason reason() {
        return Reason.AUTHOR_GONE;
    }

    @Override
    public boolean leavesOut(Candidate candidate, Lens lens) {
        return !lens.inUse().contains(candidate.entry().author())
                || !lens.inUse().contains(candidate.inner().author());
    }
}

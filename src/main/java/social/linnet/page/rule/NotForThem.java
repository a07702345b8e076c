package social.linnet.page.rule;

import social.linnet.page.Listing.Reason;

/// Leaves out what the gate does not let this viewer see. What a repost shows is decided for the post inside it.
final class NotForThem implements Rule {

    @Override
    public Reason reason() {
        return Reason.NOT_FOR_THEM;
    }

    @Override
    public boolean leavesOut(Candidate candidate, Lens lens) {
        return !lens.visible().contains(candidate.entry().id()) || !lens.visible().contains(candidate.inner().id());
    }
}

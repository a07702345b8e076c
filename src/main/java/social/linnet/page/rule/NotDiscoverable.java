package social.linnet.page.rule;

import social.linnet.moderation.CanSee;
import social.linnet.page.Listing.Reason;

/// Leaves out what strangers may not come upon, also when its reader may see it elsewhere: a page of strangers' posts is
/// the same for everybody.
final class NotDiscoverable implements Rule {

    @Override
    public Reason reason() {
        return Reason.NOT_DISCOVERABLE;
    }

    @Override
    public boolean leavesOut(Candidate candidate, Lens lens) {
        return candidate.inner().audience() != CanSee.discoverable();
    }
}

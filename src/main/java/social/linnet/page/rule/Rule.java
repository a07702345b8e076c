package social.linnet.page.rule;

import social.linnet.page.Listing.Reason;

/// One reason to leave something out.
interface Rule {

    /// The reason.
    Reason reason();

    /// Whether it holds for this.
    boolean leavesOut(Candidate candidate, Lens lens);
}

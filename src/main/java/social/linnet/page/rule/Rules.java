package social.linnet.page.rule;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import social.linnet.page.Listing.Reason;

/// All rules, in the order in which they are asked.
@Component
public final class Rules {

    private static final List<Rule> ALL = List.of(new AuthorGone(), new NotForThem(), new NotDiscoverable(),
            new AuthorLimited(), new Blocked(), new CitesBlocked(), new Muted(), new RepostsOff(), new OtherLanguage());

    /// The first reason why this is not shown on the page's surface; empty when it is shown.
    public Optional<Reason> whyNot(Candidate candidate, Lens lens) {
        return ALL.stream()
                .filter(rule -> lens.surface().leavesOut(rule.reason()) && rule.leavesOut(candidate, lens))
                .map(Rule::reason).findFirst();
    }
}

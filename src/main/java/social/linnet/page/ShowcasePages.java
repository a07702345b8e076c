package social.linnet.page;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.graph.Relations;
import social.linnet.graph.Showcase;
import social.linnet.graph.Showcases;
import social.linnet.moderation.Limited;

/// Showcases as one viewer sees them: without people who are gone, or between whom and the viewer one has blocked the
/// other, or whom they do not come upon. Of an owner who blocked the viewer there are none.
@Service
public class ShowcasePages {

    private final Showcases showcases;
    private final Accounts accounts;
    private final Relations relations;
    private final Limited limited;

    ShowcasePages(Showcases showcases, Accounts accounts, Relations relations, Limited limited) {
        this.showcases = showcases;
        this.accounts = accounts;
        this.relations = relations;
        this.limited = limited;
    }

    /// @param people the owners, and all who are shown, by id
    public record View(List<Showcase> shown, Map<Long, Account> people) {
    }

    /// One showcase; nothing when the viewer may not see it.
    public Optional<View> one(@Nullable Long viewer, long id) {
        View view = view(viewer, showcases.find(id).stream().toList());
        return view.shown().isEmpty() ? Optional.empty() : Optional.of(view);
    }

    /// Those of this account that the viewer comes upon.
    public View of(@Nullable Long viewer, long owner) {
        boolean own = viewer != null && viewer == owner;
        return view(viewer, showcases.of(owner).stream().filter(one -> own || one.discoverable()).toList());
    }

    /// Those that show this account, and that the viewer comes upon.
    public View showing(long viewer, long account, int offset, int limit) {
        return view(viewer, showcases.showing(account, offset, limit).stream()
                .filter(one -> viewer == account || viewer == one.owner() || one.discoverable()).toList());
    }

    private View view(@Nullable Long viewer, Collection<Showcase> all) {
        Set<Long> ids = new HashSet<>();
        all.forEach(one -> {
            ids.add(one.owner());
            one.items().forEach(item -> ids.add(item.account()));
        });
        Map<Long, Account> found = accounts.find(ids);
        Set<Long> apart = viewer == null ? Set.of() : relations.blockedEitherWay(viewer, found.keySet());
        Set<Long> met = limited.met(viewer, found.values()).stream().map(Account::id).collect(Collectors.toSet());
        List<Showcase> shown = all.stream().filter(one -> found.containsKey(one.owner()) && !apart.contains(one.owner()))
                .map(one -> one.showing(one.items().stream().filter(item -> met.contains(item.account())
                        && !apart.contains(item.account())).toList())).toList();
        return new View(shown, found);
    }
}

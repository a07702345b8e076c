package social.linnet.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Details;
import social.linnet.event.Paging;
import social.linnet.graph.Acquaintances;
import social.linnet.graph.Endorsements;
import social.linnet.graph.Graph;
import social.linnet.graph.KeptAway;
import social.linnet.graph.Linked;
import social.linnet.graph.Relations;
import social.linnet.post.FeaturedTags;
import social.linnet.post.PostText;

/// The people around an account, as one viewer may know them.
@Service
public class Neighbours {

    /// How many of those whom an account recommends stand on its page.
    private static final int ENDORSED = 6;

    private final Accounts accounts;
    private final Details details;
    private final Graph graph;
    private final Relations relations;
    private final Acquaintances acquaintances;
    private final Endorsements endorsements;
    private final FeaturedTags tags;

    Neighbours(Accounts accounts, Details details, Graph graph, Relations relations, Acquaintances acquaintances,
               Endorsements endorsements, FeaturedTags tags) {
        this.accounts = accounts;
        this.details = details;
        this.graph = graph;
        this.relations = relations;
        this.acquaintances = acquaintances;
        this.endorsements = endorsements;
        this.tags = tags;
    }

    /// A part of a list of people.
    ///
    /// @param next where the next part begins, or null when this is the end
    public record Part(List<Neighbour> people, @Nullable Long next) {
    }

    /// What an account shows of itself, and of the people around it.
    public Portrait portrait(@Nullable Long viewer, Account account) {
        long id = account.id();
        Details.Shown shown = details.of(id);
        KeptAway away = away(viewer);
        boolean blocked = away.blockedBy().contains(id);
        List<Person> endorsed = blocked ? List.of() : people(endorsements.page(id, Paging.newest(ENDORSED)).stream()
                .map(Linked::account).filter(each -> !away.isBlocked(each)).toList(), _ -> true);
        return new Portrait(shown.header(), shown.fields().stream().map(field -> new Portrait.Line(field.name(),
                PostText.parse(field.value()), field.verifiedAt())).toList(), tags.of(id), endorsed,
                familiar(viewer, account), mayList(viewer, account));
    }

    private List<Person> familiar(@Nullable Long viewer, Account account) {
        if (viewer == null || viewer == account.id() || !mayList(viewer, account)) {
            return List.of();
        }
        return people(acquaintances.familiar(viewer, List.of(account.id())).getOrDefault(account.id(), List.of()),
                each -> !each.hidesFollows());
    }

    private List<Person> people(List<Long> ids, Predicate<Account> shown) {
        Map<Long, Account> found = accounts.find(ids);
        return ids.stream().filter(found::containsKey).map(found::get).filter(shown).map(Person::of).toList();
    }

    /// Whether the viewer may see whom this account knows: not when it hides that, or blocks them.
    private boolean mayList(@Nullable Long viewer, Account account) {
        return viewer != null && viewer == account.id()
                || !account.hidesFollows() && !away(viewer).blockedBy().contains(account.id());
    }

    /// Who follows an account, the last to come first; empty when the viewer may not see that.
    public Optional<Part> followers(@Nullable Long viewer, Account of, Paging page) {
        return mayList(viewer, of) ? Optional.of(part(viewer, graph.followers(of.id(), page), page)) : Optional.empty();
    }

    /// Whom an account follows, the last followed first; empty when the viewer may not see that.
    public Optional<Part> follows(@Nullable Long viewer, Account of, Paging page) {
        return mayList(viewer, of) ? Optional.of(part(viewer, graph.follows(of.id(), page), page)) : Optional.empty();
    }

    /// Those who have asked to follow somebody, the last to ask first.
    public Part requests(long account, Paging page) {
        return part(account, graph.requests(account, page), page);
    }

    private Part part(@Nullable Long viewer, List<Linked> rows, Paging page) {
        KeptAway away = away(viewer);
        return new Part(of(viewer, rows.stream().map(Linked::account).filter(each -> !away.isBlocked(each)).toList()),
                rows.size() < page.limit() ? null : Long.valueOf(rows.getLast().row()));
    }

    /// These people, as far as they are in use, in this order.
    public List<Neighbour> of(@Nullable Long viewer, List<Long> ids) {
        Map<Long, Account> found = accounts.find(ids);
        Map<Long, Relations.Standing> standings = viewer == null ? Map.of() : relations.standings(viewer, ids);
        return ids.stream().filter(found::containsKey).map(found::get).map(account -> new Neighbour(
                Person.of(account), account.bio(), account.locked(),
                standings.getOrDefault(account.id(), Relations.Standing.NONE))).toList();
    }

    private KeptAway away(@Nullable Long viewer) {
        return viewer == null ? KeptAway.NOTHING : relations.keptAway(viewer);
    }
}

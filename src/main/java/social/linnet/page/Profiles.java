package social.linnet.page;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Aliases;
import social.linnet.graph.Acquaintances;
import social.linnet.graph.Graph;
import social.linnet.graph.Relations;
import social.linnet.moderation.Limited;
import social.linnet.post.AuthorTally;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// Accounts as one viewer sees them.
@Service
public class Profiles {

    private final Accounts accounts;
    private final Aliases aliases;
    private final Graph graph;
    private final Relations relations;
    private final Acquaintances acquaintances;
    private final AuthorTally tally;
    private final Limited limited;
    private final Cache<Asked, List<Suggestion>> suggested = Caffeine.newBuilder().maximumSize(50_000)
            .expireAfterWrite(Duration.ofSeconds(30)).build();

    private record Asked(long viewer, int limit) {
    }

    Profiles(Accounts accounts, Aliases aliases, Graph graph, Relations relations, Acquaintances acquaintances,
             AuthorTally tally, Limited limited) {
        this.accounts = accounts;
        this.aliases = aliases;
        this.graph = graph;
        this.relations = relations;
        this.acquaintances = acquaintances;
        this.tally = tally;
        this.limited = limited;
    }

    /// The account's own page; empty when there is none.
    public Optional<ProfileView> profile(@Nullable Long viewer, String handle) {
        return accounts.findByHandle(handle).map(account -> view(viewer, account));
    }

    private ProfileView view(@Nullable Long viewer, Account account) {
        long id = account.id();
        boolean self = viewer != null && viewer == id;
        Relations.Standing standing = viewer == null || self ? Relations.Standing.NONE
                : relations.standing(viewer, id);
        return new ProfileView(Person.of(account), bio(account),
                aliases.verified(List.of(id)).getOrDefault(id, List.of()), account.createdAt(), tally.of(id).posts(),
                graph.countFollowers(id), graph.countFollows(id), self, account.locked(),
                Limited.hides(account.limited(), self, standing.follows()), standing);
    }

    /// What an account says of itself, in parts.
    public List<Segment> bio(Account account) {
        List<Segment> segments = PostText.parse(account.bio());
        return KnownPosts.resolved(segments, accounts.findByHandles(PostText.handles(segments)));
    }

    /// Whom somebody could follow, and why: whom the people they follow follow, whom most follow, else the newest.
    public List<Suggestion> suggested(long viewer, int limit) {
        List<Suggestion> known = suggested.get(new Asked(viewer, limit), this::suggest);
        Map<Long, Relations.Standing> standings = relations.standings(viewer,
                known.stream().map(each -> each.person().id()).toList());
        return known.stream().filter(each -> isOpen(standings, each.person().id())).toList();
    }

    private List<Suggestion> suggest(Asked asked) {
        Map<Long, Acquaintances.Source> found = acquaintances.suggested(asked.viewer(), asked.limit());
        if (found.isEmpty()) {
            return newcomers(asked.viewer(), asked.limit());
        }
        Map<Long, Account> people = accounts.find(found.keySet());
        Map<Long, List<Person>> through = through(asked.viewer(), found);
        return found.entrySet().stream().filter(entry -> isSuggested(people.get(entry.getKey()))).map(entry -> {
            List<Person> friends = through.getOrDefault(entry.getKey(), List.of());
            Account account = people.get(entry.getKey());
            return new Suggestion(Person.of(account), account.locked(), friends.isEmpty() ? Suggestion.Reason.MANY
                    : Suggestion.Reason.FRIENDS, friends);
        }).toList();
    }

    /// Which of those one follows follow them; of those who do not let that be seen nothing is said.
    private Map<Long, List<Person>> through(long viewer, Map<Long, Acquaintances.Source> found) {
        Map<Long, List<Long>> familiar = acquaintances.familiar(viewer, found.keySet());
        Map<Long, Account> friends = accounts.find(familiar.values().stream().flatMap(List::stream)
                .collect(Collectors.toSet()));
        Map<Long, List<Person>> through = new HashMap<>();
        familiar.forEach((account, ids) -> through.put(account, ids.stream().filter(friends::containsKey)
                .map(friends::get).filter(friend -> !friend.hidesFollows()).map(Person::of).toList()));
        return through;
    }

    /// The assistant is called, not followed.
    private static boolean isSuggested(@Nullable Account account) {
        return account != null && account.kind() != Account.Kind.ASSISTANT;
    }

    private static boolean isOpen(Map<Long, Relations.Standing> standings, long account) {
        return !standings.getOrDefault(account, Relations.Standing.NONE).isSettled();
    }

    private List<Suggestion> newcomers(long viewer, int limit) {
        List<Account> newest = limited.met(viewer, accounts.newest(limit * 4));
        Map<Long, Relations.Standing> standings = relations.standings(viewer, newest.stream().map(Account::id).toList());
        return newest.stream().filter(account -> account.id() != viewer && isSuggested(account) && isOpen(standings, account.id())).limit(limit)
                .map(account -> new Suggestion(Person.of(account), account.locked(), Suggestion.Reason.NEW, List.of()))
                .toList();
    }

    /// People by id, for lists; those not in use are absent.
    public List<Person> people(List<Long> ids) {
        Map<Long, Account> found = accounts.find(ids);
        return ids.stream().filter(found::containsKey).map(id -> Person.of(found.get(id))).toList();
    }
}

package social.linnet.page;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final Cache<Long, List<Person>> suggested = Caffeine.newBuilder().maximumSize(50_000)
            .expireAfterWrite(Duration.ofSeconds(30)).build();

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

    /// Whom somebody could follow: whom the people they follow follow, whom most follow, else the newest.
    public List<Person> suggestions(long viewer, int limit) {
        List<Person> known = suggested.get(viewer, _ -> {
            List<Person> people = people(List.copyOf(acquaintances.suggested(viewer, limit).keySet()));
            return people.isEmpty() ? newcomers(viewer, limit) : people;
        });
        return unknownTo(viewer, known);
    }

    /// Those who are not followed, blocked or muted by now.
    private List<Person> unknownTo(long viewer, List<Person> people) {
        Map<Long, Relations.Standing> standings = relations.standings(viewer,
                people.stream().map(Person::id).toList());
        return people.stream().filter(person -> person.id() != viewer
                && !standings.getOrDefault(person.id(), Relations.Standing.NONE).isSettled()).toList();
    }

    private List<Person> newcomers(long viewer, int limit) {
        return unknownTo(viewer, limited.met(viewer, accounts.newest(limit * 4)).stream().map(Person::of).toList()).stream().limit(limit)
                .toList();
    }

    /// People by id, for lists; those not in use are absent.
    public List<Person> people(List<Long> ids) {
        Map<Long, Account> found = accounts.find(ids);
        return ids.stream().filter(found::containsKey).map(id -> Person.of(found.get(id))).toList();
    }
}

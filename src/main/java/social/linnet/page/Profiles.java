package social.linnet.page;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.graph.Graph;
import social.linnet.post.AuthorTally;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// Accounts as one viewer sees them.
@Service
public class Profiles {

    private final Accounts accounts;
    private final Graph graph;
    private final AuthorTally tally;
    private final Cache<Long, List<Person>> suggested = Caffeine.newBuilder().maximumSize(50_000)
            .expireAfterWrite(Duration.ofSeconds(30)).build();

    Profiles(Accounts accounts, Graph graph, AuthorTally tally) {
        this.accounts = accounts;
        this.graph = graph;
        this.tally = tally;
    }

    /// The account's own page; empty when there is none.
    public Optional<ProfileView> profile(@Nullable Long viewer, String handle) {
        return accounts.findByHandle(handle).map(account -> view(viewer, account));
    }

    private ProfileView view(@Nullable Long viewer, Account account) {
        long id = account.id();
        boolean self = viewer != null && viewer == id;
        boolean other = viewer != null && !self;
        return new ProfileView(Person.of(account), bio(account), account.createdAt(), tally.of(id).posts(),
                graph.countFollowers(id), graph.countFollows(id), self,
                other && graph.isFollowing(viewer, id), other && graph.isFollowing(id, viewer));
    }

    /// What an account says of itself, in parts.
    public List<Segment> bio(Account account) {
        List<Segment> segments = PostText.parse(account.bio());
        return KnownPosts.resolved(segments, accounts.findByHandles(PostText.handles(segments)));
    }

    /// Whom somebody could follow: the most followed of those they do not follow, else the newest.
    public List<Person> suggestions(long viewer, int limit) {
        List<Person> known = suggested.get(viewer, _ -> {
            List<Long> ids = graph.mostFollowedBesides(viewer, limit);
            return ids.isEmpty() ? newcomers(viewer, limit) : people(ids);
        });
        Set<Long> followed = graph.followedAmong(viewer, known.stream().map(Person::id).toList());
        return known.stream().filter(person -> !followed.contains(person.id())).toList();
    }

    private List<Person> newcomers(long viewer, int limit) {
        List<Account> newest = accounts.newest(limit * 4);
        Set<Long> known = graph.followedAmong(viewer, newest.stream().map(Account::id).toList());
        return newest.stream().filter(account -> account.id() != viewer && !known.contains(account.id())).limit(limit)
                .map(Person::of).toList();
    }

    /// People by id, for lists; those not in use are absent.
    public List<Person> people(List<Long> ids) {
        Map<Long, Account> found = accounts.find(ids);
        return ids.stream().filter(found::containsKey).map(id -> Person.of(found.get(id))).toList();
    }
}

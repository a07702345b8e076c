package social.linnet.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Map<String, Account> named = accounts.findByHandles(PostText.handles(segments));
        return segments.stream().map(segment -> segment instanceof Segment.Mention mention
                && !named.containsKey(mention.handle()) ? new Segment.Plain(mention.text()) : segment).toList();
    }

    /// People by id, for lists; those not in use are absent.
    public List<Person> people(List<Long> ids) {
        Map<Long, Account> found = accounts.find(ids);
        return ids.stream().filter(found::containsKey).map(id -> Person.of(found.get(id))).toList();
    }
}

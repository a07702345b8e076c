package social.linnet.search;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.graph.FollowerIndex;
import social.linnet.graph.Graph;
import social.linnet.graph.Relations;
import social.linnet.post.PostIds;
import social.linnet.post.PostText;
import social.linnet.settings.Settings;

/// Finds posts, people and tags by what somebody types. What comes out are skeletons: ids in order, which the gate is
/// asked about once more when they are read.
@Service
public class Search {

    /// Longest text, in UTF-16 units.
    public static final int MAX_LENGTH = Asked.LONGEST;
    /// How far into the results one may go.
    public static final int MAX_DEPTH = 1_000;
    /// How long one search takes at most; what was found by then is what is given.
    static final Duration LONGEST = Duration.ofSeconds(1);
    /// How many of the posts that somebody kept are looked through, of each kind.
    private static final int MAX_KEPT = 2_000;
    /// How many people are compared by how many follow them.
    private static final int CANDIDATES = 200;

    private final Searcher searcher;
    private final Accounts accounts;
    private final Graph graph;
    private final Relations relations;
    private final FollowerIndex followers;
    private final PostIds posts;
    private final Settings settings;
    private final Clock clock;

    Search(Searcher searcher, Accounts accounts, Graph graph, Relations relations, FollowerIndex followers,
           PostIds posts, Settings settings, Clock clock) {
        this.searcher = searcher;
        this.accounts = accounts;
        this.graph = graph;
        this.relations = relations;
        this.followers = followers;
        this.posts = posts;
        this.settings = settings;
        this.clock = clock;
    }

    /// Which part of the posts is asked for.
    ///
    /// @param offset how many to leave out at the start
    /// @param limit  how many at most
    /// @param maxId  only posts below this id, or null
    /// @param minId  only posts above this id, or null
    /// @param author only this account's, or null
    /// @param newest whether the newest come first, rather than what fits best
    public record Window(int offset, int limit, @Nullable Long maxId, @Nullable Long minId, @Nullable Long author,
                         boolean newest) {

        public static Window best(int offset, int limit) {
            return new Window(offset, limit, null, null, null, false);
        }
    }

    /// Ids of posts that this account may find. Nothing when nothing was asked for.
    ///
    /// @throws Refused `search-too-long`, `too-many`
    public List<Long> posts(long asker, String text, Window window) {
        Asked asked = Asked.read(text);
        if (asked.parts().isEmpty() || window.offset() + window.limit() > MAX_DEPTH || window.limit() < 1) {
            return List.of();
        }
        PostQuery.Ready ready = PostQuery.of(asked, new PostQuery.Asker(asker, posts.keptBy(asker, MAX_KEPT)),
                name -> handle(name).flatMap(accounts::findByHandle).map(Account::id).orElse(null), clock.instant());
        boolean best = ready.ranked() && !window.newest() && window.maxId() == null && window.minId() == null;
        return searcher.hits(within(ready.query(), window), best ? Searcher.BEST : Searcher.NEWEST,
                window.offset() + window.limit()).stream().skip(window.offset()).map(Searcher.Hit::id).toList();
    }

    /// Ids of posts that say most about these words, the best first: what an answer may rest on that everybody can read.
    /// Only posts that strangers may find by their words are there, whoever asks and whatever they kept; all of the words
    /// need not be in one.
    ///
    /// @param words how much each counts; one with `#` before it is a tag. The first 16 are looked for
    /// @param limit how many at most
    /// @param lag   posts younger than that may be missing
    /// @throws Refused `too-many`
    public List<Long> evidence(Map<String, Double> words, int limit, Duration lag) {
        return evidence(PostQuery.evidence(words, null), limit, lag);
    }

    /// The same for somebody who alone reads what rests on it, with what was written just now: beside the posts that strangers
    /// may find, what they wrote themself, messages excepted, and what they liked, bookmarked or reposted as far as it is for
    /// everybody. The gate has to decide again when it is read.
    ///
    /// @throws Refused `too-many`
    public List<Long> evidenceAlone(long asker, Map<String, Double> words, int limit) {
        return evidence(PostQuery.evidence(words, new PostQuery.Asker(asker, posts.keptBy(asker, MAX_KEPT))), limit, Duration.ZERO);
    }

    private List<Long> evidence(Query query, int limit, Duration lag) {
        return limit < 1 || limit > MAX_DEPTH ? List.of() : searcher.hits(query, Searcher.BEST, limit, lag).stream().map(Searcher.Hit::id).toList();
    }

    private static Query within(Query query, Window window) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
        if (window.maxId() != null || window.minId() != null) {
            all.add(LongField.newRangeQuery(Entries.ID, window.minId() == null ? 0 : window.minId() + 1,
                    window.maxId() == null ? Long.MAX_VALUE : window.maxId() - 1), Occur.FILTER);
        }
        if (window.author() != null) {
            all.add(new TermQuery(new Term(Entries.AUTHOR, window.author().toString())), Occur.FILTER);
        }
        return all.build();
    }

    /// Ids of people: the one with this very handle first, then those whom the viewer follows.
    ///
    /// @param viewer    who asks, or null when nobody is signed in
    /// @param following whether only those whom the viewer follows are meant
    /// @throws Refused `search-too-long`, `too-many`
    public List<Long> people(@Nullable Long viewer, String text, boolean following, int offset, int limit) {
        if (text.length() > Asked.LONGEST) {
            throw Refused.invalid("search-too-long", Asked.LONGEST);
        }
        String typed = text.strip();
        if (typed.indexOf('@') >= 0) {
            Optional<String> own = handle(typed);
            if (own.isEmpty()) {
                return List.of();
            }
            typed = own.get();
        }
        if (typed.isEmpty() || offset + limit > MAX_DEPTH || limit < 1) {
            return List.of();
        }
        Set<Long> follows = viewer == null ? Set.of() : Set.copyOf(graph.follows(viewer));
        List<Searcher.Hit> hits = searcher.hits(AccountQuery.of(typed, viewer, follows, following), Searcher.BEST,
                Math.max(CANDIDATES, offset + limit));
        Set<Long> apart = viewer == null ? Set.of()
                : relations.blockedEitherWay(viewer, hits.stream().map(Searcher.Hit::id).toList());
        return hits.stream().filter(hit -> !apart.contains(hit.id()))
                .sorted(Comparator.comparing(Searcher.Hit::score).reversed()
                        .thenComparing(hit -> -followers.followersOf(hit.id()).length))
                .skip(offset).limit(limit).map(Searcher.Hit::id).toList();
    }

    /// The handle in `@alice`, `@alice@here`, `alice@here`, if it is of this place.
    private Optional<String> handle(String typed) {
        String name = typed.startsWith("@") ? typed.substring(1) : typed;
        int at = name.indexOf('@');
        if (at >= 0 && !name.substring(at + 1).equalsIgnoreCase(settings.domain())) {
            return Optional.empty();
        }
        return Optional.of((at < 0 ? name : name.substring(0, at)).toLowerCase(Locale.ROOT));
    }

    /// Tags of public posts that begin with this, with or without `#`.
    ///
    /// @throws Refused `search-too-long`, `too-many`
    public List<String> tags(String text, int offset, int limit) {
        if (text.length() > Asked.LONGEST) {
            throw Refused.invalid("search-too-long", Asked.LONGEST);
        }
        String typed = text.strip();
        String beginning = PostText.fold(typed.startsWith("#") ? typed.substring(1) : typed);
        if (beginning.chars().anyMatch(Character::isWhitespace) || offset + limit > MAX_DEPTH || limit < 1) {
            return List.of();
        }
        return searcher.with(one -> OfferedTags.of(one, beginning, offset + limit)).stream().skip(offset).toList();
    }
}

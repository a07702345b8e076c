package social.linnet.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import social.linnet.account.Discovery;
import social.linnet.event.Event;
import social.linnet.log.Log;
import social.linnet.log.Logged;
import social.linnet.log.View;
import social.linnet.post.PostIds;
import social.linnet.post.Posts;

/// Keeps the index. An event only says what to read anew: what is indexed is what the tables say then, so that it does
/// not matter how often an event comes, and an edited or deleted post is never indexed as it was.
@Component
public class SearchView implements View.Held {

    /// The view's name.
    public static final String NAME = "search.index";
    private static final Logger LOG = LoggerFactory.getLogger(SearchView.class);
    private static final int BATCH = 500;
    private static final int COMMIT_MILLIS = 5_000;

    private final Index index;
    private final Searcher searcher;
    private final PostEntries entries;
    private final Posts posts;
    private final PostIds ids;
    private final Discovery discovery;
    private final Log log;
    private boolean opened;

    SearchView(Index index, Searcher searcher, PostEntries entries, Posts posts, PostIds ids, Discovery discovery,
               Log log) {
        this.index = index;
        this.searcher = searcher;
        this.entries = entries;
        this.posts = posts;
        this.ids = ids;
        this.discovery = discovery;
        this.log = log;
    }

    @Override
    public String name() {
        return NAME;
    }

    /// At the start from what the files hold and the log since; when it is called again, from the tables.
    @Override
    public void load(long head) {
        OptionalLong known = opened ? OptionalLong.empty() : index.open();
        opened = true;
        if (known.isPresent() && known.getAsLong() <= head) {
            catchUp(known.getAsLong(), head);
        } else {
            build(head);
        }
    }

    private void catchUp(long from, long head) {
        long at = from;
        while (at < head) {
            List<Logged> batch = log.tail(at, BATCH);
            apply(batch);
            at = batch.getLast().seq();
        }
    }

    private void build(long head) {
        long started = System.nanoTime();
        index.rebuild();
        long above = 0;
        for (List<Discovery.Findable> some = discovery.after(above, BATCH); !some.isEmpty();
                some = discovery.after(above, BATCH)) {
            some.forEach(account -> index.add(Entries.document(entry(account))));
            above = some.getLast().id();
        }
        above = 0;
        for (List<Long> some = ids.after(above, BATCH); !some.isEmpty(); some = ids.after(above, BATCH)) {
            entries.of(posts.find(some).values()).forEach(post -> index.add(Entries.document(post)));
            above = some.getLast();
        }
        index.rebuilt(head);
        LOG.info("Search: {} entries indexed in {} ms", index.size(), (System.nanoTime() - started) / 1_000_000);
    }

    @Override
    public void apply(Logged logged) {
        Set<Long> changedPosts = new HashSet<>();
        apply(logged.event(), changedPosts);
        putPosts(changedPosts);
        index.applied(logged.seq());
    }

    @Override
    public boolean gathers() {
        return true;
    }

    /// What many posts need is looked up once.
    @Override
    public void apply(List<Logged> gathered) {
        Set<Long> changedPosts = new HashSet<>();
        gathered.forEach(logged -> apply(logged.event(), changedPosts));
        putPosts(changedPosts);
        index.applied(gathered.getLast().seq());
    }

    /// What is gone is gone from the index before its author is answered.
    @Override
    public void committed(Event event) {
        if (event instanceof Event.PostDeleted deleted) {
            removePost(deleted.subject());
        }
    }

    private void apply(Event event, Set<Long> changedPosts) {
        switch (event) {
            case Event.PostPublished e -> changedPosts.add(e.subject());
            case Event.PostEdited e -> changedPosts.add(e.subject());
            case Event.QuoteDetached e -> changedPosts.add(e.subject());
            case Event.PostDeleted e -> {
                changedPosts.remove(e.subject());
                removePost(e.subject());
            }
            case Event.AccountCreated e -> putAccount(e.subject());
            case Event.ProfileChanged e -> putAccount(e.subject());
            case Event.AccountReopened e -> {
                putAccount(e.subject());
                putPostsOf(e.subject());
            }
            case Event.AccountClosed e -> putAccount(e.subject());
            case Event.AccountErased e -> putAccount(e.subject());
            case Event.Liked _, Event.Unliked _, Event.Reposted _, Event.Unreposted _, Event.Followed _,
                 Event.Unfollowed _, Event.PollEnded _, Event.FollowRequested _, Event.FollowRequestDropped _,
                 Event.Featured _, Event.GrantAsked _, Event.GrantGiven _, Event.GrantUsed _, Event.JobEnded _, Event.AppealAnswered _,
                 Event.Reported _, Event.Warned _ -> {
            }
        }
    }

    private void removePost(long id) {
        index.remove(Entries.KEY, Entries.key(Entries.POST, id));
    }

    private void putPosts(Collection<Long> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        Map<Long, Entries.PostEntry> there = new HashMap<>();
        entries.of(posts.find(wanted).values()).forEach(entry -> there.put(entry.id(), entry));
        for (long id : wanted) {
            Entries.PostEntry entry = there.get(id);
            if (entry == null) {
                removePost(id);
            } else {
                index.put(Entries.key(Entries.POST, id), Entries.document(entry));
            }
        }
    }

    private void putAccount(long id) {
        Discovery.Findable account = discovery.find(List.of(id)).get(id);
        String key = Entries.key(Entries.ACCOUNT, id);
        if (account == null) {
            index.remove(Entries.KEY, key);
            index.remove(Entries.AUTHOR, String.valueOf(id));
            return;
        }
        boolean before = isIndexable(key);
        index.put(key, Entries.document(entry(account)));
        if (before != account.isSearched()) {
            putPostsOf(id);
        }
    }

    /// Whether the index believes that this account's posts are for strangers to find.
    private boolean isIndexable(String key) {
        return searcher.with(one -> one.count(new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Entries.KEY, key)), BooleanClause.Occur.FILTER)
                .add(new TermQuery(new Term(Entries.INDEXABLE, Entries.YES)), BooleanClause.Occur.FILTER)
                .build())) > 0;
    }

    private void putPostsOf(long author) {
        long above = 0;
        for (List<Long> some = ids.ofAuthorAfter(author, above, BATCH); !some.isEmpty();
                some = ids.ofAuthorAfter(author, above, BATCH)) {
            putPosts(some);
            above = some.getLast();
        }
    }

    private static Entries.AccountEntry entry(Discovery.Findable account) {
        return new Entries.AccountEntry(account.id(), account.handle(), account.name(), account.bio(),
                account.isProposed(), account.isSearched());
    }

    @Scheduled(fixedDelay = COMMIT_MILLIS, initialDelay = COMMIT_MILLIS)
    void commit() {
        index.commit();
    }
}

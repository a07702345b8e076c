package social.linnet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.apache.lucene.document.LongField;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;

import org.springframework.stereotype.Component;

import social.linnet.event.Refused;

/// Runs queries, a few at a time, each for a bounded time.
@Component
class Searcher {

    /// What fits best, of equals the newest.
    static final Sort BEST = new Sort(SortField.FIELD_SCORE, newestField());
    static final Sort NEWEST = new Sort(newestField());
    private static final int AT_ONCE = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final Index index;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Searcher(Index index) {
        this.index = index;
    }

    private static SortField newestField() {
        return LongField.newSortField(Entries.ID, true,
                SortedNumericSelector.Type.MIN);
    }

    interface Work<T> {
        T run(IndexSearcher searcher) throws IOException;
    }

    /// A hit.
    record Hit(long id, float score) {
    }

    /// Does something with the index as it is now.
    ///
    /// @throws Refused `too-many` when too many search at once
    <T> T with(Work<T> work) {
        return with(Duration.ZERO, work);
    }

    private <T> T with(Duration lag, Work<T> work) {
        try {
            if (!places.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refused.of(Refused.Kind.LIMITED, "too-many");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting to search", e);
        }
        try {
            SearcherManager manager = index.searchers(lag);
            IndexSearcher held = manager.acquire();
            try {
                IndexSearcher one = new IndexSearcher(held.getIndexReader());
                one.setSimilarity(new OwnMerit());
                one.setTimeout(new QueryTimeoutImpl(Search.LONGEST.toMillis()));
                return work.run(one);
            } finally {
                manager.release(held);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            places.release();
        }
    }

    /// The first so many that match.
    List<Hit> hits(Query query, Sort sort, int count) {
        return hits(query, sort, count, Duration.ZERO);
    }

    /// The same, in the index as it was this long ago at most.
    List<Hit> hits(Query query, Sort sort, int count, Duration lag) {
        return with(lag, one -> {
            List<Hit> hits = new ArrayList<>();
            for (ScoreDoc hit : one.search(query, new NewestOnly(sort, count)).scoreDocs) {
                Object[] fields = ((FieldDoc) hit).fields;
                hits.add(sort == BEST ? new Hit((Long) fields[1], (Float) fields[0]) : new Hit((Long) fields[0], 0));
            }
            return hits;
        });
    }
}

package social.linnet.search;

import java.io.IOException;
import java.util.Collection;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

import org.jspecify.annotations.Nullable;

/// Keeps the first of what matches, and looks at no more of each segment than so many: the newest, since that is the order
/// in which a segment holds them. A word that stands in most posts is compared over its newest ones, and costs no more
/// than a rarer word.
final class NewestOnly implements CollectorManager<Collector, TopFieldDocs> {

    /// How many matches of a segment are looked at.
    private static final int MOST = 5_000;

    private final TopFieldCollectorManager kept;
    private final TopFieldCollector collector;

    NewestOnly(Sort sort, int count) {
        this.kept = new TopFieldCollectorManager(sort, count, null, count);
        this.collector = kept.newCollector();
    }

    @Override
    public Collector newCollector() {
        return new FilterCollector(collector) {
            @Override
            public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
                return new FilterLeafCollector(super.getLeafCollector(context)) {
                    private int seen;

                    @Override
                    public void collect(int document) throws IOException {
                        if (++seen > MOST) {
                            throw new CollectionTerminatedException();
                        }
                        super.collect(document);
                    }

                    @Override
                    public @Nullable DocIdSetIterator competitiveIterator() throws IOException {
                        return in.competitiveIterator();
                    }
                };
            }
        };
    }

    @Override
    public TopFieldDocs reduce(Collection<Collector> one) throws IOException {
        return collector.topDocs();
    }
}

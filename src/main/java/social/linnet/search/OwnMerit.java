package social.linnet.search;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;

/// BM25 without what it knows of other texts: a word weighs the same however many posts hold it. How rare a word is
/// would be counted over posts that the reader may not see, and a rebuilt index would rank otherwise than the one that
/// lived. Since all words of a query must be there, little is lost.
final class OwnMerit extends BM25Similarity {

    private static final float USUAL_LENGTH = 20;

    @Override
    public Explanation idfExplain(CollectionStatistics collection, TermStatistics term) {
        return Explanation.match(1f, "every word weighs the same");
    }

    @Override
    public Explanation idfExplain(CollectionStatistics collection, TermStatistics[] terms) {
        return Explanation.match(1f, "every phrase weighs the same");
    }

    @Override
    protected float avgFieldLength(CollectionStatistics collection) {
        return USUAL_LENGTH;
    }
}

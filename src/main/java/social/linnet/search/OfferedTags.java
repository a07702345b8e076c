package social.linnet.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// Tags that begin with what was typed: the very one first, then the most used.
final class OfferedTags {

    /// Most tags with one beginning that are looked at.
    private static final int MOST = 2_000;

    private OfferedTags() {
    }

    private record Used(String tag, int uses) {
    }

    static List<String> of(IndexSearcher searcher, String beginning, int count) throws IOException {
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), Entries.OFFERED_TAG);
        if (terms == null || beginning.isEmpty()) {
            return List.of();
        }
        BytesRef prefix = new BytesRef(beginning);
        List<Used> found = new ArrayList<>();
        TermsEnum each = terms.iterator();
        boolean more = each.seekCeil(prefix) != TermsEnum.SeekStatus.END;
        for (; more && found.size() < MOST && StringHelper.startsWith(each.term(), prefix); more = each.next() != null) {
            found.add(new Used(each.term().utf8ToString(), each.docFreq()));
        }
        found.sort(Comparator.comparing((Used used) -> !used.tag().equals(beginning))
                .thenComparing(Used::uses, Comparator.reverseOrder()).thenComparing(Used::tag));
        List<String> offered = new ArrayList<>();
        for (Used used : found) {
            // the frequency still counts what has been deleted since
            if (offered.size() < count && searcher.count(new TermQuery(new Term(Entries.OFFERED_TAG, used.tag()))) > 0) {
                offered.add(used.tag());
            }
        }
        return offered;
    }
}

package social.linnet.search;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

import org.jspecify.annotations.Nullable;

/// Turns what was typed into a query for people: first the one with this very handle, then those one follows; a
/// beginning counts more than a part, and a part more than a word of the bio.
final class AccountQuery {

    private static final float WHOLE_HANDLE = 10_000;
    private static final float FOLLOWED = 1_000;
    private static final float BEGINNING = 100;
    private static final float PART = 10;
    private static final float BIO = 1;
    private static final int MOST_WORDS = 8;

    private AccountQuery() {
    }

    /// @param viewer  who asks, or null when nobody is signed in
    /// @param follows whom they follow
    /// @param only    whether only those count
    static Query of(String typed, @Nullable Long viewer, Collection<Long> follows, boolean only) {
        List<String> words = words(typed);
        if (words.isEmpty()) {
            return new MatchNoDocsQuery("no word in it");
        }
        Query whole = term(Entries.HANDLE, typed.strip().toLowerCase(Locale.ROOT));
        Query followed = follows.isEmpty() ? new MatchNoDocsQuery("nobody is followed")
                : NumericDocValuesField.newSlowSetQuery(Entries.ID, follows.stream().mapToLong(Long::longValue)
                        .toArray());
        BooleanQuery.Builder known = new BooleanQuery.Builder().add(term(Entries.OPEN, Entries.YES), Occur.SHOULD)
                .add(whole, Occur.SHOULD).add(followed, Occur.SHOULD);
        if (viewer != null) {
            known.add(LongField.newExactQuery(Entries.ID, viewer), Occur.SHOULD);
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder()
                .add(term(Entries.KIND, Entries.ACCOUNT), Occur.FILTER)
                .add(known.build(), Occur.FILTER)
                .add(weighing(WHOLE_HANDLE, whole), Occur.SHOULD)
                .add(weighing(FOLLOWED, followed), Occur.SHOULD);
        words.stream().limit(MOST_WORDS).forEach(word -> all.add(word(word), Occur.MUST));
        if (only) {
            all.add(followed, Occur.FILTER);
        }
        return all.build();
    }

    /// The words, and a handle as one.
    private static List<String> words(String typed) {
        String bare = typed.strip().toLowerCase(Locale.ROOT);
        return bare.matches("[a-z0-9_]+") ? List.of(bare) : Words.of(Words.PLAIN, bare);
    }

    private static Query word(String word) {
        String beginning = word.substring(0, Math.min(word.length(), Entries.LONGEST_BEGINNING));
        BooleanQuery.Builder parts = new BooleanQuery.Builder();
        Entries.parts(beginning).forEach(part -> parts.add(term(Entries.PART, part), Occur.FILTER));
        return new DisjunctionMaxQuery(List.of(weighing(BEGINNING, term(Entries.BEGINNING, beginning)),
                weighing(PART, parts.build()), weighing(BIO, term(Entries.BIO, word)),
                weighing(BEGINNING, term(Entries.HANDLE, word))), 0);
    }

    private static Query weighing(float weight, Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), weight);
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }
}

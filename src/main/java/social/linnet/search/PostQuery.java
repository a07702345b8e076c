package social.linnet.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;
import social.linnet.event.Ids;
import social.linnet.moderation.CanSee;
import social.linnet.post.PostText;

/// Turns what was asked into a query of the index, within what the asker may find.
final class PostQuery {

    /// A word as it was typed counts this much more than its stem.
    private static final float EXACT = 2;
    private static final float RECENT = 3;
    /// Posts of this age count half as much for being new, in milliseconds.
    private static final long HALF_AGE = 30L * 24 * 3600 * 1000;
    /// Most words that one text typed without white space is cut into.
    private static final int MOST_WORDS = 40;
    /// Most words that evidence is looked for by.
    private static final int MOST_EVIDENCE_WORDS = 16;

    private PostQuery() {
    }

    /// Who asks, and what they may find besides what is open.
    ///
    /// @param kept ids of posts they liked, bookmarked or reposted
    record Asker(long id, Collection<Long> kept) {
    }

    /// A query, and whether there is something in it by which one post fits better than another.
    record Ready(Query query, boolean ranked) {
    }

    /// @param account the account with this handle, or null when there is none
    /// @param now     when it is asked
    static Ready of(Asked asked, Asker asker, Function<String, @Nullable Long> account, Instant now) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean ranked = false;
        Query reach = mayFind(asker);
        for (Asked.Part part : asked.parts()) {
            Query query = switch (part) {
                case Asked.Text text -> text(text);
                case Asked.Tag tag -> term(Entries.TAG, tag.tag());
                case Asked.From from -> from(asker.id(), from.handle(), account);
                case Asked.Flag flag -> term(flag.field(), flag.value());
                case Asked.Language language -> term(Entries.LANGUAGE, language.primary());
                case Asked.Between between -> between(between.from(), between.until());
                case Asked.Where where -> where(where.place(), asker);
            };
            if (query != null) {
                boolean scored = part instanceof Asked.Text && !part.not();
                ranked |= scored;
                all.add(query, part.not() ? Occur.MUST_NOT : scored ? Occur.MUST : Occur.FILTER);
            }
        }
        if (all.build().clauses().isEmpty()) {
            return new Ready(new MatchNoDocsQuery("nothing was asked"), false);
        }
        // accounts are neither open nor party to anything: no filter besides leaves them out
        all.add(reach, Occur.FILTER);
        if (ranked) {
            all.add(LongField.newDistanceFeatureQuery(Entries.ID, RECENT, Ids.firstAt(now),
                    Ids.firstAt(Instant.ofEpochMilli(HALF_AGE))), Occur.SHOULD);
        }
        return new Ready(all.build(), ranked);
    }

    /// What is open to everybody, and for somebody alone what they wrote or kept, that holds some of these words: two of them when there are three or more, so that a word
    /// that stands everywhere finds nothing by itself. A word that counts less than one only says which of these fits
    /// better, unless all do.
    ///
    /// @param words how much each counts; one with `#` is a tag
    /// @param alone who alone reads what rests on it, or null when anybody may
    static Query evidence(Map<String, Double> words, @Nullable Asker alone) {
        List<Query> telling = new ArrayList<>();
        List<Query> common = new ArrayList<>();
        for (Map.Entry<String, Double> word : words.entrySet()) {
            Query query = word.getKey().startsWith("#") ? term(Entries.TAG, PostText.fold(word.getKey().substring(1)))
                    : text(new Asked.Text(word.getKey(), false, false));
            if (query != null && word.getValue() > 0 && telling.size() + common.size() < MOST_EVIDENCE_WORDS) {
                (word.getValue() < 1 ? common : telling).add(new BoostQuery(query, word.getValue().floatValue()));
            }
        }
        List<Query> sought = telling.isEmpty() ? common : telling;
        if (sought.isEmpty()) {
            return new MatchNoDocsQuery("no word was asked for");
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder().setMinimumNumberShouldMatch(sought.size() < 3 ? 1 : 2);
        sought.forEach(query -> any.add(query, Occur.SHOULD));
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(any.build(), Occur.MUST)
                .add(alone == null ? term(Entries.OPEN, Entries.YES) : mayRestOn(alone), Occur.FILTER);
        if (sought != common) {
            common.forEach(query -> all.add(query, Occur.SHOULD));
        }
        return all.build();
    }

    /// What is open, what they are in, and what they kept.
    private static Query mayFind(Asker asker) {
        return new BooleanQuery.Builder().add(term(Entries.OPEN, Entries.YES), Occur.SHOULD)
                .add(own(asker), Occur.SHOULD).add(keptOf(asker), Occur.SHOULD).build();
    }

    /// What is open, what they wrote themself, messages excepted, and what they kept of what is for everybody.
    private static Query mayRestOn(Asker asker) {
        BooleanQuery.Builder everybodys = new BooleanQuery.Builder();
        Stream.of(Audience.values()).filter(CanSee::isForEverybody).forEach(audience -> everybodys.add(audience(audience), Occur.SHOULD));
        return new BooleanQuery.Builder().add(term(Entries.OPEN, Entries.YES), Occur.SHOULD)
                .add(new BooleanQuery.Builder().add(term(Entries.AUTHOR, String.valueOf(asker.id())), Occur.FILTER)
                        .add(audience(CanSee.ofMessages()), Occur.MUST_NOT).build(), Occur.SHOULD)
                .add(new BooleanQuery.Builder().add(everybodys.build(), Occur.FILTER)
                        .add(keptOf(asker), Occur.FILTER).build(), Occur.SHOULD).build();
    }

    private static Query audience(Audience audience) {
        return term(Entries.AUDIENCE, audience.word());
    }

    /// Looked up for each post that is not open, rather than collected beforehand: most are.
    private static Query keptOf(Asker asker) {
        return NumericDocValuesField.newSlowSetQuery(Entries.ID, kept(asker));
    }

    private static Query own(Asker asker) {
        return term(Entries.PARTY, String.valueOf(asker.id()));
    }

    private static long[] kept(Asker asker) {
        return asker.kept().stream().mapToLong(Long::longValue).toArray();
    }

    /// Few posts, from which the search then starts.
    private static Query library(Asker asker) {
        return new BooleanQuery.Builder().add(own(asker), Occur.SHOULD)
                .add(LongPoint.newSetQuery(Entries.ID, kept(asker)), Occur.SHOULD).build();
    }

    private static @Nullable Query where(String place, Asker asker) {
        return switch (place) {
            case "library" -> library(asker);
            case "public" -> term(Entries.OPEN, Entries.YES);
            default -> null;
        };
    }

    private static Query from(long asker, String handle, Function<String, @Nullable Long> account) {
        Long author = "me".equals(handle) ? Long.valueOf(asker) : account.apply(handle);
        return author == null ? new MatchNoDocsQuery("nobody has this handle")
                : term(Entries.AUTHOR, author.toString());
    }

    private static Query between(Instant from, Instant until) {
        return LongField.newRangeQuery(Entries.ID, Ids.firstAt(from), Ids.firstAt(until) - 1);
    }

    /// One word by itself or its stems; several in a row as they are. Null when it holds no word at all.
    private static @Nullable Query text(Asked.Text typed) {
        List<String> words = Words.of(Words.PLAIN, typed.text());
        if (words.isEmpty()) {
            return null;
        }
        if (words.size() > 1) {
            return new BoostQuery(new PhraseQuery(Entries.TEXT, words.stream().limit(MOST_WORDS)
                    .toArray(String[]::new)), EXACT);
        }
        Query exact = new BoostQuery(term(Entries.TEXT, words.getFirst()), EXACT);
        if (typed.phrase()) {
            return exact;
        }
        List<Query> forms = new ArrayList<>(List.of(exact));
        Words.of(Words.ENGLISH, typed.text()).forEach(stem -> forms.add(term(Entries.ENGLISH, stem)));
        Words.of(Words.FRENCH, typed.text()).forEach(stem -> forms.add(term(Entries.FRENCH, stem)));
        return new DisjunctionMaxQuery(forms, 0);
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }
}

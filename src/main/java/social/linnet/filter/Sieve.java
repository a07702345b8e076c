package social.linnet.filter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/// Somebody's filters, made ready to match. Does not change.
public final class Sieve {

    /// One that nothing fits.
    public static final Sieve OPEN = new Sieve(List.of());

    private final List<Filter> filters;
    private final Phrases phrases;

    Sieve(List<Filter> filters) {
        this.filters = List.copyOf(filters);
        this.phrases = new Phrases(filters.stream().flatMap(filter -> filter.keywords().stream())
                .map(one -> new Phrases.Phrase(one.keyword(), one.wholeWord())).toList());
    }

    /// A filter that something fits, and why.
    ///
    /// @param keywords the words of it that were found, as its owner wrote them
    /// @param posts    the posts of it that were found
    public record Hit(Filter filter, List<String> keywords, List<Long> posts) {
    }

    /// Whether there is anything to match.
    public boolean isOpen() {
        return filters.isEmpty();
    }

    /// The filters that are active now and that this fits.
    ///
    /// @param text  everything that is read of it
    /// @param posts the ids by which it may be filtered one by one
    public List<Hit> hits(String text, Collection<Long> posts, Instant now) {
        BitSet found = phrases.in(text);
        List<Hit> hits = new ArrayList<>(0);
        int at = 0;
        for (Filter filter : filters) {
            List<String> keywords = new ArrayList<>(0);
            for (Filter.Keyword keyword : filter.keywords()) {
                if (found.get(at++)) {
                    keywords.add(keyword.keyword());
                }
            }
            List<Long> singles = filter.posts().stream().map(Filter.Single::post).filter(posts::contains).toList();
            if (filter.isActive(now) && !(keywords.isEmpty() && singles.isEmpty())) {
                hits.add(new Hit(filter, keywords, singles));
            }
        }
        return hits;
    }
}

package social.linnet.filter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.cache.RefreshAheadCache;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.event.Texts;

/// People's filters: made, changed, and made ready to match. What is not one's own does not exist.
@Service
public class Filters {

    /// Most filters of one account.
    public static final int MAX_FILTERS = 100;
    /// Most words of one account, over all its filters.
    public static final int MAX_KEYWORDS = 500;
    /// Most posts of one account, over all its filters.
    public static final int MAX_POSTS = 500;
    /// Longest title, in characters.
    public static final int MAX_TITLE = 256;
    /// Longest word or phrase, in characters.
    public static final int MAX_KEYWORD = 512;

    private final FilterTable table;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ObjectProvider<FilterListener> listeners;
    /// Another program on this database may change filters: what is kept here is never older than this.
    private final RefreshAheadCache<Long, Sieve> sieves;

    Filters(FilterTable table, Ids ids, Clock clock, PlatformTransactionManager transactions,
            ObjectProvider<FilterListener> listeners) {
        this.table = table;
        this.sieves = new RefreshAheadCache<>(Duration.ofSeconds(30), 50_000, RefreshAheadCache.each(owner -> {
            List<Filter> filters = table.of(owner);
            return Optional.of(filters.isEmpty() ? Sieve.OPEN : new Sieve(filters));
        }));
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.listeners = listeners;
    }

    /// What makes a filter.
    ///
    /// @param expiresIn from now, or null for always
    public record Wish(String title, Set<Filter.Context> contexts, Filter.Action action, @Nullable Duration expiresIn) {
    }

    /// A change of one word.
    ///
    /// @param id     the word, or null for a new one
    /// @param remove whether it is to go
    public record Change(@Nullable Long id, @Nullable String keyword, @Nullable Boolean wholeWord, boolean remove) {
        /// A new word.
        public static Change adding(String keyword, boolean wholeWord) {
            return new Change(null, keyword, wholeWord, false);
        }
    }

    /// Somebody's filters as they match now.
    public Sieve sieve(long owner) {
        return sieves.find(owner).orElse(Sieve.OPEN);
    }

    /// Somebody's filters, also those that have expired.
    public List<Filter> of(long owner) {
        return table.of(owner);
    }

    /// One's own filter with this id.
    ///
    /// @throws Refused `not-found`
    public Filter find(long owner, long id) {
        return table.of(owner).stream().filter(filter -> filter.id() == id).findFirst().orElseThrow(Refused::notFound);
    }

    /// One's own filter that this word is in.
    ///
    /// @throws Refused `not-found`
    public Filter withKeyword(long owner, long keyword) {
        return table.of(owner).stream()
                .filter(filter -> filter.keywords().stream().anyMatch(one -> one.id() == keyword)).findFirst()
                .orElseThrow(Refused::notFound);
    }

    /// One's own filter that this entry for a post is in.
    ///
    /// @throws Refused `not-found`
    public Filter withSingle(long owner, long single) {
        return table.of(owner).stream()
                .filter(filter -> filter.posts().stream().anyMatch(one -> one.id() == single)).findFirst()
                .orElseThrow(Refused::notFound);
    }

    /// Makes a filter with words.
    ///
    /// @throws Refused `filter-title`, `filter-context`, `filter-keyword`, `filter-too-many`, `text-unusable`
    public Filter create(long owner, Wish wish, List<Change> words) {
        return changed(owner, () -> {
            table.alone(owner);
            if (table.of(owner).size() >= MAX_FILTERS) {
                throw tooMany();
            }
            long id = ids.next();
            table.insert(row(id, owner, wish, expiry(wish.expiresIn())));
            apply(owner, id, words);
            return find(owner, id);
        });
    }

    /// Changes a filter to this, with changes to its words.
    ///
    /// @param keepExpiry whether it ends when it would have, whatever the wish says
    /// @throws Refused `not-found`, `filter-title`, `filter-context`, `filter-keyword`, `filter-too-many`
    public Filter update(long owner, long id, Wish wish, boolean keepExpiry, List<Change> words) {
        return changed(owner, () -> {
            table.alone(owner);
            Filter before = find(owner, id);
            table.update(row(id, owner, wish, keepExpiry ? before.expiresAt() : expiry(wish.expiresIn())));
            apply(owner, id, words);
            return find(owner, id);
        });
    }

    private @Nullable Instant expiry(@Nullable Duration in) {
        return in == null ? null : clock.instant().plus(in);
    }

    private static Filter row(long id, long owner, Wish wish, @Nullable Instant expiresAt) {
        if (wish.contexts().isEmpty()) {
            throw Refused.invalid("filter-context");
        }
        return new Filter(id, owner, checked(wish.title(), MAX_TITLE, "filter-title"), wish.contexts(), wish.action(),
                expiresAt, List.of(), List.of());
    }

    private static String checked(String typed, int most, String key) {
        String text = Texts.storable(typed).strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > most) {
            throw Refused.invalid(key, most);
        }
        return text;
    }

    private void apply(long owner, long id, List<Change> words) {
        for (Change word : words) {
            if (word.id() == null) {
                if (!word.remove()) {
                    table.insertKeyword(ids.next(), id, checked(word.keyword() == null ? "" : word.keyword(),
                            MAX_KEYWORD, "filter-keyword"), Boolean.TRUE.equals(word.wholeWord()));
                }
                continue;
            }
            Filter.Keyword known = find(owner, id).keywords().stream().filter(one -> one.id() == word.id()).findFirst()
                    .orElseThrow(Refused::notFound);
            if (word.remove()) {
                table.deleteKeyword(known.id());
            } else {
                table.updateKeyword(known.id(), word.keyword() == null ? known.keyword()
                        : checked(word.keyword(), MAX_KEYWORD, "filter-keyword"),
                        word.wholeWord() == null ? known.wholeWord() : word.wholeWord());
            }
        }
        if (table.of(owner).stream().mapToInt(filter -> filter.keywords().size()).sum() > MAX_KEYWORDS) {
            throw tooMany();
        }
    }

    private static Refused tooMany() {
        return Refused.of(Refused.Kind.LIMITED, "filter-too-many");
    }

    /// Changes the words of a filter.
    ///
    /// @throws Refused as [#update]
    public Filter change(long owner, long id, Change word) {
        return changed(owner, () -> {
            table.alone(owner);
            find(owner, id);
            apply(owner, id, List.of(word));
            return find(owner, id);
        });
    }

    /// Filters one post. Whether the owner may see it is for the caller to ask.
    ///
    /// @throws Refused `not-found`, `filter-too-many`, `filter-post-already`
    public Filter.Single addPost(long owner, long id, long post) {
        return changed(owner, () -> {
            table.alone(owner);
            Filter filter = find(owner, id);
            if (filter.posts().stream().anyMatch(one -> one.post() == post)) {
                throw Refused.of(Refused.Kind.CONFLICT, "filter-post-already");
            }
            if (table.of(owner).stream().mapToInt(one -> one.posts().size()).sum() >= MAX_POSTS) {
                throw tooMany();
            }
            Filter.Single single = new Filter.Single(ids.next(), post);
            table.insertPost(single, id);
            return single;
        });
    }

    /// Filters a post no more.
    ///
    /// @throws Refused `not-found`
    public void removePost(long owner, long single) {
        changed(owner, () -> {
            withSingle(owner, single);
            table.deletePost(single);
            return single;
        });
    }

    /// Deletes a filter with all that is in it.
    ///
    /// @throws Refused `not-found`
    public void delete(long owner, long id) {
        changed(owner, () -> {
            find(owner, id);
            table.delete(id);
            return id;
        });
    }

    private <T> T changed(long owner, Supplier<T> work) {
        T result = Objects.requireNonNull(transaction.execute(_ -> work.get()));
        sieves.forget(owner);
        listeners.forEach(listener -> listener.filtersChanged(owner));
        return result;
    }
}

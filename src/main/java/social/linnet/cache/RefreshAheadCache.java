package social.linnet.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A read-through cache that reads ahead: what is asked for in the second half of its time is given at once and read anew
/// beside, together with whatever else is due, so that those who ask often never wait for the tables. What nobody asks for in
/// that time is forgotten.
///
/// What is missing is read by whoever asks, outside of any lock: several may read the same at once. What there is nothing of is
/// not kept, and asked for each time.
///
/// @param <K> what is asked for
/// @param <V> what is known of it
public final class RefreshAheadCache<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshAheadCache.class);
    private static final int STRIPES = 1024;
    /// How many keys are read together beside.
    private static final int AT_ONCE = 64;
    /// How many wait to be; of more, whoever needs them reads them.
    private static final int MOST_DUE = 10_000;

    private final Cache<K, Kept<V>> kept;
    private final long bound;
    private final Function<Set<K>, Map<K, V>> reader;
    private final Ticker ticker;
    /// How often something changed, by a part of its key and for all of them: what was read before is not kept.
    private final AtomicLongArray changes = new AtomicLongArray(STRIPES);
    private final AtomicLong changesOfAll = new AtomicLong();
    private final Set<K> due = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean renewing = new AtomicBoolean();

    private record Kept<V>(V value, long readAt) {
    }

    /// @param bound  the longest that something is kept; it is that old at most
    /// @param most   how much is kept, in the units of `weight`
    /// @param weight of what is known of one key
    /// @param reader what is known of these keys now; those of which there is nothing are absent
    public RefreshAheadCache(Duration bound, long most, ToIntFunction<V> weight, Function<Set<K>, Map<K, V>> reader) {
        this(bound, most, weight, reader, Ticker.systemTicker());
    }

    /// With so many entries at most.
    public RefreshAheadCache(Duration bound, long most, Function<Set<K>, Map<K, V>> reader) {
        this(bound, most, _ -> 1, reader);
    }

    RefreshAheadCache(Duration bound, long most, ToIntFunction<V> weight, Function<Set<K>, Map<K, V>> reader, Ticker ticker) {
        this.bound = bound.toNanos();
        this.reader = reader;
        this.ticker = ticker;
        this.kept = Caffeine.newBuilder().maximumWeight(most).weigher((K _, Kept<V> one) -> weight.applyAsInt(one.value()))
                .expireAfterWrite(bound).ticker(ticker).build();
    }

    /// Reads keys one at a time, where there is no statement for many.
    public static <K, V> Function<Set<K>, Map<K, V>> each(Function<K, Optional<V>> one) {
        return keys -> {
            Map<K, V> found = new HashMap<>();
            keys.forEach(key -> one.apply(key).ifPresent(value -> found.put(key, value)));
            return found;
        };
    }

    /// What is known of this key.
    public Optional<V> find(K key) {
        Kept<V> known = known(key, ticker.read());
        return known == null ? Optional.ofNullable(read(Set.of(key)).get(key)) : Optional.of(known.value());
    }

    /// What is known of these keys; those of which there is nothing are absent.
    public Map<K, V> find(Collection<K> keys) {
        long now = ticker.read();
        Map<K, V> found = new HashMap<>();
        Set<K> missing = new LinkedHashSet<>();
        for (K key : keys) {
            Kept<V> known = known(key, now);
            if (known == null) {
                missing.add(key);
            } else {
                found.put(key, known.value());
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(read(missing));
        }
        return found;
    }

    private @Nullable Kept<V> known(K key, long now) {
        Kept<V> known = kept.getIfPresent(key);
        if (known == null || now - known.readAt() >= bound) {
            return null;
        }
        if (now - known.readAt() >= bound / 2) {
            readAhead(key);
        }
        return known;
    }

    /// Reads this beside: somebody will ask for it soon.
    public void readAhead(K key) {
        if (due.size() < MOST_DUE) {
            due.add(key);
        }
        if (renewing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("cache renewal").start(this::renew);
        }
    }

    private void renew() {
        do {
            try {
                for (Set<K> keys = next(); !keys.isEmpty(); keys = next()) {
                    try {
                        read(keys);
                    } finally {
                        // not before: who asks meanwhile sees what was, and would have it read once more
                        due.removeAll(keys);
                    }
                }
            } catch (RuntimeException e) {
                // whoever needs it once it is too old reads it themselves, and hears of what is wrong
                LOG.warn("What is known could not be read anew: {}", e.toString());
                return;
            } finally {
                renewing.set(false);
            }
        } while (!due.isEmpty() && renewing.compareAndSet(false, true));
    }

    private Set<K> next() {
        return due.stream().limit(AT_ONCE).collect(Collectors.toUnmodifiableSet());
    }

    private Map<K, V> read(Set<K> keys) {
        long readAt = ticker.read();
        Map<K, Long> before = new HashMap<>();
        keys.forEach(key -> before.put(key, changes(key)));
        Map<K, V> found = reader.apply(keys);
        before.forEach((key, then) -> keep(key, found.get(key), readAt, then));
        return found;
    }

    private void keep(K key, @Nullable V value, long readAt, long then) {
        Kept<V> read = value == null ? null : new Kept<>(value, readAt);
        kept.asMap().compute(key, (_, other) -> changes(key) != then || other != null && other.readAt() - readAt > 0 ? other : read);
        if (read != null && changes(key) != then) {
            // who forgets by what is so does not wait for this key
            kept.asMap().computeIfPresent(key, (_, now) -> now == read ? null : now);
        }
    }

    private long changes(K key) {
        return changes.get(stripe(key)) + changesOfAll.get();
    }

    private static int stripe(Object key) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 16) & STRIPES - 1;
    }

    /// Reads this anew when it is next asked for. To be called once a change is committed.
    public void forget(K key) {
        changes.incrementAndGet(stripe(key));
        kept.invalidate(key);
    }

    /// Reads anew whatever is so.
    public void forgetIf(Predicate<V> changed) {
        changesOfAll.incrementAndGet();
        kept.asMap().values().removeIf(one -> changed.test(one.value()));
    }

    /// Reads everything anew.
    public void forgetAll() {
        changesOfAll.incrementAndGet();
        kept.invalidateAll();
    }
}

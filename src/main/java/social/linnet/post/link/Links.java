package social.linnet.post.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Service;

import social.linnet.post.LinkAddress;
import social.linnet.post.Segment;

/// What is known of the addresses in posts.
@Service
public class Links {

    private final CardTable table;
    /// A card comes some seconds after its post, and changes once a day at most.
    private final Cache<String, Optional<Card>> cache = Caffeine.newBuilder().maximumSize(50_000)
            .expireAfterWrite(Duration.ofSeconds(30)).build();
    /// How often something changed: what was read before a change must not be kept after it.
    private final AtomicLong changes = new AtomicLong();

    Links(CardTable table) {
        this.table = table;
    }

    /// The first address in a text, in its one form.
    public static Optional<String> first(List<Segment> body) {
        return body.stream().filter(Segment.Link.class::isInstance)
                .flatMap(segment -> LinkAddress.of(segment.text()).stream()).findFirst();
    }

    /// The cards of these addresses (in their one form); absent where nobody has looked yet or there is nothing to show.
    public Map<String, Card> cards(Collection<String> urls) {
        Map<String, Card> found = new HashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        for (String url : urls) {
            Optional<Card> known = cache.getIfPresent(url);
            if (known == null) {
                missing.add(url);
            } else {
                known.ifPresent(card -> found.put(url, card));
            }
        }
        if (!missing.isEmpty()) {
            long before = changes.get();
            Set<String> asked = Set.copyOf(missing);
            List<Card> read = new ArrayList<>(table.of(missing));
            read.forEach(card -> {
                found.put(card.url(), card);
                missing.remove(card.url());
                cache.put(card.url(), Optional.of(card));
            });
            missing.forEach(url -> cache.put(url, Optional.empty()));
            if (changes.get() != before) {
                cache.invalidateAll(asked);
            }
        }
        return found;
    }

    void changed(String url) {
        changes.incrementAndGet();
        cache.invalidate(url);
    }
}

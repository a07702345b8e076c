package social.linnet.post.link;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Service;

import social.linnet.cache.RefreshAheadCache;
import social.linnet.post.LinkAddress;
import social.linnet.post.Segment;

/// What is known of the addresses in posts.
@Service
public class Links {

    private final CardTable table;
    /// A card comes some seconds after its post, and changes once a day at most.
    private final RefreshAheadCache<String, Optional<Card>> cache = new RefreshAheadCache<>(Duration.ofSeconds(30), 50_000, this::read);

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
        cache.find(urls).forEach((url, known) -> known.ifPresent(card -> found.put(url, card)));
        return found;
    }

    /// That there is none is known as well.
    private Map<String, Optional<Card>> read(Set<String> urls) {
        Map<String, Optional<Card>> found = new HashMap<>();
        urls.forEach(url -> found.put(url, Optional.empty()));
        table.of(urls).forEach(card -> found.put(card.url(), Optional.of(card)));
        return found;
    }

    void changed(String url) {
        cache.forget(url);
    }
}

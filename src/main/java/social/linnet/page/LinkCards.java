package social.linnet.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import social.linnet.post.LinkAddress;
import social.linnet.post.link.Card;
import social.linnet.post.link.Links;

/// What links lead to.
@Component
public class LinkCards {

    private final Links links;

    LinkCards(Links links) {
        this.links = links;
    }

    /// The cards of these addresses, by the addresses as they are given. Those of which there is none are absent.
    public Map<String, CardView> of(Collection<String> addresses) {
        Map<String, String> forms = new HashMap<>();
        addresses.forEach(address -> LinkAddress.of(address).ifPresent(form -> forms.put(address, form)));
        Set<String> wanted = new LinkedHashSet<>(forms.values());
        Map<String, Card> found = wanted.isEmpty() ? Map.of() : links.cards(wanted);
        Map<String, CardView> views = new HashMap<>();
        forms.forEach((address, form) -> {
            Card card = found.get(form);
            if (card != null) {
                views.put(address, view(card));
            }
        });
        return views;
    }

    private static CardView view(Card card) {
        Card.Image image = card.image();
        return new CardView(card.url(), card.kind() == Card.Kind.PHOTO && image != null ? CardView.Kind.PHOTO
                : CardView.Kind.LINK, card.title(), card.description(), card.authorName(), card.authorUrl(), card.site(),
                card.publishedAt(), image == null ? null : "/media/" + image.path(), image == null ? 0 : image.width(),
                image == null ? 0 : image.height(), image == null ? "" : card.imageAlt(),
                image == null ? null : image.blurhash(), card.language());
    }
}

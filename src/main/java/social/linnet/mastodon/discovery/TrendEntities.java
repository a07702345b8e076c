package social.linnet.mastodon.discovery;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.PreviewCard;
import social.linnet.mastodon.entity.TagEntities;
import social.linnet.mastodon.entity.TagEntity;
import social.linnet.page.CardView;
import social.linnet.page.LinkCards;
import social.linnet.trend.Trends;

/// Tags and links with their history.
@Component
class TrendEntities {

    private final TagEntities tags;
    private final LinkCards cards;
    private final Addresses addresses;

    TrendEntities(TagEntities tags, LinkCards cards, Addresses addresses) {
        this.cards = cards;
        this.tags = tags;
        this.addresses = addresses;
    }

    /// Mastodon's Trends::Link.
    record LinkEntity(@JsonUnwrapped PreviewCard card, String id, List<TagEntity.Day> history) {
    }

    /// These tags, in their order.
    List<TagEntity> tags(@Nullable Long viewer, List<String> names) {
        return tags.of(viewer, names);
    }

    /// These links, in their order.
    List<LinkEntity> links(List<String> links) {
        Map<String, List<TagEntity.Day>> histories = tags.histories(Trends.Kind.LINK, links);
        Map<String, CardView> found = cards.of(links);
        return links.stream().map(link -> new LinkEntity(PreviewCard.of(found.getOrDefault(link, unseen(link)),
                addresses), id(link), histories.getOrDefault(link, List.of()))).toList();
    }

    /// A link has no other id than its address: this is the first half of its hash, as a number.
    static String id(String link) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(link.getBytes(StandardCharsets.UTF_8));
            return String.valueOf(ByteBuffer.wrap(hash).getLong() >>> 1);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /// Of what nobody has looked at yet, or what says nothing of itself.
    private static CardView unseen(String link) {
        String host = URI.create(link).getHost();
        return new CardView(link, CardView.Kind.LINK, link.replaceFirst("^https?://(www\\.)?", ""), "", "", "", host,
                null, null, 0, 0, "", null, null);
    }
}

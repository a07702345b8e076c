package social.linnet.mastodon.discovery;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.graph.TagFollows;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.PreviewCard;
import social.linnet.page.CardView;
import social.linnet.page.LinkCards;
import social.linnet.trend.Trends;

/// Tags and links with their history.
@Component
class TrendEntities {

    private final Trends trends;
    private final TagFollows follows;
    private final LinkCards cards;
    private final Addresses addresses;

    TrendEntities(Trends trends, TagFollows follows, LinkCards cards, Addresses addresses) {
        this.cards = cards;
        this.trends = trends;
        this.follows = follows;
        this.addresses = addresses;
    }

    /// Mastodon's Trends::Link.
    record LinkEntity(@JsonUnwrapped PreviewCard card, String id, List<TagEntity.Day> history) {
    }

    /// These tags, in their order.
    List<TagEntity> tags(@Nullable Long viewer, List<String> tags) {
        Map<String, List<Trends.Day>> histories = trends.histories(Trends.Kind.TAG, tags);
        Set<String> followed = viewer == null ? Set.of() : Set.copyOf(follows.followedAmong(viewer, tags));
        return tags.stream().map(tag -> new TagEntity(tag, tag, addresses.tag(tag), days(histories.get(tag)),
                viewer == null ? null : followed.contains(tag))).toList();
    }

    /// These links, in their order.
    List<LinkEntity> links(List<String> links) {
        Map<String, List<Trends.Day>> histories = trends.histories(Trends.Kind.LINK, links);
        Map<String, CardView> found = cards.of(links);
        return links.stream().map(link -> new LinkEntity(PreviewCard.of(found.getOrDefault(link, unseen(link)),
                addresses), id(link), days(histories.get(link)))).toList();
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

    private static List<TagEntity.Day> days(List<Trends.Day> days) {
        return days.stream().map(day -> new TagEntity.Day(
                String.valueOf(day.day().atStartOfDay().toEpochSecond(ZoneOffset.UTC)), String.valueOf(day.uses()),
                String.valueOf(day.accounts()))).toList();
    }
}

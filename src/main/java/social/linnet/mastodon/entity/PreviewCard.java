package social.linnet.mastodon.entity;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import social.linnet.page.CardView;

/// Mastodon's PreviewCard.
///
/// @param html always empty: what a stranger wrote is shown as text alone
public record PreviewCard(String url, String title, String description, @Nullable String language, String type,
                          String authorName, String authorUrl, String providerName, String providerUrl, String html,
                          int width, int height, @Nullable String image, String imageDescription, String embedUrl,
                          @Nullable String blurhash, @Nullable String publishedAt, List<Author> authors) {

    public record Author(String name, String url, @Nullable Object account) {
    }

    /// The entity of this card.
    public static PreviewCard of(CardView card, Addresses addresses) {
        String image = card.image() == null ? null : addresses.at(card.image());
        return new PreviewCard(card.url(), card.title(), card.description(), card.language(),
                card.kind().name().toLowerCase(Locale.ROOT), card.authorName(), card.authorUrl(), card.site(), "", "",
                card.width(), card.height(), image, card.imageAlt(),
                image != null && card.kind() == CardView.Kind.PHOTO ? image : "", card.blurhash(),
                card.publishedAt() == null ? null : Times.text(card.publishedAt()), card.authorName().isEmpty()
                ? List.of() : List.of(new Author(card.authorName(), card.authorUrl(), null)));
    }
}

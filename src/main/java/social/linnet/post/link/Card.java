package social.linnet.post.link;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// What a page says of itself. All of it was written by strangers, and all of it is text or a picture that was made anew.
///
/// @param url         the address, as [social.linnet.post.LinkAddress] writes it
/// @param kind        what stands there
/// @param title       never empty
/// @param description or empty
/// @param authorName  or empty
/// @param authorUrl   a web address, or empty
/// @param site        what the site calls itself, or empty
/// @param language    BCP 47 tag, or null
/// @param imageUrl    where its picture is, or null
/// @param imageAlt    what the picture shows, or empty
/// @param image       the picture as it is kept here, or null
public record Card(String url, Kind kind, String title, String description, String authorName, String authorUrl,
                   String site, @Nullable String language, @Nullable Instant publishedAt, @Nullable String imageUrl,
                   String imageAlt, @Nullable Image image) {

    /// What stands at an address. What pages would have embedded of themselves is not: it would be a stranger's program.
    public enum Kind {
        LINK,
        /// A picture, and no page around it.
        PHOTO
    }

    /// @param path     below `/media/`
    /// @param width    in pixels
    /// @param height   in pixels
    /// @param blurhash what to show while it loads
    public record Image(String path, int width, int height, String blurhash) {
    }

    /// A page without a picture.
    public Card(String url, String title, String description, String authorName, String authorUrl, String site,
                @Nullable String language, @Nullable Instant publishedAt) {
        this(url, Kind.LINK, title, description, authorName, authorUrl, site, language, publishedAt, null, "", null);
    }

    /// The same with this picture, if there is one.
    Card picturedBy(@Nullable String address, String alt) {
        return new Card(url, kind, title, description, authorName, authorUrl, site, language, publishedAt, address,
                address == null ? "" : alt, null);
    }
}

package social.linnet.page;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// What a link leads to, as it was when it was looked at. All of it was written by strangers.
///
/// @param url         the page's own address
/// @param kind        what kind of thing it is
/// @param authorName  who wrote it, or empty
/// @param authorUrl   their page, or empty
/// @param site        what the site calls itself, or empty
/// @param publishedAt when it was published, or null
/// @param image       address of a picture, from `/` when it is kept here, or null
/// @param width       of the picture, or 0
/// @param height      of the picture, or 0
/// @param imageAlt    what the picture shows, or empty
/// @param blurhash    what to show while it loads, or null
/// @param language    BCP 47 tag, or null
public record CardView(String url, Kind kind, String title, String description, String authorName, String authorUrl,
                       String site, @Nullable Instant publishedAt, @Nullable String image, int width, int height,
                       String imageAlt, @Nullable String blurhash, @Nullable String language) {

    public enum Kind {
        LINK, PHOTO
    }
}

package social.linnet.post.link;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// What a page says of itself. All of it was written by strangers, and all of it is text.
///
/// @param url         the address, as [social.linnet.fetch.Urls] writes it
/// @param title       never empty
/// @param description or empty
/// @param authorName  or empty
/// @param authorUrl   a web address, or empty
/// @param site        what the site calls itself, or empty
/// @param language    BCP 47 tag, or null
public record Card(String url, String title, String description, String authorName, String authorUrl, String site,
                   @Nullable String language, @Nullable Instant publishedAt) {
}

package social.linnet.mastodon.entity;

import org.jspecify.annotations.Nullable;

import social.linnet.post.FeaturedTags;

/// Mastodon's FeaturedTag.
///
/// @param statusesCount a number, as text
/// @param lastStatusAt  a day, or null
public record FeaturedTagEntity(String id, String name, String url, String statusesCount,
                                @Nullable String lastStatusAt) {

    public static FeaturedTagEntity of(FeaturedTags.Featured one, Addresses addresses) {
        return new FeaturedTagEntity(String.valueOf(one.id()), one.shown(), addresses.tag(one.tag()),
                String.valueOf(one.posts()), one.lastOn() == null ? null : one.lastOn().toString());
    }
}

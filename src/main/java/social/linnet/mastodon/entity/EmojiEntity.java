package social.linnet.mastodon.entity;

import org.jspecify.annotations.Nullable;

import social.linnet.instance.Emoji;

/// Mastodon's CustomEmoji.
///
/// @param staticUrl the same without movement
/// @param category  under which pickers show it, or null
public record EmojiEntity(String shortcode, String url, String staticUrl, boolean visibleInPicker,
                          @Nullable String category) {

    /// The entity of this emoji.
    public static EmojiEntity of(Emoji emoji, Addresses addresses) {
        return new EmojiEntity(emoji.shortcode(), addresses.at("/media/" + emoji.path()),
                addresses.at("/media/" + emoji.still()), emoji.visible(), emoji.category());
    }
}

package social.linnet.mastodon.entity;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import social.linnet.media.Picture;
import social.linnet.page.PostView;

/// Mastodon's MediaAttachment.
///
/// @param linnet where it came from; absent when nothing is to be said
public record MediaAttachment(String id, String type, String url, String previewUrl, @Nullable String remoteUrl,
                              @Nullable String previewRemoteUrl, @Nullable String textUrl, Meta meta,
                              @Nullable String description, String blurhash,
                              @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Linnet linnet) {

    /// Both sizes, and around what to crop; absent when that is the middle.
    public record Meta(Size original, Size small,
                       @JsonInclude(JsonInclude.Include.NON_NULL) Picture.@Nullable Focus focus) {
    }

    /// @param size   `640x480`
    /// @param aspect width divided by height
    public record Size(int width, int height, String size, double aspect) {
        static Size of(int width, int height) {
            return new Size(width, height, width + "x" + height, (double) width / Math.max(1, height));
        }
    }

    /// @param model what made it
    public record Linnet(String provenance, String model) {
    }

    /// The attachment of this picture.
    public static MediaAttachment of(PostView.PictureView picture, Addresses addresses) {
        return new MediaAttachment(String.valueOf(picture.id()), "image", addresses.at(picture.url()),
                addresses.at(picture.smallUrl()), null, null, null,
                new Meta(Size.of(picture.width(), picture.height()),
                        Size.of(picture.smallWidth(), picture.smallHeight()),
                        picture.focus().equals(Picture.Focus.MIDDLE) ? null : picture.focus()),
                picture.alt().isEmpty() ? null : picture.alt(), picture.blurhash(),
                picture.madeBy() == null ? null : new Linnet("generated", picture.madeBy()));
    }
}

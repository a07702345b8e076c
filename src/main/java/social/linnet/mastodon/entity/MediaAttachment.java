package social.linnet.mastodon.entity;

import java.util.Locale;

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
    ///
    /// @param length   how long it is, as `0:01:02.50`; of films alone, as are the two that follow
    /// @param duration the same in seconds
    /// @param fps      frames a second; of what can be seen alone
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Meta(@Nullable String length, @Nullable Double duration, @Nullable Long fps, Size original, Size small,
                       Picture.@Nullable Focus focus) {
    }

    /// @param size      `640x480`; none of what cannot be seen
    /// @param aspect    width divided by height
    /// @param frameRate of films: `30/1`
    /// @param duration  of films, in seconds
    /// @param bitrate   of films, in bits a second
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Size(@Nullable Integer width, @Nullable Integer height, @Nullable String size, @Nullable Double aspect,
                       @Nullable String frameRate, @Nullable Double duration, @Nullable Long bitrate) {
        static Size of(int width, int height) {
            return new Size(width, height, width + "x" + height, (double) width / Math.max(1, height), null, null, null);
        }

        static Size of(int width, int height, PostView.FilmView film) {
            double seconds = film.running().millis() / 1000.0;
            long bitrate = Math.round(film.bytes() * 8 / Math.max(0.001, seconds));
            return film.isVideo() ? new Size(width, height, width + "x" + height, (double) width / Math.max(1, height),
                    rate(film.running().frameRate()), seconds, bitrate)
                    : new Size(null, null, null, null, null, seconds, bitrate);
        }

        /// As a fraction: `30/1`, `29970/1000`.
        private static String rate(double rate) {
            return rate == Math.rint(rate) ? Math.round(rate) + "/1" : Math.round(rate * 1000) + "/1000";
        }
    }

    /// @param model what made it
    public record Linnet(String provenance, String model) {
    }

    /// The attachment of this picture.
    public static MediaAttachment of(PostView.PictureView picture, Addresses addresses) {
        return new MediaAttachment(String.valueOf(picture.id()), type(picture.film()), addresses.at(picture.url()),
                addresses.at(picture.smallUrl()), null, null, null, meta(picture),
                picture.alt().isEmpty() ? null : picture.alt(), picture.blurhash(),
                picture.madeBy() == null ? null : new Linnet("generated", picture.madeBy()));
    }

    private static String type(PostView.@Nullable FilmView film) {
        return film == null ? "image" : !film.isVideo() ? "audio" : film.loops() ? "gifv" : "video";
    }

    private static Meta meta(PostView.PictureView picture) {
        Size small = Size.of(picture.smallWidth(), picture.smallHeight());
        Picture.Focus focus = picture.focus().equals(Picture.Focus.MIDDLE) ? null : picture.focus();
        PostView.FilmView film = picture.film();
        if (film == null) {
            return new Meta(null, null, null, Size.of(picture.width(), picture.height()), small, focus);
        }
        long millis = film.running().millis();
        return new Meta(String.format(Locale.ROOT, "%d:%02d:%05.2f", millis / 3_600_000, millis / 60_000 % 60,
                millis % 60_000 / 1000.0), millis / 1000.0,
                film.isVideo() ? Math.round(film.running().frameRate()) : null,
                Size.of(picture.width(), picture.height(), film), small, focus);
    }
}

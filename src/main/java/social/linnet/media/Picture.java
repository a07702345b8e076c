package social.linnet.media;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import social.linnet.media.film.Container;
import social.linnet.media.film.Films;

/// A stored picture; a video and a sound are kept as pictures that last, with a still as their small rendition.
///
/// @param id          its id
/// @param owner       the account that uploaded or made it
/// @param name        128 random bits in base64url, the only part of its address that varies; says nothing of who or when
/// @param type        what the stored file is, which need not be what was uploaded
/// @param smallType   what the file of its small rendition is
/// @param width       of the large rendition, in pixels
/// @param height      of the large rendition, in pixels
/// @param smallWidth  of the small rendition, in pixels
/// @param smallHeight of the small rendition, in pixels
/// @param bytes       size of the large rendition
/// @param blurhash    what to show while it loads
/// @param alt         what it shows, in words, for those who do not see it; empty when nobody said
/// @param post        the post it is attached to, or null
/// @param open        whether everybody may fetch it: it is attached to a public post, or is an avatar
/// @param provenance  where it came from
/// @param model       what made it, when a model did: `builtin/painter`, `api.openai.com/gpt-image-1`
/// @param createdAt   when it was stored
/// @param focus       what must stay to be seen when it is cropped
/// @param running     how long it lasts, for what does
public record Picture(long id, long owner, String name, Type type, Type smallType, int width, int height,
                      int smallWidth, int smallHeight, long bytes, String blurhash, String alt, @Nullable Long post, boolean open,
                      Provenance provenance, @Nullable String model, Instant createdAt, Focus focus, Running running) {

    /// Longest description, in characters.
    public static final int MAX_ALT = 1500;

    /// Media types by which programs call what is accepted, for choosing a file; the bytes alone decide.
    public static final List<String> ACCEPTED = Stream.concat(Stream.of(Type.JPEG, Type.PNG, Type.WEBP, Type.GIF).map(Type::mime),
            Container.mediaTypes().stream()).toList();

    /// Largest frame of a film that is accepted, in pixels.
    public static final long MAX_FILM_PIXELS = Films.MAX_FRAME;

    /// The types that are served.
    public enum Type {
        JPEG("image/jpeg", "jpg"), PNG("image/png", "png"), WEBP("image/webp", "webp"), GIF("image/gif", "gif"),
        /// H.264, with AAC if it has sound.
        MP4("video/mp4", "mp4"),
        /// AAC alone.
        M4A("audio/mp4", "m4a");

        private final String mime;
        private final String extension;

        Type(String mime, String extension) {
            this.mime = mime;
            this.extension = extension;
        }

        public String mime() {
            return mime;
        }

        public String extension() {
            return extension;
        }
    }

    /// Where it came from, as far as this server knows.
    public enum Provenance {
        HUMAN, ASSISTED, GENERATED, UNKNOWN
    }

    /// The sizes that are kept.
    public enum Size {
        /// Longest side at most 2,048 pixels.
        LARGE("large"),
        /// Longest side at most 960 pixels, a still: what feeds show.
        SMALL("small");

        private final String word;

        Size(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// What lasts.
    ///
    /// @param millis    how long, in milliseconds; 0 of stills and of GIFs
    /// @param frameRate frames a second; 0 when there is nothing to see
    /// @param sound     whether there is anything to hear
    public record Running(long millis, double frameRate, boolean sound) {
        /// Of what does not.
        public static final Running STILL = new Running(0, 0, false);

        /// Longest that a film without a sound goes round and round, as a GIF does.
        public static final long LONGEST_LOOP = 15_000;

        /// Whether it plays in a loop: it is short and has nothing to hear.
        public boolean loops() {
            return millis > 0 && millis <= LONGEST_LOOP && frameRate > 0 && !sound;
        }
    }

    /// The point of a picture around which it is cropped.
    ///
    /// @param x from -1, its left edge, to 1, its right edge
    /// @param y from -1, its lower edge, to 1, its upper edge
    public record Focus(float x, float y) {
        public static final Focus MIDDLE = new Focus(0, 0);

        /// @throws IllegalArgumentException when it is outside
        public Focus {
            if (!(Math.abs(x) <= 1 && Math.abs(y) <= 1)) {
                throw new IllegalArgumentException("not within the picture");
            }
        }
    }

    /// What its owner says of it; null leaves it as it is.
    public record Caption(@Nullable String alt, @Nullable Focus focus) {
    }

    /// One whose sizes are of one type, and that nobody has said where to crop.
    public Picture(long id, long owner, String name, Type type, int width, int height, int smallWidth, int smallHeight,
                   long bytes, String blurhash, String alt, @Nullable Long post, boolean open, Provenance provenance,
                   @Nullable String model, Instant createdAt) {
        this(id, owner, name, type, type, width, height, smallWidth, smallHeight, bytes, blurhash, alt, post, open, provenance,
                model, createdAt, Focus.MIDDLE, Running.STILL);
    }

    /// The same, described otherwise.
    public Picture described(String otherAlt) {
        return new Picture(id, owner, name, type, smallType, width, height, smallWidth, smallHeight, bytes, blurhash, otherAlt, post,
                open, provenance, model, createdAt, focus, running);
    }

    /// How long it lasts, in milliseconds; 0 of stills.
    public long duration() {
        return running.millis();
    }

    /// Where it lies in its owner's archive.
    public String archived() {
        return Archivist.file(name, type);
    }

    /// `<name>/<size>.<extension>`: the path below `/media/`.
    public String path(Size size) {
        return name + "/" + size.word() + "." + typeOf(size).extension();
    }

    /// What the file of this size is.
    public Type typeOf(Size size) {
        return size == Size.SMALL ? smallType : type;
    }
}

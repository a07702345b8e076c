package social.linnet.media;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.event.Refused;
import social.linnet.media.Picture.Type;
import social.linnet.settings.Settings;

/// From a stranger's bytes to the renditions that are stored: check, decode, scale, colours, turn, encode.
@Component
final class Renderer {

    static final int LARGE_SIDE = 2048;
    static final int SMALL_SIDE = 960;
    static final int AVATAR_LARGE_SIDE = 400;
    static final int AVATAR_SMALL_SIDE = 120;

    private static final float LARGE_QUALITY = 0.85f;
    /// Of WebP: a third of what a JPEG of the same looks takes.
    private static final float SMALL_QUALITY = 0.7f;
    private static final float PREVIEW_QUALITY = 0.82f;

    /// From the start of decoding; a 12-megapixel photo takes less than one second.
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /// The most that a plain picture takes for a pixel: a progressive JPEG's samples and coefficients.
    private static final int BYTES_PER_PIXEL = 9;

    /// Largest animation that is kept: a page may show many.
    private static final int MAX_MOVING_BYTES = 2 * 1024 * 1024;

    private final int maxPixels;
    private final Workbench workbench;

    Renderer(Settings settings) {
        this.maxPixels = settings.media().maxPixels();
        // two of the largest at once, but never more than half the heap
        long two = 2L * BYTES_PER_PIXEL * maxPixels;
        this.workbench = new Workbench(Math.min(two, Runtime.getRuntime().maxMemory() / 2), LIMIT);
    }

    /// A file of one size.
    record Rendition(byte[] bytes, int width, int height) {
    }

    /// A picture as it is stored.
    ///
    /// @param type      of the large rendition
    /// @param smallType of the small one
    /// @param fingerprint what it looks like, for pictures that may come back
    record Rendered(Type type, Rendition large, Type smallType, Rendition small, String blurhash, @Nullable Long fingerprint) {

        Rendered(Type type, Rendition large, Type smallType, Rendition small, String blurhash) {
            this(type, large, smallType, small, blurhash, null);
        }

        /// The same in files that say where it comes from.
        Rendered in(byte[] largeFile, byte[] smallFile) {
            return new Rendered(type, new Rendition(largeFile, large.width(), large.height()), smallType,
                    new Rendition(smallFile, small.width(), small.height()), blurhash, fingerprint);
        }
    }

    /// @throws social.linnet.event.Refused `picture-type`, `picture-broken`, `picture-too-many-pixels`, `picture-busy`
    Rendered picture(byte[] bytes) {
        Header header = Header.read(bytes, maxPixels);
        return workbench.work(header.memory(), () -> {
            BufferedImage large = decode(header, LARGE_SIDE, decoded -> Scaler.fit(decoded, LARGE_SIDE));
            BufferedImage small = Scaler.fit(large, SMALL_SIDE);
            Rendition webp = rendition(Encoder.webp(small, SMALL_QUALITY), small);
            String blurhash = Blurhash.of(small);
            Long fingerprint = Fingerprint.of(small);
            if (moves(header)) {
                return new Rendered(Type.GIF, moving((GifHeader) header), Type.WEBP, webp, blurhash, fingerprint);
            }
            return Encoder.isTransparent(large)
                    ? new Rendered(Type.PNG, rendition(Encoder.png(large), large), Type.WEBP, webp, blurhash, fingerprint)
                    : new Rendered(Type.JPEG, jpeg(large), Type.WEBP, webp, blurhash, fingerprint);
        });
    }

    /// The still that stands for a film: its small rendition alone matters.
    Rendered still(BufferedImage poster) {
        return workbench.work(Header.MAX_SIDE * 4L, () -> {
            BufferedImage small = Scaler.fit(poster, SMALL_SIDE);
            Rendition webp = rendition(Encoder.webp(small, SMALL_QUALITY), small);
            return new Rendered(Type.WEBP, webp, Type.WEBP, webp, Blurhash.of(small));
        });
    }

    /// A picture within another size, all of one type, and moving if it moves: as an animated PNG, which keeps every colour and every shade
    /// of transparency, or as the GIF that it is when that is small enough.
    Rendered kept(byte[] bytes, int longestSide) {
        Header header = Header.read(bytes, maxPixels);
        Motion motion = Motion.read(header, bytes, maxPixels);
        if (motion == null || header.type() == Type.GIF && Math.max(header.width(), header.height()) <= longestSide) {
            return within(longestSide, bytes);
        }
        long memory = 4L * motion.width() * motion.height() * 3
                + 4L * longestSide * longestSide * motion.frames().size();
        return workbench.work(Math.max(header.memory(), memory), () -> {
            byte[] icc = header.icc();
            List<BufferedImage> pictures = motion.pictures(canvas -> {
                BufferedImage picture = Scaler.fit(canvas, longestSide);
                if (icc != null) {
                    Profile.toSrgb(picture, icc);
                }
                return picture;
            });
            BufferedImage first = pictures.getFirst();
            byte[] moving = MovingPng.of(pictures, motion.frames().stream().map(Motion.Frame::millis).toList(),
                    motion.loops());
            if (moving.length > MAX_MOVING_BYTES) {
                throw Refused.invalid("picture-too-large", MAX_MOVING_BYTES);
            }
            return new Rendered(Type.PNG, rendition(moving, first), Type.PNG, rendition(Encoder.png(first), first),
                    Blurhash.of(first));
        });
    }

    /// A still of at most this size, also of what moves.
    Rendered still(byte[] bytes, int longestSide) {
        Header header = Header.read(bytes, maxPixels);
        return workbench.work(header.memory(), () -> {
            BufferedImage large = decode(header, longestSide, decoded -> Scaler.fit(decoded, longestSide));
            return encode(large, Scaler.fit(large, SMALL_SIDE));
        });
    }

    private Rendered within(int side, byte[] bytes) {
        Header header = Header.read(bytes, maxPixels);
        return workbench.work(header.memory(), () -> {
            BufferedImage large = decode(header, side, decoded -> Scaler.fit(decoded, side));
            BufferedImage small = Scaler.fit(large, SMALL_SIDE);
            if (moves(header)) {
                return new Rendered(Type.GIF, moving((GifHeader) header), Type.GIF,
                        rendition(Animation.still(small), small), Blurhash.of(small));
            }
            return encode(large, small);
        });
    }

    private static boolean moves(Header header) {
        return header instanceof GifHeader gif && gif.isAnimated() && Math.max(gif.width(), gif.height()) <= LARGE_SIDE;
    }

    private static Rendition moving(GifHeader gif) {
        return new Rendition(Animation.rewrite(gif), gif.width(), gif.height());
    }

    /// The square in the middle.
    Rendered avatar(byte[] bytes) {
        Header header = Header.read(bytes, maxPixels);
        return workbench.work(header.memory(), () -> {
            // the short side becomes 400, so that the long one may be longer
            int longest = Math.max(header.width(), header.height());
            int shortest = Math.min(header.width(), header.height());
            int needed = (int) Math.min(longest, (long) AVATAR_LARGE_SIDE * longest / shortest);
            BufferedImage large = decode(header, needed, decoded -> Scaler.square(decoded, AVATAR_LARGE_SIDE));
            return encode(large, Scaler.fit(large, AVATAR_SMALL_SIDE));
        });
    }

    /// A JPEG of at most this size, on white.
    byte[] preview(byte[] bytes, int longestSide) {
        Header header = Header.read(bytes, maxPixels);
        return workbench.work(header.memory(), () -> Encoder.jpeg(Encoder.flat(
                decode(header, longestSide, decoded -> Scaler.fit(decoded, longestSide))), PREVIEW_QUALITY));
    }

    private static BufferedImage decode(Header header, int side, Function<BufferedImage, BufferedImage> scaling) {
        BufferedImage image = scaling.apply(Decoder.decode(header, side));
        byte[] icc = header.icc();
        if (icc != null) {
            Profile.toSrgb(image, icc);
        }
        return Orientation.of(header).apply(image);
    }

    private static Rendered encode(BufferedImage large, BufferedImage small) {
        String blurhash = Blurhash.of(small);
        if (Encoder.isTransparent(large)) {
            return new Rendered(Type.PNG, rendition(Encoder.png(large), large), Type.PNG,
                    rendition(Encoder.png(small), small), blurhash);
        }
        return new Rendered(Type.JPEG, jpeg(large), Type.JPEG,
                rendition(Encoder.jpeg(Encoder.flat(small), PREVIEW_QUALITY), small), blurhash);
    }

    private static Rendition jpeg(BufferedImage large) {
        return rendition(Encoder.jpeg(Encoder.flat(large), LARGE_QUALITY), large);
    }

    private static Rendition rendition(byte[] bytes, BufferedImage image) {
        return new Rendition(bytes, image.getWidth(), image.getHeight());
    }
}

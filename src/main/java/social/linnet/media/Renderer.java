package social.linnet.media;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import social.linnet.event.Refused;
import social.linnet.media.Picture.Type;
import social.linnet.settings.Settings;

/// From a stranger's bytes to the renditions that are stored: check, decode, scale, colours, turn, encode.
@Component
final class Renderer {

    static final int LARGE_SIDE = 2048;
    static final int SMALL_SIDE = 640;
    static final int AVATAR_LARGE_SIDE = 400;
    static final int AVATAR_SMALL_SIDE = 120;

    private static final float LARGE_QUALITY = 0.85f;
    private static final float SMALL_QUALITY = 0.82f;

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
    record Rendered(Type type, Rendition large, Rendition small, String blurhash) {
    }

    /// @throws social.linnet.event.Refused `picture-type`, `picture-broken`, `picture-too-many-pixels`, `picture-busy`
    Rendered picture(byte[] bytes) {
        return within(LARGE_SIDE, bytes);
    }

    /// The same within another size, and moving if it moves: as an animated PNG, which keeps every colour and every shade
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
            return new Rendered(Type.PNG, rendition(moving, first), rendition(Encoder.png(first), first),
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
            if (header instanceof GifHeader gif && gif.isAnimated()
                    && Math.max(gif.width(), gif.height()) <= LARGE_SIDE) {
                return new Rendered(Type.GIF, new Rendition(Animation.rewrite(gif), gif.width(), gif.height()),
                        rendition(Animation.still(small), small), Blurhash.of(small));
            }
            return encode(large, small);
        });
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
                decode(header, longestSide, decoded -> Scaler.fit(decoded, longestSide))), SMALL_QUALITY));
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
            return new Rendered(Type.PNG, rendition(Encoder.png(large), large), rendition(Encoder.png(small), small),
                    blurhash);
        }
        return new Rendered(Type.JPEG, rendition(Encoder.jpeg(Encoder.flat(large), LARGE_QUALITY), large),
                rendition(Encoder.jpeg(Encoder.flat(small), SMALL_QUALITY), small), blurhash);
    }

    private static Rendition rendition(byte[] bytes, BufferedImage image) {
        return new Rendition(bytes, image.getWidth(), image.getHeight());
    }
}

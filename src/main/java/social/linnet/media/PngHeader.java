package social.linnet.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

import social.linnet.media.Picture.Type;

/// A PNG up to its end chunk, by the W3C's PNG specification, third edition. An animated one is its default image: the
/// chunks of its animation are left out.
///
/// Only the chunks of the picture itself are kept. The reader of the JDK inflates compressed text of palette pictures
/// without a bound, which 16 MB of upload turn into 16 GB.
record PngHeader(int width, int height, int bytesPerPixel, byte[] clean, byte @Nullable [] exif,
                 byte @Nullable [] icc) implements Header {

    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504C5445;
    private static final int TRNS = 0x74524E53;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int EXIF = 0x65584966;
    private static final int ICCP = 0x69434350;

    @Override
    public Type type() {
        return Type.PNG;
    }

    @Override
    public long memory() {
        return (long) width * height * bytesPerPixel;
    }

    static PngHeader read(byte[] bytes, int maxPixels) {
        ByteBuffer in = ByteBuffer.wrap(bytes).position(8);
        if (in.getInt() != 13 || in.getInt() != IHDR) {
            throw Header.broken();
        }
        int width = in.getInt();
        int height = in.getInt();
        Header.check(width, height, 1, maxPixels);
        int depth = in.get();
        int channels = switch (in.get()) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> throw Header.broken();
        };
        ByteArrayOutputStream clean = new ByteArrayOutputStream(bytes.length);
        clean.write(bytes, 0, 33);
        in.position(33);
        byte[] exif = null;
        byte[] icc = null;
        boolean pixels = false;
        while (true) {
            int from = in.position();
            int length = in.getInt();
            int chunk = in.getInt();
            if (length < 0 || length > in.remaining() - 4) {
                throw Header.broken();
            }
            if (chunk == EXIF) {
                exif = Header.take(in, length, Header.MAX_EXIF);
            } else if (chunk == ICCP) {
                icc = Header.take(in, length, Profile.MAX_BYTES);
            } else if (chunk == PLTE || chunk == TRNS || chunk == IDAT || chunk == IEND) {
                clean.write(bytes, from, 12 + length);
                pixels |= chunk == IDAT;
            }
            if (chunk == IEND) {
                break;
            }
            in.position(from + 12 + length);
        }
        if (!pixels) {
            throw Header.broken();
        }
        return new PngHeader(width, height, 1 + channels * (depth == 16 ? 2 : 1), clean.toByteArray(), exif,
                icc == null ? null : inflate(icc));
    }

    /// A name, a zero, the method, then the profile compressed.
    private static byte @Nullable [] inflate(byte[] chunk) {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        int from = name + 2;
        if (from >= chunk.length) {
            return null;
        }
        byte[] profile = new byte[Profile.MAX_BYTES];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(chunk, from, chunk.length - from);
            int length = inflater.inflate(profile);
            return inflater.finished() ? Arrays.copyOf(profile, length) : null;
        } catch (DataFormatException noProfile) {
            // shown without a profile, as browsers do
            return null;
        }
    }
}

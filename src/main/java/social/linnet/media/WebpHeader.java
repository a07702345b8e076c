package social.linnet.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import social.linnet.media.Picture.Type;

/// A WebP within its RIFF length, by RFC 9649. An animated one is its first frame: the decoder knows stills alone, so
/// [#clean] is a still written anew around that frame's own data.
record WebpHeader(int width, int height, byte[] clean, byte @Nullable [] exif, byte @Nullable [] icc)
        implements Header {

    private static final int VP8 = fourcc("VP8 ");
    private static final int VP8L = fourcc("VP8L");
    private static final int VP8X = fourcc("VP8X");
    private static final int ALPH = fourcc("ALPH");
    private static final int ANMF = fourcc("ANMF");
    private static final int EXIF = fourcc("EXIF");
    private static final int ICCP = fourcc("ICCP");

    private static final int FRAME_HEADER = 16;
    private static final byte HAS_ALPHA = 0x10;

    @Override
    public Type type() {
        return Type.WEBP;
    }

    /// libwebp's pixels, the ones handed over, and the ones of the picture.
    @Override
    public long memory() {
        return (long) width * height * 12;
    }

    static WebpHeader read(byte[] bytes, int maxPixels) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = in.getInt(4);
        if (length < 4 || length > bytes.length - 8) {
            throw Header.broken();
        }
        in.limit(8 + length).position(12);
        Found found = new Found();
        walk(in, found, maxPixels, true);
        if (found.pixels == null) {
            throw Header.broken();
        }
        if (!found.animated && found.canvasWidth != 0
                && (found.canvasWidth != found.width || found.canvasHeight != found.height)) {
            throw Header.broken();
        }
        return new WebpHeader(found.width, found.height, still(found), found.exif, found.icc);
    }

    /// One frame of an animation, as a still of its own.
    ///
    /// @param body of its chunk
    static WebpHeader ofFrame(ByteBuffer body, int maxPixels) {
        Found found = new Found();
        walk(body.slice(FRAME_HEADER, body.limit() - FRAME_HEADER).order(ByteOrder.LITTLE_ENDIAN), found, maxPixels,
                false);
        if (found.pixels == null) {
            throw Header.broken();
        }
        return new WebpHeader(found.width, found.height, still(found), null, null);
    }

    /// What a walk has come across; the first picture counts.
    private static final class Found {
        int canvasWidth;
        int canvasHeight;
        int width;
        int height;
        int kind;
        boolean animated;
        byte @Nullable [] pixels;
        byte @Nullable [] alpha;
        byte @Nullable [] exif;
        byte @Nullable [] icc;
    }

    private static void walk(ByteBuffer in, Found found, int maxPixels, boolean outermost) {
        while (in.remaining() >= 8) {
            int chunk = in.getInt();
            int length = in.getInt();
            int from = in.position();
            if (length < 0 || length > in.remaining()) {
                throw Header.broken();
            }
            ByteBuffer body = in.slice(from, length).order(ByteOrder.LITTLE_ENDIAN);
            if (chunk == VP8X && outermost) {
                found.canvasWidth = (body.getInt(4) & 0xFFFFFF) + 1;
                found.canvasHeight = (body.getInt(6) >>> 8) + 1;
                Header.check(found.canvasWidth, found.canvasHeight, 1, maxPixels);
            } else if ((chunk == VP8 || chunk == VP8L) && found.pixels == null) {
                measure(chunk, body, found);
                Header.check(found.width, found.height, 1, maxPixels);
                found.pixels = Header.take(body.position(0), length, length);
            } else if (chunk == ALPH && found.pixels == null) {
                found.alpha = Header.take(body, length, length);
            } else if (chunk == ANMF && outermost && found.pixels == null) {
                found.animated = true;
                walk(body.position(FRAME_HEADER).slice().order(ByteOrder.LITTLE_ENDIAN), found, maxPixels, false);
            } else if (chunk == EXIF && outermost) {
                found.exif = Header.take(body, length, Header.MAX_EXIF);
            } else if (chunk == ICCP && outermost) {
                found.icc = Header.take(body, length, Profile.MAX_BYTES);
            }
            in.position(Math.min(in.limit(), from + length + (length & 1)));
        }
    }

    /// The size from the picture data itself, which the decoder goes by.
    private static void measure(int chunk, ByteBuffer body, Found found) {
        found.kind = chunk;
        if (chunk == VP8) {
            if (body.get(3) != (byte) 0x9D || body.get(4) != 0x01 || body.get(5) != 0x2A) {
                throw Header.broken();
            }
            found.width = body.getShort(6) & 0x3FFF;
            found.height = body.getShort(8) & 0x3FFF;
        } else {
            if (body.get(0) != 0x2F) {
                throw Header.broken();
            }
            int bits = body.getInt(1);
            found.width = (bits & 0x3FFF) + 1;
            found.height = ((bits >>> 14) & 0x3FFF) + 1;
        }
    }

    private static byte[] still(Found found) {
        byte[] pixels = Objects.requireNonNull(found.pixels);
        byte[] alpha = found.kind == VP8 ? found.alpha : null;
        int length = 4 + padded(pixels) + (alpha == null ? 0 : padded(alpha) + 18);
        ByteBuffer out = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(fourcc("RIFF")).putInt(length).putInt(fourcc("WEBP"));
        if (alpha != null) {
            out.putInt(VP8X).putInt(10).put(HAS_ALPHA).put(new byte[3]);
            putInt24(out, found.width - 1);
            putInt24(out, found.height - 1);
            put(out, ALPH, alpha);
        }
        put(out, found.kind, pixels);
        return out.array();
    }

    private static int padded(byte[] body) {
        return 8 + body.length + (body.length & 1);
    }

    private static void put(ByteBuffer out, int chunk, byte[] body) {
        out.putInt(chunk).putInt(body.length).put(body);
        if ((body.length & 1) == 1) {
            out.put((byte) 0);
        }
    }

    private static void putInt24(ByteBuffer out, int value) {
        out.put((byte) value).put((byte) (value >>> 8)).put((byte) (value >>> 16));
    }

    private static int fourcc(String four) {
        return ByteBuffer.wrap(four.getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
}

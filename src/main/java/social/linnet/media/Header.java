package social.linnet.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Refused;
import social.linnet.media.Picture.Type;

/// What a picture's own bytes say about it, read without decoding a pixel. Names and declared types are never asked.
///
/// Each format's walk ends at the end of its picture and keeps only what a decoder needs ([#clean]), so that text,
/// compressed metadata and appended bytes never reach one.
sealed interface Header permits JpegHeader, PngHeader, WebpHeader, GifHeader {

    /// Longest side of what is decoded, in pixels. WebP ends at 16,383 by itself.
    int MAX_SIDE = 16_384;

    /// Most bytes of EXIF that are looked at; a JPEG segment holds no more.
    int MAX_EXIF = 65_536;

    Type type();

    /// As stored, before the orientation is applied.
    int width();

    int height();

    /// The bytes for the decoder.
    byte[] clean();

    /// Most memory that decoding takes, in bytes, in the heap and outside.
    long memory();

    /// The TIFF structure of its EXIF, which may ask for a rotation.
    byte @Nullable [] exif();

    /// The colour profile that its decoder leaves to us.
    byte @Nullable [] icc();

    /// Reads and checks.
    ///
    /// @param maxPixels most pixels over all frames that are decoded
    /// @throws Refused `picture-type`, `picture-too-many-pixels`, `picture-broken`
    static Header read(byte[] bytes, int maxPixels) {
        try {
            return switch (sniff(bytes)) {
                case JPEG -> JpegHeader.read(bytes, maxPixels);
                case PNG -> PngHeader.read(bytes, maxPixels);
                case WEBP -> WebpHeader.read(bytes, maxPixels);
                case GIF -> GifHeader.read(bytes, maxPixels);
                case MP4, M4A -> throw Refused.invalid("picture-type");
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException endsTooEarly) {
            throw broken();
        }
    }

    private static Type sniff(byte[] bytes) {
        if (bytes.length >= 3 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8 && (bytes[2] & 0xFF) == 0xFF) {
            return Type.JPEG;
        }
        if (has(bytes, 0, "\u0089PNG\r\n\u001A\n")) {
            return Type.PNG;
        }
        if (has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP")) {
            return Type.WEBP;
        }
        if (has(bytes, 0, "GIF87a") || has(bytes, 0, "GIF89a")) {
            return Type.GIF;
        }
        throw Refused.invalid("picture-type");
    }

    /// Whether these characters, one byte each, stand there.
    static boolean has(byte[] bytes, int at, String characters) {
        byte[] wanted = characters.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length - at < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /// Refuses a size that is none or too much, as soon as it is known.
    static void check(int width, int height, int frames, int maxPixels) {
        if (width <= 0 || height <= 0) {
            throw broken();
        }
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height * frames > maxPixels) {
            throw tooManyPixels();
        }
    }

    /// The next bytes, or none when they are more than is looked at.
    static byte @Nullable [] take(ByteBuffer in, int length, int most) {
        if (length < 0 || length > in.remaining()) {
            throw broken();
        }
        if (length > most) {
            in.position(in.position() + length);
            return null;
        }
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    static Refused broken() {
        return Refused.invalid("picture-broken");
    }

    static Refused tooManyPixels() {
        return Refused.invalid("picture-too-many-pixels");
    }
}

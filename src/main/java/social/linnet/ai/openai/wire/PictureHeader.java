package social.linnet.ai.openai.wire;

import org.jspecify.annotations.Nullable;

/// Type and size of a picture as its first bytes say, without decoding it. Sources: PNG (ISO 15948, 11.2.2), JPEG (ITU T.81,
/// B.2.2), WebP container (RFC 9649, 2.5 to 2.7).
///
/// @param mime `image/png`, `image/jpeg` or `image/webp`
public record PictureHeader(String mime, int width, int height) {

    /// What the bytes are, or null when they are none of the three, or cut short.
    public static @Nullable PictureHeader of(byte[] bytes) {
        PictureHeader found = null;
        if (starts(bytes, 0, 0x89, 'P', 'N', 'G', 13, 10, 26, 10) && starts(bytes, 12, 'I', 'H', 'D', 'R') && bytes.length >= 24) {
            found = new PictureHeader("image/png", big(bytes, 16, 4), big(bytes, 20, 4));
        } else if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
            found = jpeg(bytes);
        } else if (starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P') && bytes.length >= 30) {
            found = webp(bytes);
        }
        return found == null || found.width <= 0 || found.height <= 0 ? null : found;
    }

    /// How a file of this type ends.
    public String extension() {
        return mime.substring(mime.indexOf('/') + 1);
    }

    /// Walks from segment to segment up to the frame header, which has the size.
    private static @Nullable PictureHeader jpeg(byte[] bytes) {
        int at = 2;
        while (at + 9 <= bytes.length && (bytes[at] & 0xFF) == 0xFF) {
            int marker = bytes[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
            } else if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                return new PictureHeader("image/jpeg", big(bytes, at + 7, 2), big(bytes, at + 5, 2));
            } else {
                at += 2 + Math.max(2, big(bytes, at + 2, 2));
            }
        }
        return null;
    }

    private static @Nullable PictureHeader webp(byte[] bytes) {
        if (starts(bytes, 12, 'V', 'P', '8', ' ')) {
            return new PictureHeader("image/webp", little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF);
        }
        if (starts(bytes, 12, 'V', 'P', '8', 'L')) {
            int bits = little(bytes, 21, 4);
            return new PictureHeader("image/webp", (bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
        }
        return starts(bytes, 12, 'V', 'P', '8', 'X')
                ? new PictureHeader("image/webp", little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1) : null;
    }

    private static boolean starts(byte[] bytes, int at, int... expected) {
        if (bytes.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[at + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static int big(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    private static int little(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }
}

package social.linnet.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import social.linnet.media.Picture.Type;

/// A JPEG up to its end marker, by ITU-T T.81 annex B.
///
/// A colour profile is taken out, to be applied after scaling, except from CMYK, whose decoder needs it.
record JpegHeader(int width, int height, int components, int scans, byte[] clean, byte @Nullable [] exif,
                  byte @Nullable [] icc) implements Header {

    /// A progressive picture has about ten scans. Each costs a pass over all pixels that cannot be interrupted, and can
    /// be written in a few bytes.
    private static final int MAX_SCANS = 100;

    private static final String EXIF = "Exif\0\0";
    private static final String ICC = "ICC_PROFILE\0";
    private static final int MAX_ICC_PARTS = 16;

    @Override
    public Type type() {
        return Type.JPEG;
    }

    /// Inks are held besides what they become. With several scans, libjpeg keeps two bytes of coefficients for each
    /// sample besides the pixels.
    @Override
    public long memory() {
        int samples = components == 4 ? 4 + 3 : components;
        return (long) width * height * (samples + (scans > 1 ? 2 * components : 0));
    }

    static JpegHeader read(byte[] bytes, int maxPixels) {
        ByteBuffer in = ByteBuffer.wrap(bytes).position(2);
        ByteArrayOutputStream clean = new ByteArrayOutputStream(bytes.length);
        clean.writeBytes(new byte[]{(byte) 0xFF, (byte) 0xD8});
        byte[][] icc = new byte[MAX_ICC_PARTS + 1][];
        byte[] exif = null;
        int width = 0;
        int height = 0;
        int components = 0;
        int scans = 0;
        while (true) {
            int marker = marker(in);
            if (marker == 0xD9) {
                break;
            }
            if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD8) {
                continue;
            }
            int from = in.position();
            int length = Short.toUnsignedInt(in.getShort());
            int to = from + length;
            if (length < 2 || to > bytes.length) {
                throw Header.broken();
            }
            boolean keep = marker < 0xE0 || marker == 0xE0 || marker == 0xEE;
            if (marker == 0xE1 && exif == null && Header.has(bytes, from + 2, EXIF)) {
                exif = Arrays.copyOfRange(bytes, from + 2 + EXIF.length(), to);
            } else if (marker == 0xE2 && length > 2 + ICC.length() + 2 && Header.has(bytes, from + 2, ICC)) {
                int part = bytes[from + 2 + ICC.length()] & 0xFF;
                if (part >= 1 && part <= MAX_ICC_PARTS) {
                    icc[part] = Arrays.copyOfRange(bytes, from, to);
                }
            } else if (isFrame(marker)) {
                if (components != 0) {
                    throw Header.broken();
                }
                in.get();
                height = Short.toUnsignedInt(in.getShort());
                width = Short.toUnsignedInt(in.getShort());
                components = in.get();
                Header.check(width, height, 1, maxPixels);
                if (components < 1 || components > 4) {
                    throw Header.broken();
                }
            } else if (marker == 0xDA) {
                scans++;
                if (components == 0 || scans > MAX_SCANS) {
                    throw Header.broken();
                }
                if (scans == 1 && components == 4) {
                    writeProfile(clean, icc);
                }
                to = endOfScan(bytes, to);
            }
            if (keep) {
                clean.write(0xFF);
                clean.write(marker);
                clean.write(bytes, from, to - from);
            }
            in.position(to);
        }
        if (scans == 0) {
            throw Header.broken();
        }
        clean.writeBytes(new byte[]{(byte) 0xFF, (byte) 0xD9});
        return new JpegHeader(width, height, components, scans, clean.toByteArray(), exif,
                components == 3 ? join(icc) : null);
    }

    /// The next marker. Decoders skip stray bytes before one, and so does this.
    private static int marker(ByteBuffer in) {
        while (in.get() != (byte) 0xFF) {
            // stray
        }
        int marker = 0xFF;
        while (marker == 0xFF) {
            marker = in.get() & 0xFF;
        }
        return marker == 0 ? marker(in) : marker;
    }

    /// Start of frame: C0 to CF without the tables DHT and DAC and the reserved JPG.
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /// Where the marker after this entropy-coded data begins; stuffed zeros and restarts belong to the data.
    private static int endOfScan(byte[] bytes, int from) {
        int at = from;
        while (true) {
            if (bytes[at] == (byte) 0xFF) {
                int next = bytes[at + 1] & 0xFF;
                if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                    return at;
                }
            }
            at++;
        }
    }

    private static void writeProfile(ByteArrayOutputStream clean, byte[][] icc) {
        for (byte[] part : icc) {
            if (part != null) {
                clean.write(0xFF);
                clean.write(0xE2);
                clean.writeBytes(part);
            }
        }
    }

    private static byte @Nullable [] join(byte[][] icc) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int header = 2 + ICC.length() + 2;
        for (byte[] part : icc) {
            if (part != null) {
                all.write(part, header, part.length - header);
            }
        }
        return all.size() == 0 ? null : all.toByteArray();
    }
}

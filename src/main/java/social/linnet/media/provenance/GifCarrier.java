package social.linnet.media.provenance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/// GIF: the store in an application extension `C2PA_GIF` before the first picture, in blocks of at most 255 bytes; XMP in
/// one of its own, as Adobe's XMP specification, part 3, has it.
final class GifCarrier implements Carrier {

    private static final String STORE = "!\u00FF\u000BC2PA_GIF\u0001\0\0";
    private static final String XMP = "!\u00FF\u000BXMP DataXMP";

    private static final int SCREEN = 13;
    private static final int HAS_PALETTE = 0x80;
    private static final int EXTENSION = 0x21;
    private static final int BLOCK = 255;
    private static final int VERSION = 4;

    @Override
    public Found find(byte[] file) {
        byte[] store = null;
        Range range = Range.NONE;
        byte[] xmp = null;
        int at = preamble(file);
        while (at + 2 < file.length && file[at] == EXTENSION) {
            if (Carrier.has(file, at, STORE)) {
                if (store != null) {
                    throw new Malformed("claim.multiple");
                }
                int from = at + STORE.length();
                store = joined(file, from);
                range = new Range(at, end(file, from) - at);
            } else if (Carrier.has(file, at, XMP)) {
                xmp = packet(file, at + XMP.length());
            }
            // the first block of any extension is told by its length like the others
            at = end(file, at + 2);
        }
        return new Found(store, range, xmp, null, null);
    }

    /// A packet is text, as which its own bytes are read as lengths: it ends where the trailer of 258 bytes begins.
    private static byte @Nullable [] packet(byte[] file, int from) {
        int length = end(file, from) - from - 258;
        return length <= 0 ? null : Arrays.copyOfRange(file, from, from + length);
    }

    private static byte[] joined(byte[] file, int from) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        int at = from;
        while (at < file.length && file[at] != 0) {
            int length = Math.min(file[at] & 0xFF, file.length - at - 1);
            joined.write(file, at + 1, length);
            at += 1 + length;
        }
        return joined.toByteArray();
    }

    /// After the block without a length; the file's end when there is none.
    private static int end(byte[] file, int from) {
        int at = from;
        while (at < file.length && file[at] != 0) {
            at += 1 + (file[at] & 0xFF);
        }
        return Math.min(file.length, at + 1);
    }

    private static int preamble(byte[] file) {
        int packed = file[10] & 0xFF;
        return SCREEN + ((packed & HAS_PALETTE) == 0 ? 0 : 3 << (packed & 0x07) + 1);
    }

    @Override
    public Placed place(byte[] file, byte[] store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(store.length + store.length / BLOCK + 32);
        out.writeBytes(STORE.getBytes(StandardCharsets.ISO_8859_1));
        for (int at = 0; at < store.length; at += BLOCK) {
            int length = Math.min(BLOCK, store.length - at);
            out.write(length);
            out.write(store, at, length);
        }
        out.write(0);
        int place = preamble(file);
        return new Placed(version89(Carrier.insert(file, place, out.toByteArray())), new Range(place, out.size()));
    }

    /// A reader that takes the text for lengths ends in the trailer, wherever it comes to it.
    @Override
    public byte[] withXmp(byte[] file, byte[] packet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(packet.length + 300);
        out.writeBytes(XMP.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(packet);
        out.write(1);
        for (int left = 0xFF; left >= 0; left--) {
            out.write(left);
        }
        out.write(0);
        return version89(Carrier.insert(file, preamble(file), out.toByteArray()));
    }

    private static byte[] version89(byte[] file) {
        file[VERSION] = '9';
        return file;
    }
}

package social.linnet.media.provenance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// WebP: the store in a RIFF chunk `C2PA` at the end; XMP in a chunk of its name, which needs the extended header
/// (RFC 9649) to announce it.
final class WebpCarrier implements Carrier {

    private static final String STORE = "C2PA";
    private static final String XMP = "XMP ";
    private static final String EXIF = "EXIF";
    private static final String EXTENDED = "VP8X";
    private static final String LOSSLESS = "VP8L";

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int HAS_XMP = 0x04;
    private static final int HAS_ALPHA = 0x10;

    @Override
    public Found find(byte[] file) {
        byte[] store = null;
        Range range = Range.NONE;
        byte[] xmp = null;
        byte[] exif = null;
        ByteBuffer in = little(file);
        int at = RIFF_HEADER;
        while (at + CHUNK_HEADER <= file.length) {
            int length = in.getInt(at + 4);
            int from = at + CHUNK_HEADER;
            if (length < 0 || length > file.length - from) {
                break;
            }
            if (Carrier.has(file, at, STORE)) {
                if (store != null) {
                    throw new Malformed("claim.multiple");
                }
                store = Arrays.copyOfRange(file, from, from + length);
                range = new Range(at, CHUNK_HEADER + length);
            } else if (Carrier.has(file, at, XMP)) {
                xmp = Arrays.copyOfRange(file, from, from + length);
            } else if (Carrier.has(file, at, EXIF)) {
                exif = Arrays.copyOfRange(file, from, from + length);
            }
            at = from + length + (length & 1);
        }
        return new Found(store, range, xmp, exif, null);
    }

    @Override
    public Placed place(byte[] file, byte[] store) {
        return new Placed(append(file, STORE, store), new Range(file.length, CHUNK_HEADER + store.length));
    }

    @Override
    public byte[] withXmp(byte[] file, byte[] packet) {
        byte[] extended = Carrier.has(file, RIFF_HEADER, EXTENDED) ? file.clone()
                : Carrier.insert(file, RIFF_HEADER, header(file));
        extended[RIFF_HEADER + CHUNK_HEADER] |= HAS_XMP;
        return append(extended, XMP, packet);
    }

    /// The extended header of a file that has none, by what its only chunk says.
    private static byte[] header(byte[] file) {
        ByteBuffer in = little(file);
        int body = RIFF_HEADER + CHUNK_HEADER;
        int width;
        int height;
        boolean alpha = false;
        if (Carrier.has(file, RIFF_HEADER, LOSSLESS)) {
            int bits = in.getInt(body + 1);
            width = (bits & 0x3FFF) + 1;
            height = (bits >>> 14 & 0x3FFF) + 1;
            alpha = (bits >>> 28 & 1) == 1;
        } else {
            width = in.getShort(body + 6) & 0x3FFF;
            height = in.getShort(body + 8) & 0x3FFF;
        }
        ByteBuffer out = ByteBuffer.allocate(CHUNK_HEADER + 10).order(ByteOrder.LITTLE_ENDIAN)
                .put(EXTENDED.getBytes(StandardCharsets.US_ASCII)).putInt(10).put((byte) (alpha ? HAS_ALPHA : 0))
                .put(new byte[3]);
        for (int side : new int[]{width - 1, height - 1}) {
            out.put((byte) side).put((byte) (side >>> 8)).put((byte) (side >>> 16));
        }
        return out.array();
    }

    private static byte[] append(byte[] file, String type, byte[] body) {
        int length = CHUNK_HEADER + body.length + (body.length & 1);
        ByteBuffer out = little(Arrays.copyOf(file, file.length + length));
        out.position(file.length).put(type.getBytes(StandardCharsets.US_ASCII)).putInt(body.length).put(body);
        return out.putInt(4, out.capacity() - CHUNK_HEADER).array();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

package social.linnet.media.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/// PNG: the store in a chunk `caBX`, before the picture; XMP in an `iTXt` that is not compressed.
final class PngCarrier implements Carrier {

    private static final String STORE = "caBX";
    private static final String TEXT = "iTXt";
    private static final String EXIF = "eXIf";
    private static final String PIXELS = "IDAT";
    private static final String END = "IEND";
    /// The keyword, its end, not compressed (two bytes), no language, no translated keyword.
    private static final String XMP = "XML:com.adobe.xmp\0\0\0\0\0";

    private static final int SIGNATURE = 8;
    /// Signature, and the header with all that is around it.
    private static final int AFTER_HEADER = SIGNATURE + 12 + 13;

    @Override
    public Found find(byte[] file) {
        byte[] store = null;
        Range range = Range.NONE;
        byte[] xmp = null;
        byte[] exif = null;
        ByteBuffer in = ByteBuffer.wrap(file);
        int at = SIGNATURE;
        while (at + 12 <= file.length) {
            int length = in.getInt(at);
            if (length < 0 || length > file.length - at - 12) {
                break;
            }
            int from = at + 8;
            if (Carrier.has(file, at + 4, STORE)) {
                if (store != null) {
                    throw new Malformed("claim.multiple");
                }
                if (in.getInt(from + length) != checksum(file, at + 4, length + 4)) {
                    throw Jumbf.broken();
                }
                store = Arrays.copyOfRange(file, from, from + length);
                range = new Range(at, length + 12);
            } else if (Carrier.has(file, at + 4, TEXT) && length > XMP.length() && Carrier.has(file, from, XMP)) {
                xmp = Arrays.copyOfRange(file, from + XMP.length(), from + length);
            } else if (Carrier.has(file, at + 4, EXIF)) {
                exif = Arrays.copyOfRange(file, from, from + length);
            } else if (Carrier.has(file, at + 4, END)) {
                break;
            }
            at = from + length + 4;
        }
        return new Found(store, range, xmp, exif, null);
    }

    @Override
    public Placed place(byte[] file, byte[] store) {
        byte[] chunk = chunk(STORE, store);
        int place = beforePixels(file);
        return new Placed(Carrier.insert(file, place, chunk), new Range(place, chunk.length));
    }

    private static int beforePixels(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        int at = AFTER_HEADER;
        while (!Carrier.has(file, at + 4, PIXELS)) {
            at += 12 + in.getInt(at);
        }
        return at;
    }

    @Override
    public byte[] withXmp(byte[] file, byte[] packet) {
        byte[] keyword = XMP.getBytes(StandardCharsets.ISO_8859_1);
        byte[] body = ByteBuffer.allocate(keyword.length + packet.length).put(keyword).put(packet).array();
        return Carrier.insert(file, AFTER_HEADER, chunk(TEXT, body));
    }

    private static byte[] chunk(String type, byte[] body) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + body.length).putInt(body.length)
                .put(type.getBytes(StandardCharsets.US_ASCII)).put(body);
        return chunk.putInt(checksum(chunk.array(), 4, 4 + body.length)).array();
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, from, length);
        return (int) checksum.getValue();
    }
}

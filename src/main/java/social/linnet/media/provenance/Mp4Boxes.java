package social.linnet.media.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Boxes of the ISO base media file format (ISO/IEC 14496-12).
final class Mp4Boxes {

    private static final int MAX_BOXES = 10_000;

    private Mp4Boxes() {
    }

    /// @param from after its header
    record Box(String type, int start, int from, int to) {
    }

    /// The boxes that fill these bytes.
    ///
    /// @throws Malformed when they do not
    static List<Box> boxes(byte[] file, int start, int end) {
        List<Box> boxes = new ArrayList<>();
        int at = start;
        while (at < end) {
            if (end - at < 8 || boxes.size() == MAX_BOXES) {
                throw broken();
            }
            ByteBuffer in = ByteBuffer.wrap(file);
            long length = in.getInt(at) & 0xFFFF_FFFFL;
            int header = 8;
            if (length == 1 && end - at >= 16) {
                length = in.getLong(at + 8);
                header = 16;
            } else if (length == 0) {
                length = end - at;
            }
            if (length < header || length > end - at) {
                throw broken();
            }
            boxes.add(new Box(new String(file, at + 4, 4, StandardCharsets.ISO_8859_1), at, at + header, at + (int) length));
            at += (int) length;
        }
        return boxes;
    }

    static Malformed broken() {
        return new Malformed("assertion.bmffHash.malformed");
    }
}

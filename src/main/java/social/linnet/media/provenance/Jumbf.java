package social.linnet.media.provenance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// JUMBF boxes (ISO/IEC 19566-5): a length, a type of four letters, a payload. A superbox (`jumb`) begins with a
/// description (`jumd`), which says what the boxes after it are and how they are called.
final class Jumbf {

    /// After the four letters of a type, these make its UUID.
    private static final byte[] UUID_END = {0x00, 0x11, 0x00, 0x10, (byte) 0x80, 0x00, 0x00, (byte) 0xAA, 0x00, 0x38,
        (byte) 0x9B, 0x71};
    /// It may be asked for, and has a label.
    private static final int REQUESTABLE_AND_LABELLED = 0x03;
    private static final int HAS_ID = 0x04;
    private static final int HAS_SIGNATURE = 0x08;
    private static final int HAS_PRIVATE_BOX = 0x10;

    /// Boxes that one superbox may have.
    private static final int MAX_BOXES = 2_000;
    private static final int MAX_LABEL = 500;
    static final int HEADER = 8;

    private Jumbf() {
    }

    /// A box in the bytes of something larger.
    ///
    /// @param from where its payload begins
    /// @param to   where it ends
    record Box(String type, byte[] bytes, int start, int from, int to) {

        byte[] payload() {
            return Arrays.copyOfRange(bytes, from, to);
        }

        byte[] whole() {
            return Arrays.copyOfRange(bytes, start, to);
        }
    }

    /// A superbox and what it has.
    ///
    /// @param type     the four letters of its UUID; the UUID in hexadecimal when it is of another kind
    /// @param contents the boxes after the description
    record Superbox(String type, String label, Box box, List<Box> contents) {

        /// The one content box, which must be of this type.
        byte[] content(String of) {
            if (contents.size() != 1 || !contents.getFirst().type().equals(of)) {
                throw broken();
            }
            return contents.getFirst().payload();
        }
    }

    static byte[] box(String type, byte[]... payload) {
        int length = HEADER;
        for (byte[] part : payload) {
            length += part.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).putInt(length).put(type.getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : payload) {
            out.put(part);
        }
        return out.array();
    }

    static byte[] superbox(String type, String label, byte[]... contents) {
        ByteArrayOutputStream description = new ByteArrayOutputStream();
        description.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        description.writeBytes(UUID_END);
        description.write(REQUESTABLE_AND_LABELLED);
        description.writeBytes(label.getBytes(StandardCharsets.UTF_8));
        description.write(0);
        byte[][] all = new byte[contents.length + 1][];
        all[0] = box("jumd", description.toByteArray());
        System.arraycopy(contents, 0, all, 1, contents.length);
        return box("jumb", all);
    }

    /// The boxes that fill these bytes.
    static List<Box> boxes(byte[] bytes, int from, int to) {
        List<Box> boxes = new ArrayList<>();
        int at = from;
        while (at < to) {
            if (to - at < HEADER || boxes.size() == MAX_BOXES) {
                throw broken();
            }
            ByteBuffer in = ByteBuffer.wrap(bytes, at, to - at);
            long length = in.getInt() & 0xFFFF_FFFFL;
            byte[] type = new byte[4];
            in.get(type);
            int header = HEADER;
            if (length == 1 && in.remaining() >= 8) {
                length = in.getLong();
                header = 16;
            }
            if (length < header || length > to - at) {
                throw broken();
            }
            boxes.add(new Box(new String(type, StandardCharsets.ISO_8859_1), bytes, at, at + header, at + (int) length));
            at += (int) length;
        }
        return boxes;
    }

    static Superbox superbox(Box box) {
        if (!box.type().equals("jumb")) {
            throw broken();
        }
        List<Box> boxes = boxes(box.bytes(), box.from(), box.to());
        if (boxes.isEmpty() || !boxes.getFirst().type().equals("jumd")) {
            throw broken();
        }
        Box description = boxes.getFirst();
        ByteBuffer in = ByteBuffer.wrap(description.payload());
        if (in.remaining() < 18) {
            throw broken();
        }
        byte[] uuid = new byte[16];
        in.get(uuid);
        int toggles = in.get() & 0xFF;
        if ((toggles & REQUESTABLE_AND_LABELLED) != REQUESTABLE_AND_LABELLED || toggles > 0x1F) {
            throw broken();
        }
        String label = label(in);
        int more = ((toggles & HAS_ID) == 0 ? 0 : 4) + ((toggles & HAS_SIGNATURE) == 0 ? 0 : 32);
        // a private box is a salt, which makes hashes of equal contents differ
        if ((toggles & HAS_PRIVATE_BOX) == 0 ? in.remaining() != more : in.remaining() < more + HEADER) {
            throw broken();
        }
        return new Superbox(type(uuid), label, box, boxes.subList(1, boxes.size()));
    }

    private static String label(ByteBuffer in) {
        ByteArrayOutputStream label = new ByteArrayOutputStream();
        while (true) {
            if (!in.hasRemaining() || label.size() > MAX_LABEL) {
                throw broken();
            }
            byte next = in.get();
            if (next == 0) {
                return label.toString(StandardCharsets.UTF_8);
            }
            label.write(next);
        }
    }

    private static String type(byte[] uuid) {
        return Arrays.equals(uuid, 4, 16, UUID_END, 0, 12) ? new String(uuid, 0, 4, StandardCharsets.ISO_8859_1)
                : HexFormat.of().formatHex(uuid);
    }

    static Malformed broken() {
        return new Malformed("general.error");
    }
}

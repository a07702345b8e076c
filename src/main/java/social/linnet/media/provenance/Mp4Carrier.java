package social.linnet.media.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

import social.linnet.media.provenance.Mp4Boxes.Box;

/// MP4: the store in a `uuid` box after the first box; XMP in another. What comes after is pushed back, and the tables
/// that say where in the file the samples lie are told so.
///
/// Made for what this server encodes: one `moov`, no fragments.
final class Mp4Carrier implements Carrier {

    static final byte[] STORE = bytes(0xd8fec3d61b0e483cL, 0x92975828877ec481L);
    private static final byte[] XMP = bytes(0xbe7acfcb97a942e8L, 0x9c71999491e3afacL);

    private static final String PURPOSE = "manifest\0";
    /// UUID, version and flags, purpose, where the first Merkle box lies: nowhere.
    private static final int STORE_HEADER = 16 + 4 + 9 + 8;
    private static final int XMP_HEADER = 16;

    /// The way to the tables of where samples lie.
    private static final Map<String, List<String>> INSIDE = Map.of("moov", List.of("trak"), "trak", List.of("mdia"),
            "mdia", List.of("minf"), "minf", List.of("stbl"), "stbl", List.of("stco", "co64"));

    @Override
    public Found find(byte[] file) {
        byte[] store = null;
        Range range = Range.NONE;
        byte[] xmp = null;
        for (Box box : Mp4Boxes.boxes(file, 0, file.length)) {
            if (is(file, box, STORE)) {
                if (store != null) {
                    throw new Malformed("claim.multiple");
                }
                byte[] header = header(STORE);
                if (box.to() - box.from() < STORE_HEADER
                        || !Arrays.equals(file, box.from(), box.from() + STORE_HEADER, header, 8, header.length)) {
                    throw Jumbf.broken();
                }
                store = Arrays.copyOfRange(file, box.from() + STORE_HEADER, box.to());
                range = new Range(box.start(), box.to() - box.start());
            } else if (is(file, box, XMP)) {
                xmp = Arrays.copyOfRange(file, box.from() + XMP_HEADER, box.to());
            }
        }
        return new Found(store, range, xmp, null, null);
    }

    static boolean is(byte[] file, Box box, byte[] uuid) {
        return box.type().equals("uuid") && box.to() - box.from() >= uuid.length
                && Arrays.equals(file, box.from(), box.from() + uuid.length, uuid, 0, uuid.length);
    }

    @Override
    public Binding binding() {
        return new BmffBinding();
    }

    @Override
    public Placed place(byte[] file, byte[] store) {
        int place = Mp4Boxes.boxes(file, 0, file.length).getFirst().to();
        byte[] header = header(STORE);
        byte[] box = ByteBuffer.allocate(header.length + store.length).put(header).put(store)
                .putInt(0, header.length + store.length).array();
        return new Placed(insert(file, place, box), new Range(place, box.length));
    }

    @Override
    public byte[] withXmp(byte[] file, byte[] packet) {
        int place = Mp4Boxes.boxes(file, 0, file.length).getFirst().to();
        byte[] box = ByteBuffer.allocate(8 + XMP_HEADER + packet.length).putInt(8 + XMP_HEADER + packet.length)
                .put("uuid".getBytes(StandardCharsets.US_ASCII)).put(XMP).put(packet).array();
        return insert(file, place, box);
    }

    /// A box of this kind without its length and what it holds.
    private static byte[] header(byte[] uuid) {
        return ByteBuffer.allocate(8 + STORE_HEADER).putInt(0).put("uuid".getBytes(StandardCharsets.US_ASCII)).put(uuid).putInt(0)
                .put(PURPOSE.getBytes(StandardCharsets.US_ASCII)).putLong(0).array();
    }

    private static byte[] insert(byte[] file, int place, byte[] box) {
        byte[] out = Carrier.insert(file, place, box);
        for (Box top : Mp4Boxes.boxes(out, 0, out.length)) {
            if (top.type().equals("moov")) {
                push(out, top, offset -> offset < place ? offset : offset + box.length);
            }
        }
        return out;
    }

    private static void push(byte[] file, Box box, LongUnaryOperator moved) {
        for (Box inner : Mp4Boxes.boxes(file, box.from(), box.to())) {
            if (!INSIDE.getOrDefault(box.type(), List.of()).contains(inner.type())) {
                continue;
            }
            if (INSIDE.containsKey(inner.type())) {
                push(file, inner, moved);
                continue;
            }
            ByteBuffer table = ByteBuffer.wrap(file);
            int size = inner.type().equals("co64") ? 8 : 4;
            int count = table.getInt(inner.from() + 4);
            int from = inner.from() + 8;
            if (count < 0 || count > (inner.to() - from) / size) {
                throw Mp4Boxes.broken();
            }
            for (int at = from; at < from + count * size; at += size) {
                if (size == 8) {
                    table.putLong(at, moved.applyAsLong(table.getLong(at)));
                } else {
                    table.putInt(at, Math.toIntExact(moved.applyAsLong(table.getInt(at))));
                }
            }
        }
    }

    private static byte[] bytes(long first, long last) {
        return ByteBuffer.allocate(16).putLong(first).putLong(last).array();
    }
}

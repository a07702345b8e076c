package social.linnet.media.provenance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// JPEG: the store in APP11 segments (ISO/IEC 19566-5, annex D), one after the other, each repeating the header of the
/// box that they carry together; XMP in APP1.
///
/// The number that tells one carried box from another (`En`) means nothing else, and is the one thing in a segment that
/// nothing vouches for.
final class JpegCarrier implements Carrier {

    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP11 = 0xEB;
    private static final int APP13 = 0xED;
    private static final int SCAN = 0xDA;
    private static final int END = 0xD9;

    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String EXIF = "Exif\0\0";
    private static final String PHOTOSHOP = "Photoshop 3.0\0";
    private static final String JUMBF = "JP";
    private static final short BOX_NUMBER = 0x0211;

    /// Of a store in one segment, which holds 65,535 bytes with all that goes before.
    private static final int CHUNK = 65_000;
    /// Marker, length, `JP`, number, sequence.
    private static final int SEGMENT_HEADER = 2 + 2 + 2 + 2 + 4;

    /// @param from after its length
    private record Segment(int marker, int start, int from, int to) {
    }

    private static List<Segment> segments(byte[] file) {
        List<Segment> segments = new ArrayList<>();
        int at = 2;
        while (at + 4 <= file.length) {
            if (file[at] != (byte) 0xFF) {
                return segments;
            }
            int marker = file[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == SCAN || marker == END) {
                return segments;
            }
            int to = at + 2 + ((file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF);
            if (to < at + 4 || to > file.length) {
                return segments;
            }
            segments.add(new Segment(marker, at, at + 4, to));
            at = to;
        }
        return segments;
    }

    @Override
    public Found find(byte[] file) {
        byte[] xmp = null;
        byte[] exif = null;
        byte[] iptc = null;
        Map<Integer, List<Segment>> boxes = new LinkedHashMap<>();
        for (Segment segment : segments(file)) {
            if (segment.marker() == APP1 && xmp == null && has(file, segment, XMP)) {
                xmp = after(file, segment, XMP);
            } else if (segment.marker() == APP1 && exif == null && has(file, segment, EXIF)) {
                exif = after(file, segment, EXIF);
            } else if (segment.marker() == APP13 && iptc == null && has(file, segment, PHOTOSHOP)) {
                iptc = Credit.datasets(after(file, segment, PHOTOSHOP));
            } else if (segment.marker() == APP11 && has(file, segment, JUMBF)
                    && segment.to() - segment.start() >= SEGMENT_HEADER + Jumbf.HEADER) {
                int number = ByteBuffer.wrap(file).getShort(segment.from() + 2);
                boxes.computeIfAbsent(number, none -> new ArrayList<>()).add(segment);
            }
        }
        List<List<Segment>> stores = boxes.values().stream().filter(box -> isStore(file, box.getFirst())).toList();
        if (stores.size() > 1) {
            throw new Malformed("claim.multiple");
        }
        if (stores.isEmpty()) {
            return new Found(null, Range.NONE, xmp, exif, iptc);
        }
        List<Segment> store = stores.getFirst();
        int start = store.getFirst().start();
        return new Found(join(file, store), new Range(start, store.getLast().to() - start), xmp, exif, iptc);
    }

    /// Whether the carried superbox is described as a manifest store.
    private static boolean isStore(byte[] file, Segment first) {
        int box = first.start() + SEGMENT_HEADER;
        return Carrier.has(file, box + 4, "jumb") && Carrier.has(file, box + 12, "jumd") && Carrier.has(file, box + 16, "c2pa");
    }

    private static byte[] join(byte[] file, List<Segment> segments) {
        ByteBuffer in = ByteBuffer.wrap(file);
        long header = in.getLong(segments.getFirst().start() + SEGMENT_HEADER);
        ByteArrayOutputStream store = new ByteArrayOutputStream();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            int box = segment.start() + SEGMENT_HEADER;
            boolean follows = i == 0 || segments.get(i - 1).to() == segment.start();
            if (!follows || in.getInt(segment.start() + 8) != i + 1 || in.getLong(box) != header) {
                throw Jumbf.broken();
            }
            int from = i == 0 ? box : box + Jumbf.HEADER;
            store.write(file, from, segment.to() - from);
        }
        return store.toByteArray();
    }

    @Override
    public Placed place(byte[] file, byte[] store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(store.length + 256);
        int sequence = 1;
        for (int at = 0; at < store.length; at += CHUNK) {
            int chunk = Math.min(CHUNK, store.length - at);
            int repeated = at == 0 ? 0 : Jumbf.HEADER;
            out.writeBytes(ByteBuffer.allocate(SEGMENT_HEADER).put((byte) 0xFF).put((byte) APP11)
                    .putShort((short) (SEGMENT_HEADER - 2 + repeated + chunk)).put(JUMBF.getBytes(StandardCharsets.US_ASCII))
                    .putShort(BOX_NUMBER).putInt(sequence++).array());
            out.write(store, 0, repeated);
            out.write(store, at, chunk);
        }
        int place = place(file);
        return new Placed(Carrier.insert(file, place, out.toByteArray()), new Range(place, out.size()));
    }

    @Override
    public byte[] withXmp(byte[] file, byte[] packet) {
        byte[] header = XMP.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer segment = ByteBuffer.allocate(4 + header.length + packet.length).put((byte) 0xFF).put((byte) APP1)
                .putShort((short) (2 + header.length + packet.length)).put(header).put(packet);
        return Carrier.insert(file, place(file), segment.array());
    }

    /// After JFIF's own segment and what describes the picture.
    private static int place(byte[] file) {
        int place = 2;
        for (Segment segment : segments(file)) {
            if (segment.marker() != APP0 && segment.marker() != APP1) {
                break;
            }
            place = segment.to();
        }
        return place;
    }

    private static boolean has(byte[] file, Segment segment, String characters) {
        return segment.to() - segment.from() >= characters.length() && Carrier.has(file, segment.from(), characters);
    }

    private static byte @Nullable [] after(byte[] file, Segment segment, String characters) {
        return Arrays.copyOfRange(file, segment.from() + characters.length(), segment.to());
    }
}

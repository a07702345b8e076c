package social.linnet.media.film;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the boxes of an MP4 file say (ISO/IEC 14496-12 for the boxes, 14496-15 for `avcC`): how it really was encoded,
/// whoever claims what.
///
/// @param brand  major brand
/// @param fast   whether what players need first stands first, so that playing begins before all is there
/// @param tracks in their order
/// @param boxes  names of the top boxes, in their order
public record Mp4(String brand, boolean fast, List<Track> tracks, List<String> boxes) {

    /// More of a `moov` box than this belongs to a film that is longer than any here.
    private static final int MAX_MOOV = 16 * 1024 * 1024;
    private static final int MAX_BOXES = 64;

    /// Silence takes AAC a few bytes for each frame; this many bits a second cannot be heard.
    private static final double SILENCE = 6_000;

    /// @param kind    `vide` or `soun`
    /// @param codec   `avc1` is H.264, `mp4a` is AAC
    /// @param width   in pixels; 0 of sound
    /// @param millis  how long it is
    /// @param samples how many frames
    /// @param bytes   of all its frames
    /// @param profile of H.264: 66 baseline, 77 main, 100 high; else 0
    /// @param chroma  of H.264: 1 is 4:2:0; else 0
    public record Track(String kind, String codec, int width, int height, long millis, long samples, long bytes,
                        int profile, int chroma) {

        public double bitsPerSecond() {
            return millis == 0 ? 0 : bytes * 8_000.0 / millis;
        }
    }

    /// @throws IllegalArgumentException when it is no such file
    public static Mp4 read(Path file) {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            List<String> boxes = new ArrayList<>();
            String brand = "";
            ByteBuffer moov = null;
            long at = 0;
            while (at + 8 <= in.size() && boxes.size() < MAX_BOXES) {
                ByteBuffer head = read(in, at, (int) Math.min(16, in.size() - at));
                long length = Integer.toUnsignedLong(head.getInt());
                String name = name(head);
                int skipped = 8;
                if (length == 1) {
                    length = head.getLong();
                    skipped = 16;
                } else if (length == 0) {
                    length = in.size() - at;
                }
                if (length < skipped || length > in.size() - at) {
                    throw new IllegalArgumentException("a box " + name + " that does not fit");
                }
                if (name.equals("ftyp")) {
                    brand = name(read(in, at + skipped, 4));
                } else if (name.equals("moov") && length < MAX_MOOV) {
                    moov = read(in, at + skipped, (int) length - skipped);
                }
                boxes.add(name);
                at += length;
            }
            if (moov == null) {
                throw new IllegalArgumentException("no moov");
            }
            return new Mp4(brand, boxes.indexOf("moov") < boxes.indexOf("mdat"), tracks(moov), boxes);
        } catch (BufferUnderflowException | IndexOutOfBoundsException endsTooEarly) {
            throw new IllegalArgumentException("ends too early", endsTooEarly);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read", e);
        }
    }

    public Optional<Track> video() {
        return tracks.stream().filter(track -> track.kind().equals("vide")).findFirst();
    }

    public Optional<Track> audio() {
        return tracks.stream().filter(track -> track.kind().equals("soun")).findFirst();
    }

    /// How long it is: as long as its pictures, or its sound when it has none.
    public long millis() {
        return video().or(this::audio).map(Track::millis).orElse(0L);
    }

    /// Whether there is anything to hear.
    public boolean isHeard() {
        return audio().filter(track -> track.bitsPerSecond() > SILENCE).isPresent();
    }

    private static ByteBuffer read(FileChannel in, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && in.read(buffer, at + buffer.position()) > 0) {
            // on to the end of it
        }
        return buffer.flip();
    }

    private static String name(ByteBuffer in) {
        byte[] name = new byte[4];
        in.get(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /// The boxes inside, by name; of several with one name the first.
    private static Map<String, ByteBuffer> inside(ByteBuffer box) {
        Map<String, ByteBuffer> boxes = new HashMap<>();
        for (Map.Entry<String, ByteBuffer> each : all(box)) {
            boxes.putIfAbsent(each.getKey(), each.getValue());
        }
        return boxes;
    }

    private static List<Map.Entry<String, ByteBuffer>> all(ByteBuffer box) {
        List<Map.Entry<String, ByteBuffer>> boxes = new ArrayList<>();
        ByteBuffer in = box.duplicate();
        while (in.remaining() >= 8) {
            int length = in.getInt();
            String name = name(in);
            if (length < 8 || length - 8 > in.remaining()) {
                throw new IllegalArgumentException("a box " + name + " that does not fit");
            }
            boxes.add(Map.entry(name, in.slice(in.position(), length - 8)));
            in.position(in.position() + length - 8);
        }
        return boxes;
    }

    private static ByteBuffer child(ByteBuffer box, String... path) {
        ByteBuffer at = box;
        for (String name : path) {
            ByteBuffer next = inside(at).get(name);
            if (next == null) {
                throw new IllegalArgumentException("no " + name);
            }
            at = next;
        }
        return at;
    }

    private static List<Track> tracks(ByteBuffer moov) {
        return all(moov).stream().filter(box -> box.getKey().equals("trak")).map(box -> track(box.getValue())).toList();
    }

    private static Track track(ByteBuffer trak) {
        ByteBuffer hdlr = child(trak, "mdia", "hdlr");
        String kind = name(hdlr.position(8));
        ByteBuffer mdhd = child(trak, "mdia", "mdhd");
        boolean wide = mdhd.get(0) == 1;
        long scale = Integer.toUnsignedLong(mdhd.getInt(wide ? 20 : 12));
        long duration = wide ? mdhd.getLong(24) : Integer.toUnsignedLong(mdhd.getInt(16));
        ByteBuffer stbl = child(trak, "mdia", "minf", "stbl");
        ByteBuffer sizes = child(stbl, "stsz");
        long each = Integer.toUnsignedLong(sizes.getInt(4));
        int samples = sizes.getInt(8);
        long bytes = each * samples;
        for (int i = 0; each == 0 && i < samples; i++) {
            bytes += Integer.toUnsignedLong(sizes.getInt(12 + 4 * i));
        }
        ByteBuffer entry = child(stbl, "stsd").position(8).slice();
        String codec = name(entry.position(4));
        boolean video = kind.equals("vide");
        ByteBuffer avcC = codec.equals("avc1") ? inside(entry.position(86).slice()).get("avcC") : null;
        int profile = avcC == null ? 0 : avcC.get(1) & 0xFF;
        return new Track(kind, codec, video ? entry.getShort(32) & 0xFFFF : 0, video ? entry.getShort(34) & 0xFFFF : 0,
                scale == 0 ? 0 : Math.round(duration * 1000.0 / scale), samples, bytes, profile,
                avcC == null ? 0 : chroma(avcC, profile));
    }

    /// Profiles below high are 4:2:0; the others say so behind their parameter sets.
    private static int chroma(ByteBuffer avcC, int profile) {
        if (profile < 100) {
            return 1;
        }
        ByteBuffer in = avcC.duplicate().position(5);
        for (int set = 0; set < 2; set++) {
            int count = set == 0 ? in.get() & 0x1F : in.get() & 0xFF;
            for (int i = 0; i < count; i++) {
                int length = in.getShort() & 0xFFFF;
                in.position(in.position() + length);
            }
        }
        return in.hasRemaining() ? in.get() & 3 : 1;
    }
}

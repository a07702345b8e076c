package social.linnet.media;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/// How a picture moves: an animated PNG (the W3C's PNG specification, third edition), WebP (RFC 9649) or GIF. Each frame is
/// a still of its own for the decoder; how they come upon each other is done here.
///
/// @param width  of the canvas
/// @param height of the canvas
/// @param loops  how often it is shown, 0 for ever
record Motion(int width, int height, List<Frame> frames, int loops) {

    /// Most frames of what is kept moving.
    static final int MAX_FRAMES = 120;
    private static final int MIN_MILLIS = 20;
    private static final int MAX_MILLIS = 10_000;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /// What becomes of a frame's place before the next one comes.
    enum Disposal {
        STAYS, CLEARED, AS_BEFORE
    }

    /// @param blend  whether what is seen through shows what was there
    /// @param millis for how long it stands
    /// @param pixels decodes it
    record Frame(int x, int y, int width, int height, Disposal disposal, boolean blend, int millis,
                 Supplier<BufferedImage> pixels) {
        Frame {
            millis = Math.clamp(millis, MIN_MILLIS, MAX_MILLIS);
        }
    }

    /// How these bytes move, or null when they stand still. Their header has been read before, and so checked.
    ///
    /// @throws social.linnet.event.Refused `picture-too-many-pixels`, `picture-broken`
    static @Nullable Motion read(Header header, byte[] bytes, int maxPixels) {
        try {
            Motion motion = switch (header) {
                case PngHeader png -> ofPng(png, bytes, maxPixels);
                case WebpHeader _ -> ofWebp(bytes, maxPixels);
                case GifHeader gif -> ofGif(gif);
                case JpegHeader _ -> null;
            };
            return motion == null || motion.frames.size() < 2 ? null : motion;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw Header.broken();
        }
    }

    /// Every picture that is seen, in its turn, each done by this before the next is made: the canvas is one.
    List<BufferedImage> pictures(UnaryOperator<BufferedImage> each) {
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        List<BufferedImage> pictures = new ArrayList<>(frames.size());
        for (Frame frame : frames) {
            if (Thread.currentThread().isInterrupted()) {
                throw Header.broken();
            }
            BufferedImage pixels = frame.pixels.get();
            if (pixels.getWidth() != frame.width || pixels.getHeight() != frame.height) {
                throw Header.broken();
            }
            int[] before = frame.disposal == Disposal.AS_BEFORE
                    ? canvas.getRGB(frame.x, frame.y, frame.width, frame.height, null, 0, frame.width) : new int[0];
            paint(canvas, pixels, frame);
            pictures.add(each.apply(canvas));
            switch (frame.disposal) {
                case STAYS -> {
                }
                case CLEARED -> canvas.setRGB(frame.x, frame.y, frame.width, frame.height,
                        new int[frame.width * frame.height], 0, frame.width);
                case AS_BEFORE -> canvas.setRGB(frame.x, frame.y, frame.width, frame.height, before, 0, frame.width);
            }
        }
        return pictures;
    }

    private static void paint(BufferedImage canvas, BufferedImage pixels, Frame frame) {
        Graphics2D graphics = canvas.createGraphics();
        graphics.setComposite(frame.blend ? AlphaComposite.SrcOver : AlphaComposite.Src);
        graphics.drawImage(pixels, frame.x, frame.y, null);
        graphics.dispose();
    }

    /// A frame is within its canvas, and costs one, however small it is.
    private static void check(Frame frame, int width, int height, List<Frame> before, int maxPixels) {
        if (frame.x < 0 || frame.y < 0 || frame.width <= 0 || frame.height <= 0 || frame.x > width - frame.width
                || frame.y > height - frame.height) {
            throw Header.broken();
        }
        if (before.size() >= MAX_FRAMES) {
            throw Header.tooManyPixels();
        }
        Header.check(width, height, before.size() + 1, maxPixels);
    }

    /// A picture of an animated PNG, while its chunks are read.
    private static final class Part {
        private final int[] control = new int[4];
        private final int millis;
        private final Disposal disposal;
        private final boolean blend;
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();

        Part(ByteBuffer chunk) {
            chunk.getInt();
            for (int i = 0; i < control.length; i++) {
                control[i] = chunk.getInt();
            }
            int number = Short.toUnsignedInt(chunk.getShort());
            int of = Short.toUnsignedInt(chunk.getShort());
            millis = number * 1000 / (of == 0 ? 100 : of);
            disposal = switch (chunk.get()) {
                case 0 -> Disposal.STAYS;
                case 1 -> Disposal.CLEARED;
                case 2 -> Disposal.AS_BEFORE;
                default -> throw Header.broken();
            };
            blend = chunk.get() != 0;
        }
    }

    private static @Nullable Motion ofPng(PngHeader header, byte[] bytes, int maxPixels) {
        ByteBuffer in = ByteBuffer.wrap(bytes).position(8);
        byte[] head = new byte[0];
        ByteArrayOutputStream colours = new ByteArrayOutputStream();
        List<Part> parts = new ArrayList<>();
        int loops = -1;
        String type = "";
        while (!type.equals("IEND")) {
            int from = in.position();
            int length = in.getInt();
            byte[] name = new byte[4];
            in.get(name);
            type = new String(name, StandardCharsets.ISO_8859_1);
            if (length < 0 || length > in.remaining() - 4) {
                throw Header.broken();
            }
            ByteBuffer body = in.slice(in.position(), length);
            switch (type) {
                case "IHDR" -> head = Arrays.copyOfRange(bytes, from + 8, from + 8 + length);
                case "PLTE", "tRNS" -> colours.write(bytes, from, 12 + length);
                case "acTL" -> {
                    body.getInt();
                    loops = body.getInt();
                }
                case "fcTL" -> {
                    if (parts.size() >= MAX_FRAMES) {
                        throw Header.tooManyPixels();
                    }
                    parts.add(new Part(body));
                }
                // a default picture that no control comes before is none of the animation's
                case "IDAT" -> {
                    if (!parts.isEmpty()) {
                        parts.getLast().data.write(bytes, from + 8, length);
                    }
                }
                case "fdAT" -> parts.getLast().data.write(bytes, from + 12, length - 4);
                default -> {
                }
            }
            in.position(from + 12 + length);
        }
        if (loops < 0) {
            return null;
        }
        List<Frame> frames = new ArrayList<>();
        for (Part part : parts) {
            byte[] still = still(head, part.control[0], part.control[1], colours.toByteArray(), part.data.toByteArray());
            Frame frame = new Frame(part.control[2], part.control[3], part.control[0], part.control[1], part.disposal,
                    part.blend, part.millis, () -> Decoder.decode(PngHeader.read(still, maxPixels), Header.MAX_SIDE));
            check(frame, header.width(), header.height(), frames, maxPixels);
            frames.add(frame);
        }
        return new Motion(header.width(), header.height(), frames, loops);
    }

    /// A PNG by itself of one part of another.
    private static byte[] still(byte[] head, int width, int height, byte[] colours, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 100);
        out.writeBytes(SIGNATURE);
        out.writeBytes(chunk("IHDR", ByteBuffer.wrap(head.clone()).putInt(0, width).putInt(4, height).array()));
        out.writeBytes(colours);
        out.writeBytes(chunk("IDAT", data));
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    /// A chunk of a PNG with its check.
    static byte[] chunk(String type, byte[] body) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(body);
        return ByteBuffer.allocate(12 + body.length).putInt(body.length).put(name).put(body)
                .putInt((int) check.getValue()).array();
    }

    private static @Nullable Motion ofWebp(byte[] bytes, int maxPixels) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        in.limit(8 + in.getInt(4)).position(12);
        int width = 0;
        int height = 0;
        int loops = 0;
        List<Frame> frames = new ArrayList<>();
        while (in.remaining() >= 8) {
            String type = new String(bytes, in.position(), 4, StandardCharsets.ISO_8859_1);
            int length = in.getInt(in.position() + 4);
            int from = in.position() + 8;
            if (length < 0 || length > in.limit() - from) {
                throw Header.broken();
            }
            ByteBuffer body = in.slice(from, length).order(ByteOrder.LITTLE_ENDIAN);
            switch (type) {
                case "VP8X" -> {
                    width = (body.getInt(4) & 0xFFFFFF) + 1;
                    height = (body.getInt(6) >>> 8) + 1;
                }
                case "ANIM" -> loops = Short.toUnsignedInt(body.getShort(4));
                case "ANMF" -> {
                    WebpHeader still = WebpHeader.ofFrame(body, maxPixels);
                    int flags = body.get(15);
                    Frame frame = new Frame((body.getInt(0) & 0xFFFFFF) * 2, (body.getInt(3) & 0xFFFFFF) * 2,
                            still.width(), still.height(), (flags & 1) == 0 ? Disposal.STAYS : Disposal.CLEARED,
                            (flags & 2) == 0, body.getInt(12) & 0xFFFFFF, () -> Decoder.decode(still, Header.MAX_SIDE));
                    check(frame, width, height, frames, maxPixels);
                    frames.add(frame);
                }
                default -> {
                }
            }
            in.position(Math.min(in.limit(), from + length + (length & 1)));
        }
        return new Motion(width, height, frames, loops);
    }

    private static Motion ofGif(GifHeader gif) {
        if (gif.frames().size() > MAX_FRAMES) {
            throw Header.tooManyPixels();
        }
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < gif.frames().size(); i++) {
            GifHeader.Frame frame = gif.frames().get(i);
            int index = i;
            Disposal disposal = switch (frame.disposal()) {
                case 2 -> Disposal.CLEARED;
                case 3 -> Disposal.AS_BEFORE;
                default -> Disposal.STAYS;
            };
            frames.add(new Frame(frame.x(), frame.y(), frame.width(), frame.height(), disposal, true,
                    // what asks for no time at all is shown at the pace at which browsers show it
                    frame.delay() < 2 ? 100 : frame.delay() * 10,
                    () -> Decoder.reading(gif, reader -> reader.read(index))));
        }
        return new Motion(gif.width(), gif.height(), frames, gif.loops() < 0 ? 1 : gif.loops());
    }
}

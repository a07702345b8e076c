package social.linnet.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.media.Picture.Type;

/// A GIF up to its trailer, by the GIF89a specification. Every frame is measured: readers report the size of the first
/// frame, which says nothing about the canvas or about the frames that follow.
///
/// @param loops how often it repeats, 0 for ever, -1 when it does not say (once)
record GifHeader(int width, int height, List<Frame> frames, int loops, byte[] clean) implements Header {

    /// Most frames of an animation.
    static final int MAX_FRAMES = 300;

    private static final int TRAILER = 0x3B;
    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;

    /// Where a frame is painted, how it goes, and for how long it stands.
    ///
    /// @param disposal 0 and 1 stay, 2 clears to transparent, 3 goes back to what was there
    /// @param delay    in hundredths of a second
    record Frame(int x, int y, int width, int height, int disposal, int delay) {
    }

    @Override
    public Type type() {
        return Type.GIF;
    }

    /// The canvas, and one frame of palette indexes.
    @Override
    public long memory() {
        return (long) width * height * 5;
    }

    @Override
    public byte @Nullable [] exif() {
        return null;
    }

    @Override
    public byte @Nullable [] icc() {
        return null;
    }

    boolean isAnimated() {
        return frames.size() > 1;
    }

    static GifHeader read(byte[] bytes, int maxPixels) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(6);
        int width = Short.toUnsignedInt(in.getShort());
        int height = Short.toUnsignedInt(in.getShort());
        Header.check(width, height, 1, maxPixels);
        int flags = in.get();
        in.position(in.position() + 2);
        skipTable(in, flags);
        List<Frame> frames = new ArrayList<>();
        int loops = -1;
        int disposal = 0;
        int delay = 0;
        while (in.hasRemaining()) {
            int block = in.get() & 0xFF;
            if (block == EXTENSION) {
                int label = in.get() & 0xFF;
                int from = in.position();
                if (label == CONTROL && in.get(from) >= 4) {
                    disposal = in.get(from + 1) >> 2 & 7;
                    delay = Short.toUnsignedInt(in.getShort(from + 2));
                } else if (label == APPLICATION && Header.has(bytes, from, "\u000BNETSCAPE2.0\u0003\u0001")) {
                    loops = Short.toUnsignedInt(in.getShort(from + 14));
                }
                skipBlocks(in);
            } else if (block == IMAGE) {
                Frame frame = frame(in, disposal, delay);
                if (frame.x + frame.width > width || frame.y + frame.height > height) {
                    throw Header.broken();
                }
                frames.add(frame);
                if (frames.size() > MAX_FRAMES) {
                    throw Header.tooManyPixels();
                }
                // a frame costs a canvas, however small it is
                Header.check(width, height, frames.size(), maxPixels);
                disposal = 0;
                delay = 0;
            } else if (block == TRAILER || !frames.isEmpty()) {
                break;
            } else {
                throw Header.broken();
            }
        }
        if (frames.isEmpty()) {
            throw Header.broken();
        }
        byte[] clean = Arrays.copyOf(bytes, in.position() + 1);
        clean[in.position()] = TRAILER;
        return new GifHeader(width, height, List.copyOf(frames), loops, clean);
    }

    private static Frame frame(ByteBuffer in, int disposal, int delay) {
        int x = Short.toUnsignedInt(in.getShort());
        int y = Short.toUnsignedInt(in.getShort());
        int width = Short.toUnsignedInt(in.getShort());
        int height = Short.toUnsignedInt(in.getShort());
        if (width == 0 || height == 0) {
            throw Header.broken();
        }
        skipTable(in, in.get());
        in.get();
        skipBlocks(in);
        return new Frame(x, y, width, height, disposal > 3 ? 0 : disposal, delay);
    }

    private static void skipTable(ByteBuffer in, int flags) {
        if ((flags & 0x80) != 0) {
            in.position(in.position() + 3 * (2 << (flags & 7)));
        }
    }

    private static void skipBlocks(ByteBuffer in) {
        int length = in.get() & 0xFF;
        while (length != 0) {
            in.position(in.position() + length);
            length = in.get() & 0xFF;
        }
    }
}

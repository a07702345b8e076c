package social.linnet.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes animated PNGs, by the W3C's PNG specification, third edition. Every frame is whole, so that nothing of what
/// came before is seen through it; a program that knows stills alone shows the first.
final class MovingPng {

    private MovingPng() {
    }

    /// @param pictures of one size, in packed integers with alpha
    /// @param millis   for how long each stands
    /// @param loops    how often it is shown, 0 for ever
    static byte[] of(List<BufferedImage> pictures, List<Integer> millis, int loops) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int sequence = 0;
        for (int i = 0; i < pictures.size(); i++) {
            byte[] still = Encoder.png(pictures.get(i));
            if (i == 0) {
                // signature and header
                out.write(still, 0, 33);
                out.writeBytes(Motion.chunk("acTL", ByteBuffer.allocate(8).putInt(pictures.size()).putInt(loops).array()));
            }
            out.writeBytes(Motion.chunk("fcTL", ByteBuffer.allocate(26).putInt(sequence++)
                    .putInt(pictures.get(i).getWidth()).putInt(pictures.get(i).getHeight()).putInt(0).putInt(0)
                    .putShort(millis.get(i).shortValue()).putShort((short) 1000).array()));
            byte[] data = data(still);
            if (i == 0) {
                out.writeBytes(Motion.chunk("IDAT", data));
            } else {
                out.writeBytes(Motion.chunk("fdAT", ByteBuffer.allocate(4 + data.length).putInt(sequence++).put(data)
                        .array()));
            }
        }
        out.writeBytes(Motion.chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    /// The compressed pixels of a PNG that we wrote.
    private static byte[] data(byte[] png) {
        ByteArrayOutputStream data = new ByteArrayOutputStream(png.length);
        ByteBuffer in = ByteBuffer.wrap(png).position(8);
        while (in.hasRemaining()) {
            int length = in.getInt();
            if (new String(png, in.position(), 4, StandardCharsets.US_ASCII).equals("IDAT")) {
                data.write(png, in.position() + 4, length);
            }
            in.position(in.position() + 8 + length);
        }
        return data.toByteArray();
    }
}

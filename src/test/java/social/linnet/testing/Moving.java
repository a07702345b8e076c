package social.linnet.testing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Pictures that move: a square that is red and then blue.
public final class Moving {

    private Moving() {
    }

    private static BufferedImage square(int side, Color colour) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                // a transparent edge
                image.setRGB(x, y, x == 0 || y == 0 ? 0 : colour.getRGB());
            }
        }
        return image;
    }

    public static byte[] gif(int side) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (Color colour : List.of(Color.RED, Color.BLUE)) {
                writer.writeToSequence(new javax.imageio.IIOImage(square(side, colour), null, null), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// An animated PNG (PNG, third edition, §11.3.5) of so many frames, a tenth of a second each, repeated for ever.
    public static byte[] png(int side, int frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] first = still(side, Color.RED);
        out.writeBytes(Arrays.copyOf(first, 8));
        out.writeBytes(chunk("IHDR", data(first, "IHDR").getFirst()));
        out.writeBytes(chunk("acTL", ints(frames, 0)));
        int sequence = 0;
        for (int i = 0; i < frames; i++) {
            ByteArrayOutputStream control = new ByteArrayOutputStream();
            control.writeBytes(ints(sequence++, side, side, 0, 0));
            control.writeBytes(new byte[]{0, 1, 0, 10, 0, 0});
            out.writeBytes(chunk("fcTL", control.toByteArray()));
            for (byte[] data : data(still(side, i % 2 == 0 ? Color.RED : Color.BLUE), "IDAT")) {
                if (i == 0) {
                    out.writeBytes(chunk("IDAT", data));
                } else {
                    ByteArrayOutputStream more = new ByteArrayOutputStream();
                    more.writeBytes(ints(sequence++));
                    more.writeBytes(data);
                    out.writeBytes(chunk("fdAT", more.toByteArray()));
                }
            }
        }
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private static byte[] still(int side, Color colour) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(square(side, colour), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<byte[]> data(byte[] png, String type) {
        List<byte[]> found = new ArrayList<>();
        for (int at = 8; at < png.length;) {
            int length = java.nio.ByteBuffer.wrap(png, at, 4).getInt();
            if (new String(png, at + 4, 4, StandardCharsets.US_ASCII).equals(type)) {
                found.add(Arrays.copyOfRange(png, at + 8, at + 8 + length));
            }
            at += length + 12;
        }
        return found;
    }

    private static byte[] ints(int... values) {
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(values.length * 4);
        Arrays.stream(values).forEach(bytes::putInt);
        return bytes.array();
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CRC32 crc = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        crc.update(name);
        crc.update(data);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(data.length);
            out.write(name);
            out.write(data);
            out.writeInt((int) crc.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

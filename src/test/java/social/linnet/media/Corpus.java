package social.linnet.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ICC_Profile;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures, good and hostile, made in code.
final class Corpus {

    private Corpus() {
    }

    /// Red, green, blue and yellow quarters: which corner is which tells how it was turned.
    static BufferedImage quarters(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW};
        for (int i = 0; i < 4; i++) {
            graphics.setColor(colours[i]);
            graphics.fillRect(i % 2 * (width / 2), i / 2 * (height / 2), width - width / 2, height - height / 2);
        }
        graphics.dispose();
        return image;
    }

    /// Gradients, shapes and noise, as hard to write as a photo.
    static BufferedImage photo(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int noise = random.nextInt(24);
                int wave = (int) (60 * Math.sin(x / 37.0) * Math.cos(y / 53.0));
                image.setRGB(x, y, Math.clamp(x * 200L / width + noise, 0, 255) << 16
                        | Math.clamp(y * 200L / height + noise + wave / 2, 0, 255) << 8
                        | Math.clamp(120L + wave + noise, 0, 255));
            }
        }
        return image;
    }

    static byte[] write(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] jpeg(int width, int height) {
        return write(quarters(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
    }

    static byte[] progressiveJpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return write(writer, parameters, image);
    }

    static byte[] webp(BufferedImage image, String compression) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("webp").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType(compression);
        return write(writer, parameters, image);
    }

    private static byte[] write(ImageWriter writer, ImageWriteParam parameters, BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /// An animated WebP around a still's picture data.
    static byte[] animatedWebp(byte[] still, int width, int height, int frames) {
        byte[] picture = Arrays.copyOfRange(still, 12, still.length);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(ascii("WEBP"));
        body.writeBytes(ascii("VP8X"));
        body.writeBytes(little(10).array());
        body.writeBytes(new byte[]{2, 0, 0, 0});
        body.writeBytes(little24(width - 1));
        body.writeBytes(little24(height - 1));
        body.writeBytes(ascii("ANIM"));
        body.writeBytes(little(6).array());
        body.writeBytes(new byte[6]);
        for (int i = 0; i < frames; i++) {
            body.writeBytes(ascii("ANMF"));
            body.writeBytes(little(16 + picture.length).array());
            body.writeBytes(new byte[6]);
            body.writeBytes(little24(width - 1));
            body.writeBytes(little24(height - 1));
            body.writeBytes(new byte[4]);
            body.writeBytes(picture);
        }
        return join(ascii("RIFF"), little(body.size()).array(), body.toByteArray());
    }

    /// Puts a segment behind the start marker of a JPEG.
    static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
        byte[] segment = ByteBuffer.allocate(4 + body.length).put((byte) 0xFF).put((byte) marker)
                .putShort((short) (2 + body.length)).put(body).array();
        return join(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /// EXIF with an orientation, a place on earth and a camera.
    static byte[] exif(int orientation) {
        return join(ascii("Exif\0\0"), tiff(orientation));
    }

    static byte[] tiff(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(140).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(ascii("II")).putShort((short) 42).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x010F, 2, 12, 50);
        entry(tiff, 0x0112, 3, 1, orientation);
        entry(tiff, 0x8825, 4, 1, 64);
        tiff.putInt(0);
        tiff.position(50);
        tiff.put(ascii("SpyCam 3000\0"));
        tiff.position(64);
        tiff.putShort((short) 2);
        entry(tiff, 1, 2, 2, 'N');
        entry(tiff, 2, 5, 3, 100);
        tiff.putInt(0);
        tiff.position(100);
        for (int part : new int[]{52, 1, 31, 1, 12, 1}) {
            tiff.putInt(part);
        }
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /// A profile of RGB whose colours are not sRGB's, cut into a segment.
    static byte[] linearProfileSegment() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        return join(ascii("ICC_PROFILE\0"), new byte[]{1, 1}, profile);
    }

    static byte[] pngHeader(int width, int height, int depth, int colour) {
        return join(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) depth)
                        .put((byte) colour).array()));
    }

    /// A PNG of zeros: few bytes, many pixels.
    static byte[] flatPng(int width, int height, int depth, int colour, int bytesPerPixel) {
        Deflater deflater = new Deflater(9);
        byte[] row = new byte[1 + width * bytesPerPixel];
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int y = 0; y < height; y++) {
            deflater.setInput(row);
            while (!deflater.needsInput()) {
                data.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            data.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return join(pngHeader(width, height, depth, colour), chunk("IDAT", data.toByteArray()),
                chunk("IEND", new byte[0]));
    }

    /// Puts a chunk behind the header of a PNG.
    static byte[] withChunk(byte[] png, String type, byte[] body) {
        return join(Arrays.copyOf(png, 33), chunk(type, body), Arrays.copyOfRange(png, 33, png.length));
    }

    static byte[] chunk(String type, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(ascii(type));
        crc.update(body);
        return ByteBuffer.allocate(12 + body.length).putInt(body.length).put(ascii(type)).put(body)
                .putInt((int) crc.getValue()).array();
    }

    static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    /// A GIF whose frames are all one dot of the second of two colours, red, unless its index is transparent.
    static byte[] gif(int width, int height, int frames, int frameWidth, int frameHeight) {
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        gif.writeBytes(ascii("GIF89a"));
        gif.writeBytes(little16(width));
        gif.writeBytes(little16(height));
        gif.writeBytes(new byte[]{(byte) 0x80, 0, 0, 0, 0, 0, (byte) 0xFF, 0, 0});
        for (int i = 0; i < frames; i++) {
            gif.write(0x2C);
            gif.writeBytes(new byte[4]);
            gif.writeBytes(little16(frameWidth));
            gif.writeBytes(little16(frameHeight));
            gif.write(0);
            // clear, one pixel of colour 1, end: 100 001 101
            gif.writeBytes(new byte[]{2, 2, 0b01_001_100, 0b1, 0});
        }
        gif.write(0x3B);
        return gif.toByteArray();
    }

    /// Three frames of 40 × 30: all red; a green square upon it that goes away; a half transparent blue strip.
    static byte[] animatedGif() {
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        gif.writeBytes(ascii("GIF89a"));
        gif.writeBytes(little16(40));
        gif.writeBytes(little16(30));
        gif.writeBytes(new byte[]{(byte) 0x81, 0, 0, 0, 0, 0, (byte) 0xFF, 0, 0, 0, (byte) 0xFF, 0, 0, 0, (byte) 0xFF});
        gif.writeBytes(new byte[]{0x21, (byte) 0xFF, 11});
        gif.writeBytes(ascii("NETSCAPE2.0"));
        gif.writeBytes(new byte[]{3, 1, 5, 0, 0});
        gif.writeBytes(new byte[]{0x21, (byte) 0xFE, 6});
        gif.writeBytes(ascii("secret"));
        gif.write(0);
        frame(gif, 0, 0, 40, 30, 1, 7, 1, false);
        frame(gif, 10, 5, 10, 10, 3, 20, 2, false);
        frame(gif, 0, 20, 40, 10, 2, 300, 3, true);
        gif.write(0x3B);
        return gif.toByteArray();
    }

    /// A frame of one colour, or of that colour and transparency by turns; each pixel in a code of its own.
    private static void frame(ByteArrayOutputStream gif, int x, int y, int width, int height, int disposal, int delay,
                              int colour, boolean holes) {
        gif.writeBytes(new byte[]{0x21, (byte) 0xF9, 4, (byte) (disposal << 2 | (holes ? 1 : 0)), (byte) delay,
                (byte) (delay >> 8), 0, 0});
        gif.write(0x2C);
        for (int value : new int[]{x, y, width, height}) {
            gif.writeBytes(little16(value));
        }
        gif.write(0);
        gif.write(2);
        Bits bits = new Bits();
        for (int i = 0; i < width * height; i++) {
            // a clear code before each pixel keeps codes at three bits
            bits.add(4);
            bits.add(holes && i % 2 == 1 ? 0 : colour);
        }
        bits.add(5);
        byte[] data = bits.bytes();
        for (int at = 0; at < data.length; at += 255) {
            int length = Math.min(255, data.length - at);
            gif.write(length);
            gif.write(data, at, length);
        }
        gif.write(0);
    }

    /// Codes of three bits, the lowest first.
    private static final class Bits {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int held;
        private int count;

        void add(int code) {
            held |= code << count;
            count += 3;
            while (count >= 8) {
                out.write(held);
                held >>>= 8;
                count -= 8;
            }
        }

        byte[] bytes() {
            out.write(held);
            return out.toByteArray();
        }
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer little(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
    }

    private static byte[] little24(int value) {
        return Arrays.copyOf(little(value).array(), 3);
    }

    private static byte[] little16(int value) {
        return Arrays.copyOf(little(value).array(), 2);
    }
}

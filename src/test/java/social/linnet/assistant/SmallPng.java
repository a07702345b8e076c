package social.linnet.assistant;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

/// A small picture, and one whose file holds words that nobody sees.
final class SmallPng {

    /// The signature and the header.
    private static final int HEADER = 8 + 25;

    private SmallPng() {
    }

    static byte[] plain() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With these words as its title, its description and where it is from.
    static byte[] saying(String words) {
        byte[] plain = plain();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, HEADER);
        for (String key : new String[] {"Title", "Description", "XML:com.adobe.xmp"}) {
            byte[] data = ("iTXt" + key + "\0\0\0\0\0" + words).getBytes(StandardCharsets.UTF_8);
            CRC32 crc = new CRC32();
            crc.update(data);
            out.writeBytes(ByteBuffer.allocate(4).putInt(data.length - 4).array());
            out.writeBytes(data);
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        }
        out.write(plain, HEADER, plain.length - HEADER);
        return out.toByteArray();
    }
}

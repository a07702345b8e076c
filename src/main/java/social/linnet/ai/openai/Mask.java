package social.linnet.ai.openai;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.openai.wire.PictureHeader;

/// Which part of a picture is to change, as the API takes it: a PNG with alpha, of the picture's size, below 4 MB. It is
/// always written anew, of two kinds of pixels, which makes it small and takes out whatever else the file held.
final class Mask {

    static final int MOST_BYTES = (4 << 20) - 1;
    /// Most pixels that are decoded.
    private static final long MOST_PIXELS = 40_000_000;
    private static final int OPAQUE = 0xFF000000;

    private Mask() {
    }

    /// The same mask for a picture of this size.
    ///
    /// @throws AiFailure [Reason#UNSUPPORTED] when it is no mask, or cannot be made small enough
    static byte[] fit(byte[] mask, int width, int height) {
        BufferedImage given = read(mask);
        if (!given.getColorModel().hasAlpha()) {
            throw refused("the mask has no transparency");
        }
        BufferedImage fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            int from = (int) ((long) y * given.getHeight() / height);
            for (int x = 0; x < width; x++) {
                boolean stays = given.getRGB((int) ((long) x * given.getWidth() / width), from) >>> 24 >= 128;
                fitted.setRGB(x, y, stays ? OPAQUE : 0);
            }
        }
        byte[] written = write(fitted);
        if (written.length > MOST_BYTES) {
            throw refused("the mask is too finely drawn for the API");
        }
        return written;
    }

    private static BufferedImage read(byte[] mask) {
        PictureHeader header = PictureHeader.of(mask);
        if (header == null || !header.mime().equals("image/png")
                || (long) header.width() * header.height() > MOST_PIXELS) {
            throw refused("the mask is no PNG of a size that can be read");
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(mask))) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            // the decoder throws all kinds of things at bytes that are not what they should be
            throw new AiFailure(Reason.UNSUPPORTED, "the mask is a broken PNG", e);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] write(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(image);
        } catch (IOException e) {
            throw new IllegalStateException("a picture could not be written into memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static AiFailure refused(String why) {
        return new AiFailure(Reason.UNSUPPORTED, why, null);
    }
}

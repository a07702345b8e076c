package social.linnet.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes pixels anew. Nothing of the file they came from is at hand here, so nothing of it can be carried over.
final class Encoder {

    private Encoder() {
    }

    /// @param quality 0 to 1
    static byte[] jpeg(BufferedImage opaque, float quality) {
        return writing("image/jpeg", (writer, out) -> {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque, null, null), parameters);
        });
    }

    /// @param image   with or without alpha
    /// @param quality 0 to 1
    static byte[] webp(BufferedImage image, float quality) {
        BufferedImage written = isTransparent(image) ? image : flat(image);
        return writing("image/webp", (writer, out) -> {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType("Lossy");
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(written, null, null), parameters);
        });
    }

    static byte[] png(BufferedImage image) {
        return writing("image/png", (writer, out) -> {
            writer.setOutput(out);
            writer.write(image);
        });
    }

    /// What is done with a writer.
    interface Writing {
        void with(ImageWriter writer, ImageOutputStream out) throws IOException;
    }

    static byte[] writing(String mime, Writing writing) {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(mime).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writing.with(writer, out);
        } catch (IOException cannotBe) {
            throw new UncheckedIOException("writing to memory", cannotBe);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// Whether any pixel can be seen through.
    static boolean isTransparent(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        for (int argb : ((DataBufferInt) image.getRaster().getDataBuffer()).getData()) {
            if (argb >>> 24 != 0xFF) {
                return true;
            }
        }
        return false;
    }

    /// The picture on white, without alpha.
    static BufferedImage flat(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        BufferedImage flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flat.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return flat;
    }
}

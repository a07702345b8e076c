package social.linnet.studio;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import social.linnet.event.Refused;
import social.linnet.media.Picture;

/// Which part of a picture is to change: opaque pixels stay, transparent ones are made anew. What a browser draws is a
/// stranger's file: it is read in bounds and written anew at the size of the picture it belongs to.
final class Mask {

    /// Largest file that is read, in bytes.
    static final int MAX_BYTES = 4 << 20;
    private static final int MAX_SIDE = 4096;
    /// How much of a picture must at least be left to change.
    private static final double LEAST = 0.001;

    private Mask() {
    }

    /// The mask as a PNG of the picture's size.
    ///
    /// @throws Refused `mask-broken` when it is no PNG within bounds, `mask-empty` when nothing of it is transparent
    static byte[] fitted(byte[] drawn, Picture picture) {
        if (drawn.length > MAX_BYTES) {
            throw Refused.invalid("mask-broken");
        }
        BufferedImage fitted = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = fitted.createGraphics();
        pen.setComposite(AlphaComposite.Src);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(read(drawn), 0, 0, picture.width(), picture.height(), null);
        pen.dispose();
        long open = 0;
        for (int y = 0; y < fitted.getHeight(); y++) {
            for (int x = 0; x < fitted.getWidth(); x++) {
                boolean transparent = fitted.getRGB(x, y) >>> 24 < 128;
                open += transparent ? 1 : 0;
                fitted.setRGB(x, y, transparent ? 0 : 0xFF000000);
            }
        }
        if (open < LEAST * picture.width() * picture.height()) {
            throw Refused.invalid("mask-empty");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(fitted, "png", bytes);
        } catch (IOException cannotBe) {
            throw new UncheckedIOException("writing to memory", cannotBe);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage read(byte[] drawn) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(drawn))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
                throw Refused.invalid("mask-broken");
            }
            return reader.read(0);
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof Refused refused) {
                throw refused;
            }
            throw Refused.invalid("mask-broken");
        } finally {
            reader.dispose();
        }
    }
}

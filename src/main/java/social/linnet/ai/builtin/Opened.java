package social.linnet.ai.builtin;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;

/// Opens pictures in bounds: three formats, by their bytes and whatever they are said to be, and no more pixels than
/// [#MOST_PIXELS].
final class Opened {

    /// Most pixels that a picture may claim; a large camera has 50 million.
    static final int MOST_PIXELS = 60_000_000;
    private static final Set<String> FORMATS = Set.of("jpeg", "jpg", "png", "webp");

    /// What was opened.
    ///
    /// @param image  the pixels, perhaps fewer than there were
    /// @param width  how wide the file says it is
    /// @param height how high the file says it is
    record Decoded(BufferedImage image, int width, int height) {
    }

    private Opened() {
    }

    /// Reads a picture, leaving out lines and columns of one that is far larger than needed.
    ///
    /// @param what what the operator's log calls it
    /// @param side the longest side that is needed
    /// @throws AiFailure with [Reason#UNUSABLE] when these bytes are no such picture
    static Decoded decode(byte[] bytes, String what, int side) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = reader(in);
            if (reader == null) {
                throw unusable(what + " is neither JPEG nor PNG nor WebP", null);
            }
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
                    throw unusable(what + " has " + width + " x " + height + " pixels", null);
                }
                ImageReadParam param = reader.getDefaultReadParam();
                // twice the pixels needed stay, to be averaged
                int step = Math.max(1, Math.max(width, height) / (2 * side));
                param.setSourceSubsampling(step, step, 0, 0);
                return new Decoded(reader.read(0, param), width, height);
            } finally {
                reader.dispose();
            }
        } catch (AiFailure failure) {
            throw failure;
        } catch (IOException | RuntimeException broken) {
            // codecs throw whatever the bytes lead them to
            throw unusable(what + " cannot be read", broken);
        }
    }

    private static @Nullable ImageReader reader(ImageInputStream in) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
            reader.dispose();
        }
        return null;
    }

    static AiFailure unusable(String message, @Nullable Throwable cause) {
        return new AiFailure(Reason.UNUSABLE, message, cause);
    }

    /// A picture as a canvas, its longest side at most `side`, what is transparent on white.
    static Canvas canvas(BufferedImage image, int side) {
        double scale = Math.min(1, (double) side / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        Canvas canvas = new Canvas(width, height);
        draw(canvas, image, 0, 0, width, height);
        return canvas;
    }

    /// Draws a picture into a part of a canvas, smoothly also when it gets far smaller.
    static void draw(Canvas canvas, BufferedImage image, int x, int y, int width, int height) {
        BufferedImage from = image;
        while (from.getWidth() >= 2 * width && from.getHeight() >= 2 * height) {
            BufferedImage half = new BufferedImage(from.getWidth() / 2, from.getHeight() / 2, BufferedImage.TYPE_INT_ARGB);
            Graphics2D pen = half.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(from, 0, 0, half.getWidth(), half.getHeight(), null);
            pen.dispose();
            from = half;
        }
        Graphics2D pen = canvas.image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(from, x, y, width, height, Color.WHITE, null);
        pen.dispose();
        // Java2D leaves opaqueness in the byte that a picture without it does not use
        for (int i = 0; i < canvas.pixels.length; i++) {
            canvas.pixels[i] &= 0xFFFFFF;
        }
    }

    /// What a mask asks for, a pixel a number: 255 is made anew, 0 stays.
    static int[] mask(BufferedImage mask, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(mask, 0, 0, width, height, null);
        pen.dispose();
        int[] pixels = ((DataBufferInt) scaled.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 255 - (pixels[i] >>> 24);
        }
        return pixels;
    }
}

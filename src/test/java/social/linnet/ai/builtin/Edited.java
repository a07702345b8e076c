package social.linnet.ai.builtin;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ImageModel.EditRequest;
import social.linnet.ai.ImageModel.Source;

/// Alice's picture, what becomes of it, and how that is measured.
final class Edited {

    static final int SIDE = 256;
    static final Retouch.Steps SILENT = (fraction, canvas) -> { };

    private Edited() {
    }

    static EditRequest request(String words, byte[] source, byte @Nullable [] mask) {
        return new EditRequest(words, List.of(new Source(source, "image/png")), mask, null, 3, "", Duration.ofSeconds(30));
    }

    static Canvas canvas(String words, byte[] source, byte @Nullable [] mask) {
        EditRequest request = request(words, source, mask);
        return new Retouch(request, Brief.of(words), SILENT).made();
    }

    /// A blue sky that pales, a green field, a red square and a white one.
    static BufferedImage landscape() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x2F6FC0), 0, 150, new Color(0xE8EEE8)));
        pen.fillRect(0, 0, SIDE, 150);
        pen.setPaint(new GradientPaint(0, 150, new Color(0x6FAF4A), 0, SIDE, new Color(0x2F5F2A)));
        pen.fillRect(0, 150, SIDE, SIDE);
        pen.setColor(new Color(0xC0392B));
        pen.fillRect(120, 160, 60, 60);
        pen.setColor(new Color(0xF4F0E8));
        pen.fillOval(30, 30, 50, 40);
        pen.setColor(new Color(0x2A2018));
        pen.fillRect(200, 100, 14, 80);
        pen.dispose();
        return image;
    }

    static BufferedImage wide() {
        BufferedImage image = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, 300, 0, Color.BLUE));
        pen.fillRect(0, 0, 300, 100);
        pen.dispose();
        return image;
    }

    static boolean inside(int x, int y) {
        return x >= 60 && x < 180 && y >= 80 && y < 200;
    }

    static byte[] mask(int side) {
        BufferedImage mask = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                mask.setRGB(x, y, inside(x, y) ? 0 : 0xFF000000);
            }
        }
        return png(mask);
    }

    static byte[] png(BufferedImage image) {
        return Encoding.png(image);
    }

    /// The head of a PNG of this size, and nothing more.
    static byte[] claiming(int width, int height) {
        byte[] bytes = png(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        for (int i = 0; i < 4; i++) {
            bytes[16 + i] = (byte) (width >>> 24 - 8 * i);
            bytes[20 + i] = (byte) (height >>> 24 - 8 * i);
        }
        return bytes;
    }

    static BufferedImage read(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    /// Mean distance of two pictures a channel.
    static double difference(BufferedImage one, BufferedImage two) {
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int p = one.getRGB(x, y);
                int q = two.getRGB(x, y);
                sum += Math.abs((p >> 16 & 255) - (q >> 16 & 255)) + Math.abs((p >> 8 & 255) - (q >> 8 & 255))
                        + Math.abs((p & 255) - (q & 255));
            }
        }
        return sum / (3.0 * one.getWidth() * one.getHeight());
    }

    static double distance(int one, int two) {
        double[] p = Oklab.lab(one);
        double[] q = Oklab.lab(two);
        return Math.hypot(p[0] - q[0], Math.hypot(p[1] - q[1], p[2] - q[2]));
    }

    static double mean(Canvas canvas, int x0, int y0, int x1, int y1) {
        double sum = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                sum += Oklab.lightness(canvas.at(x, y));
            }
        }
        return sum / ((x1 - x0) * (y1 - y0));
    }

    /// Mean step of lightness from one pixel to the next.
    static double roughness(Canvas canvas, int left, int top, int side) {
        double sum = 0;
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                sum += Math.abs(Oklab.lightness(canvas.at(x, y)) - Oklab.lightness(canvas.at(x + 1, y)));
            }
        }
        return sum / (side * side);
    }

    static double warmth(Canvas canvas) {
        return Arrays.stream(canvas.pixels).mapToDouble(p -> Oklab.lab(p)[1] + Oklab.lab(p)[2]).average().orElseThrow();
    }

    static double chroma(Canvas canvas) {
        return Arrays.stream(canvas.pixels).mapToDouble(p -> Math.hypot(Oklab.lab(p)[1], Oklab.lab(p)[2])).average().orElseThrow();
    }
}

package social.linnet.ai.builtin;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// The pixels under the brush: one buffer, reached both directly and by Java2D. Colours are `0xRRGGBB`.
final class Canvas {

    final int width;
    final int height;
    final BufferedImage image;
    final int[] pixels;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /// A smooth pen; the caller disposes of it.
    Graphics2D pen() {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return pen;
    }

    int at(int x, int y) {
        return pixels[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)];
    }

    /// Lays a colour over a pixel.
    void over(int index, int rgb, double alpha) {
        if (alpha <= 0) {
            return;
        }
        int a = alpha >= 1 ? 256 : (int) (alpha * 256);
        int p = pixels[index];
        int r = (p >> 16 & 255) + (((rgb >> 16 & 255) - (p >> 16 & 255)) * a >> 8);
        int g = (p >> 8 & 255) + (((rgb >> 8 & 255) - (p >> 8 & 255)) * a >> 8);
        int b = (p & 255) + (((rgb & 255) - (p & 255)) * a >> 8);
        pixels[index] = r << 16 | g << 8 | b;
    }

    /// Adds light to a pixel, softly: it approaches white and never overflows.
    void glow(int index, int rgb, double amount) {
        if (amount <= 0) {
            return;
        }
        int a = (int) (Math.min(amount, 1) * 256);
        int p = pixels[index];
        int r = p >> 16 & 255;
        int g = p >> 8 & 255;
        int b = p & 255;
        r += (255 - r) * ((rgb >> 16 & 255) * a >> 8) >> 8;
        g += (255 - g) * ((rgb >> 8 & 255) * a >> 8) >> 8;
        b += (255 - b) * ((rgb & 255) * a >> 8) >> 8;
        pixels[index] = r << 16 | g << 8 | b;
    }

    /// A soft round light.
    void halo(double cx, double cy, double radius, int rgb, double strength) {
        int x0 = Math.max(0, (int) (cx - radius));
        int x1 = Math.min(width - 1, (int) (cx + radius));
        int y0 = Math.max(0, (int) (cy - radius));
        int y1 = Math.min(height - 1, (int) (cy + radius));
        for (int y = y0; y <= y1; y++) {
            for (int x = x0; x <= x1; x++) {
                double dx = x - cx;
                double dy = y - cy;
                double d = (dx * dx + dy * dy) / (radius * radius);
                if (d < 1) {
                    double k = (1 - d) * (1 - d);
                    // a pixel's own noise: eight bits alone would show rings
                    glow(y * width + x, rgb, k * k * strength + (Noise.grain(x, y, 77) - 0.5) / 160 * k);
                }
            }
        }
    }

    /// An opaque or translucent Java2D colour.
    static Color paint(int rgb, double alpha) {
        return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, Math.clamp(Math.round(alpha * 255), 0, 255));
    }

    /// A quick mixture for inner loops, where OKLab would take a third of the time of the picture.
    static int blend(int from, int to, double t) {
        int k = Math.clamp((int) (t * 256), 0, 256);
        int r = (from >> 16 & 255) + (((to >> 16 & 255) - (from >> 16 & 255)) * k >> 8);
        int g = (from >> 8 & 255) + (((to >> 8 & 255) - (from >> 8 & 255)) * k >> 8);
        return r << 16 | g << 8 | (from & 255) + (((to & 255) - (from & 255)) * k >> 8);
    }

    /// Brighter or darker by a factor, quickly.
    static int scale(int rgb, double k) {
        return pack((rgb >> 16 & 255) * k, (rgb >> 8 & 255) * k, (rgb & 255) * k);
    }

    static int pack(double r, double g, double b) {
        return Math.clamp((int) r, 0, 255) << 16 | Math.clamp((int) g, 0, 255) << 8 | Math.clamp((int) b, 0, 255);
    }
}

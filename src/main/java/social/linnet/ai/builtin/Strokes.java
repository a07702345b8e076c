package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/// Oil paint: the picture is painted again in strokes, broad ones first, which follow the forms and swirl in the sky.
/// Source of the idea: Aaron Hertzmann, "Painterly Rendering with Curved Brush Strokes of Multiple Sizes", 1998.
final class Strokes {

    private Strokes() {
    }

    static void paint(Stage stage) {
        Canvas canvas = stage.canvas;
        int[] from = canvas.pixels.clone();
        int w = canvas.width;
        int h = canvas.height;
        float[] luma = Raster.luma(canvas);
        float[] detail = Raster.edges(luma, w, h, 2);
        Raster.blur(detail, w, h, (int) Math.max(2, 6 * stage.unit));
        Raster.blur(luma, w, h, (int) Math.max(2, 5 * stage.unit));
        Noise noise = stage.noise.other(310);
        double[][] swirls = new double[6][];
        for (int i = 0; i < swirls.length; i++) {
            swirls[i] = new double[] {stage.random.nextDouble() * w, stage.random.nextDouble() * h * 0.55, stage.unit * stage.between(90.0, 200.0), stage.chance(0.5) ? 1 : -1};
        }
        swirls[0] = new double[] {stage.lightX, stage.lightY, stage.unit * 260, 1};
        Graphics2D pen = stage.pen();
        double[] sizes = {30, 15, 8, 4.6};
        double[] needs = {0, 0, 0.045, 0.12};
        for (int pass = 0; pass < sizes.length; pass++) {
            double size = sizes[pass] * stage.unit;
            double step = size * (pass == 0 ? 1.0 : 0.95);
            for (double gy = 0; gy < h + step; gy += step) {
                for (double gx = 0; gx < w + step; gx += step) {
                    double x = gx + stage.between(-0.7, 0.7) * step;
                    double y = gy + stage.between(-0.7, 0.7) * step;
                    int at = Math.clamp((int) y, 0, h - 1) * w + Math.clamp((int) x, 0, w - 1);
                    if (detail[at] >= needs[pass]) {
                        stroke(stage, pen, from, luma, noise, swirls, x, y, size, pass);
                    }
                }
            }
        }
        pen.dispose();
        relief(canvas);
    }

    private static void stroke(Stage stage, Graphics2D pen, int[] from, float[] luma, Noise noise, double[][] swirls, double x, double y,
                               double size, int pass) {
        int w = stage.width;
        int h = stage.height;
        int colour = from[Math.clamp((int) y, 0, h - 1) * w + Math.clamp((int) x, 0, w - 1)];
        double jitter = stage.between(-19.0, 19.0);
        int r = colour >> 16 & 255;
        int g = colour >> 8 & 255;
        int b = colour & 255;
        double warm = stage.between(-13.0, 13.0);
        double grey = r * 0.3 + g * 0.59 + b * 0.11;
        pen.setColor(Canvas.paint(Canvas.pack(grey + (r - grey) * 1.2 + jitter + warm, grey + (g - grey) * 1.2 + jitter, grey + (b - grey) * 1.2 + jitter - warm), pass == 0 ? 1 : 0.88));
        pen.setStroke(new BasicStroke((float) size, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D path = new Path2D.Double();
        path.moveTo(x, y);
        double px = x;
        double py = y;
        double angle = 0;
        int steps = pass == 0 ? 4 : 5;
        for (int i = 0; i < steps; i++) {
            angle = flow(stage, luma, noise, swirls, px, py);
            px += Math.cos(angle) * size * 1.05;
            py += Math.sin(angle) * size * 1.05;
            int now = from[Math.clamp((int) py, 0, h - 1) * w + Math.clamp((int) px, 0, w - 1)];
            int off = Math.abs((now >> 16 & 255) - r) + Math.abs((now >> 8 & 255) - g) + Math.abs((now & 255) - b);
            if (i > 0 && off > 70) {
                break;
            }
            path.lineTo(px, py);
        }
        pen.draw(path);
    }

    private static double flow(Stage stage, float[] luma, Noise noise, double[][] swirls, double x, double y) {
        int w = stage.width;
        int ix = Math.clamp((int) x, 3, w - 4);
        int iy = Math.clamp((int) y, 3, stage.height - 4);
        double gx = luma[iy * w + ix + 3] - luma[iy * w + ix - 3];
        double gy = luma[(iy + 3) * w + ix] - luma[(iy - 3) * w + ix];
        double fx = Math.cos(noise.at(x / (stage.unit * 260), y / (stage.unit * 200)) * 2.4);
        double fy = Math.sin(noise.at(x / (stage.unit * 260), y / (stage.unit * 200)) * 2.4);
        for (double[] s : swirls) {
            double dx = x - s[0];
            double dy = y - s[1];
            double k = Math.exp(-(dx * dx + dy * dy) / (s[2] * s[2])) * 2.6;
            double d = Math.max(1, Math.hypot(dx, dy));
            fx += -dy / d * k * s[3];
            fy += dx / d * k * s[3];
        }
        // along edges rather than across them
        double strength = Math.min(1, Math.hypot(gx, gy) * 16);
        double ex = -gy;
        double ey = gx;
        double n = Math.max(1e-6, Math.hypot(ex, ey));
        double sign = ex * fx + ey * fy < 0 ? -1 : 1;
        return Math.atan2(fy * (1 - strength) + sign * ey / n * strength * 1.5, fx * (1 - strength) + sign * ex / n * strength * 1.5);
    }

    /// Thick paint catches the light from the upper left.
    private static void relief(Canvas canvas) {
        float[] luma = Raster.luma(canvas);
        int w = canvas.width;
        for (int y = 1; y < canvas.height - 1; y++) {
            for (int x = 1; x < w - 1; x++) {
                int i = y * w + x;
                double slope = luma[i] - luma[i - w - 1];
                canvas.pixels[i] = Canvas.scale(canvas.pixels[i], 1 + Math.clamp(slope * 0.9, -0.12, 0.14));
            }
        }
    }
}

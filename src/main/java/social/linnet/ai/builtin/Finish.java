package social.linnet.ai.builtin;

import social.linnet.ai.builtin.Brief.Style;

/// The last pass: a style's way of handling paint, then light that blooms, corners that darken, and grain.
final class Finish {

    private Finish() {
    }

    static void apply(Stage stage) {
        Canvas canvas = stage.canvas;
        Style style = stage.brief.style();
        switch (style) {
            case WATERCOLOUR -> Wash.watercolour(stage);
            case STROKES -> Strokes.paint(stage);
            case PIXEL -> Print.pixels(stage);
            case POSTER -> Print.poster(stage);
            case INK -> Print.ink(stage);
            case LINE -> Drawn.line(stage);
            case COMIC -> Print.comic(stage);
            case ANIMATION -> Drawn.animation(stage);
            case CLAY -> Clay.model(stage);
            case BLUEPRINT -> Drawn.blueprint(stage);
            case DUOTONE -> Tints.duotone(stage);
            case FILM -> Tints.film(stage);
            case LOW_POLY -> Facets.triangles(stage);
            case GLASS -> Facets.glass(stage);
            case PLAIN, MINIMAL -> bloom(canvas, 0.3, 0.62);
            case NEON -> bloom(canvas, 0.55, 0.45);
        }
        double grain = switch (style) {
            // pixels and the two inks have their colours and no others
            case PIXEL, DUOTONE, FILM -> 0;
            case PLAIN, NEON -> 4.5;
            case MINIMAL, POSTER, WATERCOLOUR -> 4;
            default -> 2.5;
        };
        double vignette = switch (style) {
            case FILM -> 0.42;
            case PLAIN, MINIMAL, NEON, STROKES, LOW_POLY, GLASS, CLAY -> 0.2;
            default -> 0;
        };
        if (grain > 0 || vignette > 0) {
            tone(canvas, grain, stage.patch ? 0 : vignette);
        }
    }

    /// Bright places spill over their edges. Worked out at a quarter of the size.
    private static void bloom(Canvas canvas, double strength, double threshold) {
        int w = canvas.width / 4;
        int h = canvas.height / 4;
        float[][] light = new float[3][w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int p = canvas.pixels[y * 4 * canvas.width + x * 4];
                int q = canvas.pixels[(y * 4 + 2) * canvas.width + x * 4 + 2];
                for (int c = 0; c < 3; c++) {
                    int s = 16 - 8 * c;
                    double v = ((p >> s & 255) + (q >> s & 255)) / 510.0;
                    light[c][y * w + x] = (float) Math.max(0, (v - threshold) / (1 - threshold));
                }
            }
        }
        for (float[] plane : light) {
            for (int pass = 0; pass < 3; pass++) {
                Raster.blur(plane, w, h, 9);
            }
        }
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                int index = y * canvas.width + x;
                int p = canvas.pixels[index];
                double r = p >> 16 & 255;
                double g = p >> 8 & 255;
                double b = p & 255;
                r += (255 - r) * strength * Raster.sample(light[0], w, h, x / 4.0, y / 4.0);
                g += (255 - g) * strength * Raster.sample(light[1], w, h, x / 4.0, y / 4.0);
                b += (255 - b) * strength * Raster.sample(light[2], w, h, x / 4.0, y / 4.0);
                canvas.pixels[index] = Canvas.pack(r, g, b);
            }
        }
    }

    private static void tone(Canvas canvas, double grain, double vignette) {
        double cx = canvas.width / 2.0;
        double cy = canvas.height / 2.0;
        double[] row = new double[canvas.width];
        for (int x = 0; x < canvas.width; x++) {
            row[x] = (x - cx) * (x - cx) / (cx * cx);
        }
        for (int y = 0; y < canvas.height; y++) {
            double down = (y - cy) * (y - cy) / (cy * cy);
            for (int x = 0; x < canvas.width; x++) {
                double d = (row[x] + down) * 0.5;
                double k = 1 - vignette * d * d;
                double n = (Noise.grain(x, y, 1) + Noise.grain(x, y, 2) - 1) * grain;
                int index = y * canvas.width + x;
                int p = canvas.pixels[index];
                canvas.pixels[index] = Canvas.pack((p >> 16 & 255) * k + n + 0.5, (p >> 8 & 255) * k + n + 0.5, (p & 255) * k + n + 0.5);
            }
        }
    }
}

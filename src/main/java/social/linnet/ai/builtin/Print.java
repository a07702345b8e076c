package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/// Styles with few colours or one: pixels, poster, ink, comic.
final class Print {

    /// Most colours of a pixel picture.
    static final int PIXEL_COLOURS = 24;
    private static final int[] BAYER = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

    private Print() {
    }

    /// About 100 pixels along the shorter side, [#PIXEL_COLOURS] colours, ordered dither.
    static void pixels(Stage stage) {
        Canvas canvas = stage.canvas;
        int block = Math.max(2, Math.min(canvas.width, canvas.height) / 102);
        int w = canvas.width / block;
        int h = canvas.height / block;
        int[] small = new int[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int r = 0;
                int g = 0;
                int b = 0;
                // the middle of the block alone: a mean of all of it would blur what is one block wide
                int from = block / 4;
                int to = block - block / 4;
                for (int j = from; j < to; j++) {
                    for (int i = from; i < to; i++) {
                        int p = canvas.pixels[(y * block + j) * canvas.width + x * block + i];
                        r += p >> 16 & 255;
                        g += p >> 8 & 255;
                        b += p & 255;
                    }
                }
                int n = (to - from) * (to - from);
                double grey = (r * 0.3 + g * 0.59 + b * 0.11) / n;
                small[y * w + x] = Canvas.pack(vivid(r / (double) n, grey), vivid(g / (double) n, grey), vivid(b / (double) n, grey));
            }
        }
        int[] cube = Raster.cube(Raster.palette(small, PIXEL_COLOURS));
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                int bx = Math.min(w - 1, x / block);
                int by = Math.min(h - 1, y / block);
                double d = (BAYER[(by & 3) * 4 + (bx & 3)] - 7.5) * 0.6;
                int p = small[by * w + bx];
                canvas.pixels[y * canvas.width + x] = Raster.lookup(cube, Canvas.pack((p >> 16 & 255) + d, (p >> 8 & 255) + d, (p & 255)
                        + d));
            }
        }
    }

    private static double vivid(double channel, double grey) {
        return grey + (channel - grey) * 1.16;
    }

    /// Flat inks that miss each other by a hair, on cream paper with a border.
    static void poster(Stage stage) {
        Canvas canvas = stage.canvas;
        int reach = (int) Math.max(2, 5 * stage.unit);
        Raster.flatten(canvas, reach);
        Raster.flatten(canvas, 2 * reach);
        Flow.of(Raster.luma(canvas), canvas.width, canvas.height, reach).smooth(canvas, reach);
        for (int i = 0; i < canvas.pixels.length; i++) {
            int p = canvas.pixels[i];
            double grey = ((p >> 16 & 255) * 0.3 + (p >> 8 & 255) * 0.59 + (p & 255) * 0.11);
            double lift = (grey - 138) * 0.34;
            canvas.pixels[i] = Canvas.pack(grey + ((p >> 16 & 255) - grey) * 1.45 + lift, grey + ((p >> 8 & 255) - grey) * 1.45 + lift,
                    grey + ((p & 255) - grey) * 1.45 + lift);
        }
        int[] cube = Raster.cube(Raster.palette(canvas.pixels, 10));
        Noise noise = stage.noise.other(320);
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                int i = y * canvas.width + x;
                double wobble = noise.at(x / (stage.unit * 40), y / (stage.unit * 40)) * 6;
                int p = canvas.pixels[i];
                int ink = Raster.lookup(cube, Canvas.pack((p >> 16 & 255) + wobble, (p >> 8 & 255) + wobble, (p & 255) + wobble));
                double worn = noise.fbm(x / (stage.unit * 5) + 30, y / (stage.unit * 5), 2) > 0.66 ? 0.3 : 0.03;
                canvas.pixels[i] = Canvas.blend(ink, 0xF6ECD8, worn);
            }
        }
        frame(stage, 0xF6ECD8, 44);
    }

    private static void frame(Stage stage, int paper, double wide) {
        if (stage.patch) {
            return;
        }
        Graphics2D pen = stage.pen();
        double m = wide * stage.unit;
        pen.setColor(Canvas.paint(paper, 1));
        pen.fill(new Rectangle2D.Double(0, 0, stage.width, m));
        pen.fill(new Rectangle2D.Double(0, stage.height - m, stage.width, m));
        pen.fill(new Rectangle2D.Double(0, 0, m, stage.height));
        pen.fill(new Rectangle2D.Double(stage.width - m, 0, m, stage.height));
        pen.dispose();
    }

    /// Pen and ink: hatching that thickens with the dark, in up to four directions, and contours.
    static void ink(Stage stage) {
        Canvas canvas = stage.canvas;
        int w = canvas.width;
        int h = canvas.height;
        Raster.flatten(canvas, (int) Math.max(2, 3 * stage.unit));
        float[] luma = Raster.luma(canvas);
        float[] sharp = Drawn.levelled(canvas);
        float[] lines = new Lines(sharp, w, h, Flow.of(sharp, w, h, Drawn.size(stage, 5)), Drawn.size(stage, 1.1)).contours(0.008);
        float[] soft = luma.clone();
        Raster.blur(soft, w, h, (int) Math.max(1, 2 * stage.unit));
        Noise noise = stage.noise.other(330);
        int paper = 0xF7F1E3;
        int black = stage.brief.colours().isEmpty() ? 0x1C1B22 : Oklab.mix(0x1C1B22, stage.brief.colours().getFirst(), 0.45);
        double[] angles = {0.72, -0.72, 0.08, 1.42};
        double[] from = {0.80, 0.56, 0.36, 0.2};
        double gap = 7.2 * stage.unit;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = y * w + x;
                double tone = Math.clamp(soft[i] * 1.05 + 0.02, 0, 1);
                double cover = 0;
                double shake = noise.at(x / (stage.unit * 60), y / (stage.unit * 60)) * 7 * stage.unit;
                for (int k = 0; k < angles.length; k++) {
                    double dark = Math.clamp((from[k] - tone) / 0.34, 0, 1);
                    if (dark > 0) {
                        double across = x * Math.cos(angles[k]) + y * Math.sin(angles[k]) + shake;
                        double d = Math.abs(across / gap - Math.rint(across / gap)) * gap;
                        double half = (0.35 + 1.7 * dark) * stage.unit * (0.85 + 0.3 * noise.at(x / (stage.unit * 22),
                                y / (stage.unit * 22) + k));
                        cover = Math.max(cover, Math.clamp(half - d + 0.5, 0, 1));
                    }
                }
                cover = Math.max(cover, lines[i]);
                int tint = Canvas.blend(paper, canvas.pixels[i], 0.13);
                canvas.pixels[i] = Canvas.blend(Canvas.scale(tint, 0.985 + Noise.grain(x, y, 2) * 0.03), black, cover * 0.94);
            }
        }
        frame(stage, paper, 30);
    }

    /// Flat bright colours, black contours, dots in the shade.
    static void comic(Stage stage) {
        Canvas canvas = stage.canvas;
        int w = canvas.width;
        int h = canvas.height;
        float[] sharp = Drawn.levelled(canvas);
        Flow flow = Flow.of(sharp, w, h, Drawn.size(stage, 5));
        Lines lines = new Lines(sharp, w, h, flow, Drawn.size(stage, 1.8));
        float[] ink = lines.contours(0.012);
        lines.fill(ink, 0.16);
        Raster.flatten(canvas, (int) Math.max(2, 5 * stage.unit));
        Raster.flatten(canvas, (int) Math.max(2, 4 * stage.unit));
        flow.smooth(canvas, Drawn.size(stage, 5));
        float[] luma = Raster.luma(canvas);
        for (int i = 0; i < canvas.pixels.length; i++) {
            int p = canvas.pixels[i];
            double grey = luma[i] * 255;
            double lift = grey * 1.06 + 14;
            canvas.pixels[i] = Canvas.pack(lift + ((p >> 16 & 255) - grey) * 1.6, lift + ((p >> 8 & 255) - grey) * 1.6, lift
                    + ((p & 255) - grey) * 1.6);
        }
        int[] cube = Raster.cube(Raster.palette(canvas.pixels, 12));
        double cell = 9 * stage.unit;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = y * w + x;
                int flat = Raster.lookup(cube, canvas.pixels[i]);
                double u = (x * 0.866 + y * 0.5) / cell;
                double v = (y * 0.866 - x * 0.5) / cell;
                double d = Math.hypot(u - Math.rint(u), v - Math.rint(v));
                double tone = luma[i];
                double dot = tone < 0.62 ? (0.62 - tone) * 0.62 + 0.1 : 0;
                int colour = dot > 0 ? Canvas.blend(flat, Canvas.scale(flat, 0.7), Math.clamp((dot - d) * cell + 0.5, 0, 1)) : flat;
                canvas.pixels[i] = Canvas.blend(colour, 0x14121A, ink[i]);
            }
        }
        if (stage.patch) {
            return;
        }
        frame(stage, 0xFFFFFF, 22);
        Graphics2D pen = stage.pen();
        pen.setColor(Canvas.paint(0x14121A, 1));
        pen.setStroke(new BasicStroke((float) (6 * stage.unit)));
        double m = 24 * stage.unit;
        pen.draw(new Rectangle2D.Double(m, m, stage.width - 2 * m, stage.height - 2 * m));
        pen.dispose();
    }
}

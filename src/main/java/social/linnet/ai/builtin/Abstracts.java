package social.linnet.ai.builtin;

import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// Pictures of nothing, for words that name nothing the painter knows: silk, ribbons, discs or cut paper, by the variant.
final class Abstracts {

    private static final int[][] SCHEMES = {
        {0x14213D, 0x2A5D8F, 0x6FB7C4, 0xF4E8CF, 0xF2A65A, 0xD1495B},
        {0x1E1233, 0x5B2A86, 0xB5427A, 0xF28A6A, 0xFBD8A0, 0xFFF4E0},
        {0x0B2B33, 0x15616D, 0x4FA095, 0xD9E5C3, 0xFFECD1, 0xFF7D4D},
        {0x21134D, 0x3F4FA8, 0x7DA7E8, 0xE6DDF5, 0xF5B5C8, 0xE8608A},
        {0x2B1B17, 0x7A3B2E, 0xCF7243, 0xF0BE72, 0xF7EBD3, 0x7FA69A},
        {0x10231C, 0x2F5D46, 0x7FA86B, 0xE3DFA8, 0xF6F0DC, 0xE58B5B}};

    private Abstracts() {
    }

    static void paint(Stage stage, Composer.Steps steps) {
        int[] colours = SCHEMES[Math.floorMod(stage.variant, SCHEMES.length)].clone();
        for (int i = 0; i < stage.brief.tints().size(); i++) {
            for (int k = 0; k < colours.length; k++) {
                colours[k] = Oklab.bend(colours[k], stage.brief.tints().get(i), i == 0 ? 0.7 : k % 2 == 0 ? 0.5 : 0);
            }
        }
        stage.horizon = stage.height;
        switch (stage.way(4)) {
            case 0 -> silk(stage, colours);
            case 1 -> ribbons(stage, colours, steps);
            case 2 -> discs(stage, colours, steps);
            default -> arches(stage, colours, steps);
        }
        steps.after(0.5, true);
    }

    /// Noise that bends noise, lit as if it were cloth.
    private static void silk(Stage stage, int[] colours) {
        Canvas canvas = stage.canvas;
        Noise noise = stage.noise;
        Gradient gradient = new Gradient(colours);
        double scale = 1 / (stage.unit * stage.between(480.0, 640.0));
        int cell = 2;
        int columns = canvas.width / cell + 3;
        int rows = canvas.height / cell + 3;
        float[] field = new float[columns * rows];
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                double u = i * cell * scale;
                double v = j * cell * scale;
                double ax = noise.fbm(u, v, 2);
                double ay = noise.fbm(u + 5.2, v + 1.3, 2);
                double bx = noise.fbm(u + 1.1 * ax + 1.7, v + 1.1 * ay + 9.2, 2);
                double by = noise.fbm(u + 1.1 * ax + 8.3, v + 1.1 * ay + 2.8, 2);
                field[j * columns + i] = (float) (noise.fbm(u + 1.3 * bx, v + 1.3 * by, 2) + ax * 0.3);
            }
        }
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                int at = y / cell * columns + x / cell;
                double fx = (x % cell) / (double) cell;
                double fy = (y % cell) / (double) cell;
                double top = field[at] + (field[at + 1] - field[at]) * fx;
                double low = field[at + columns] + (field[at + columns + 1] - field[at + columns]) * fx;
                double value = top + (low - top) * fy;
                double slope = (field[at + 1] - field[at] + field[at + columns] - field[at]) * 34;
                int colour = gradient.at(0.5 + value * 0.85, x, y);
                canvas.pixels[y * canvas.width + x] = Canvas.scale(colour, 1 + Math.clamp(slope, -0.34, 0.3));
            }
        }
    }

    /// Waves behind waves, each with a soft shadow on the next.
    private static void ribbons(Stage stage, int[] colours, Composer.Steps steps) {
        Canvas canvas = stage.canvas;
        Gradient gradient = new Gradient(colours[4], colours[3], colours[5], colours[2], colours[1], colours[0]);
        for (int i = 0; i < canvas.pixels.length; i++) {
            canvas.pixels[i] = gradient.at(0.02 + 0.1 * (i / canvas.width) / canvas.height, i % canvas.width, i / canvas.width);
        }
        int count = 11;
        double tilt = stage.between(-0.4, 0.4);
        for (int k = 0; k < count; k++) {
            Noise noise = stage.noise.other(200 + k);
            double t = (k + 0.5) / count;
            double base = canvas.height * (0.06 + 0.94 * t);
            double swing = stage.unit * stage.between(90.0, 190.0);
            double wide = stage.unit * stage.between(340.0, 560.0);
            for (int x = 0; x < canvas.width; x++) {
                double top = base + noise.fbm(x / wide, k * 3.1, 2) * swing + (x - canvas.width / 2.0) * tilt * (0.5 - t);
                for (int y = Math.max(0, (int) (top - 30 * stage.unit)); y < canvas.height; y++) {
                    double d = y - top;
                    int index = y * canvas.width + x;
                    if (d < 0) {
                        double s = 1 + d / (30 * stage.unit);
                        canvas.over(index, colours[0], s * s * 0.24);
                    } else {
                        double fall = Math.min(1, d / (canvas.height * 0.2));
                        int colour = gradient.at(0.1 + 0.85 * t + fall * 0.14, x, y);
                        canvas.over(index, Canvas.scale(colour, 1.1 - 0.14 * fall), Math.clamp(d + 1, 0, 1));
                    }
                }
            }
            if (k == count / 2) {
                steps.after(0.3, true);
            }
        }
    }

    /// Overlapping discs, each a gradient of its own.
    private static void discs(Stage stage, int[] colours, Composer.Steps steps) {
        Canvas canvas = stage.canvas;
        Gradient ground = new Gradient(colours[4], Oklab.mix(colours[4], colours[3], 0.7), colours[3]);
        for (int i = 0; i < canvas.pixels.length; i++) {
            canvas.pixels[i] = ground.at((double) (i / canvas.width) / canvas.height, i % canvas.width, i / canvas.width);
        }
        Graphics2D pen = stage.pen();
        int count = 13;
        for (int i = 0; i < count; i++) {
            double r = stage.unit * (340 * Math.pow(1 - (double) i / count, 1.5) + 26) * stage.between(0.8, 1.2);
            double x = stage.width * (0.5 + stage.between(-0.42, 0.42));
            double y = stage.height * (0.5 + stage.between(-0.42, 0.42));
            int from = colours[(i * 5 + 1) % colours.length];
            int to = colours[(i * 5 + 2) % colours.length];
            double angle = stage.between(0.0, 6.28);
            pen.setPaint(new GradientPaint((float) (x + Math.cos(angle) * r), (float) (y + Math.sin(angle) * r), Canvas.paint(from, 0.94),
                    (float) (x - Math.cos(angle) * r), (float) (y - Math.sin(angle) * r), Canvas.paint(to, 0.5)));
            pen.fill(i % 4 == 3 ? new Arc2D.Double(x - r, y - r, r * 2, r * 2, Math.toDegrees(angle), 180, Arc2D.CHORD) : Sky.circle(x, y, r));
            if (i == count / 2) {
                steps.after(0.3, true);
            }
        }
        pen.dispose();
    }

    /// Nested arches on a grid, as in cut paper.
    private static void arches(Stage stage, int[] colours, Composer.Steps steps) {
        Graphics2D pen = stage.pen();
        pen.setColor(Canvas.paint(colours[4], 1));
        pen.fillRect(0, 0, stage.width, stage.height);
        int across = stage.width > stage.height ? 6 : 4;
        double cell = (double) stage.width / across;
        int down = (int) Math.ceil(stage.height / cell);
        for (int j = 0; j < down; j++) {
            for (int i = 0; i < across; i++) {
                double x = i * cell;
                double y = j * cell;
                int first = stage.random.nextInt(colours.length);
                pen.setColor(Canvas.paint(colours[(first + 3) % colours.length], 1));
                pen.fill(new Rectangle2D.Double(x, y, cell + 1, cell + 1));
                int corner = stage.random.nextInt(4);
                double cx = x + (corner % 2) * cell;
                double cy = y + corner / 2 * cell;
                int kind = stage.random.nextInt(5);
                Shape clip = pen.getClip();
                pen.clip(new Rectangle2D.Double(x, y, cell + 0.5, cell + 0.5));
                for (int k = 0; k < 4; k++) {
                    pen.setColor(Canvas.paint(colours[(first + k * 2 + k / 2) % colours.length], 1));
                    double r = cell * (1 - k * 0.25);
                    if (kind == 0) {
                        pen.fill(Sky.circle(x + cell / 2, y + cell / 2, r / 2));
                    } else if (kind == 1 && k < 2) {
                        Path2D leaf = new Path2D.Double();
                        leaf.moveTo(x, y + cell * k * 0.5);
                        leaf.quadTo(x + cell, y, x + cell, y + cell);
                        leaf.quadTo(x, y + cell, x, y + cell * k * 0.5);
                        pen.fill(leaf);
                    } else if (kind > 1) {
                        pen.fill(Sky.circle(cx, cy, r));
                    }
                }
                pen.setClip(clip);
            }
            if (j == down / 2) {
                steps.after(0.3, true);
            }
        }
        pen.dispose();
    }
}

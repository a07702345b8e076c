package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;

/// Styles that cut the picture into flat pieces: triangles, and leaded glass.
final class Facets {

    private Facets() {
    }

    static void triangles(Stage stage) {
        Canvas canvas = stage.canvas;
        int[] from = canvas.pixels.clone();
        double cell = stage.unit * stage.pick(21, 24, 19, 22);
        int columns = (int) (canvas.width / cell) + 2;
        int rows = (int) (canvas.height / cell) + 2;
        double[][][] points = new double[rows + 1][columns + 1][2];
        for (int j = 0; j <= rows; j++) {
            for (int i = 0; i <= columns; i++) {
                boolean rim = i == 0 || j == 0 || i == columns || j == rows;
                points[j][i][0] = (i - 0.5 + (j % 2) * 0.5) * cell + (rim ? 0 : stage.between(-0.34, 0.34) * cell);
                points[j][i][1] = (j - 0.5) * cell + (rim ? 0 : stage.between(-0.34, 0.34) * cell);
            }
        }
        Graphics2D pen = stage.pen();
        pen.setStroke(new BasicStroke(1.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                double[] a = points[j][i];
                double[] b = points[j][i + 1];
                double[] c = points[j + 1][i];
                double[] d = points[j + 1][i + 1];
                if (j % 2 == 0) {
                    triangle(stage, pen, from, a, b, c);
                    triangle(stage, pen, from, b, d, c);
                } else {
                    triangle(stage, pen, from, a, b, d);
                    triangle(stage, pen, from, a, d, c);
                }
            }
        }
        pen.dispose();
    }

    private static void triangle(Stage stage, Graphics2D pen, int[] from, double[] a, double[] b, double[] c) {
        double r = 0;
        double g = 0;
        double bl = 0;
        double[][] weights = {{0.34, 0.33, 0.33}, {0.7, 0.15, 0.15}, {0.15, 0.7, 0.15}, {0.15, 0.15, 0.7}};
        for (double[] k : weights) {
            int x = Math.clamp((int) (a[0] * k[0] + b[0] * k[1] + c[0] * k[2]), 0, stage.width - 1);
            int y = Math.clamp((int) (a[1] * k[0] + b[1] * k[1] + c[1] * k[2]), 0, stage.height - 1);
            int p = from[y * stage.width + x];
            r += (p >> 16 & 255) / 4.0;
            g += (p >> 8 & 255) / 4.0;
            bl += (p & 255) / 4.0;
        }
        // each facet catches the light by how it happens to lie
        double tilt = ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]) > 0 ? 4 : -4) + stage.between(-9.0, 9.0);
        double grey = r * 0.3 + g * 0.59 + bl * 0.11;
        double lift = tilt + (grey - 128) * 0.12;
        pen.setColor(Canvas.paint(Canvas.pack(grey + (r - grey) * 1.25 + lift, grey + (g - grey) * 1.25 + lift, grey + (bl - grey) * 1.25 + lift), 1));
        Shape shape = Town.path(a[0], a[1], b[0], b[1], c[0], c[1]);
        pen.fill(shape);
        pen.draw(shape);
    }

    /// Cells of coloured glass between leads; the glass is uneven and glows.
    static void glass(Stage stage) {
        Canvas canvas = stage.canvas;
        int[] from = canvas.pixels.clone();
        double cell = stage.unit * 31;
        Noise noise = stage.noise.other(340);
        int columns = (int) (canvas.width / cell) + 3;
        int rows = (int) (canvas.height / cell) + 3;
        float[] px = new float[columns * rows];
        float[] py = new float[columns * rows];
        int[] colours = new int[columns * rows];
        for (int k = 0; k < px.length; k++) {
            px[k] = (float) ((k % columns - 1 + stage.between(0.1, 0.9)) * cell);
            py[k] = (float) ((k / columns - 1 + stage.between(0.1, 0.9)) * cell);
            int x = Math.clamp((int) px[k], 0, canvas.width - 1);
            int y = Math.clamp((int) py[k], 0, canvas.height - 1);
            int p = from[y * canvas.width + x];
            double[] lab = Oklab.lab(p);
            colours[k] = Oklab.rgb(Math.clamp(lab[0] * 0.98, 0, 0.9), lab[1] * 1.7, lab[2] * 1.7);
        }
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                int ci = (int) (x / cell) + 1;
                int cj = (int) (y / cell) + 1;
                float first = Float.MAX_VALUE;
                float second = Float.MAX_VALUE;
                int best = 0;
                for (int j = Math.max(0, cj - 2); j <= Math.min(rows - 1, cj + 2); j++) {
                    for (int i = Math.max(0, ci - 2); i <= Math.min(columns - 1, ci + 2); i++) {
                        int k = j * columns + i;
                        float dx = px[k] - x;
                        float dy = py[k] - y;
                        float d = dx * dx + dy * dy;
                        if (d < first) {
                            second = first;
                            first = d;
                            best = k;
                        } else if (d < second) {
                            second = d;
                        }
                    }
                }
                double edge = (Math.sqrt(second) - Math.sqrt(first)) / stage.unit;
                double uneven = noise.fbm(x / (stage.unit * 26), y / (stage.unit * 26), 3) * 0.2 + 1.02;
                int colour = Canvas.scale(colours[best], uneven + 0.12 * Math.clamp(edge / 30, 0, 1));
                canvas.pixels[y * canvas.width + x] = Canvas.blend(0x15141A, colour, Math.clamp((edge - 2.2) / 1.8, 0, 1));
            }
        }
    }
}

package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// Buildings that are a subject by themselves: lighthouse, bridge, castle, windmill.
final class Structures {

    private Structures() {
    }

    static void lighthouse(Stage stage) {
        double x = stage.width * stage.pick(0.76, 0.24, 0.7, 0.3);
        Canvas canvas = stage.canvas;
        Noise noise = stage.noise.other(240);
        int rock = Oklab.mix(stage.palette.near(), stage.palette.far(), 0.4);
        int lit = Oklab.mix(rock, stage.palette.light(), 0.35);
        int side = stage.lightSide(x);
        for (int i = 0; i < canvas.width; i++) {
            double d = (i - x) / (stage.unit * 250);
            double top = stage.horizon + 8 * stage.unit - Math.exp(-d * d) * stage.unit * 96 - noise.fbm(i / (stage.unit * 46), 2, 5) * 30 * stage.unit * Math.exp(-d * d * 0.6)
                    + Math.abs(d) * 5 * stage.unit;
            for (int y = Math.max(0, (int) top); y <= stage.horizon + 2; y++) {
                double n = noise.fbm((i + (y - top) * 0.4) / (stage.unit * 26), y / (stage.unit * 34), 4);
                canvas.over(y * canvas.width + i, Canvas.blend(rock, lit, 0.35 + n * 0.8 - d * side * -0.2), Math.clamp(y + 1 - top, 0, 1));
            }
        }
        tower(stage, x, stage.horizon - 78 * stage.unit, stage.unit * 300);
    }

    static void tower(Stage stage, double x, double y, double tall) {
        Palette palette = stage.palette;
        double wide = tall * 0.16;
        double shade = palette.time() == Brief.Time.NIGHT ? 0.6 : palette.isDark() ? 0.45 : 0.12;
        int white = Oklab.mix(0xF7F1E6, palette.far(), shade);
        int red = Oklab.mix(stage.brief.colours().isEmpty() ? 0xC8453B : stage.brief.colours().getFirst(), palette.far(), shade * 0.9);
        double top = y - tall;
        if (palette.isDark() || palette.time() == Brief.Time.SUNSET) {
            beam(stage, x, top - tall * 0.05);
        }
        Graphics2D pen = stage.pen();
        int bands = 7;
        for (int i = 0; i < bands; i++) {
            double a = (double) i / bands;
            double b = (i + 1.0) / bands;
            double wa = wide * (0.56 + 0.44 * a);
            double wb = wide * (0.56 + 0.44 * b);
            int c = i % 2 == 0 ? white : red;
            int dark = Oklab.shift(c, -0.16, 1);
            boolean right = stage.lightSide(x) > 0;
            pen.setPaint(new GradientPaint((float) (x - wide / 2), 0, Canvas.paint(right ? dark : c, 1), (float) (x + wide / 2), 0, Canvas.paint(right ? c : dark, 1)));
            pen.fill(Town.path(x - wa / 2, top + tall * a, x + wa / 2, top + tall * a, x + wb / 2, top + tall * b + 1, x - wb / 2, top + tall * b + 1));
        }
        pen.setColor(Canvas.paint(Oklab.mix(palette.near(), 0x30343F, 0.4), 1));
        pen.fill(new Rectangle2D.Double(x - wide * 0.4, top - tall * 0.014, wide * 0.8, tall * 0.028));
        pen.fill(Town.path(x - wide * 0.32, top - tall * 0.1, x, top - tall * 0.17, x + wide * 0.32, top - tall * 0.1));
        pen.setColor(Canvas.paint(0xFFE9A8, 1));
        pen.fill(new Rectangle2D.Double(x - wide * 0.22, top - tall * 0.1, wide * 0.44, tall * 0.088));
        pen.dispose();
        stage.canvas.halo(x, top - tall * 0.055, tall * 0.3, 0xFFE2A0, palette.isDark() ? 0.9 : 0.4);
    }

    private static void beam(Stage stage, double x, double y) {
        Canvas canvas = stage.canvas;
        double aim = stage.pick(Math.PI * 1.06, -0.08, Math.PI * 1.1, 0.06);
        for (int py = 0; py < stage.horizon; py++) {
            for (int px = 0; px < canvas.width; px++) {
                double dx = px - x;
                double dy = py - y;
                double along = dx * Math.cos(aim) + dy * Math.sin(aim);
                double across = Math.abs(dy * Math.cos(aim) - dx * Math.sin(aim));
                if (along > 0) {
                    double k = 1 - across / (along * 0.1 + 5 * stage.unit);
                    canvas.glow(py * canvas.width + px, 0xFFEFC0, Math.max(0, k) * 0.5 * Math.exp(-along / (stage.unit * 520)));
                }
            }
        }
    }

    static void bridge(Stage stage) {
        Graphics2D pen = stage.pen();
        Palette palette = stage.palette;
        int colour = stage.brief.colours().isEmpty() ? Oklab.mix(palette.near(), 0xB5452F, palette.isDark() ? 0.3 : 0.6) : Oklab.mix(stage.brief.colours().getFirst(), palette.near(), 0.3);
        double deck = stage.horizon - 44 * stage.unit;
        double tall = 240 * stage.unit;
        double[] piers = {stage.width * 0.2, stage.width * 0.72};
        pen.setColor(Canvas.paint(colour, 1));
        pen.fill(new Rectangle2D.Double(0, deck, stage.width, 10 * stage.unit));
        pen.setStroke(new BasicStroke((float) (2.2 * stage.unit)));
        for (double x = 0; x < stage.width; x += 18 * stage.unit) {
            pen.draw(new Line2D.Double(x, cable(x, piers, deck, tall, stage), x, deck));
        }
        pen.setStroke(new BasicStroke((float) (5 * stage.unit)));
        Path2D line = new Path2D.Double();
        line.moveTo(0, cable(0, piers, deck, tall, stage));
        for (double x = 4; x <= stage.width; x += 4) {
            line.lineTo(x, cable(x, piers, deck, tall, stage));
        }
        pen.draw(line);
        for (double pier : piers) {
            for (int s = -1; s <= 1; s += 2) {
                pen.fill(new Rectangle2D.Double(pier + s * 13 * stage.unit - 5 * stage.unit, deck - tall, 10 * stage.unit, tall + 60 * stage.unit));
            }
            for (int k = 0; k < 4; k++) {
                pen.fill(new Rectangle2D.Double(pier - 14 * stage.unit, deck - tall * (0.96 - 0.27 * k), 28 * stage.unit, 9 * stage.unit));
            }
        }
        pen.dispose();
    }

    private static double cable(double x, double[] piers, double deck, double tall, Stage stage) {
        double span = piers[1] - piers[0];
        double t = (x - piers[0]) / span;
        double sag = t < 0 ? 1 + t * span / (stage.width * 0.24) : t > 1 ? 1 - (t - 1) * span / (stage.width * 0.3) : Math.pow(2 * t - 1, 2) * 0.92 + 0.08;
        return deck - tall * Math.max(0.02, sag);
    }

    static void castle(Stage stage, double x, double y, double size) {
        Graphics2D pen = stage.pen();
        Palette palette = stage.palette;
        int wall = Oklab.mix(palette.far(), palette.isDark() ? palette.near() : 0xCDBBA8, 0.45);
        int dark = Oklab.shift(wall, -0.08, 1);
        int roof = Oklab.mix(palette.near(), palette.accent(), 0.3);
        int hill = Oklab.mix(palette.far(), palette.ground(), 0.5);
        Path2D rise = new Path2D.Double();
        rise.moveTo(x - size * 1.5, y + size * 0.2);
        rise.curveTo(x - size * 0.8, y + size * 0.1, x - size * 0.7, y - size * 0.26, x, y - size * 0.28);
        rise.curveTo(x + size * 0.7, y - size * 0.26, x + size * 0.8, y + size * 0.1, x + size * 1.5, y + size * 0.2);
        pen.setPaint(new GradientPaint(0, (float) (y - size * 0.3), Canvas.paint(hill, 1), 0, (float) (y + size * 0.2), Canvas.paint(Oklab.mix(hill, palette.ground(), 0.6), 1)));
        pen.fill(rise);
        double[][] towers = {{-0.5, 0.5, 0.13}, {0.46, 0.58, 0.14}, {-0.22, 0.8, 0.15}, {0.18, 0.96, 0.14}, {0.0, 0.62, 0.2}, {-0.36, 0.38, 0.16}, {0.34, 0.4, 0.17}};
        pen.setColor(Canvas.paint(wall, 1));
        pen.fill(new Rectangle2D.Double(x - size * 0.5, y - size * 0.56, size, size * 0.36));
        for (double[] t : towers) {
            double w = t[2] * size;
            double tx = x + t[0] * size;
            double top = y - size * (0.22 + t[1]);
            boolean right = stage.lightSide(x) > 0;
            pen.setPaint(new GradientPaint((float) (tx - w / 2), 0, Canvas.paint(right ? dark : wall, 1), (float) (tx + w / 2), 0, Canvas.paint(right ? Oklab.shift(wall, 0.05, 1) : dark, 1)));
            pen.fill(new Rectangle2D.Double(tx - w / 2, top, w, y - size * 0.2 - top));
            pen.setColor(Canvas.paint(roof, 1));
            pen.fill(Town.path(tx - w * 0.66, top, tx, top - w * 1.75, tx + w * 0.66, top));
            pen.setColor(Canvas.paint(palette.isDark() || palette.time() == Brief.Time.SUNSET ? 0xFFD27A : palette.near(), 0.9));
            pen.fill(new Ellipse2D.Double(tx - w * 0.1, top + w * 0.4, w * 0.2, w * 0.36));
            pen.fill(new Ellipse2D.Double(tx - w * 0.1, top + w * 1.3, w * 0.2, w * 0.36));
        }
        pen.dispose();
    }

    static void windmill(Stage stage, double x, double y, double tall) {
        Graphics2D pen = stage.pen();
        Palette palette = stage.palette;
        double shade = palette.isDark() ? 0.55 : 0.12;
        int wall = Oklab.mix(0xF3E8D6, palette.far(), shade);
        int cap = Oklab.mix(0x9A4A3A, palette.near(), shade);
        boolean right = stage.lightSide(x) > 0;
        pen.setPaint(new GradientPaint((float) (x - tall * 0.2), 0, Canvas.paint(right ? Oklab.shift(wall, -0.14, 1) : wall, 1), (float) (x + tall * 0.2), 0, Canvas.paint(right ? wall : Oklab.shift(wall, -0.14, 1), 1)));
        pen.fill(Town.path(x - tall * 0.13, y - tall * 0.72, x + tall * 0.13, y - tall * 0.72, x + tall * 0.2, y + tall * 0.12, x - tall * 0.2, y + tall * 0.12));
        pen.setColor(Canvas.paint(cap, 1));
        pen.fill(new Arc2D.Double(x - tall * 0.16, y - tall * 0.9, tall * 0.32, tall * 0.36, 0, 180, Arc2D.CHORD));
        pen.setColor(Canvas.paint(palette.isDark() ? 0xFFD27A : Oklab.mix(0x4A5A6A, palette.near(), 0.3), 1));
        pen.fill(new Rectangle2D.Double(x - tall * 0.03, y - tall * 0.5, tall * 0.06, tall * 0.09));
        pen.setColor(Canvas.paint(cap, 1));
        pen.fill(new Arc2D.Double(x - tall * 0.05, y - tall * 0.14, tall * 0.1, tall * 0.2, 0, 180, Arc2D.CHORD));
        pen.fill(new Rectangle2D.Double(x - tall * 0.05, y - tall * 0.05, tall * 0.1, tall * 0.17));
        double turn = stage.between(0.2, 1.3);
        double hubY = y - tall * 0.76;
        for (int i = 0; i < 4; i++) {
            AffineTransform back = pen.getTransform();
            pen.rotate(turn + i * Math.PI / 2, x, hubY);
            pen.setColor(Canvas.paint(Oklab.mix(wall, 0xFFFFFF, 0.3), 0.94));
            pen.fill(new Rectangle2D.Double(x + tall * 0.008, hubY - tall * 0.52, tall * 0.1, tall * 0.42));
            pen.setColor(Canvas.paint(Oklab.mix(palette.near(), cap, 0.3), 1));
            pen.setStroke(new BasicStroke((float) (tall * 0.014)));
            pen.draw(new Line2D.Double(x, hubY, x, hubY - tall * 0.54));
            pen.setStroke(new BasicStroke((float) (tall * 0.006)));
            for (int k = 0; k < 6; k++) {
                double ly = hubY - tall * (0.12 + k * 0.08);
                pen.draw(new Line2D.Double(x, ly, x + tall * 0.108, ly));
            }
            pen.setTransform(back);
        }
        pen.fill(Sky.circle(x, hubY, tall * 0.024));
        pen.dispose();
    }
}

package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// Animals that swim and fly: whales, fish, butterflies.
final class Fauna {

    private Fauna() {
    }

    /// A whale that leaps, or that swims through the sky when there is no sea.
    static void whale(Stage stage) {
        boolean sea = stage.brief.anyOf(Brief.Scene.SEA, Brief.Scene.LAKE, Brief.Scene.ISLAND) || stage.brief.scenes().isEmpty();
        double size = stage.unit * (sea ? 470 : 460);
        double x = stage.width * stage.pick(0.42, 0.58, 0.36, 0.62);
        double y = sea ? stage.horizon - size * 0.14 : stage.height * 0.46;
        whale(stage, x, y, size, sea ? stage.pick(-0.62, -0.5, -0.7, -0.56) : stage.pick(-0.15, -0.25, 0.1, -0.1), sea);
    }

    static void whale(Stage stage, double x, double y, double size, double angle, boolean clipped) {
        Graphics2D pen = stage.pen();
        Palette palette = stage.palette;
        if (clipped) {
            pen.setClip(new Rectangle2D.Double(0, 0, stage.width, stage.horizon + 2.0));
        }
        boolean mirrored = stage.way(2) == 1;
        pen.translate(x, y);
        pen.scale(mirrored ? -size / 100 : size / 100, size / 100);
        pen.rotate(angle);
        int back = Oklab.mix(palette.near(), stage.brief.colours().isEmpty() ? 0x34587E : stage.brief.colours().getFirst(), palette.isDark() ? 0.4 : 0.6);
        int belly = Oklab.mix(back, 0xE8EEF2, palette.isDark() ? 0.5 : 0.72);
        Path2D body = Creatures.curves(62, -2, 60, -16, 40, -24, 14, -23, -14, -22, -34, -12, -56, 2, -52, 6, -48, 8, -44, 9, -20, 16, 10, 21, 34, 17, 52, 14, 62, 8, 62, -2);
        pen.setPaint(new GradientPaint(0, -20, Canvas.paint(Oklab.mix(back, palette.light(), 0.12), 1), 0, 10, Canvas.paint(back, 1)));
        pen.fill(body);
        pen.fill(Creatures.curves(-50, 2, -62, -2, -70, -14, -82, -14, -78, -6, -70, 2, -66, 5, -72, 10, -80, 18, -76, 24, -66, 20, -54, 12, -48, 8, -48, 6, -48, 4, -50, 2));
        Shape clip = pen.getClip();
        pen.clip(body);
        pen.setColor(Canvas.paint(belly, 1));
        pen.fill(Creatures.curves(64, 2, 50, 4, 30, 6, 10, 8, -10, 10, -30, 9, -46, 8, -30, 26, 30, 30, 64, 20, 66, 14, 66, 8, 64, 2));
        pen.setColor(Canvas.paint(Oklab.mix(belly, back, 0.4), 0.8));
        pen.setStroke(new BasicStroke(0.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < 6; i++) {
            Path2D groove = new Path2D.Double();
            groove.moveTo(60, 6 + i * 2.4);
            groove.quadTo(34, 8.5 + i * 2.2, 8, 10 + i * 2.2);
            pen.draw(groove);
        }
        pen.setClip(clip);
        pen.setColor(Canvas.paint(Oklab.shift(back, -0.05, 1), 1));
        pen.fill(Creatures.curves(26, 8, 20, 18, 8, 32, -4, 34, -6, 28, 2, 16, 14, 8, 18, 6, 24, 6, 26, 8));
        pen.setColor(Canvas.paint(0x0A0A10, 1));
        pen.fill(Sky.circle(46, -1, 1.7));
        pen.setColor(Canvas.paint(0xFFFFFF, 0.9));
        pen.fill(Sky.circle(46.5, -1.6, 0.5));
        pen.dispose();
        if (clipped) {
            for (int i = 0; i < 110; i++) {
                double dx = stage.between(-1.0, 1.0);
                double foot = x + (mirrored ? 1 : -1) * size * 0.24 + dx * size * 0.34;
                double up = Math.abs(stage.random.nextGaussian()) * (1 - dx * dx) * size * 0.045;
                stage.canvas.halo(foot, stage.horizon - up, stage.unit * stage.between(4.0, 20.0), 0xFFFFFF, 0.75);
            }
        }
    }

    static void butterflies(Stage stage) {
        Graphics2D pen = stage.pen();
        int count = 7;
        for (int i = 0; i < count; i++) {
            double s = stage.unit * (i == 0 ? 130 : stage.between(24.0, 56.0)) / 50;
            double x = i == 0 ? stage.width * stage.pick(0.4, 0.6, 0.5, 0.35) : stage.width * stage.between(0.08, 0.92);
            double y = i == 0 ? stage.height * stage.pick(0.42, 0.5, 0.38, 0.46) : stage.height * stage.between(0.2, 0.8);
            int colour = stage.brief.colours().isEmpty() ? new int[] {0xF2913B, 0x5AA9E0, 0xE8648C, 0xF4C542}[(i + stage.way(4)) % 4]
                    : stage.brief.colours().get(i % stage.brief.colours().size());
            AffineTransform back = pen.getTransform();
            pen.translate(x, y);
            pen.rotate(stage.between(-0.5, 0.5));
            double fold = stage.between(0.55, 1.0);
            for (int side = -1; side <= 1; side += 2) {
                AffineTransform half = pen.getTransform();
                pen.scale(side * s * fold, s);
                int edge = Oklab.mix(0x17131C, colour, 0.18);
                pen.setColor(Canvas.paint(edge, 1));
                pen.fill(Creatures.curves(0, -4, 10, -38, 44, -46, 48, -34, 52, -16, 24, 2, 0, 2, 0, 0, 0, -2, 0, -4));
                pen.fill(Creatures.curves(0, 2, 22, 0, 40, 12, 34, 28, 30, 42, 8, 38, 0, 8, 0, 6, 0, 4, 0, 2));
                pen.setColor(Canvas.paint(colour, 1));
                pen.fill(Creatures.curves(3, -5, 13, -32, 38, -40, 42, -31, 45, -17, 24, -2, 4, -1, 3, -2, 3, -4, 3, -5));
                pen.setColor(Canvas.paint(Oklab.shift(colour, 0.1, 0.9), 1));
                pen.fill(Creatures.curves(4, 4, 20, 4, 34, 13, 29, 25, 25, 34, 10, 32, 3, 9, 3, 7, 3, 5, 4, 4));
                pen.setColor(Canvas.paint(0xFFFFFF, 0.85));
                pen.fill(Sky.circle(43, -37, 1.8));
                pen.fill(Sky.circle(46, -30, 1.5));
                pen.setTransform(half);
            }
            pen.setColor(Canvas.paint(0x1C1820, 1));
            pen.fill(new Ellipse2D.Double(-2.2 * s, -12 * s, 4.4 * s, 34 * s));
            pen.setTransform(back);
        }
        pen.dispose();
    }

    /// A fish facing right, about `size` long.
    static void fish(Stage stage, Graphics2D pen, double x, double y, double size, int colour, boolean left, double detail) {
        AffineTransform back = pen.getTransform();
        pen.translate(x, y);
        pen.scale((left ? -size : size) / 100, size / 100);
        pen.setColor(Canvas.paint(Oklab.shift(colour, -0.07, 1), 1));
        pen.fill(Creatures.curves(-30, 0, -44, -8, -52, -22, -58, -20, -54, -8, -54, 8, -58, 20, -52, 22, -44, 8, -30, 0));
        pen.fill(Creatures.curves(-10, -16, -6, -34, 12, -34, 22, -18, 10, -14, 0, -14, -10, -16));
        pen.fill(Creatures.curves(-4, 16, -6, 30, 4, 32, 14, 16, 8, 14, 0, 14, -4, 16));
        Path2D body = Creatures.curves(46, 0, 34, -24, -8, -28, -36, -2, -36, 0, -36, 1, -36, 2, -8, 28, 34, 24, 46, 0);
        pen.setPaint(new GradientPaint(0, -22, Canvas.paint(colour, 1), 0, 24, Canvas.paint(Oklab.mix(colour, 0xFFF4E0, 0.5), 1)));
        pen.fill(body);
        if (detail > 0.4) {
            Shape clip = pen.getClip();
            pen.clip(body);
            pen.setColor(Canvas.paint(0xFFFFFF, 0.75));
            pen.fill(new Ellipse2D.Double(14, -30, 7, 60));
            pen.fill(new Ellipse2D.Double(-14, -30, 6, 60));
            pen.setClip(clip);
            pen.setColor(Canvas.paint(0xFFFFFF, 1));
            pen.fill(Sky.circle(32, -4, 4.4));
            pen.setColor(Canvas.paint(0x101018, 1));
            pen.fill(Sky.circle(33, -4, 2.6));
        }
        pen.setTransform(back);
    }
}

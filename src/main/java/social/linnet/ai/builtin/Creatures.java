package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

import social.linnet.ai.builtin.Brief.Thing;

/// Animals and people, as silhouettes against the light. Each outline is drawn in a box of 100 by 100, its feet at
/// (50, 100), facing right.
final class Creatures {

    private Creatures() {
    }

    /// Stands every creature that is asked for, and not a swimmer or a flyer, on a rise against the light.
    static void place(Stage stage) {
        double x = stage.width * stage.pick(0.36, 0.63, 0.55, 0.42);
        Things.knoll(stage, x);
        int index = 0;
        for (Thing thing : stage.brief.things()) {
            if (thing.isCreature()) {
                double cx = x + (index == 0 ? 0 : (index % 2 == 0 ? -1 : 1) * ((index + 1) / 2) * stage.unit * 230);
                stand(stage, thing, cx, stage.height * 0.875, stage.unit * (index == 0 ? 1 : 0.86));
                index++;
            }
        }
    }

    private static void stand(Stage stage, Thing thing, double x, double y, double scale) {
        double tall = switch (thing) {
            case DEER, HORSE -> 400;
            case PERSON -> 370;
            case ROBOT -> 320;
            case RABBIT -> 230;
            case OWL -> 260;
            default -> 300;
        };
        Graphics2D pen = stage.pen();
        double s = tall * scale / 100;
        boolean mirrored = stage.lightSide(x) < 0;
        pen.transform(new AffineTransform(mirrored ? -s : s, 0, 0, s, x - (mirrored ? -s : s) * 50, y - s * 100));
        Palette palette = stage.palette;
        int dark = Oklab.mix(palette.near(), 0x050508, 0.25);
        int own = stage.brief.colours().isEmpty() ? coat(thing) : stage.brief.colours().getFirst();
        // against a low sun or the moon, and where the picture is cut into pieces, only a dark shape reads
        boolean dim = palette.isDark() || palette.time() == Brief.Time.SUNSET || stage.brief.style() == Brief.Style.LOW_POLY
                || stage.brief.style() == Brief.Style.GLASS;
        int body = Oklab.mix(dark, own, dim ? 0.22 : 0.5);
        int rim = Oklab.mix(body, palette.light(), 0.55);
        pen.setPaint(new GradientPaint(20, 0, Canvas.paint(body, 1), 92, 20, Canvas.paint(Oklab.mix(body, rim, 0.4), 1)));
        switch (thing) {
            case CAT -> cat(pen);
            case DOG -> dog(pen);
            case FOX -> fox(pen, own, body);
            case OWL -> owl(pen, body, palette);
            case DEER -> deer(pen);
            case HORSE -> horse(pen);
            case RABBIT -> rabbit(pen);
            case ROBOT -> robot(pen, palette);
            default -> person(pen, palette, stage.brief.colours().isEmpty() ? palette.accent() : stage.brief.colours().getFirst());
        }
        pen.dispose();
    }

    private static int coat(Thing thing) {
        return switch (thing) {
            case FOX -> 0xD9662B;
            case DEER -> 0xA8713F;
            case HORSE -> 0x6E4630;
            case RABBIT -> 0xB8A08A;
            case DOG -> 0x9A6B42;
            case OWL -> 0x8A6B50;
            case ROBOT -> 0x8FA3B5;
            default -> 0x3A3442;
        };
    }

    /// A path of cubic curves: the first pair is where it starts, then six numbers a curve.
    static Path2D curves(double... n) {
        Path2D path = new Path2D.Double();
        path.moveTo(n[0], n[1]);
        for (int i = 2; i + 5 < n.length; i += 6) {
            path.curveTo(n[i], n[i + 1], n[i + 2], n[i + 3], n[i + 4], n[i + 5]);
        }
        path.closePath();
        return path;
    }

    private static void cat(Graphics2D pen) {
        // seen from behind, sitting: body, head, ears, a tail that curls
        pen.fill(curves(30, 100, 22, 84, 30, 58, 42, 46, 46, 42, 56, 42, 60, 46, 72, 58, 79, 84, 71, 100, 60, 101, 40, 101, 30, 100));
        pen.fill(new Ellipse2D.Double(35, 20, 31, 27));
        pen.fill(Town.path(36.5, 34, 36, 11, 49, 22.5));
        pen.fill(Town.path(64.5, 34, 65, 11, 52, 22.5));
        pen.setStroke(new BasicStroke(6.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D tail = new Path2D.Double();
        tail.moveTo(66, 96);
        tail.curveTo(88, 100, 98, 88, 91, 74);
        tail.curveTo(88, 67, 93, 60, 98, 62);
        pen.draw(tail);
    }

    private static void dog(Graphics2D pen) {
        pen.fill(curves(28, 100, 20, 92, 26, 66, 40, 54, 48, 47, 52, 40, 54, 32, 64, 36, 72, 42, 72, 50, 70, 62, 72, 84, 72, 100, 60, 100, 40, 100, 28, 100));
        pen.fill(curves(50, 38, 46, 22, 56, 12, 68, 14, 76, 15, 78, 22, 84, 25, 92, 27, 93, 35, 86, 37, 76, 40, 62, 48, 50, 38));
        pen.fill(curves(56, 15, 46, 14, 42, 28, 46, 40, 52, 42, 58, 30, 60, 18, 60, 16, 58, 15, 56, 15));
        pen.fill(new Rectangle2D.Double(62, 60, 10, 40));
        pen.setStroke(new BasicStroke(6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D tail = new Path2D.Double();
        tail.moveTo(29, 94);
        tail.curveTo(14, 96, 10, 84, 13, 74);
        pen.draw(tail);
    }

    private static void fox(Graphics2D pen, int own, int body) {
        pen.fill(curves(34, 100, 26, 88, 32, 64, 44, 54, 50, 48, 60, 48, 64, 52, 72, 64, 74, 86, 72, 100, 60, 100, 44, 100, 34, 100));
        pen.fill(curves(40, 38, 40, 30, 44, 24, 54, 24, 66, 24, 70, 30, 76, 36, 82, 40, 88, 43, 89, 46, 84, 51, 66, 56, 54, 54, 44, 52, 40, 46, 40, 38));
        pen.fill(Town.path(43, 32, 42, 8, 55, 25));
        pen.fill(Town.path(57, 26, 65, 9, 69, 31));
        pen.fill(curves(38, 98, 14, 104, -2, 86, 6, 64, 10, 56, 18, 62, 20, 72, 22, 84, 34, 84, 40, 90, 42, 94, 42, 98, 38, 98));
        pen.setColor(Canvas.paint(Oklab.mix(body, Oklab.mix(own, 0xFFFFFF, 0.8), 0.6), 1));
        pen.fill(curves(6, 64, 10, 56, 18, 62, 19, 68, 14, 66, 10, 70, 4.6, 72, 4.6, 70, 5, 66, 6, 64));
        pen.fill(curves(60, 53, 66, 56, 76, 52, 84, 50, 86, 48, 88, 48, 88.6, 46, 80, 47, 68, 48, 60, 53));
        pen.fill(curves(62, 56, 70, 64, 71, 76, 68, 84, 64, 78, 60, 66, 62, 56));
    }

    private static void owl(Graphics2D pen, int body, Palette palette) {
        pen.fill(curves(50, 100, 28, 98, 22, 70, 26, 44, 24, 34, 24, 24, 22, 14, 30, 20, 38, 20, 50, 21, 62, 20, 70, 20, 78, 14, 76, 24, 76, 34, 74, 44, 78, 70, 72, 98, 50, 100));
        pen.setColor(Canvas.paint(Oklab.shift(body, 0.1, 1), 1));
        for (int row = 0; row < 5; row++) {
            for (int k = 0; k <= 4 + row % 2; k++) {
                double x = 50 + (k - (4 + row % 2) / 2.0) * 8;
                pen.fill(new Ellipse2D.Double(x - 2.4, 56 + row * 7.5, 4.8, 3.2));
            }
        }
        for (int s = -1; s <= 1; s += 2) {
            pen.setColor(Canvas.paint(Oklab.shift(body, 0.16, 1), 1));
            pen.fill(Sky.circle(50 + s * 11.5, 35, 12));
            pen.setColor(Canvas.paint(0xFFCF5A, 1));
            pen.fill(Sky.circle(50 + s * 11, 35, 7.4));
            pen.setColor(Canvas.paint(0x0A0A10, 1));
            pen.fill(Sky.circle(50 + s * 10.6, 35, 4));
            pen.setColor(Canvas.paint(0xFFFFFF, 1));
            pen.fill(Sky.circle(52 + s * 10.6, 33.4, 1.2));
        }
        pen.setColor(Canvas.paint(Oklab.mix(0xE8A33F, palette.near(), 0.15), 1));
        pen.fill(Town.path(47, 41, 53, 41, 50, 48));
    }

    private static void deer(Graphics2D pen) {
        pen.fill(curves(22, 62, 22, 50, 34, 48, 46, 50, 56, 51, 60, 46, 63, 36, 65, 30, 70, 29, 73, 33, 74, 44, 74, 56, 68, 64, 58, 69, 34, 69, 26, 70, 22, 68, 22, 66, 22, 64, 22, 62));
        pen.fill(curves(62, 36, 62, 28, 68, 23, 75, 25, 82, 28, 88, 32, 87, 36, 82, 38, 72, 40, 68, 40, 64, 40, 62, 38, 62, 36));
        pen.fill(curves(65, 27, 56, 25, 55, 21, 56, 20, 62, 20, 67, 23, 67, 26, 66, 27, 66, 27, 65, 27));
        double[][] legs = {{25, 64, 23, 100}, {32, 66, 34, 100}, {60, 64, 60, 100}, {67, 62, 69, 100}};
        for (double[] l : legs) {
            pen.fill(Town.path(l[0] - 2.6, l[1], l[0] + 3.6, l[1], l[2] + 1.3, 82, l[2] + 1.6, l[3], l[2] - 1.4, l[3], l[2] - 1.2, 82));
        }
        pen.setStroke(new BasicStroke(1.7f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double[][] horns = {{69, 24, 62, 14, 58, 2}, {64, 16, 56, 13, 52, 7}, {60, 8, 66, 5, 67, -1}, {71, 24, 76, 13, 75, 0}, {75, 14, 83, 12, 87, 5}, {75.6, 7, 80, 3, 81, -2}};
        for (double[] h : horns) {
            Path2D horn = new Path2D.Double();
            horn.moveTo(h[0], h[1]);
            horn.quadTo(h[2], h[3], h[4], h[5]);
            pen.draw(horn);
        }
        pen.fill(curves(22, 56, 17, 56, 16, 62, 19, 66, 21, 64, 22, 60, 22, 56));
    }

    private static void horse(Graphics2D pen) {
        pen.fill(curves(14, 58, 14, 46, 26, 43, 42, 47, 54, 49, 58, 42, 62, 32, 66, 22, 72, 18, 76, 18, 80, 32, 78, 46, 72, 58, 66, 69, 54, 68, 44, 67, 32, 70, 22, 70, 17, 68, 14, 64, 14, 61, 14, 58));
        pen.fill(curves(68, 24, 70, 17, 78, 15, 82, 19, 88, 26, 95, 33, 94, 37, 92, 41, 87, 41, 84, 38, 78, 34, 72, 36, 68, 34, 66, 30, 66, 28, 68, 24));
        pen.fill(Town.path(73, 19, 74.5, 11, 78.5, 18));
        double[][] legs = {{18, 62, 13, 100}, {27, 64, 29, 100}, {59, 62, 57, 100}, {67, 60, 71, 100}};
        for (double[] l : legs) {
            pen.fill(Town.path(l[0] - 4, l[1], l[0] + 5, l[1], l[2] + 2, 82, l[2] + 2.8, l[3], l[2] - 2.2, l[3], l[2] - 1.6, 82));
        }
        pen.fill(curves(75, 15, 66, 16, 58, 30, 56, 48, 62, 44, 66, 38, 68, 30, 70, 24, 73, 19, 75, 15));
        pen.fill(curves(15, 52, 6, 54, 4, 70, 7, 86, 11, 78, 12, 68, 17, 62, 17, 58, 16, 54, 15, 52));
    }

    private static void rabbit(Graphics2D pen) {
        pen.fill(curves(24, 98, 16, 84, 26, 62, 44, 58, 54, 56, 58, 56, 62, 60, 70, 68, 72, 88, 72, 99, 56, 101, 36, 101, 24, 98));
        pen.fill(curves(54, 58, 50, 44, 60, 36, 70, 38, 80, 40, 86, 48, 84, 55, 80, 64, 58, 68, 54, 58));
        pen.fill(curves(60, 42, 50, 30, 46, 8, 51, 4, 58, 2, 66, 24, 67, 40, 66, 44, 62, 44, 60, 42));
        pen.fill(curves(67, 40, 62, 26, 66, 4, 71, 3, 77, 4, 76, 26, 73, 40, 72, 42, 68, 42, 67, 40));
        pen.fill(Sky.circle(21, 88, 7));
    }

    private static void robot(Graphics2D pen, Palette palette) {
        pen.fill(new RoundRectangle2D.Double(27, 14, 46, 32, 12, 12));
        pen.fill(new Rectangle2D.Double(46, 44, 8, 6));
        pen.fill(new RoundRectangle2D.Double(30, 48, 40, 34, 10, 10));
        pen.fill(new RoundRectangle2D.Double(19, 50, 9, 30, 8, 8));
        pen.fill(new RoundRectangle2D.Double(72, 50, 9, 30, 8, 8));
        pen.fill(new RoundRectangle2D.Double(34, 80, 11, 20, 5, 5));
        pen.fill(new RoundRectangle2D.Double(55, 80, 11, 20, 5, 5));
        pen.fill(new Rectangle2D.Double(49, 5, 2, 10));
        pen.setColor(Canvas.paint(palette.accent(), 1));
        pen.fill(Sky.circle(50, 4, 3.4));
        pen.setColor(Canvas.paint(0x10141E, 0.9));
        pen.fill(new RoundRectangle2D.Double(32, 20, 36, 20, 9, 9));
        pen.setColor(Canvas.paint(0x8EF0E4, 1));
        pen.fill(Sky.circle(42, 29, 3.8));
        pen.fill(Sky.circle(58, 29, 3.8));
        pen.setColor(Canvas.paint(palette.second(), 0.9));
        pen.fill(new RoundRectangle2D.Double(38, 55, 24, 12, 4, 4));
    }

    private static void person(Graphics2D pen, Palette palette, int coat) {
        Paint body = pen.getPaint();
        pen.fill(Town.path(43, 66, 50, 66, 48.5, 100, 41, 100));
        pen.fill(Town.path(50, 66, 57, 66, 60, 100, 52.5, 100));
        pen.setColor(Canvas.paint(Oklab.mix(coat, palette.near(), 0.42), 1));
        pen.fill(curves(44, 22, 36, 26, 34, 50, 35, 76, 44, 80, 58, 80, 66, 76, 67, 52, 63, 26, 56, 22, 52, 20, 48, 20, 44, 22));
        pen.setPaint(body);
        pen.fill(new Ellipse2D.Double(44.4, 7.5, 11.2, 13.5));
        pen.fill(curves(43.8, 14, 42, 7, 46, 4.6, 50.6, 4.8, 56, 5, 58, 9, 56.2, 14, 54, 10, 48, 9.4, 43.8, 14));
        pen.setColor(Canvas.paint(palette.accent(), 0.95));
        Path2D scarf = curves(43, 20, 47, 23, 54, 23, 58, 20, 59, 24, 56, 26, 50, 26, 46, 26, 42, 25, 43, 20);
        pen.fill(scarf);
        pen.fill(curves(43, 23, 34, 22, 26, 27, 18, 24, 22, 30, 32, 31, 43, 27, 44, 26, 44, 24, 43, 23));
    }
}

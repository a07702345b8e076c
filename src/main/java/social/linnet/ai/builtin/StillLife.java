package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

import social.linnet.ai.builtin.Brief.Thing;

/// A table by a wall: a vase of flowers, fruit, a cup. The light falls from one side.
final class StillLife {

    private static final int[][] ROOMS = {
        {0xE9DCC6, 0xC9B496, 0x8A5A44, 0x5E3A30}, {0x2F3F4A, 0x1F2B36, 0x6B4A3A, 0x3F2B26},
        {0xD9B8A8, 0xB98A7C, 0x5F6F68, 0x3D4A48}, {0xB9CBC4, 0x8AA59E, 0xC79A6B, 0x8A6242}};

    private StillLife() {
    }

    static void paint(Stage stage, Composer.Steps steps) {
        Canvas canvas = stage.canvas;
        Brief brief = stage.brief;
        int[] room = ROOMS[stage.way(4)].clone();
        boolean objectOnly = brief.anyOf(Thing.FRUIT, Thing.FLOWERS, Thing.CUP, Thing.VASE);
        if (!brief.colours().isEmpty()) {
            int wall = brief.colours().size() > 1 || !objectOnly ? brief.colours().getLast() : brief.colours().getFirst();
            room[0] = Oklab.bend(room[0], wall, objectOnly && brief.colours().size() == 1 ? 0.3 : 0.6);
            room[1] = Oklab.bend(room[1], wall, 0.4);
        }
        if (brief.time() == Brief.Time.NIGHT) {
            for (int i = 0; i < 4; i++) {
                room[i] = Oklab.shift(room[i], -0.18, 0.9);
            }
        }
        int table = (int) (stage.height * stage.pick(0.68, 0.72, 0.66, 0.7));
        boolean right = stage.way(2) == 0;
        stage.lightX = right ? stage.width * 1.3 : -stage.width * 0.3;
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                double side = right ? (double) x / canvas.width : 1 - (double) x / canvas.width;
                double n = stage.noise.fbm(x / (stage.unit * 220), y / (stage.unit * 220), 5) * 0.28;
                int index = y * canvas.width + x;
                if (y < table) {
                    double fall = 1 - side * 0.8 - 0.15 * (1 - (double) y / table) + n;
                    canvas.pixels[index] = Canvas.blend(room[0], room[1], fall + (Noise.grain(x, y, 3) - 0.5) / 40);
                } else {
                    double depth = (double) (y - table) / (canvas.height - table);
                    double wood = stage.noise.fbm(x / (stage.unit * (300 + 300 * depth)), (y - table) / (stage.unit * 9 * (0.4 + depth)), 4);
                    canvas.pixels[index] = Canvas.blend(room[2], room[3], 0.75 - side * 0.6 + wood * 0.3 + depth * 0.2);
                }
            }
        }
        window(stage, table, right);
        steps.after(0.25, true);
        Graphics2D pen = stage.pen();
        double unit = stage.unit;
        double cx = stage.width * stage.pick(0.42, 0.58, 0.46, 0.55);
        double foot = table + 84 * unit;
        boolean vase = brief.anyOf(Thing.VASE, Thing.FLOWERS) || !brief.anyOf(Thing.CUP, Thing.FRUIT) || brief.has(Thing.CUP) && stage.way(4) == 2;
        boolean fruit = brief.has(Thing.FRUIT) || !brief.has(Thing.CUP) && stage.way(2) == 0 || brief.has(Brief.Scene.STILL_LIFE) && !brief.has(Thing.CUP);
        if (vase) {
            vase(stage, pen, cx, foot, unit * stage.between(280.0, 330.0));
        }
        steps.after(0.4, true);
        double other = cx + (cx < stage.width / 2.0 ? 1 : -1) * unit * (vase ? 270 : 190);
        if (brief.has(Thing.CUP) || !vase && !fruit) {
            cup(stage, pen, vase || fruit ? other : stage.width * 0.5, foot + 60 * unit, unit * (vase || fruit ? 150 : 260));
        }
        if (fruit) {
            fruits(stage, pen, brief.has(Thing.CUP) ? cx - (other - cx) * (vase ? 0.8 : 0.5) : vase ? other : stage.width * 0.5, foot + 70 * unit, vase ? 3 : 5);
        }
        pen.dispose();
    }

    /// The light of a window, slanting over the wall.
    private static void window(Stage stage, int table, boolean right) {
        Canvas canvas = stage.canvas;
        double w = stage.unit * 150;
        double ox = stage.width * (right ? 0.3 : 0.42);
        double oy = stage.height * 0.1;
        double skew = right ? -0.28 : 0.28;
        for (int y = 0; y < table; y++) {
            for (int x = 0; x < canvas.width; x++) {
                double u = (x - ox - (y - oy) * skew) / w;
                double v = (y - oy - (x - ox) * 0.12 * (right ? 1 : -1)) / (w * 1.25);
                double fu = Math.abs(u - Math.rint(u));
                double fv = Math.abs(v - Math.rint(v));
                if (u > 0 && u < 2 && v > 0 && v < 2) {
                    double edge = Math.min(Math.min(u, 2 - u), Math.min(v, 2 - v)) * 24;
                    double bars = Math.min((u > 0.5 && u < 1.5 ? fu : 1) * 18, (v > 0.5 && v < 1.5 ? fv : 1) * 18);
                    canvas.glow(y * canvas.width + x, 0xFFE8C0, Math.clamp(Math.min(edge, bars), 0, 1) * 0.26);
                }
            }
        }
    }

    private static void shadow(Stage stage, double x, double y, double wide) {
        Canvas canvas = stage.canvas;
        double away = stage.lightX > stage.width / 2.0 ? -1 : 1;
        double reach = wide * 1.5;
        for (int py = (int) (y - wide * 0.3); py < Math.min(canvas.height, y + wide * 0.3); py++) {
            for (int px = (int) Math.max(0, x - reach * 1.4); px < Math.min(canvas.width, x + reach * 1.4); px++) {
                double dx = (px - x - away * wide * 0.42) / reach;
                double dy = (py - y) / (wide * 0.24);
                double d = 1 - dx * dx - dy * dy;
                if (d > 0) {
                    canvas.over(py * canvas.width + px, 0x150E12, Math.min(0.5, d * 0.7));
                }
            }
        }
    }

    private static void vase(Stage stage, Graphics2D pen, double x, double y, double tall) {
        shadow(stage, x, y - tall * 0.02, tall * 0.32);
        int[] glazes = {0x3F6F8F, 0xE8E0D0, 0x7FA08A, 0xC4694A};
        int glaze = glazes[stage.way(4)];
        flowers(stage, pen, x, y - tall * 0.86, tall);
        double[][] shapes = {{0.30, 0.36, 0.13, 0.17}, {0.22, 0.44, 0.12, 0.2}, {0.34, 0.24, 0.2, 0.24}, {0.26, 0.5, 0.1, 0.15}};
        double[] s = shapes[stage.way(4)];
        Path2D body = new Path2D.Double();
        body.moveTo(x - tall * s[3], y - tall);
        body.curveTo(x - tall * s[2], y - tall * 0.86, x - tall * s[2], y - tall * 0.8, x - tall * s[2], y - tall * 0.76);
        body.curveTo(x - tall * s[1] * 1.1, y - tall * 0.6, x - tall * s[0] * 1.3, y - tall * 0.12, x - tall * 0.16, y);
        body.quadTo(x, y + tall * 0.035, x + tall * 0.16, y);
        body.curveTo(x + tall * s[0] * 1.3, y - tall * 0.12, x + tall * s[1] * 1.1, y - tall * 0.6, x + tall * s[2], y - tall * 0.76);
        body.curveTo(x + tall * s[2], y - tall * 0.8, x + tall * s[2], y - tall * 0.86, x + tall * s[3], y - tall);
        body.quadTo(x, y - tall * 0.97, x - tall * s[3], y - tall);
        solid(stage, pen, body, x, tall * 0.36, glaze);
        Shape clip = pen.getClip();
        pen.clip(body);
        pen.setStroke(new BasicStroke((float) (tall * 0.014)));
        pen.setColor(Canvas.paint(Oklab.shift(glaze, Oklab.lightness(glaze) > 0.7 ? -0.3 : 0.25, 1), 0.55));
        for (int i = 0; i < 3; i++) {
            pen.draw(new Ellipse2D.Double(x - tall, y - tall * (0.46 - 0.045 * i) - tall * 0.05, tall * 2, tall * 0.1));
        }
        pen.setClip(clip);
    }

    private static void solid(Stage stage, Graphics2D pen, Shape shape, double x, double half, int colour) {
        boolean right = stage.lightX > stage.width / 2.0;
        int dark = Oklab.shift(colour, -0.2, 0.95);
        int lit = Oklab.mix(Oklab.shift(colour, 0.1, 1), 0xFFF2DC, 0.2);
        pen.setPaint(new GradientPaint((float) (x - half), 0, Canvas.paint(right ? dark : lit, 1), (float) (x + half), 0, Canvas.paint(right ? lit : dark, 1)));
        pen.fill(shape);
        Shape clip = pen.getClip();
        pen.clip(shape);
        double gx = x + (right ? half * 0.5 : -half * 0.5);
        double gy = shape.getBounds2D().getCenterY() - shape.getBounds2D().getHeight() * 0.08;
        pen.setPaint(new RadialGradientPaint((float) gx, (float) gy, (float) (half * 0.6), new float[] {0, 1},
                new Color[] {Canvas.paint(0xFFFFFF, 0.42), Canvas.paint(0xFFFFFF, 0)}));
        pen.fill(new Ellipse2D.Double(gx - half, gy - half, half * 2, half * 2));
        pen.setClip(clip);
    }

    private static void flowers(Stage stage, Graphics2D pen, double x, double y, double tall) {
        int[] petals = Land.petals(stage);
        int stem = 0x55774A;
        int count = 15 + stage.way(4) * 2;
        double[][] heads = new double[count][];
        for (int i = 0; i < count; i++) {
            double spread = (i + 0.5) / count * 2 - 1;
            double angle = spread * 1.05 + stage.between(-0.1, 0.1);
            double reach = tall * stage.between(0.42, 1.08) * (1 - Math.abs(spread) * 0.25);
            heads[i] = new double[] {x + Math.sin(angle) * reach, y - Math.cos(angle) * reach * 0.92};
            pen.setColor(Canvas.paint(Oklab.shift(stem, stage.between(-0.08, 0.05), 1), 1));
            pen.setStroke(new BasicStroke((float) (4.5 * stage.unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            Path2D line = new Path2D.Double();
            line.moveTo(x + spread * tall * 0.08, y + tall * 0.1);
            line.quadTo(x + spread * tall * 0.12, y - reach * 0.5, heads[i][0], heads[i][1]);
            pen.draw(line);
            double lx = x + (heads[i][0] - x) * 0.6;
            double ly = y + (heads[i][1] - y) * 0.55;
            double turn = spread * 1.6 + stage.between(-0.5, 0.5);
            leaf(stage, pen, lx, ly, tall * stage.between(0.14, 0.24), turn, Oklab.shift(stem, stage.between(-0.1, 0.08), 1));
        }
        for (int i = 0; i < count; i++) {
            int k = (i * 7) % count;
            int colour = petals[(i + stage.way(3)) % petals.length];
            double size = tall * stage.between(0.095, 0.165);
            flower(stage, pen, heads[k][0], heads[k][1], size, colour, (i + stage.way(4)) % 4);
        }
    }

    static void leaf(Stage stage, Graphics2D pen, double x, double y, double size, double turn, int colour) {
        AffineTransform back = pen.getTransform();
        pen.translate(x, y);
        pen.rotate(turn);
        Path2D leaf = new Path2D.Double();
        leaf.moveTo(0, 0);
        leaf.curveTo(-size * 0.4, -size * 0.35, -size * 0.2, -size * 0.9, 0, -size * 1.1);
        leaf.curveTo(size * 0.2, -size * 0.9, size * 0.4, -size * 0.35, 0, 0);
        pen.setColor(Canvas.paint(colour, 1));
        pen.fill(leaf);
        pen.setStroke(new BasicStroke((float) (1.2 * stage.unit)));
        pen.setColor(Canvas.paint(Oklab.shift(colour, 0.12, 1), 0.6));
        pen.draw(new Line2D.Double(0, 0, 0, -size));
        pen.setTransform(back);
    }

    static void flower(Stage stage, Graphics2D pen, double x, double y, double size, int colour, int kind) {
        int rings = kind == 0 ? 3 : kind == 1 ? 1 : 2;
        int leaves = kind == 1 ? 12 : kind == 2 ? 5 : 7;
        for (int ring = 0; ring < rings; ring++) {
            double r = size * (1 - ring * 0.3);
            double turn = stage.random.nextDouble() * 6.28;
            for (int k = 0; k < leaves; k++) {
                AffineTransform back = pen.getTransform();
                pen.translate(x, y);
                pen.scale(1, 0.9);
                pen.rotate(turn + k * 2 * Math.PI / leaves);
                double wide = kind == 1 ? 0.2 : 0.42;
                int inner = Oklab.shift(colour, -0.1 + ring * 0.03, 1);
                int outer = Oklab.shift(colour, 0.03 + ring * 0.05 + stage.between(-0.02, 0.02), 0.96);
                pen.setPaint(new GradientPaint(0, 0, Canvas.paint(inner, 1), 0, (float) -r, Canvas.paint(outer, 1)));
                pen.fill(new Ellipse2D.Double(-r * wide, -r * 1.05, r * wide * 2, r * 0.95));
                pen.setTransform(back);
            }
        }
        pen.setColor(Canvas.paint(kind == 1 ? 0xE8B23A : Oklab.mix(colour, 0xF7D774, 0.7), 1));
        pen.fill(Sky.circle(x, y, size * (kind == 1 ? 0.27 : 0.17)));
        pen.setColor(Canvas.paint(0x6A3F20, 0.35));
        pen.fill(Sky.circle(x, y + size * 0.05, size * (kind == 1 ? 0.16 : 0.08)));
    }

    private static void cup(Stage stage, Graphics2D pen, double x, double y, double size) {
        shadow(stage, x, y, size * 0.62);
        int[] glazes = {0xF1E9DA, 0xD9734E, 0x4F7F8F, 0xE6B85A};
        int glaze = stage.brief.colours().isEmpty() ? glazes[stage.way(4)] : stage.brief.colours().getFirst();
        pen.setColor(Canvas.paint(Oklab.shift(glaze, -0.05, 1), 1));
        pen.fill(new Ellipse2D.Double(x - size * 0.78, y - size * 0.16, size * 1.56, size * 0.34));
        pen.setColor(Canvas.paint(Oklab.shift(glaze, -0.14, 1), 1));
        pen.fill(new Ellipse2D.Double(x - size * 0.46, y - size * 0.09, size * 0.92, size * 0.19));
        pen.setStroke(new BasicStroke((float) (size * 0.1), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(Canvas.paint(Oklab.shift(glaze, -0.07, 1), 1));
        double side = stage.lightX > stage.width / 2.0 ? -1 : 1;
        Path2D handle = new Path2D.Double();
        handle.moveTo(x + side * size * 0.46, y - size * 0.66);
        handle.curveTo(x + side * size * 0.86, y - size * 0.72, x + side * size * 0.82, y - size * 0.24, x + side * size * 0.38, y - size * 0.24);
        pen.draw(handle);
        Path2D body = new Path2D.Double();
        body.moveTo(x - size * 0.52, y - size * 0.8);
        body.curveTo(x - size * 0.5, y - size * 0.3, x - size * 0.4, y, x - size * 0.24, y);
        body.lineTo(x + size * 0.24, y);
        body.curveTo(x + size * 0.4, y, x + size * 0.5, y - size * 0.3, x + size * 0.52, y - size * 0.8);
        body.closePath();
        solid(stage, pen, body, x, size * 0.55, glaze);
        pen.setColor(Canvas.paint(Oklab.shift(glaze, 0.07, 1), 1));
        pen.fill(new Ellipse2D.Double(x - size * 0.52, y - size * 0.92, size * 1.04, size * 0.24));
        pen.setColor(Canvas.paint(0x4A2A1C, 1));
        pen.fill(new Ellipse2D.Double(x - size * 0.46, y - size * 0.895, size * 0.92, size * 0.19));
        pen.setColor(Canvas.paint(0x8A5A38, 0.7));
        pen.fill(new Ellipse2D.Double(x - size * 0.3, y - size * 0.88, size * 0.4, size * 0.08));
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 60; k++) {
                double t = k / 60.0;
                double sx = x + (i - 1) * size * 0.2 + Math.sin(t * 5 + i * 1.7) * size * 0.1 * (0.3 + t);
                stage.canvas.halo(sx, y - size * (0.95 + t * 0.9), size * (0.05 + 0.07 * t), 0xFFFFFF, 0.09 * (1 - t) * Math.min(1, t * 6));
            }
        }
    }

    private static void fruits(Stage stage, Graphics2D pen, double x, double y, int count) {
        int[] skins = {0xC8382F, 0xF0902F, 0xE8C23A, 0x8FA83F, 0xB8405A};
        for (int i = 0; i < count; i++) {
            double size = stage.unit * stage.between(62.0, 78.0);
            double fx = x + (i - (count - 1) / 2.0) * size * 1.5;
            double fy = y + (i % 2) * stage.unit * 34 - size * 0.9;
            int skin = stage.brief.colours().isEmpty() || i > 2 ? skins[(i + stage.way(5)) % 5] : stage.brief.colours().getFirst();
            shadow(stage, fx, fy + size * 0.86, size * 0.9);
            Path2D body = new Path2D.Double();
            boolean pear = (i + stage.way(3)) % 3 == 2;
            body.moveTo(fx, fy - size * (pear ? 1.5 : 0.86));
            body.curveTo(fx + size * (pear ? 0.6 : 0.7), fy - size * (pear ? 1.5 : 1.15), fx + size * (pear ? 0.5 : 1.3), fy - size * 0.3, fx + size * 0.96, fy + size * 0.3);
            body.curveTo(fx + size * 0.8, fy + size * 0.95, fx + size * 0.3, fy + size * 1.02, fx, fy + size * 0.94);
            body.curveTo(fx - size * 0.3, fy + size * 1.02, fx - size * 0.8, fy + size * 0.95, fx - size * 0.96, fy + size * 0.3);
            body.curveTo(fx - size * (pear ? 0.5 : 1.3), fy - size * 0.3, fx - size * (pear ? 0.6 : 0.7), fy - size * (pear ? 1.5 : 1.15), fx, fy - size * (pear ? 1.5 : 0.86));
            solid(stage, pen, body, fx, size, skin);
            double top = fy - size * (pear ? 1.45 : 0.84);
            pen.setColor(Canvas.paint(0x4A3222, 1));
            pen.setStroke(new BasicStroke((float) (size * 0.09), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(new Line2D.Double(fx, top, fx + size * 0.12, top - size * 0.36));
            leaf(stage, pen, fx + size * 0.08, top - size * 0.2, size * 0.55, 1.1, 0x6F8F45);
        }
    }
}

package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

import social.linnet.ai.builtin.Brief.Scene;
import social.linnet.ai.builtin.Brief.Thing;

/// Single things that stand in a landscape, each at the size and distance where it reads best.
final class Things {

    private Things() {
    }

    /// What stands beyond the water and is mirrored in it.
    static void beforeWater(Stage stage) {
        if (stage.brief.has(Thing.LIGHTHOUSE)) {
            Structures.lighthouse(stage);
        }
        if (stage.brief.has(Thing.BRIDGE)) {
            Structures.bridge(stage);
        }
        if (stage.brief.has(Thing.CASTLE)) {
            double size = stage.unit * 240;
            Structures.castle(stage, stage.width * stage.pick(0.7, 0.3, 0.62, 0.38), stage.horizon - size * 0.18, size);
        }
        if (stage.brief.has(Thing.BOAT)) {
            boat(stage, stage.width * stage.pick(0.34, 0.6, 0.7, 0.4), stage.horizon + 3 * stage.unit, stage.unit * stage.pick(150, 120, 170, 105));
            if (stage.way(2) == 1) {
                boat(stage, stage.width * stage.pick(0.7, 0.2, 0.3, 0.8), stage.horizon, stage.unit * 46);
            }
        }
        if (stage.brief.has(Thing.BALLOON)) {
            balloons(stage);
        }
        if (stage.brief.has(Thing.BIRD) || stage.way(2) == 0 && stage.brief.style() != Brief.Style.MINIMAL && !stage.palette.isDark()) {
            Sky.birds(stage, stage.brief.has(Thing.BIRD) ? 13 : 6, stage.brief.has(Thing.BIRD) ? 26 : 13);
        }
        if (stage.brief.has(Thing.WHALE)) {
            Fauna.whale(stage);
        }
        if (stage.brief.anyOf(Scene.VILLAGE) || stage.brief.has(Thing.HOUSE)) {
            double[] top = new double[stage.width];
            Arrays.fill(top, stage.horizon);
            Town.village(stage, top, stage.brief.has(Scene.VILLAGE) ? 7 : 1, stage.unit * (stage.brief.has(Scene.VILLAGE) ? 66 : 110));
        }
    }

    static void place(Stage stage, double[] ground, boolean water) {
        Brief brief = stage.brief;
        double x = stage.width * stage.pick(0.33, 0.66, 0.57, 0.4);
        int at = Math.clamp((int) x, 0, ground.length - 1);
        double y = Math.min(ground[at] + 6 * stage.unit, stage.height * 0.93);
        if (!water) {
            if (brief.has(Thing.BALLOON)) {
                balloons(stage);
            }
            if (brief.has(Thing.BIRD)) {
                Sky.birds(stage, 11, 26);
            }
            if (brief.has(Thing.CASTLE)) {
                Structures.castle(stage, stage.width * stage.pick(0.62, 0.36, 0.44, 0.58), stage.horizon + 60 * stage.unit, stage.unit * 300);
            }
            if (brief.has(Thing.WINDMILL)) {
                Structures.windmill(stage, x, y - 40 * stage.unit, stage.unit * 270);
            }
            if (brief.has(Thing.HOUSE) && !brief.has(Scene.VILLAGE)) {
                Graphics2D pen = stage.pen();
                Town.house(stage, pen, stage.width - x, ground[Math.clamp((int) (stage.width - x), 0, ground.length - 1)] + 20 * stage.unit, stage.unit * 190, false);
                pen.dispose();
            }
            if (brief.has(Thing.LIGHTHOUSE)) {
                Structures.tower(stage, x, y, stage.unit * 330);
            }
            if (brief.has(Thing.BRIDGE)) {
                Structures.bridge(stage);
            }
        }
        if (brief.has(Thing.TREE) && !brief.has(Scene.FOREST)) {
            knoll(stage, x);
            Trees.great(stage, x, stage.height * 0.86, stage.unit * stage.between(520.0, 600.0));
        }
        if (brief.has(Thing.ROCKET)) {
            rocket(stage, stage.width * 0.5, stage.horizon * 0.5, stage.unit * 190, stage.pick(0.2, -0.25, 0.35, -0.15));
        }
        if (brief.has(Thing.HEART)) {
            hearts(stage);
        }
        if (brief.has(Thing.BUTTERFLY)) {
            Fauna.butterflies(stage);
        }
        if (!stage.closeUp && brief.things().stream().anyMatch(Thing::isCreature)) {
            Creatures.place(stage);
        }
    }

    /// A dark rise at the bottom for the subject to stand on.
    static void knoll(Stage stage, double x) {
        Canvas canvas = stage.canvas;
        Palette palette = stage.palette;
        Noise noise = stage.noise.other(230);
        boolean winter = stage.brief.season() == Brief.Season.WINTER;
        int body = stage.brief.has(Scene.DESERT) ? Oklab.mix(Oklab.mix(0xB87F4F, palette.near(), palette.isDark() ? 0.6 : 0.3), palette.haze(), 0.2) : winter ? Oklab.mix(palette.ground(), palette.middle(), 0.25) : Oklab.mix(palette.near(), palette.ground(), palette.isDark() ? 0.14 : 0.4);
        for (int i = 0; i < canvas.width; i++) {
            double d = (i - x) / (stage.width * 0.6);
            double top = stage.height * (0.86 + 0.16 * d * d) - noise.fbm(i / (stage.unit * 150), 3, 4) * 9 * stage.unit;
            for (int y = Math.max(0, (int) top); y < canvas.height; y++) {
                canvas.over(y * canvas.width + i, Canvas.scale(body, 1.06 - 0.35 * (y - top) / (stage.height * 0.2)), Math.clamp(y + 1 - top, 0, 1));
            }
        }
        if (!winter && !stage.brief.has(Scene.DESERT)) {
            Graphics2D pen = stage.pen();
            pen.setColor(Canvas.paint(body, 0.95));
            for (int i = 0; i < 420; i++) {
                double gx = stage.random.nextDouble() * stage.width;
                double d = (gx - x) / (stage.width * 0.6);
                double gy = stage.height * (0.865 + 0.16 * d * d);
                double tall = stage.unit * stage.between(6.0, 22.0);
                pen.setStroke(new BasicStroke((float) (1.4 * stage.unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                pen.draw(new Line2D.Double(gx, gy, gx + stage.between(-0.4, 0.4) * tall, gy - tall));
            }
            pen.dispose();
        }
    }

    static void boat(Stage stage, double x, double y, double size) {
        Graphics2D pen = stage.pen();
        Palette palette = stage.palette;
        int side = stage.lightSide(x);
        int sail = Oklab.mix(palette.isDark() ? 0xAEB8D8 : 0xFFF8EC, palette.horizon(), 0.25);
        int second = stage.brief.colours().isEmpty() ? Oklab.mix(palette.accent(), sail, 0.25) : stage.brief.colours().getLast();
        pen.setColor(Canvas.paint(Oklab.mix(palette.near(), 0x5A3A2A, 0.25), 1));
        pen.setStroke(new BasicStroke((float) (size * 0.018)));
        pen.draw(new Line2D.Double(x, y - size * 0.1, x, y - size * 1.12));
        Path2D main = new Path2D.Double();
        main.moveTo(x + side * size * 0.025, y - size * 1.08);
        main.quadTo(x + side * size * 0.34, y - size * 0.6, x + side * size * 0.46, y - size * 0.2);
        main.quadTo(x + side * size * 0.2, y - size * 0.15, x + side * size * 0.025, y - size * 0.17);
        main.closePath();
        pen.setPaint(new GradientPaint((float) x, 0, Canvas.paint(Oklab.shift(sail, -0.09, 1), 1), (float) (x + side * size * 0.42), 0, Canvas.paint(sail, 1)));
        pen.fill(main);
        Path2D jib = new Path2D.Double();
        jib.moveTo(x - side * size * 0.02, y - size * 0.98);
        jib.quadTo(x - side * size * 0.16, y - size * 0.5, x - side * size * 0.4, y - size * 0.18);
        jib.quadTo(x - side * size * 0.2, y - size * 0.14, x - side * size * 0.02, y - size * 0.18);
        jib.closePath();
        pen.setColor(Canvas.paint(second, 1));
        pen.fill(jib);
        Path2D hull = new Path2D.Double();
        hull.moveTo(x - size * 0.46, y - size * 0.12);
        hull.quadTo(x, y - size * 0.07, x + size * 0.5, y - size * 0.14);
        hull.quadTo(x + size * 0.4, y + size * 0.02, x + size * 0.3, y + size * 0.02);
        hull.lineTo(x - size * 0.3, y + size * 0.02);
        hull.quadTo(x - size * 0.42, y - size * 0.02, x - size * 0.46, y - size * 0.12);
        pen.setColor(Canvas.paint(Oklab.mix(palette.near(), palette.accent(), 0.22), 1));
        pen.fill(hull);
        pen.dispose();
    }

    static void balloons(Stage stage) {
        int count = 3 + stage.way(3);
        int[][] stripes = {{0xE4573D, 0xFBE3B5}, {0x2F7FA8, 0xF7D774}, {0x7A4FA3, 0xF7B0A0}, {0x2E9C85, 0xFFF0D0}, {0xD9467A, 0xFFD166}};
        Graphics2D pen = stage.pen();
        for (int i = count - 1; i >= 0; i--) {
            double size = stage.unit * (i == 0 ? 150 : stage.between(30.0, 72.0));
            double x = i == 0 ? stage.width * stage.pick(0.36, 0.64, 0.5, 0.3) : stage.width * stage.between(0.1, 0.9);
            double y = i == 0 ? stage.horizon * stage.pick(0.42, 0.36, 0.46, 0.4) : stage.horizon * stage.between(0.14, 0.8);
            int[] c = stripes[(i + stage.way(5)) % stripes.length].clone();
            if (!stage.brief.colours().isEmpty() && i == 0) {
                c[0] = stage.brief.colours().getFirst();
            }
            double far = i == 0 ? 0.06 : 0.42;
            balloon(stage, pen, x, y, size, Oklab.mix(c[0], stage.palette.haze(), far), Oklab.mix(c[1], stage.palette.haze(), far));
        }
        pen.dispose();
    }

    private static void balloon(Stage stage, Graphics2D pen, double x, double y, double r, int one, int two) {
        Palette palette = stage.palette;
        double dusk = palette.time() == Brief.Time.NIGHT ? 0.4 : 0;
        int gores = 9;
        for (int k = 0; k < gores; k++) {
            // each gore is the part of the envelope between two meridians
            double a = Math.sin(-Math.PI / 2 + Math.PI * k / gores);
            double b = Math.sin(-Math.PI / 2 + Math.PI * (k + 1) / gores);
            Path2D gore = new Path2D.Double();
            gore.moveTo(x, y - r * 1.08);
            gore.curveTo(x + a * r * 1.32, y - r * 1.08, x + a * r * 1.34, y + r * 0.28, x + a * r * 0.24, y + r * 1.12);
            gore.lineTo(x + b * r * 0.24, y + r * 1.12);
            gore.curveTo(x + b * r * 1.34, y + r * 0.28, x + b * r * 1.32, y - r * 1.08, x, y - r * 1.08);
            double lit = (a + b) / 2 * stage.lightSide(x) * 0.1;
            pen.setColor(Canvas.paint(Oklab.mix(Oklab.shift(k % 2 == 0 ? one : two, lit - 0.02, 1), palette.near(), dusk), 1));
            pen.fill(gore);
        }
        pen.setColor(Canvas.paint(Oklab.mix(palette.near(), 0x5A3A22, 0.4), 1));
        pen.setStroke(new BasicStroke((float) Math.max(0.7, r * 0.012)));
        pen.draw(new Line2D.Double(x - r * 0.22, y + r * 1.12, x - r * 0.12, y + r * 1.42));
        pen.draw(new Line2D.Double(x + r * 0.22, y + r * 1.12, x + r * 0.12, y + r * 1.42));
        pen.fill(new Rectangle2D.Double(x - r * 0.14, y + r * 1.4, r * 0.28, r * 0.2));
        if (palette.isDark()) {
            stage.canvas.halo(x, y + r * 0.75, r * 1.05, 0xFFB45A, 0.75);
        }
    }

    static void island(Stage stage) {
        Canvas canvas = stage.canvas;
        Palette palette = stage.palette;
        Noise noise = stage.noise.other(250);
        double cx = stage.width * stage.pick(0.4, 0.6, 0.5, 0.34);
        double wide = stage.width * stage.pick(0.3, 0.24, 0.34, 0.26);
        int rock = Oklab.mix(palette.far(), palette.ground(), 0.6);
        int lit = Oklab.mix(Oklab.shift(palette.ground(), 0.05, 1), palette.light(), 0.25);
        int sand = Oklab.mix(palette.isDark() ? 0x7A7088 : 0xF0D9A8, palette.horizon(), 0.3);
        double[] top = new double[canvas.width];
        int side = stage.lightSide(cx);
        for (int x = 0; x < canvas.width; x++) {
            double d = (x - cx) / wide;
            double mass = Math.max(0, 1 - d * d);
            top[x] = stage.horizon + 3 - Math.pow(mass, 1.5) * stage.unit * (60 + 150 * noise.ridged(x / (stage.unit * 240), 3, 5));
            for (int y = Math.max(0, (int) top[x]); y <= stage.horizon && mass > 0; y++) {
                double n = noise.fbm(x / (stage.unit * 32) + (y - top[x]) * 0.01, y / (stage.unit * 30), 4);
                int colour = Canvas.blend(rock, lit, 0.42 + n + d * side * 0.4);
                colour = Canvas.blend(colour, sand, Math.clamp((y - stage.horizon + 16 * stage.unit) / (8 * stage.unit), 0, 1));
                canvas.over(y * canvas.width + x, colour, Math.clamp(y + 1 - top[x], 0, 1));
            }
        }
        Graphics2D pen = stage.pen();
        int leaf = Oklab.mix(palette.near(), palette.ground(), 0.4);
        for (int i = 0; i < 15; i++) {
            double x = Math.clamp(cx + stage.between(-0.85, 0.85) * wide, 0, stage.width - 1.0);
            Trees.palm(stage, pen, x, top[(int) x] + 6 * stage.unit, stage.unit * stage.between(62.0, 128.0), leaf);
        }
        pen.dispose();
    }

    static void inSpace(Stage stage) {
        if (stage.brief.has(Thing.ROCKET)) {
            rocket(stage, stage.width * stage.pick(0.4, 0.6, 0.42, 0.58), stage.height * 0.5, stage.unit * 230, stage.pick(0.5, -0.5, 0.8, -0.3));
        }
        if (stage.brief.has(Thing.WHALE)) {
            Fauna.whale(stage);
        }
        if (stage.brief.things().stream().anyMatch(Thing::isCreature)) {
            Creatures.place(stage);
        }
    }

    private static void rocket(Stage stage, double x, double y, double size, double lean) {
        Graphics2D pen = stage.pen();
        pen.rotate(lean, x, y);
        Palette palette = stage.palette;
        int body = 0xF3F0EA;
        int trim = stage.brief.colours().isEmpty() ? 0xE4573D : stage.brief.colours().getFirst();
        for (int i = 0; i < 3; i++) {
            double w = size * (0.2 - 0.055 * i);
            double l = size * (1.15 - 0.3 * i);
            Path2D flame = new Path2D.Double();
            flame.moveTo(x - w, y + size * 0.72);
            flame.curveTo(x - w * 1.3, y + size * 0.95, x - w * 0.3, y + size * 0.72 + l * 0.6, x, y + size * 0.72 + l);
            flame.curveTo(x + w * 0.3, y + size * 0.72 + l * 0.6, x + w * 1.3, y + size * 0.95, x + w, y + size * 0.72);
            pen.setColor(Canvas.paint(new int[] {0xF2702B, 0xFFB53F, 0xFFF4C8}[i], 0.9));
            pen.fill(flame);
        }
        pen.setColor(Canvas.paint(trim, 1));
        for (int s = -1; s <= 1; s += 2) {
            Path2D fin = new Path2D.Double();
            fin.moveTo(x + s * size * 0.24, y + size * 0.2);
            fin.quadTo(x + s * size * 0.56, y + size * 0.4, x + s * size * 0.52, y + size * 0.92);
            fin.quadTo(x + s * size * 0.36, y + size * 0.72, x + s * size * 0.2, y + size * 0.7);
            fin.closePath();
            pen.fill(fin);
        }
        Path2D hull = new Path2D.Double();
        hull.moveTo(x, y - size);
        hull.curveTo(x + size * 0.42, y - size * 0.55, x + size * 0.38, y + size * 0.3, x + size * 0.2, y + size * 0.74);
        hull.lineTo(x - size * 0.2, y + size * 0.74);
        hull.curveTo(x - size * 0.38, y + size * 0.3, x - size * 0.42, y - size * 0.55, x, y - size);
        pen.setPaint(new GradientPaint((float) (x - size * 0.35), 0, Canvas.paint(Oklab.mix(body, palette.far(), 0.45), 1), (float) (x + size * 0.25), 0, Canvas.paint(body, 1)));
        pen.fill(hull);
        pen.setClip(hull);
        pen.setColor(Canvas.paint(trim, 1));
        pen.fill(new Rectangle2D.Double(x - size, y - size * 1.1, size * 2, size * 0.5));
        pen.setClip(null);
        pen.setColor(Canvas.paint(Oklab.shift(trim, -0.1, 1), 1));
        pen.fill(Sky.circle(x, y - size * 0.2, size * 0.17));
        pen.setPaint(new GradientPaint((float) x, (float) (y - size * 0.35), Canvas.paint(0x9FE0F0, 1), (float) x, (float) (y - size * 0.05), Canvas.paint(0x2F6F9F, 1)));
        pen.fill(Sky.circle(x, y - size * 0.2, size * 0.12));
        pen.dispose();
    }

    static void hearts(Stage stage) {
        Graphics2D pen = stage.pen();
        int red = stage.brief.colours().isEmpty() ? 0xE8486A : stage.brief.colours().getFirst();
        for (int i = 0; i < 9; i++) {
            double s = stage.unit * (i == 8 ? 150 : stage.between(18.0, 58.0));
            double x = i == 8 ? stage.width * stage.pick(0.5, 0.42, 0.58, 0.48) : stage.random.nextDouble() * stage.width;
            double y = i == 8 ? stage.horizon * 0.46 : stage.random.nextDouble() * stage.horizon;
            Path2D heart = new Path2D.Double();
            heart.moveTo(x, y + s);
            heart.curveTo(x - s * 1.6, y - s * 0.1, x - s * 0.9, y - s * 1.15, x, y - s * 0.42);
            heart.curveTo(x + s * 0.9, y - s * 1.15, x + s * 1.6, y - s * 0.1, x, y + s);
            pen.setPaint(new GradientPaint((float) (x - s), (float) (y - s), Canvas.paint(Oklab.shift(red, 0.1, 0.9), 0.92), (float) (x + s), (float) (y + s), Canvas.paint(Oklab.shift(red, -0.08, 1), 0.92)));
            pen.fill(heart);
        }
        pen.dispose();
    }
}

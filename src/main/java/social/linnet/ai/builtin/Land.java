package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

import social.linnet.ai.builtin.Brief.Season;
import social.linnet.ai.builtin.Brief.Style;
import social.linnet.ai.builtin.Brief.Thing;
import social.linnet.ai.builtin.Brief.Weather;

/// Solid ground, far to near: mountains, hills, dunes, grass and flowers. Each layer returns its outline (the y of the
/// surface for every x), so that things can stand on it.
final class Land {

    private Land() {
    }

    /// Mountains in four or five ranges, each nearer one darker, with lit and shaded faces and mist at the feet.
    static void mountains(Stage stage, int foot) {
        int ranges = stage.brief.style() == Style.MINIMAL ? 3 : 4 + stage.way(2);
        boolean snowy = stage.brief.season() == Season.WINTER || stage.brief.has(Weather.SNOW);
        double tall = stage.height * stage.pick(0.36, 0.30, 0.42, 0.33);
        for (int i = 0; i < ranges; i++) {
            double near = (double) i / (ranges - 1);
            double base = foot - (1 - near) * stage.height * 0.03;
            range(stage, i, base, tall * (1 - 0.62 * near), near, near < 0.75, snowy);
        }
    }

    private static void range(Stage stage, int number, double base, double tall, double near, boolean snow, boolean deep) {
        Canvas canvas = stage.canvas;
        Palette palette = stage.palette;
        Noise noise = stage.noise.other(40 + number);
        double scale = 1 / (stage.unit * (430 - 150 * near));
        double[] top = new double[canvas.width + 64];
        double peak = stage.width * stage.pick(0.36, 0.62, 0.5, 0.74) + (number % 2 == 0 ? 0 : stage.width * 0.3);
        for (int x = 0; x < top.length; x++) {
            double dx = (x - peak) / (stage.width * 0.55);
            double mass = 0.5 + 0.5 * Math.exp(-dx * dx * 2.2);
            double rock = noise.ridged(x * scale, number * 9.7, 7);
            top[x] = base - tall * (0.1 + 1.05 * rock * mass);
        }
        int body = Oklab.mix(palette.haze(), palette.far(), Math.min(1, near * 1.7));
        body = near > 0.55 ? Oklab.mix(body, palette.near(), (near - 0.55) * 1.5) : body;
        int lit = Oklab.mix(Oklab.shift(body, 0.07, 1), palette.light(), 0.26 * (1 - near * 0.6));
        int dark = Oklab.shift(body, -0.055, 1.05);
        int white = Oklab.mix(palette.isDark() ? 0xBFD0F0 : 0xFDFBFA, palette.horizon(), palette.isDark() ? 0.35 : 0.18);
        int whiteShade = Oklab.mix(white, palette.middle(), 0.55);
        int mist = Oklab.mix(palette.haze(), palette.horizon(), 0.45);
        double side = stage.lightX > stage.width / 2.0 ? 1 : -1;
        double highest = Double.MAX_VALUE;
        for (double y : top) {
            highest = Math.min(highest, y);
        }
        boolean plain = stage.brief.style() == Style.MINIMAL;
        for (int x = 0; x < canvas.width; x++) {
            for (int y = Math.max(0, (int) top[x]); y < canvas.height; y++) {
                double d = y - top[x];
                int index = y * canvas.width + x;
                double cover = Math.clamp(y + 1 - top[x], 0, 1);
                int colour = body;
                if (!plain) {
                    // faces run down from the crest: the slope is read from the crest a little aside, more so further down
                    double drift = noise.fbm(x * scale * 3, y * scale * 3 + 50, 3);
                    double sx = x + drift * (8 + d * 0.5);
                    // far below the crest its small teeth no longer count: read closely there, they hang like curtains
                    double gap = 5 * stage.unit + d * 0.3;
                    double rib = noise.ridged((x + d * 0.55 * side) * scale * 4, (y - x * 0.35 * side) * scale * 2.6, 2) - 0.4;
                    double slope = (sample(top, sx + gap) - sample(top, sx - gap)) / (gap * 2);
                    double face = Math.clamp(0.5 - slope * side * 1.15 + drift * 0.45 + rib * 0.6, 0, 1);
                    face = face * face * (3 - 2 * face);
                    colour = Canvas.blend(dark, lit, face);
                    if (snow) {
                        double reach = (base - highest) * (deep ? 0.78 : 0.34);
                        double line = 1 - (y - highest) / reach + drift * 0.55 + (face - 0.5) * 0.25;
                        double k = Math.clamp(line * 5, 0, 1) * (1 - near * 0.35);
                        colour = Canvas.blend(colour, Canvas.blend(whiteShade, white, face), k * 0.92);
                    }
                }
                double fog = Math.clamp((y - (base - tall * 0.34)) / (tall * 0.5), 0, 1);
                canvas.over(index, Canvas.blend(colour, mist, fog * (0.78 - 0.5 * near)), cover);
            }
        }
    }

    private static double sample(double[] table, double x) {
        int i = Math.clamp((int) x, 0, table.length - 2);
        double t = Math.clamp(x - i, 0, 1);
        return table[i] + (table[i + 1] - table[i]) * t;
    }

    /// A soft hill: its outline rises and falls by `swell` about `base`.
    static double[] hill(Stage stage, int number, double base, double swell, double wide, int crest, int foot) {
        Canvas canvas = stage.canvas;
        Noise noise = stage.noise.other(60 + number);
        double[] top = new double[canvas.width];
        for (int x = 0; x < canvas.width; x++) {
            top[x] = base - noise.fbm(x / (stage.unit * wide), number * 5.3, 3) * swell;
        }
        boolean plain = stage.brief.style() == Style.MINIMAL;
        int rim = Oklab.mix(crest, stage.palette.light(), 0.3);
        double side = stage.lightX > stage.width / 2.0 ? 1 : -1;
        for (int x = 0; x < canvas.width; x++) {
            double slope = (top[Math.min(canvas.width - 1, x + 12)] - top[Math.max(0, x - 12)]) / 24;
            for (int y = Math.max(0, (int) top[x]); y < canvas.height; y++) {
                double d = (y - top[x]) / stage.unit;
                double t = Math.clamp(d / 260, 0, 1);
                double patch = plain ? 0 : noise.fbm(x / (stage.unit * 90), y / (stage.unit * 30), 3) * 0.34;
                int colour = Canvas.blend(crest, foot, t + patch - slope * side * 0.35);
                if (d < 14 && !plain) {
                    colour = Canvas.blend(colour, rim, (1 - d / 14) * Math.clamp(0.5 + slope * side * -1.4, 0.12, 1) * 0.8);
                }
                canvas.over(y * canvas.width + x, colour, Math.clamp(y + 1 - top[x], 0, 1));
            }
        }
        return top;
    }

    /// Rolling country from `from` to the bottom: three to four hills, the nearest the most coloured.
    static double[] country(Stage stage, double from) {
        Palette palette = stage.palette;
        int layers = stage.brief.style() == Style.MINIMAL ? 2 : 4;
        double[] top = new double[stage.width];
        boolean snowy = stage.brief.season() == Season.WINTER;
        for (int i = 0; i < layers; i++) {
            double near = (i + 1.0) / layers;
            int colour = Oklab.mix(palette.haze(), palette.ground(), 0.25 + 0.75 * near);
            int foot = snowy ? Oklab.mix(colour, palette.middle(), 0.45)
                    : Oklab.mix(colour, palette.near(), palette.isDark() ? 0.45 : 0.28 + 0.14 * near);
            double base = from + (stage.height - from) * Math.pow(near - 1.0 / layers, 1.25) * 0.9;
            top = hill(stage, i, base, stage.unit * (50 + 50 * near), 420 - 40 * i, colour, foot);
            if (!snowy && stage.brief.style() != Style.MINIMAL && i > 0 && i < layers) {
                Trees.scatter(stage, top, 3 + stage.way(3), stage.unit * (20 + 46 * near), near);
            } else if (snowy && i > 0) {
                Trees.scatter(stage, top, 5, stage.unit * (26 + 50 * near), near);
            }
        }
        return top;
    }

    /// Dunes: a sharp crest parts the lit from the shaded side.
    static double[] dunes(Stage stage, double from) {
        Canvas canvas = stage.canvas;
        Palette palette = stage.palette;
        int sand = Oklab.mix(palette.isDark() ? 0x6A5A78 : 0xE8A866, palette.horizon(), 0.28);
        double[] top = new double[canvas.width];
        double side = stage.lightX > stage.width / 2.0 ? 1 : -1;
        int layers = 4;
        for (int i = 0; i < layers; i++) {
            Noise noise = stage.noise.other(80 + i);
            double near = (i + 1.0) / layers;
            int lit = Oklab.mix(palette.haze(), sand, 0.3 + 0.7 * near);
            int shade = Oklab.mix(lit, palette.near(), palette.isDark() ? 0.5 : 0.3 + 0.16 * near);
            shade = Oklab.mix(shade, palette.zenith(), 0.16);
            double base = from + (stage.height - from) * (near - 1.0 / layers) * 0.86;
            double wide = stage.unit * (330 + 130 * near);
            double[] split = new double[canvas.width];
            for (int x = 0; x < canvas.width; x++) {
                double n = noise.at(x / wide, i * 4.4) * 0.75 + noise.at(x / wide * 2.1, i * 4.4 + 9) * 0.2;
                double crest = 1 - Math.abs(n) * 1.5;
                top[x] = base - crest * stage.unit * (54 + 74 * near);
                split[x] = n;
            }
            for (int x = 0; x < canvas.width; x++) {
                for (int y = Math.max(0, (int) top[x]); y < canvas.height; y++) {
                    double d = (y - top[x]) / stage.unit;
                    double bend = noise.at(x / wide * 1.4 + 3, y / (stage.unit * 190)) * 0.24;
                    double across = noise.at((x + d * 1.25 * stage.unit * side) / wide, i * 4.4) * 0.75 + bend;
                    double k = Math.clamp(0.5 + across * side * 7, 0, 1);
                    double ripple = Math.sin((y * 0.9 + noise.at(x / (stage.unit * 60), y / (stage.unit * 60)) * 42 * stage.unit)
                            / (stage.unit * (2.5 + 3 * near))) * 0.05 * near;
                    double dust = (Noise.grain(x, y, i) - 0.5) * 0.05;
                    int colour = Canvas.blend(shade, lit, k * 0.9 + ripple + dust + 0.04);
                    canvas.over(y * canvas.width + x, Canvas.blend(colour, lit, Math.min(0.35, d / 900)),
                            Math.clamp(y + 1 - top[x], 0, 1));
                }
            }
        }
        return top;
    }

    /// Grass blades, and flowers when asked for: small at the back, large in front.
    static void meadow(Stage stage, double from, boolean flowers, double density) {
        Palette palette = stage.palette;
        Graphics2D pen = stage.pen();
        int deep = Oklab.mix(palette.ground(), palette.near(), 0.5);
        int fresh = Oklab.mix(palette.ground(), palette.light(), 0.3);
        int[] petals = petals(stage);
        int count = (int) (2600 * density * stage.width / stage.height);
        Noise patches = stage.noise.other(90);
        for (int i = 0; i < count; i++) {
            double t = Math.pow((i + stage.random.nextDouble()) / count, 0.8);
            double y = from + (stage.height * 1.04 - from) * t;
            double x = stage.random.nextDouble() * stage.width;
            double tall = stage.unit * (7 + 62 * t * t) * stage.between(0.6, 1.2);
            double lean = stage.between(-0.35, 0.4) * tall;
            pen.setStroke(new BasicStroke((float) (stage.unit * (0.8 + 3.4 * t * t)), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.setColor(Canvas.paint(Oklab.mix(deep, fresh, stage.random.nextDouble() * 0.8), 0.5 + 0.4 * t));
            Path2D blade = new Path2D.Double();
            blade.moveTo(x, y);
            blade.quadTo(x + lean * 0.2, y - tall * 0.6, x + lean, y - tall);
            pen.draw(blade);
            if (flowers && patches.fbm(x / (stage.unit * 170), y / (stage.unit * 60), 3) > -0.08 && i % 2 == 0) {
                int colour = petals[(int) Math.clamp((patches.at(x / (stage.unit * 260), 7 + t * 3) + 0.5) * petals.length
                        + stage.between(-0.6, 0.6), 0, petals.length - 1)];
                bloom(stage, pen, x + lean, y - tall, stage.unit * (2.2 + 15 * t * t) * stage.between(0.7, 1.25), colour);
            }
        }
        pen.dispose();
    }

    /// A handful of flowers right in front, when flowers are what is asked for.
    static void closeFlowers(Stage stage) {
        Graphics2D pen = stage.pen();
        int[] petals = petals(stage);
        int stem = Oklab.mix(stage.palette.ground(), stage.palette.near(), 0.4);
        int count = 11;
        for (int i = 0; i < count; i++) {
            double t = (double) i / (count - 1);
            // taller towards the sides, so that they frame the view
            double x = stage.width * (0.02 + 0.96 * ((i * 0.618 + 0.2 * stage.way(4)) % 1));
            double edge = Math.abs(x / stage.width - 0.5) * 2;
            double y = stage.height * (0.93 - 0.2 * edge * stage.between(0.4, 1.0)) + stage.height * 0.05 * t;
            double lean = stage.between(-40.0, 40.0) * stage.unit;
            pen.setStroke(new BasicStroke((float) (5 * stage.unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.setColor(Canvas.paint(stem, 1));
            Path2D line = new Path2D.Double();
            line.moveTo(x - lean, stage.height * 1.03);
            line.quadTo(x - lean * 0.6, (y + stage.height) / 2, x, y);
            pen.draw(line);
            StillLife.leaf(stage, pen, x - lean * 0.6, (y + stage.height) / 2, 66 * stage.unit, stage.between(-1.3, 1.3), stem);
            StillLife.flower(stage, pen, x, y, stage.unit * stage.between(34.0, 58.0), petals[i % petals.length], (i + stage.way(4)) % 4);
        }
        pen.dispose();
    }

    static int[] petals(Stage stage) {
        Palette palette = stage.palette;
        int light = palette.isDark() ? 0xA9B6E8 : 0xFFFFFF;
        if (!stage.brief.colours().isEmpty()) {
            int named = stage.brief.colours().getFirst();
            return new int[] {named, Oklab.shift(named, 0.1, 0.9), palette.second(), Oklab.shift(named, -0.06, 1)};
        }
        return new int[] {palette.accent(), palette.second(), Oklab.mix(palette.accent(), light, 0.75), 0xB07CD8,
            Oklab.mix(palette.second(), 0xE8507A, 0.6)};
    }

    private static void bloom(Stage stage, Graphics2D pen, double x, double y, double size, int colour) {
        if (size < 5 * stage.unit) {
            pen.setColor(Canvas.paint(colour, 0.9));
            pen.fill(Sky.circle(x, y, size * 0.8));
            return;
        }
        int leaves = stage.brief.has(Thing.TREE) ? 6 : 5 + stage.random.nextInt(3);
        double turn = stage.random.nextDouble() * Math.PI;
        for (int k = 0; k < leaves; k++) {
            double angle = turn + k * 2 * Math.PI / leaves;
            pen.setColor(Canvas.paint(Oklab.shift(colour, stage.between(-0.05, 0.06), 1), 0.95));
            pen.fill(new Ellipse2D.Double(x + Math.cos(angle) * size * 0.62 - size * 0.5,
                    y + Math.sin(angle) * size * 0.48 - size * 0.4, size, size * 0.8));
        }
        pen.setColor(Canvas.paint(Oklab.mix(stage.palette.second(), 0xF7C948, 0.6), 1));
        pen.fill(Sky.circle(x, y, size * 0.34));
    }
}

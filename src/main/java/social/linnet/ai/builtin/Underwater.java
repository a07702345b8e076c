package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

import social.linnet.ai.builtin.Brief.Thing;

/// Below the surface: light from above, a reef, weed and fish.
final class Underwater {

    private Underwater() {
    }

    static void paint(Stage stage, Composer.Steps steps) {
        Canvas canvas = stage.canvas;
        int[][] schemes = {{0xBFF2EA, 0x3FB5C4, 0x14709C, 0x0B2E5C, 0x071A38}, {0xD6F5E0, 0x46C2A8, 0x138080, 0x0A3F55, 0x061F33},
            {0xC9E8FF, 0x4C9CE0, 0x2459B0, 0x152C70, 0x0B1640}, {0xE8F0D8, 0x62C0B8, 0x2A7FA0, 0x1B3F78, 0x0E1E46}};
        int[] water = schemes[stage.way(4)].clone();
        if (!stage.brief.colours().isEmpty() && !stage.brief.has(Thing.FISH)) {
            for (int i = 0; i < water.length; i++) {
                water[i] = Oklab.bend(water[i], stage.brief.colours().getFirst(), 0.6);
            }
        }
        if (stage.brief.time() == Brief.Time.NIGHT) {
            for (int i = 0; i < water.length; i++) {
                water[i] = Oklab.shift(water[i], -0.18, 0.9);
            }
        }
        Gradient gradient = new Gradient(water);
        double sun = stage.width * stage.pick(0.62, 0.34, 0.5, 0.7);
        for (int y = 0; y < canvas.height; y++) {
            double t = (double) y / canvas.height;
            for (int x = 0; x < canvas.width; x++) {
                double dx = (x - sun) / stage.width;
                double ripple = stage.noise.fbm(x / (stage.unit * 120), y / (stage.unit * 26) + x * 0.001, 3) * Math.exp(-t * 14) * 0.3;
                canvas.pixels[y * canvas.width + x] = gradient.at(0.04 + t * 0.95 + dx * dx * 0.3 - ripple, x, y);
                double angle = Math.atan2(x - sun, y + stage.height * 0.25);
                double ray = stage.noise.at(angle * 11, 4) + 0.5 * stage.noise.at(angle * 29, 9);
                canvas.glow(y * canvas.width + x, water[0], Math.max(0, ray) * Math.pow(1 - t, 1.5) * 0.42 * Math.max(0, 1 - Math.abs(dx) * 1.1));
            }
        }
        steps.after(0.25, true);
        Graphics2D pen = stage.pen();
        school(stage, pen, water, 0.7, 26, 22);
        reef(stage, water, 0.62, 0.78, 1);
        weed(stage, pen, Oklab.mix(water[3], 0x2F8F6F, 0.35), 14, 0.86, 210);
        steps.after(0.4, true);
        if (stage.brief.has(Thing.WHALE)) {
            Fauna.whale(stage, stage.width * 0.5, stage.height * 0.42, stage.unit * 500, stage.pick(-0.12, 0.1, -0.2, 0.05), false);
        } else {
            school(stage, pen, water, 0.12, 7, 120);
        }
        reef(stage, water, 0.15, 0.9, 2);
        coral(stage, pen);
        weed(stage, pen, Oklab.mix(water[4], 0x1F7F5F, 0.45), 12, 1.0, 330);
        for (int i = 0; i < 46; i++) {
            double near = Math.pow(stage.random.nextDouble(), 2);
            double r = stage.unit * (2 + 12 * near);
            double x = stage.width * stage.between(0.1, 0.9);
            double y = stage.random.nextDouble() * stage.height;
            pen.setColor(Canvas.paint(0xFFFFFF, 0.35));
            pen.setStroke(new BasicStroke((float) (r * 0.16)));
            pen.draw(Sky.circle(x, y, r));
            pen.setColor(Canvas.paint(0xFFFFFF, 0.5));
            pen.fill(Sky.circle(x - r * 0.35, y - r * 0.4, r * 0.2));
        }
        pen.dispose();
    }

    private static void school(Stage stage, Graphics2D pen, int[] water, double haze, int count, double size) {
        int[] coats = {0xF28B30, 0xF5C83D, 0xE65A5A, 0x5AC8E8, 0xB87AE0};
        double cx = stage.width * stage.between(0.3, 0.7);
        double cy = stage.height * stage.between(0.3, 0.5);
        boolean left = stage.way(2) == (haze > 0.5 ? 1 : 0);
        for (int i = 0; i < count; i++) {
            int coat = stage.brief.colours().isEmpty() ? coats[(stage.way(5) + (haze > 0.5 ? 0 : i / 3)) % 5] : stage.brief.colours().get(i % stage.brief.colours().size());
            double s = stage.unit * size * stage.between(0.7, 1.35);
            double x = haze > 0.5 ? cx + stage.random.nextGaussian() * 170 * stage.unit : stage.width * (0.12 + 0.76 * ((i * 0.618 + stage.variant * 0.13) % 1));
            double y = haze > 0.5 ? cy + stage.random.nextGaussian() * 70 * stage.unit : stage.height * stage.between(0.24, 0.72);
            Fauna.fish(stage, pen, x, y, s, Oklab.mix(coat, water[2], haze), left, 1 - haze);
        }
    }

    private static void reef(Stage stage, int[] water, double haze, double level, int salt) {
        Canvas canvas = stage.canvas;
        Noise noise = stage.noise.other(260 + salt);
        int rock = Oklab.mix(Oklab.mix(0x3A3550, water[4], 0.5), water[2], haze);
        int lit = Oklab.mix(rock, water[0], 0.3 * (1 - haze) + 0.1);
        double low = stage.pick(0.7, 0.3, 0.5, 0.24);
        for (int x = 0; x < canvas.width; x++) {
            double d = (double) x / canvas.width - low;
            double top = canvas.height * (level + 0.07 - d * d * 0.42) - (noise.ridged(x / (stage.unit * 260), salt, 5) - 0.4) * 150 * stage.unit;
            for (int y = Math.max(0, (int) top); y < canvas.height; y++) {
                double n = noise.fbm(x / (stage.unit * 42), y / (stage.unit * 42), 4);
                canvas.over(y * canvas.width + x, Canvas.blend(lit, rock, (y - top) / (stage.unit * 130) + 0.3 - n), Math.clamp(y + 1 - top, 0, 1));
            }
        }
    }

    private static void weed(Stage stage, Graphics2D pen, int colour, int count, double foot, double tall) {
        for (int i = 0; i < count; i++) {
            double x = stage.random.nextDouble() * stage.width;
            double y = stage.height * foot + 20 * stage.unit;
            double h = stage.unit * tall * stage.between(0.5, 1.2);
            double sway = stage.unit * stage.between(-80.0, 80.0);
            double w = stage.unit * tall * 0.03;
            pen.setColor(Canvas.paint(Oklab.shift(colour, stage.between(-0.04, 0.06), 1), 0.95));
            Path2D blade = new Path2D.Double();
            blade.moveTo(x - w, y);
            blade.curveTo(x - w - sway, y - h * 0.4, x + sway - w, y - h * 0.6, x + sway * 0.4, y - h);
            blade.curveTo(x + sway + w * 1.4, y - h * 0.58, x - sway + w, y - h * 0.4, x + w, y);
            pen.fill(blade);
        }
    }

    private static void coral(Stage stage, Graphics2D pen) {
        int[] colours = {0xF0708A, 0xF59A5A, 0xB56FD0, 0xF4C95A, 0xE85A6A};
        for (int i = 0; i < 9; i++) {
            double x = stage.width * ((i * 0.618 + 0.1 + stage.way(4) * 0.21) % 1);
            double y = stage.height * stage.between(0.92, 1.0);
            int colour = Oklab.mix(colours[(i + stage.way(5)) % 5], 0x14305C, 0.22);
            if (i % 3 == 2) {
                for (int k = 0; k < 24; k++) {
                    pen.setColor(Canvas.paint(Oklab.shift(colour, stage.between(-0.08, 0.08), 1), 1));
                    pen.fill(Sky.circle(x + stage.random.nextGaussian() * 30 * stage.unit, y - Math.abs(stage.random.nextGaussian()) * 26 * stage.unit, stage.unit * stage.between(8.0, 18.0)));
                }
            } else {
                double grown = stage.unit * stage.between(0.55, 1.25);
                branch(stage, pen, x, stage.height + 20 * stage.unit, -Math.PI / 2 + stage.between(-0.25, 0.25), grown * 62, grown * 13, 4, colour);
            }
        }
    }

    private static void branch(Stage stage, Graphics2D pen, double x, double y, double angle, double length, double thick, int forks, int colour) {
        double nx = x + Math.cos(angle) * length;
        double ny = y + Math.sin(angle) * length;
        pen.setStroke(new BasicStroke((float) thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(Canvas.paint(Oklab.shift(colour, (4 - forks) * 0.025, 1), 1));
        pen.draw(new Line2D.Double(x, y, nx, ny));
        if (forks > 0) {
            for (int k = 0; k < 3; k++) {
                branch(stage, pen, nx, ny, angle + (k - 1) * 0.5 + stage.between(-0.2, 0.2), length * 0.74, thick * 0.74, forks - 1, colour);
            }
        }
    }
}

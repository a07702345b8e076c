package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

import social.linnet.ai.builtin.Brief.Scene;
import social.linnet.ai.builtin.Brief.Season;
import social.linnet.ai.builtin.Brief.Style;
import social.linnet.ai.builtin.Brief.Weather;

/// Conifers, round trees, palms and whole forests.
final class Trees {

    private Trees() {
    }

    /// A forest: slopes of conifers that fade into the haze, or the inside of a wood with light between the trunks.
    static void forest(Stage stage, double from) {
        int layers = stage.brief.style() == Style.MINIMAL ? 3 : 5;
        Palette palette = stage.palette;
        boolean snowy = stage.brief.season() == Season.WINTER || stage.brief.has(Weather.SNOW);
        int leaf = snowy ? Oklab.mix(palette.near(), palette.far(), 0.3) : Oklab.mix(palette.near(), palette.ground(), 0.4);
        for (int i = 0; i < layers; i++) {
            double near = (i + 1.0) / layers;
            int colour = Oklab.mix(palette.haze(), leaf, Math.pow(near, 0.8));
            colour = near == 1 ? Oklab.mix(colour, palette.near(), 0.7) : colour;
            double base = from + (stage.height - from) * (near * near * 0.86);
            double swell = stage.unit * (110 - 40 * near);
            Noise noise = stage.noise.other(100 + i);
            double tall = stage.unit * (62 + 190 * near * near);
            Graphics2D pen = stage.pen();
            double step = tall * 0.2;
            for (double x = -tall; x < stage.width + tall; x += step * stage.between(0.6, 1.4)) {
                double y = base - noise.fbm(x / (stage.unit * 460), i, 3) * swell;
                double clearing = near == 1 ? Math.exp(-Math.pow((x - stage.lightX) / (stage.width * 0.24), 2)) : 0;
                double size = tall * stage.between(0.62, 1.2) * (1 - 0.75 * clearing);
                if (stage.brief.season() == Season.AUTUMN && stage.chance(0.75) && near > 0.3) {
                    round(stage, pen, x, y, size * 0.8, Oklab.mix(colour, autumn(stage), 0.2 + 0.5 * near));
                } else {
                    conifer(stage, pen, x, y, size, colour, snowy ? 0.3 * near + 0.14 : 0);
                }
            }
            pen.dispose();
            int foot = Oklab.mix(colour, palette.haze(), 0.55 - 0.5 * near);
            if (snowy) {
                foot = Oklab.mix(foot, palette.ground(), 0.6);
            }
            Canvas canvas = stage.canvas;
            for (int x = 0; x < canvas.width; x++) {
                double y0 = base - noise.fbm(x / (stage.unit * 460), i, 3) * swell - tall * 0.1;
                for (int y = Math.max(0, (int) y0); y < canvas.height; y++) {
                    canvas.over(y * canvas.width + x, foot, Math.clamp((y - y0) / (tall * 0.55), 0, 1));
                }
            }
        }
    }

    private static int autumn(Stage stage) {
        int[] leaves = {0xD9772B, 0xB8432A, 0xE3A83A, 0xC45F28, 0x8E3B2B};
        int leaf = leaves[stage.random.nextInt(leaves.length)];
        return stage.palette.isDark() ? Oklab.mix(leaf, stage.palette.near(), 0.55) : leaf;
    }

    /// Shafts of light falling from the light's side.
    static void rays(Stage stage) {
        Canvas canvas = stage.canvas;
        Noise noise = stage.noise.other(110);
        double cx = stage.lightX;
        double cy = stage.lightY;
        int colour = Oklab.mix(stage.palette.light(), stage.palette.horizon(), 0.4);
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                double dx = x - cx;
                double dy = y - cy;
                double distance = Math.hypot(dx, dy) / canvas.height;
                double n = noise.at(Math.atan2(dx, dy) * 9, 1) + 0.4 * noise.at(Math.atan2(dx, dy) * 23, 2);
                double k = Math.max(0, n) * Math.max(0, 1 - distance * 0.95) * Math.clamp(dy / (stage.unit * 180), 0, 1) * (stage.palette.isDark() ? 0.14 : 0.3);
                canvas.glow(y * canvas.width + x, colour, k);
            }
        }
    }

    static void conifer(Stage stage, Graphics2D pen, double x, double y, double tall, int colour, double snow) {
        int tiers = (int) Math.clamp(tall / (stage.unit * 13), 4, 13);
        Path2D tree = new Path2D.Double();
        tree.moveTo(x, y - tall);
        double half = tall * stage.between(0.19, 0.25);
        double[] out = new double[tiers + 1];
        for (int i = 1; i <= tiers; i++) {
            double t = (double) i / tiers;
            out[i] = half * Math.pow(t, 0.85) * stage.between(0.82, 1.12);
            double level = y - tall * (1 - t * 0.94);
            tree.lineTo(x + out[i], level + tall * 0.02);
            tree.lineTo(x + out[i] * 0.5, level - tall * 0.012);
        }
        tree.lineTo(x + half * 0.1, y);
        tree.lineTo(x - half * 0.1, y);
        for (int i = tiers; i >= 1; i--) {
            double t = (double) i / tiers;
            double level = y - tall * (1 - t * 0.94);
            tree.lineTo(x - out[i] * 0.5, level - tall * 0.012);
            tree.lineTo(x - out[i] * stage.between(0.85, 1.1), level + tall * 0.02);
        }
        tree.closePath();
        pen.setColor(Canvas.paint(colour, 1));
        pen.fill(tree);
        if (snow > 0) {
            pen.setColor(Canvas.paint(Oklab.mix(0xFFFFFF, stage.palette.middle(), stage.palette.isDark() ? 0.5 : 0.15), snow));
            for (int i = 1; i <= tiers; i += tiers > 7 ? 2 : 1) {
                double t = (double) i / tiers;
                double level = y - tall * (1 - t * 0.94);
                Path2D cap = new Path2D.Double();
                cap.moveTo(x - out[i] * 0.9, level + tall * 0.015);
                cap.quadTo(x, level - tall * 0.09, x + out[i] * 0.9, level + tall * 0.015);
                cap.quadTo(x, level - tall * 0.03, x - out[i] * 0.9, level + tall * 0.015);
                pen.fill(cap);
            }
        }
    }

    /// A crown of overlapping tufts, lit on one side.
    static void round(Stage stage, Graphics2D pen, double x, double y, double tall, int colour) {
        int trunk = Oklab.mix(stage.palette.near(), 0x5A4030, 0.35);
        pen.setColor(Canvas.paint(trunk, 1));
        Path2D stem = new Path2D.Double();
        stem.moveTo(x - tall * 0.045, y + tall * 0.02);
        stem.quadTo(x - tall * 0.02, y - tall * 0.3, x - tall * 0.03, y - tall * 0.55);
        stem.lineTo(x + tall * 0.03, y - tall * 0.55);
        stem.quadTo(x + tall * 0.02, y - tall * 0.3, x + tall * 0.05, y + tall * 0.02);
        pen.fill(stem);
        int tufts = (int) Math.clamp(tall / (stage.unit * 3), 12, 110);
        int dark = Oklab.shift(colour, -0.1, 1);
        int lit = Oklab.mix(Oklab.shift(colour, 0.09, 1.05), stage.palette.light(), 0.22);
        int side = stage.lightSide(x);
        for (int i = 0; i < tufts; i++) {
            double t = (double) i / tufts;
            double angle = stage.random.nextDouble() * Math.PI * 2;
            double r = Math.sqrt(stage.random.nextDouble());
            double dx = Math.cos(angle) * r * 0.36;
            double dy = Math.sin(angle) * r * 0.31;
            double bright = Math.clamp(0.42 + dx * side * 0.9 - dy * 1.2 + stage.between(-0.16, 0.16), 0, 1) * (0.35 + 0.65 * t);
            double size = tall * stage.between(0.09, 0.17) * (1 - 0.45 * t);
            pen.setColor(Canvas.paint(Canvas.blend(dark, lit, bright), 0.95));
            pen.fill(Sky.circle(x + dx * tall + side * t * tall * 0.02, y - tall * 0.67 + dy * tall - t * tall * 0.03, size));
        }
    }

    /// One great tree, as a subject: limbs that fork, and leaves at their ends.
    static void great(Stage stage, double x, double y, double tall) {
        Graphics2D pen = stage.pen();
        int bark = Oklab.mix(stage.palette.near(), 0x4A3428, 0.3);
        Season season = stage.brief.season();
        int leaf = switch (season) {
            case AUTUMN -> 0xD9772B;
            case SPRING -> 0xF2A9C4;
            case WINTER -> 0xEAF0F8;
            default -> stage.brief.colours().isEmpty() ? Oklab.shift(stage.palette.ground(), -0.02, 1.1)
                    : stage.brief.colours().getFirst();
        };
        leaf = stage.palette.isDark() ? Oklab.mix(leaf, stage.palette.middle(), 0.5) : leaf;
        List<double[]> twigs = new ArrayList<>();
        double lean = stage.pick(0.0, 0.14, -0.1, 0.06);
        limb(stage, pen, x, y + tall * 0.02, -Math.PI / 2 + lean, tall * stage.pick(0.25, 0.2, 0.28, 0.22), tall * 0.05, 7, bark, twigs);
        if (season != Season.WINTER) {
            crown(stage, pen, twigs, x, leaf);
        }
        pen.dispose();
    }

    private static void limb(Stage stage, Graphics2D pen, double x, double y, double angle, double length, double thick,
                             int forks, int bark, List<double[]> twigs) {
        double nx = x + Math.cos(angle) * length;
        double ny = y + Math.sin(angle) * length;
        pen.setStroke(new BasicStroke((float) Math.max(stage.unit, thick), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(Canvas.paint(bark, 1));
        pen.draw(new Line2D.Double(x, y, nx, ny));
        if (forks <= 4) {
            twigs.add(new double[] {nx, ny, length});
        }
        if (forks == 0) {
            return;
        }
        int branches = forks > 5 ? 3 : 2;
        for (int i = 0; i < branches; i++) {
            double spread = (i - (branches - 1) / 2.0) * stage.between(0.5, 0.82) + stage.between(-0.22, 0.22);
            limb(stage, pen, nx, ny, angle + spread + (-Math.PI / 2 - angle) * 0.08, length * stage.between(0.68, 0.84), thick * 0.66,
                    forks - 1, bark, twigs);
        }
    }

    /// Leaves at the twigs, the shaded ones first and the lit ones over them.
    private static void crown(Stage stage, Graphics2D pen, List<double[]> twigs, double x, int leaf) {
        double top = twigs.stream().mapToDouble(twig -> twig[1]).min().orElse(0);
        double low = twigs.stream().mapToDouble(twig -> twig[1]).max().orElse(1);
        int lit = Oklab.mix(leaf, stage.palette.light(), 0.22);
        for (int pass = 0; pass < 3; pass++) {
            for (double[] twig : twigs) {
                for (int i = 0; i < 2; i++) {
                    double tx = twig[0] + stage.between(-0.75, 0.75) * twig[2];
                    double ty = twig[1] + stage.between(-0.8, 0.5) * twig[2] - pass * 5 * stage.unit;
                    double bright = (0.5 - (ty - top) / (low - top)) * 0.2 + (tx - x) * stage.lightSide(x) / (stage.unit * 2200)
                            + stage.between(-0.04, 0.04) + (pass - 1) * 0.055;
                    pen.setColor(Canvas.paint(Oklab.shift(pass == 2 ? lit : leaf, Math.clamp(bright, -0.2, 0.14), 1), 0.92));
                    double size = stage.unit * stage.between(9.0, 21.0) * (1 - pass * 0.28);
                    pen.fill(new Ellipse2D.Double(tx - size, ty - size * 0.78, size * 2, size * 1.56));
                }
            }
        }
    }

    static void palm(Stage stage, Graphics2D pen, double x, double y, double tall, int colour) {
        double lean = stage.between(-0.3, 0.3) * tall;
        pen.setColor(Canvas.paint(colour, 1));
        pen.setStroke(new BasicStroke((float) (tall * 0.034), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D stem = new Path2D.Double();
        stem.moveTo(x, y);
        stem.quadTo(x + lean * 0.1, y - tall * 0.6, x + lean, y - tall);
        pen.draw(stem);
        for (int i = 0; i < 11; i++) {
            double angle = -Math.PI * (-0.06 + 1.12 * i / 10) + stage.between(-0.12, 0.12);
            double reach = tall * stage.between(0.4, 0.52);
            double ex = x + lean + Math.cos(angle) * reach;
            double ey = y - tall + Math.sin(angle) * reach * 0.45 + reach * 0.32;
            double mx = x + lean + Math.cos(angle) * reach * 0.55;
            double my = y - tall + Math.sin(angle) * reach * 0.75 - reach * 0.06;
            Path2D frond = new Path2D.Double();
            frond.moveTo(x + lean, y - tall);
            frond.quadTo(mx, my - reach * 0.2, ex, ey);
            frond.quadTo(mx + (mx - ex) * 0.1, my + reach * 0.1, x + lean, y - tall);
            pen.fill(frond);
        }
    }

    /// A few trees on a surface, in loose groups.
    static void scatter(Stage stage, double[] top, int groups, double tall, double near) {
        Palette palette = stage.palette;
        boolean conifers = stage.brief.season() == Season.WINTER || stage.brief.anyOf(Scene.MOUNTAINS, Scene.FOREST) || stage.way(2) == 1;
        Graphics2D pen = stage.pen();
        int leaf = Oklab.mix(palette.haze(), Oklab.mix(palette.ground(), palette.near(), 0.5), 0.35 + 0.6 * near);
        for (int g = 0; g < groups; g++) {
            double cx = stage.random.nextDouble() * stage.width;
            int count = 2 + stage.random.nextInt(5);
            for (int i = 0; i < count; i++) {
                double x = Math.clamp(cx + stage.between(-1.6, 1.6) * tall, 0, stage.width - 1.0);
                double y = top[(int) x] + tall * 0.04;
                double size = tall * stage.between(0.7, 1.3);
                if (conifers) {
                    conifer(stage, pen, x, y, size, leaf, stage.brief.season() == Season.WINTER ? 0.6 : 0);
                } else {
                    int crown = stage.brief.season() == Season.AUTUMN ? Oklab.mix(leaf, autumn(stage), 0.6)
                            : stage.brief.season() == Season.SPRING && stage.chance(0.5) ? Oklab.mix(leaf, 0xF4B6CC, 0.7) : leaf;
                    round(stage, pen, x, y, size, crown);
                }
            }
        }
        pen.dispose();
    }

    static AffineTransform place(double x, double y, double scale, boolean mirrored) {
        return new AffineTransform(mirrored ? -scale : scale, 0, 0, scale, x, y);
    }
}

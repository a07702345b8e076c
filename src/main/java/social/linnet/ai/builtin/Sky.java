package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;

import social.linnet.ai.builtin.Brief.Mood;
import social.linnet.ai.builtin.Brief.Scene;
import social.linnet.ai.builtin.Brief.Style;
import social.linnet.ai.builtin.Brief.Thing;
import social.linnet.ai.builtin.Brief.Time;
import social.linnet.ai.builtin.Brief.Weather;

/// Everything above the horizon: the air, the light, stars, clouds, an aurora, a rainbow.
final class Sky {

    private Sky() {
    }

    static void paint(Stage stage) {
        air(stage);
        boolean clouded = stage.brief.has(Weather.STORM) || stage.brief.has(Weather.RAIN);
        if (stage.palette.isDark() && !clouded) {
            stars(stage, stage.palette.time() == Time.NIGHT ? 1 : 0.35);
        }
        if (stage.brief.has(Thing.AURORA)) {
            aurora(stage);
        }
        boolean hidden = clouded || stage.brief.has(Weather.FOG) && !stage.palette.isDark();
        if (!hidden || stage.brief.has(Thing.SUN) || stage.brief.has(Thing.MOON)) {
            light(stage);
        }
        if (stage.brief.style() != Style.MINIMAL || stage.brief.has(Weather.CLOUDS)) {
            clouds(stage);
        }
        if (stage.brief.has(Thing.RAINBOW)) {
            rainbow(stage);
        }
    }

    private static void air(Stage stage) {
        Palette palette = stage.palette;
        Canvas canvas = stage.canvas;
        Gradient gradient = new Gradient(palette.zenith(), Oklab.mix(palette.zenith(), palette.middle(), 0.6),
                palette.middle(), Oklab.mix(palette.middle(), palette.horizon(), 0.6), palette.horizon());
        double reach = stage.height * 0.75;
        double warmth = palette.time() == Time.NIGHT ? 0.16 : 0.34;
        int glow = Oklab.mix(palette.light(), palette.horizon(), 0.4);
        for (int y = 0; y < canvas.height; y++) {
            double t = Math.min(1, (double) y / stage.horizon);
            for (int x = 0; x < canvas.width; x++) {
                double wobble = stage.noise.at(x / (stage.unit * 420), y / (stage.unit * 160)) * 0.035;
                int index = y * canvas.width + x;
                canvas.pixels[index] = gradient.at(t + wobble, x, y);
                double dx = (x - stage.lightX) / reach;
                double dy = (y - stage.lightY) / reach * 1.25;
                double d = 1 - Math.sqrt(dx * dx + dy * dy);
                if (d > 0) {
                    canvas.glow(index, glow, d * d * warmth + (Noise.grain(x, y, 5) - 0.5) / 200);
                }
            }
        }
    }

    static void stars(Stage stage, double density) {
        Canvas canvas = stage.canvas;
        Noise band = stage.noise.other(31);
        double tilt = stage.between(-0.9, 0.9);
        double middle = stage.height * stage.between(0.2, 0.4);
        int dust = Oklab.mix(stage.palette.second(), 0xFFFFFF, 0.35);
        if (density >= 1) {
            for (int y = 0; y < canvas.height; y++) {
                for (int x = 0; x < canvas.width; x++) {
                    double off = (y - middle - (x - stage.width / 2.0) * tilt) / (stage.unit * 230);
                    double k = Math.exp(-off * off);
                    if (k > 0.02) {
                        double n = band.fbm(x / (stage.unit * 240), y / (stage.unit * 240), 4) * 0.5 + 0.5;
                        canvas.glow(y * canvas.width + x, dust,
                                k * n * n * 0.3 + (Noise.grain(x, y, 8) - 0.5) / 180);
                    }
                }
            }
        }
        int count = (int) (canvas.width * canvas.height / 900.0 * density);
        for (int i = 0; i < count; i++) {
            double x = stage.random.nextDouble() * stage.width;
            double y = stage.random.nextDouble() * stage.height;
            double fade = Math.clamp(1.15 - y / stage.horizon, 0.1, 1);
            double off = (y - middle - (x - stage.width / 2.0) * tilt) / (stage.unit * 300);
            double crowd = 0.5 + Math.exp(-off * off);
            double size = Math.pow(stage.random.nextDouble(), 9);
            double bright = (0.25 + 0.75 * Math.pow(stage.random.nextDouble(), 3)) * fade * crowd;
            int colour = stage.chance(0.2) ? 0xFFD9B0 : stage.chance(0.25) ? 0xBFD4FF : 0xFFFFFF;
            canvas.glow((int) Math.min(y, canvas.height - 1.0) * canvas.width + (int) x, colour, Math.min(1, bright * 1.25));
            if (size > 0.1) {
                canvas.halo(x, y, (1.6 + size * 2.6) * stage.unit, colour, 1);
            }
            if (stage.brief.style() == Style.STROKES && i % 90 == 0) {
                canvas.halo(x, y, stage.between(30.0, 70.0) * stage.unit, 0xFFE9A0, 0.95);
            }
            if (size > 0.72) {
                canvas.halo(x, y, 14 * stage.unit, colour, 0.35 * fade);
            }
        }
    }

    private static void light(Stage stage) {
        Palette palette = stage.palette;
        boolean moon = palette.time() == Time.NIGHT && !stage.brief.has(Thing.SUN) || stage.brief.has(Thing.MOON);
        boolean low = palette.time() == Time.SUNSET || palette.time() == Time.DAWN || palette.time() == Time.DUSK;
        boolean grand = stage.brief.has(Thing.MOON) || stage.brief.has(Thing.SUN) || stage.brief.style() == Style.MINIMAL
                || stage.brief.style() == Style.NEON || stage.brief.style() == Style.POSTER;
        double radius = stage.unit * (grand ? stage.between(84, 128) : moon ? stage.between(44, 66)
                : low ? stage.between(48, 74) : stage.between(34, 44));
        if (stage.brief.style() == Style.NEON) {
            radius *= 1.7;
        }
        int colour = palette.light();
        stage.canvas.halo(stage.lightX, stage.lightY, radius * 6.5, Oklab.mix(colour, palette.horizon(), 0.45),
                moon ? 0.42 : 0.6);
        stage.canvas.halo(stage.lightX, stage.lightY, radius * 2.6, colour, moon ? 0.45 : 0.75);
        disc(stage, radius, colour, moon);
    }

    private static void disc(Stage stage, double radius, int colour, boolean moon) {
        Canvas canvas = stage.canvas;
        boolean striped = stage.brief.style() == Style.NEON && !moon || stage.brief.style() == Style.NEON
                && !stage.brief.has(Thing.MOON);
        int low = striped ? 0xFF3F8F : Oklab.mix(colour, stage.palette.horizon(), 0.35);
        for (int y = (int) (stage.lightY - radius - 1); y <= stage.lightY + radius + 1; y++) {
            for (int x = (int) (stage.lightX - radius - 1); x <= stage.lightX + radius + 1; x++) {
                if (x < 0 || y < 0 || x >= canvas.width || y >= canvas.height) {
                    continue;
                }
                double dx = x - stage.lightX;
                double dy = y - stage.lightY;
                double edge = Math.clamp(radius - Math.sqrt(dx * dx + dy * dy) + 0.5, 0, 1);
                double down = dy / radius;
                int c = Oklab.mix(colour, low, Math.max(0, down) * (moon ? 0.2 : striped ? 1 : 0.8));
                if (striped && down > -0.1 && Math.floorMod((int) (dy / radius * 100), 18) < 4 + down * 9) {
                    edge = 0;
                }
                if (moon && !striped) {
                    double seas = stage.noise.fbm(dx / radius * 1.7 + 40, dy / radius * 1.7, 4);
                    c = Oklab.shift(c, -0.16 * Math.clamp(seas * 1.5, 0, 1) - 0.05 * (dx * dx + dy * dy) / radius / radius, 0.9);
                }
                canvas.over(y * canvas.width + x, c, edge);
            }
        }
    }

    /// Two decks: high wisps drawn out by the wind, and heaps that catch the light on the side it comes from.
    private static void clouds(Stage stage) {
        Canvas canvas = stage.canvas;
        Palette palette = stage.palette;
        Noise noise = stage.noise.other(3);
        boolean many = stage.brief.has(Weather.CLOUDS) || stage.brief.has(Weather.STORM) || stage.brief.has(Weather.RAIN)
                || stage.brief.scenes().equals(List.of(Scene.SKY)) && palette.time() != Time.NIGHT;
        boolean few = stage.brief.has(Weather.CLEAR) || palette.time() == Time.NIGHT && !many;
        double cover = many ? stage.between(0.10, 0.2) : few ? -0.5 : stage.pick(0.0, -0.16, 0.06, -0.1);
        if (stage.brief.has(Mood.DRAMATIC)) {
            cover += 0.1;
        }
        boolean storm = stage.brief.has(Weather.STORM);
        int lit = storm ? Oklab.mix(palette.horizon(), palette.middle(), 0.4)
                : Oklab.mix(palette.horizon(), palette.time() == Time.DAY ? 0xFFFFFF : palette.light(), 0.6);
        int shade = storm ? Oklab.shift(palette.zenith(), -0.08, 0.8)
                : Oklab.mix(palette.middle(), palette.far(), palette.time() == Time.DAY ? 0.16 : 0.42);
        double scale = 1 / (stage.unit * stage.pick(330, 250, 420, 290));
        double side = stage.lightX > stage.width / 2.0 ? 1 : -1;
        double shiftX = stage.random.nextDouble() * 50;
        for (int y = 0; y < Math.min(canvas.height, stage.horizon + 2); y++) {
            double up = 1 - (double) y / stage.horizon;
            // towards the horizon clouds are seen from the side: flatter and smaller
            double near = 0.34 + up * 0.9;
            double v = Math.log(near) * 3.2 * (250 / 330.0);
            double fade = Math.clamp(up * 5, 0, 1);
            for (int x = 0; x < canvas.width; x++) {
                double u = (x - stage.width / 2.0) * scale / near + shiftX;
                double warp = noise.at(u * 0.8 + 9, v * 1.7) * 0.55;
                double d = noise.fbm(u + warp, v * 2.1 + warp * 0.5, 5) + cover;
                int index = y * canvas.width + x;
                if (d > 0) {
                    double toward = noise.fbm(u + warp + side * 0.14, v * 2.1 + warp * 0.5 - 0.2, 3) + cover;
                    double bright = Math.clamp(0.55 + (d - toward) * 1.5 - d * 0.5, 0, 1);
                    double alpha = Math.clamp(d * 3.4, 0, 1);
                    alpha = alpha * alpha * (3 - 2 * alpha) * fade * (few ? 0.5 : 0.94);
                    canvas.over(index, Canvas.blend(shade, lit, bright), alpha);
                } else if (!storm) {
                    double wisp = noise.fbm(u * 0.5 + 70, v * 5.5 + u * 0.4, 4) - 0.12;
                    if (wisp > 0) {
                        canvas.over(index, lit, Math.min(0.5, wisp * 1.1) * fade * (few ? 0.35 : 0.8));
                    }
                }
            }
        }
    }

    private static void aurora(Stage stage) {
        Canvas canvas = stage.canvas;
        Noise noise = stage.noise.other(12);
        int[] colours = {0x49F2A5, 0x37D6C0, 0xA56BFF, 0x6BF0C8};
        int bands = 3;
        for (int band = 0; band < bands; band++) {
            int colour = colours[(band + stage.way(4)) % 4];
            double base = stage.horizon * (0.42 + 0.16 * band);
            for (int x = 0; x < canvas.width; x++) {
                double u = x / (stage.unit * 520);
                double foot = base + noise.fbm(u + band * 7, band * 3.3, 3) * stage.horizon * 0.36;
                double tall = stage.horizon * (0.42 + 0.24 * noise.at(u * 2 + band, 8));
                double ray = 0.55 + 0.45 * noise.fbm(u * 9 + noise.at(u * 3, 2) * 2, band, 3);
                for (int y = Math.max(0, (int) (foot - tall)); y < Math.min(stage.horizon, foot + 90 * stage.unit); y++) {
                    double t = (foot - y) / tall;
                    double k = t < 0 ? Math.pow(Math.max(0, 1 + t * tall / (90 * stage.unit)), 2) : Math.pow(1 - t, 1.7);
                    canvas.glow(y * canvas.width + x, t > 0.45 ? Canvas.blend(colour, 0x9A5BFF, Math.min(1, (t - 0.45) * 1.6)) : colour,
                            k * ray * 0.5 + (Noise.grain(x, y, 3) - 0.5) / 120);
                }
            }
        }
    }

    static void rainbow(Stage stage) {
        Canvas canvas = stage.canvas;
        int[] hues = {0x8A5BD6, 0x4A6FE0, 0x3FB0E0, 0x58C878, 0xF4E05A, 0xF79A3E, 0xE8503F};
        double cx = stage.width * stage.pick(0.4, 0.62, 0.3, 0.55);
        double cy = stage.horizon + stage.height * 0.12;
        double outer = stage.height * stage.pick(0.56, 0.5, 0.6, 0.46);
        double band = stage.unit * 62;
        Gradient gradient = new Gradient(hues);
        for (int y = 0; y < Math.min(canvas.height, stage.horizon + 2); y++) {
            for (int x = 0; x < canvas.width; x++) {
                double r = Math.hypot(x - cx, y - cy);
                double t = (r - outer + band) / band;
                if (t > 0 && t < 1) {
                    double k = Math.sin(t * Math.PI);
                    canvas.over(y * canvas.width + x, gradient.at(t, x, y), Math.sqrt(k) * 0.62 * Math.clamp((stage.horizon - y) / (stage.height * 0.22), 0, 1));
                } else if (t <= 0) {
                    canvas.glow(y * canvas.width + x, 0xFFFFFF, 0.07);
                }
            }
        }
    }

    /// A flock, far off, in the curve birds fly in.
    static void birds(Stage stage, int count, double size) {
        Graphics2D pen = stage.pen();
        double cx = stage.width * stage.pick(0.3, 0.66, 0.6, 0.34);
        double cy = stage.horizon * stage.between(0.34, 0.6);
        pen.setColor(Canvas.paint(Oklab.mix(stage.palette.near(), stage.palette.far(), 0.25), 0.92));
        for (int i = 0; i < count; i++) {
            double s = stage.unit * size * stage.between(0.6, 1.15);
            double x = cx + stage.between(-210.0, 210.0) * stage.unit;
            double y = cy + stage.between(-100.0, 100.0) * stage.unit;
            double lift = stage.between(0.25, 0.8);
            Path2D bird = new Path2D.Double();
            bird.moveTo(x - s, y - s * lift * 0.7);
            bird.quadTo(x - s * 0.5, y - s * lift, x, y);
            bird.quadTo(x + s * 0.5, y - s * lift * 1.05, x + s * 1.05, y - s * lift * 0.6);
            bird.quadTo(x + s * 0.45, y - s * lift * 0.55, x, y + s * 0.16);
            bird.quadTo(x - s * 0.45, y - s * lift * 0.5, x - s, y - s * lift * 0.7);
            pen.fill(bird);
        }
        pen.dispose();
    }

    /// A bolt from the clouds to the horizon.
    static void lightning(Stage stage) {
        double x = stage.width * stage.pick(0.32, 0.7, 0.55, 0.22);
        double y = stage.horizon * 0.18;
        stage.canvas.halo(x, y + stage.horizon * 0.3, stage.height * 0.5, 0xCFD8FF, 0.3);
        Graphics2D pen = stage.pen();
        bolt(stage, pen, x, y, stage.horizon, 5 * stage.unit, 2);
        pen.dispose();
    }

    private static void bolt(Stage stage, Graphics2D pen, double fromX, double fromY, double toY, double thick, int forks) {
        double x = fromX;
        double y = fromY;
        pen.setColor(Canvas.paint(0xF4F3FF, 0.95));
        while (y < toY) {
            double nx = x + stage.between(-26.0, 26.0) * stage.unit;
            double ny = Math.min(toY, y + stage.between(14.0, 40.0) * stage.unit);
            pen.setStroke(new BasicStroke((float) Math.max(1, thick * (1 - 0.6 * (y - fromY) / (toY - fromY))),
                    BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(new Line2D.Double(x, y, nx, ny));
            stage.canvas.halo(nx, ny, 26 * stage.unit, 0xBFC8FF, 0.28);
            if (forks > 0 && stage.chance(0.16)) {
                bolt(stage, pen, nx, ny, Math.min(toY, ny + stage.between(80.0, 190.0) * stage.unit), thick * 0.5, forks - 1);
                pen.setColor(Canvas.paint(0xF4F3FF, 0.95));
            }
            x = nx;
            y = ny;
        }
    }

    static Ellipse2D circle(double cx, double cy, double radius) {
        return new Ellipse2D.Double(cx - radius, cy - radius, radius * 2, radius * 2);
    }
}

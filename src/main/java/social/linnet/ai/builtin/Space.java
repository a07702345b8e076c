package social.linnet.ai.builtin;

import social.linnet.ai.builtin.Brief.Thing;

/// Beyond the sky: gas, stars, a planet with its ring and moons.
final class Space {

    private Space() {
    }

    static void paint(Stage stage, Composer.Steps steps) {
        nebula(stage);
        steps.after(0.25, true);
        stage.horizon = stage.height * 2;
        Sky.stars(stage, 0.99);
        steps.after(0.4, true);
        double size = stage.unit * stage.pick(210, 290, 170, 330);
        double x = stage.width * stage.pick(0.64, 0.34, 0.7, 0.4);
        double y = stage.height * stage.pick(0.42, 0.56, 0.34, 0.6);
        if (!stage.brief.has(Thing.ROCKET) || stage.brief.has(Thing.PLANET) || stage.way(2) == 0) {
            boolean ring = stage.brief.has(Thing.PLANET) || stage.way(2) == 0;
            planet(stage, x, y, size, ring, 1);
            planet(stage, stage.width - x * stage.between(0.86, 1.1), y + stage.height * stage.pick(0.3, -0.3, 0.34, -0.34),
                    size * stage.between(0.14, 0.26), false, 2);
        }
        steps.after(0.55, true);
        stage.horizon = (int) (stage.height * 0.8);
        Things.inSpace(stage);
    }

    private static void nebula(Stage stage) {
        Canvas canvas = stage.canvas;
        Palette palette = stage.palette;
        Noise noise = stage.noise.other(150);
        int[][] schemes = {{0x1B1F5E, 0x7A3FA8, 0xF0708A, 0xFFD9A0}, {0x0B2A4A, 0x1F7A8C, 0x7FD1C0, 0xFDF0C4},
            {0x2A1250, 0xA8327A, 0xFF8A5C, 0xFFE6A8}, {0x101C4F, 0x3B5BC8, 0xA58CF0, 0xF8D4F0}};
        int[] colours = schemes[stage.way(4)].clone();
        for (int i = 0; i < stage.brief.tints().size(); i++) {
            for (int k = 0; k < 3; k++) {
                colours[k] = Oklab.bend(colours[k], stage.brief.tints().get(i), (i == 0 ? 0.8 : 0.3) - 0.22 * k);
            }
        }
        Gradient gas = new Gradient(Oklab.mix(0x04050F, palette.near(), 0.2), colours[0], colours[1], colours[2], colours[3]);
        double scale = 1 / (stage.unit * stage.pick(520, 420, 620, 480));
        double turn = stage.pick(0.6, -0.7, 0.2, 1.2);
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                double u = (x * Math.cos(turn) - y * Math.sin(turn)) * scale;
                double v = (x * Math.sin(turn) + y * Math.cos(turn)) * scale;
                double wx = noise.fbm(u + 3, v + 7, 4);
                double wy = noise.fbm(u + 11, v - 5, 4);
                double d = noise.fbm(u * 0.9 + wx * 0.7, v * 1.4 + wy * 0.7, 5);
                double veins = noise.ridged(u * 1.1 + wx * 0.6, v * 1.1 + wy * 0.6, 4);
                double band = Math.exp(-Math.pow((v - scale * canvas.height * 0.5) * 0.9, 2)) * 0.22;
                double t = 0.1 + d * 0.5 + veins * 0.2 + band * 1.3 - Math.max(0, wx) * 0.34;
                canvas.pixels[y * canvas.width + x] = gas.at(t, x, y);
            }
        }
    }

    private static void planet(Stage stage, double cx, double cy, double radius, boolean ring, int salt) {
        Canvas canvas = stage.canvas;
        Noise noise = stage.noise.other(160 + salt);
        Palette palette = stage.palette;
        int[][] schemes = {{0xE9C9A0, 0xB86F50, 0x7B3F4F}, {0x9FD8E8, 0x3E7CB8, 0x24406F}, {0xF2B8A0, 0xC45A7A, 0x5A2F6F}, {0xE8E0B8, 0x8FA86F, 0x3F6A6A}};
        int[] c = schemes[(stage.way(4) + salt) % 4].clone();
        if (!stage.brief.tints().isEmpty()) {
            for (int k = 0; k < 3; k++) {
                c[k] = Oklab.bend(c[k], stage.brief.tints().getLast(), 0.6);
            }
        }
        Gradient bands = new Gradient(c[0], c[1], c[0], c[2], c[1], c[0], c[2]);
        double tilt = stage.pick(-0.35, 0.3, 0.5, -0.25);
        if (ring) {
            ring(stage, cx, cy, radius, tilt, c[0], true);
        }
        canvas.halo(cx, cy, radius * 1.5, c[0], 0.34);
        double lx = stage.pick(-0.62, 0.6, -0.5, 0.66);
        double ly = -0.45;
        double lz = Math.sqrt(1 - lx * lx - ly * ly);
        for (int y = (int) Math.max(0, cy - radius - 1); y <= Math.min(canvas.height - 1, cy + radius + 1); y++) {
            for (int x = (int) Math.max(0, cx - radius - 1); x <= Math.min(canvas.width - 1, cx + radius + 1); x++) {
                double dx = (x - cx) / radius;
                double dy = (y - cy) / radius;
                double r = dx * dx + dy * dy;
                double edge = Math.clamp((1 - Math.sqrt(r)) * radius + 0.5, 0, 1);
                if (edge <= 0) {
                    continue;
                }
                double z = Math.sqrt(Math.max(0, 1 - r));
                double up = dy * Math.cos(tilt) - dx * Math.sin(tilt);
                double along = (dx * Math.cos(tilt) + dy * Math.sin(tilt)) / (0.5 + z);
                double swirl = noise.fbm(along * 1.6, up * 4.5, 5) * 0.22;
                double day = Math.max(0, dx * lx + dy * ly + z * lz);
                int base = bands.at(Math.clamp(up * 0.5 + 0.5 + swirl, 0, 1), x, y);
                double rim = Math.pow(1 - z, 3) * day;
                int colour = Canvas.scale(base, 0.05 + 1.08 * Math.pow(day, 0.8));
                colour = Canvas.blend(colour, 0xFFFFFF, rim * 0.35);
                canvas.over(y * canvas.width + x, Canvas.blend(colour, palette.near(), 0.04), edge);
            }
        }
        if (ring) {
            ring(stage, cx, cy, radius, tilt, c[0], false);
        }
    }

    private static void ring(Stage stage, double cx, double cy, double radius, double tilt, int colour, boolean behind) {
        Canvas canvas = stage.canvas;
        Noise noise = stage.noise.other(170);
        double reach = radius * 2.15;
        for (int y = (int) Math.max(0, cy - reach); y < Math.min(canvas.height, cy + reach); y++) {
            for (int x = (int) Math.max(0, cx - reach); x < Math.min(canvas.width, cx + reach); x++) {
                double dx = x - cx;
                double dy = y - cy;
                double along = dx * Math.cos(tilt) + dy * Math.sin(tilt);
                double across = (dy * Math.cos(tilt) - dx * Math.sin(tilt)) / 0.27;
                if (across < 0 != behind) {
                    continue;
                }
                double r = Math.hypot(along, across) / radius;
                if (r > 1.24 && r < 2.1) {
                    double groove = 0.62 + 0.5 * noise.at(r * 16, 3) + 0.2 * noise.at(r * 47, 5);
                    double ends = Math.min(1, (r - 1.24) * 14) * Math.min(1, (2.1 - r) * 8);
                    double gap = Math.abs(r - 1.78) < 0.035 ? 0.15 : 1;
                    canvas.over(y * canvas.width + x, Canvas.scale(colour, 0.7 + 0.4 * groove), Math.clamp(groove * ends * gap, 0, 1) * 0.8);
                }
            }
        }
    }
}

package social.linnet.ai.builtin;

/// A level of water that mirrors what is already painted above it.
final class Water {

    private Water() {
    }

    /// Fills everything from `top` down.
    ///
    /// @param rough 0 is a mirror, 1 an open sea
    static void paint(Stage stage, int top, double rough) {
        Canvas canvas = stage.canvas;
        Palette palette = stage.palette;
        Noise noise = stage.noise.other(21);
        int deep = Oklab.mix(palette.near(), palette.zenith(), palette.isDark() ? 0.35 : 0.55);
        int depth = Math.max(1, canvas.height - top);
        int[] above = new int[canvas.width * Math.min(top, depth * 2)];
        int rows = above.length / canvas.width;
        System.arraycopy(canvas.pixels, (top - rows) * canvas.width, above, 0, above.length);
        int glint = Oklab.mix(palette.light(), 0xFFFFFF, 0.3);
        for (int y = top; y < canvas.height; y++) {
            double t = (double) (y - top) / depth;
            double far = 0.012 + t;
            // waves seen at a slant: rows crowd together far off
            double v = Math.log(far) * 9;
            double reach = (4 + t * 60) * stage.unit * (0.35 + rough);
            double stretch = rough > 0.5 ? 0.72 : 0.95;
            for (int x = 0; x < canvas.width; x++) {
                double u = (x - stage.width / 2.0) / (stage.unit * 150 * (0.25 + far * 1.6));
                double wave = noise.fbm(u, v, 3);
                double fine = noise.at(u * 3.1 + 8, v * 3.4);
                double slope = wave * 0.8 + fine * 0.45;
                int mirror = (int) ((y - top) * stretch + slope * reach * 0.9);
                int row = Math.clamp(rows - 1 - mirror, 0, rows - 1);
                int column = Math.clamp((int) (x + slope * reach * 0.45), 0, canvas.width - 1);
                int index = y * canvas.width + x;
                canvas.pixels[index] = above[row * canvas.width + column];
                double sink = Math.clamp(0.12 + t * 0.42 + slope * (0.12 + 0.3 * rough) + rough * 0.12, 0, 0.86);
                canvas.over(index, deep, sink);
                double crest = slope - 0.5 + rough * 0.12;
                if (crest > 0) {
                    canvas.glow(index, palette.horizon(), crest * (0.35 + rough * 0.4));
                }
                double lane = Math.abs(x - stage.lightX + slope * 60 * stage.unit) / (stage.unit * (34 + t * 150));
                if (lane < 1 && slope > -0.1 + 0.35 * t) {
                    canvas.glow(index, glint, (1 - lane) * (1 - lane) * (0.75 - 0.35 * t) * (palette.isDark() ? 0.7 : 1));
                }
            }
        }
        // where water meets land or air the line is soft
        for (int x = 0; x < canvas.width; x++) {
            for (int k = 0; k < 3; k++) {
                canvas.over(Math.min(canvas.height - 1, top + k) * canvas.width + x, palette.haze(), 0.34 - k * 0.1);
            }
        }
    }

    /// Waves breaking on a beach at the bottom of the picture.
    static void beach(Stage stage) {
        Canvas canvas = stage.canvas;
        Palette palette = stage.palette;
        Noise noise = stage.noise.other(23);
        int sand = Oklab.mix(palette.isDark() ? 0x8A7A74 : 0xE6C79A, palette.horizon(), 0.35);
        int wet = Oklab.mix(sand, palette.near(), 0.42);
        boolean left = stage.lightX < stage.width / 2.0;
        for (int x = 0; x < canvas.width; x++) {
            double across = left ? (double) x / canvas.width : 1 - (double) x / canvas.width;
            double line = canvas.height * (0.985 - 0.16 * across * across) + noise.fbm(x / (stage.unit * 210), 0, 4) * 34 * stage.unit;
            for (int y = Math.max(0, (int) (line - 40 * stage.unit)); y < canvas.height; y++) {
                int index = y * canvas.width + x;
                double d = (y - line) / stage.unit;
                if (d < 0) {
                    double n = noise.fbm(x / (stage.unit * 46), y / (stage.unit * 14), 3);
                    canvas.over(index, 0xFFFFFF, Math.clamp((1 + d / 38) * (0.55 + n), 0, 1) * (palette.isDark() ? 0.4 : 0.8));
                } else {
                    double damp = Math.exp(-d / 40);
                    int colour = Canvas.scale(Canvas.blend(sand, wet, damp), 0.96 + Noise.grain(x, y, 4) * 0.08);
                    canvas.over(index, colour, Math.min(1, 0.5 + d / 5));
                }
            }
        }
    }
}

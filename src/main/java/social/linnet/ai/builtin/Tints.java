package social.linnet.ai.builtin;

import java.util.List;

/// Styles that are colour alone: two inks, and film.
final class Tints {

    private static final int[][] PAIRS = {{0x1B1464, 0xFF8A5C}, {0x0B3C49, 0xF6E27A}, {0x4A0D4F, 0xFFB3C7}, {0x12324A, 0x7FE0C0},
        {0x3A1C5A, 0xFFC94D}, {0x102A6B, 0xF4A9C8}};

    private Tints() {
    }

    /// Every pixel on the straight line, in OKLab, from a dark ink to a light one.
    static void duotone(Stage stage) {
        Canvas canvas = stage.canvas;
        int[] pair = pair(stage.brief.colours(), stage.variant);
        float[] luma = Drawn.levelled(canvas);
        int[] table = new int[1024];
        for (int i = 0; i < table.length; i++) {
            double t = i / 1023.0;
            // an S-curve: print has body
            table[i] = Oklab.mix(pair[0], pair[1], t * t * (3 - 2 * t) * 0.6 + t * 0.4);
        }
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                int i = y * canvas.width + x;
                double grain = (Noise.grain(x, y, 1) + Noise.grain(x, y, 2) - 1) * 0.03;
                canvas.pixels[i] = table[(int) (Math.clamp(luma[i] + grain, 0, 1) * 1023)];
            }
        }
    }

    /// Two named colours, darker first; with one, its deep shade and paper; with none, a pair that works, another a variant.
    private static int[] pair(List<Integer> colours, long variant) {
        if (colours.isEmpty()) {
            return PAIRS[Math.floorMod(variant, PAIRS.length)];
        }
        int first = colours.getFirst();
        if (colours.size() == 1) {
            return Oklab.lightness(first) > 0.72 ? new int[] {Oklab.bend(0x20202C, first, 0.5), first}
                    : new int[] {Oklab.shift(first, Math.min(0, 0.3 - Oklab.lightness(first)), 0.9), Oklab.mix(first, 0xFFF6E6, 0.86)};
        }
        int second = colours.get(1);
        boolean ordered = Oklab.lightness(first) <= Oklab.lightness(second);
        int dark = ordered ? first : second;
        int light = ordered ? second : first;
        // two inks of one lightness make no picture
        double apart = Oklab.lightness(light) - Oklab.lightness(dark);
        double lack = Math.max(0, 0.45 - apart);
        return new int[] {Oklab.shift(dark, -lack * 0.7, 1), Oklab.shift(light, lack * 0.5, 1)};
    }

    /// Film: lifted blacks, rolled lights, blue-green shadows under warm lights, a red rim around what is bright
    /// (halation: light that comes back from behind the emulsion), and grain that is coarser than a pixel.
    static void film(Stage stage) {
        Canvas canvas = stage.canvas;
        halation(canvas, stage.unit);
        new Cube(Tints::developed).apply(canvas);
        int w = canvas.width;
        int h = canvas.height;
        float[] grain = new float[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                grain[y * w + x] = Noise.grain(x, y, 3) - 0.5f;
            }
        }
        Raster.blur(grain, w, h, 1);
        for (int i = 0; i < grain.length; i++) {
            int p = canvas.pixels[i];
            double grey = ((p >> 16 & 255) * 0.3 + (p >> 8 & 255) * 0.59 + (p & 255) * 0.11) / 255;
            // most in the middle tones, and a little of a pixel's own
            double n = (grain[i] * 3 + (Noise.grain(i % w, i / w, 4) - 0.5) * 0.35) * 24 * (0.35 + 1.6 * grey * (1 - grey) * 2);
            canvas.pixels[i] = Canvas.pack((p >> 16 & 255) + n, (p >> 8 & 255) + n, (p & 255) + n * 1.1);
        }
    }

    /// Night in two lamps: violet shadows, pink and cyan lights.
    static void neon(Canvas canvas) {
        Gradient lamps = new Gradient(0x0B0426, 0x2A0F5E, 0x7A1F8F, 0xE8378F, 0xFF8A6A, 0x9FF4F0);
        float[] luma = Drawn.levelled(canvas);
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                int i = y * canvas.width + x;
                canvas.pixels[i] = Canvas.blend(canvas.pixels[i], lamps.at(luma[i] * 0.96, x, y), 0.8);
            }
        }
    }

    private static void halation(Canvas canvas, double unit) {
        int w = canvas.width / 4;
        int h = canvas.height / 4;
        if (w < 2 || h < 2) {
            return;
        }
        float[] light = new float[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int p = canvas.pixels[(y * 4 + 1) * canvas.width + x * 4 + 1];
                double grey = ((p >> 16 & 255) * 0.3 + (p >> 8 & 255) * 0.59 + (p & 255) * 0.11) / 255;
                light[y * w + x] = (float) Math.max(0, (grey - 0.74) / 0.26);
            }
        }
        int reach = (int) Math.max(1, 4 * unit);
        Raster.blur(light, w, h, reach);
        Raster.blur(light, w, h, reach);
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                int i = y * canvas.width + x;
                double k = Raster.sample(light, w, h, x / 4.0, y / 4.0);
                canvas.glow(i, 0xFF6A2C, k * 0.5);
            }
        }
    }

    private static int developed(int rgb) {
        double[] lab = Oklab.lab(rgb);
        double l = lab[0];
        double curve = l + 0.16 * Math.sin((l - 0.5) * Math.PI) * l * (1 - l) * 2;
        l = 0.105 + curve * 0.845;
        double t = Math.clamp((l - 0.2) / 0.6, 0, 1);
        double a = lab[1] * 0.92 + (-0.016 + 0.024 * t);
        double b = lab[2] * 0.92 + (-0.012 + 0.048 * t);
        return Oklab.rgb(l, a, b);
    }
}

package social.linnet.ai.builtin;

/// Watercolour: edges that wander, pigment that pools at them and thins in between, paper that shows.
final class Wash {

    private static final int PAPER = 0xFBF7EE;

    private Wash() {
    }

    static void watercolour(Stage stage) {
        Canvas canvas = stage.canvas;
        int w = canvas.width;
        int h = canvas.height;
        Noise noise = stage.noise.other(300);
        wander(stage, noise);
        Raster.flatten(canvas, Math.max(3, (int) (6 * stage.unit)));
        Raster.flatten(canvas, Math.max(2, (int) (4 * stage.unit)));
        float[] luma = Raster.luma(canvas);
        float[] edges = Raster.edges(luma, w, h, 2);
        float[] pool = edges.clone();
        Raster.blur(pool, w, h, Math.max(1, (int) (3 * stage.unit)));
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = y * w + x;
                double blotch = noise.fbm(x / (stage.unit * 170), y / (stage.unit * 170), 4);
                double grains = noise.at(x / (stage.unit * 3.2) + 90, y / (stage.unit * 3.2)) * 0.5 + Noise.grain(x, y, 6) - 0.5;
                // density of pigment: more at edges, uneven in washes, caught in the hollows of the paper
                double density = 0.86 + blotch * 0.42 + Math.min(0.5, pool[i] * 1.5) + grains * 0.10;
                int p = canvas.pixels[i];
                double r = pigment(p >> 16 & 255, density);
                double g = pigment(p >> 8 & 255, density);
                double b = pigment(p & 255, density);
                double margin = Math.min(Math.min(x, w - 1 - x), Math.min(y, h - 1 - y)) / stage.unit
                        + noise.fbm(x / (stage.unit * 60), y / (stage.unit * 60), 4) * 26 - 34;
                double cover = Math.clamp(margin / 3.5, 0, 1);
                double rim = Math.exp(-Math.pow((margin - 5) / 5, 2)) * 0.22;
                int colour = Canvas.pack(r * (1 - rim), g * (1 - rim), b * (1 - rim));
                canvas.pixels[i] = Canvas.blend(Canvas.scale(PAPER, 1 + grains * 0.028), colour, cover);
            }
        }
    }

    /// Transparent paint on paper, by the density of pigment.
    private static double pigment(int channel, double density) {
        double t = Math.max(0.012, channel / 251.0);
        return Math.min(255, 251 * Math.pow(t, density * 0.86));
    }

    private static void wander(Stage stage, Noise noise) {
        Canvas canvas = stage.canvas;
        int[] from = canvas.pixels.clone();
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                double dx = noise.fbm(x / (stage.unit * 46), y / (stage.unit * 46), 3) * 11 * stage.unit;
                double dy = noise.fbm(x / (stage.unit * 46) + 40, y / (stage.unit * 46), 3) * 11 * stage.unit;
                int sx = Math.clamp((int) (x + dx), 0, canvas.width - 1);
                int sy = Math.clamp((int) (y + dy), 0, canvas.height - 1);
                canvas.pixels[y * canvas.width + x] = from[sy * canvas.width + sx];
            }
        }
    }
}

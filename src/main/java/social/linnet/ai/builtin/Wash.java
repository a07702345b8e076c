package social.linnet.ai.builtin;

/// Watercolour: edges that wander, pigment that pools at them and thins in between, paper that shows.
final class Wash {

    private static final int PAPER = 0xFBF7EE;

    /// Logarithms of how much light a wash of density 1 lets through.
    private static final double[] LOG = new double[256];

    static {
        for (int i = 0; i < LOG.length; i++) {
            LOG[i] = Math.log(Math.max(0.012, i / 251.0));
        }
    }

    private Wash() {
    }

    static void watercolour(Stage stage) {
        Canvas canvas = stage.canvas;
        int w = canvas.width;
        int h = canvas.height;
        Noise noise = stage.noise.other(300);
        wander(stage, noise);
        float[] luma = Raster.luma(canvas);
        Flow flow = Flow.of(luma, w, h, Drawn.size(stage, 6));
        Raster.flatten(canvas, Math.max(3, (int) (6 * stage.unit)));
        Raster.flatten(canvas, Math.max(2, (int) (4 * stage.unit)));
        flow.smooth(canvas, Drawn.size(stage, 5));
        luma = Raster.luma(canvas);
        float[] edges = Raster.edges(luma, w, h, 2);
        float[] pool = edges.clone();
        Raster.blur(pool, w, h, Math.max(1, (int) (3 * stage.unit)));
        int bw = w / 4 + 2;
        int bh = h / 4 + 2;
        float[] blotches = new float[bw * bh];
        for (int i = 0; i < blotches.length; i++) {
            blotches[i] = (float) noise.fbm(i % bw * 4 / (stage.unit * 170), i / bw * 4 / (stage.unit * 170), 4);
        }
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = y * w + x;
                double blotch = Raster.sample(blotches, bw, bh, x / 4.0, y / 4.0);
                double grains = noise.at(x / (stage.unit * 3.2) + 90, y / (stage.unit * 3.2)) * 0.5 + Noise.grain(x, y, 6) - 0.5;
                // density of pigment: more at edges, uneven in washes, caught in the hollows of the paper
                double density = 0.86 + blotch * 0.42 + Math.min(0.5, pool[i] * 1.5) + grains * 0.10;
                int p = canvas.pixels[i];
                double r = pigment(p >> 16 & 255, density);
                double g = pigment(p >> 8 & 255, density);
                double b = pigment(p & 255, density);
                double margin = Math.min(Math.min(x, w - 1 - x), Math.min(y, h - 1 - y)) / stage.unit - 34;
                if (margin < 60) {
                    margin += noise.fbm(x / (stage.unit * 60), y / (stage.unit * 60), 4) * 26;
                }
                double cover = stage.patch ? 1 : Math.clamp(margin / 3.5, 0, 1);
                double rim = stage.patch || margin > 30 ? 0 : Math.exp(-Math.pow((margin - 5) / 5, 2)) * 0.22;
                int colour = Canvas.pack(r * (1 - rim), g * (1 - rim), b * (1 - rim));
                canvas.pixels[i] = Canvas.blend(Canvas.scale(PAPER, 1 + grains * 0.028), colour, cover);
            }
        }
    }

    /// Transparent paint on paper, by the density of pigment.
    private static double pigment(int channel, double density) {
        return Math.min(255, 251 * Math.exp(LOG[channel] * density * 0.86));
    }

    /// Moves every pixel by a slow noise, worked out at a quarter of the size.
    private static void wander(Stage stage, Noise noise) {
        Canvas canvas = stage.canvas;
        int[] from = canvas.pixels.clone();
        int w = canvas.width / 4 + 2;
        int h = canvas.height / 4 + 2;
        float[] along = new float[w * h];
        float[] down = new float[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double nx = x * 4 / (stage.unit * 46);
                double ny = y * 4 / (stage.unit * 46);
                along[y * w + x] = (float) (noise.fbm(nx, ny, 3) * 11 * stage.unit);
                down[y * w + x] = (float) (noise.fbm(nx + 40, ny, 3) * 11 * stage.unit);
            }
        }
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                double dx = Raster.sample(along, w, h, x / 4.0, y / 4.0);
                double dy = Raster.sample(down, w, h, x / 4.0, y / 4.0);
                int sx = Math.clamp((int) (x + dx), 0, canvas.width - 1);
                int sy = Math.clamp((int) (y + dy), 0, canvas.height - 1);
                canvas.pixels[y * canvas.width + x] = from[sy * canvas.width + sx];
            }
        }
    }
}

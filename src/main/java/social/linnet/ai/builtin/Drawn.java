package social.linnet.ai.builtin;

/// Styles of drawn lines: a frame of hand-drawn animation, a drawing in line alone, a blueprint.
final class Drawn {

    private static final int PAPER = 0xF8F3E7;

    private Drawn() {
    }

    /// Flat paint in a few steps of light under clean dark outlines. Source: H. Winnemöller and others, "Real-Time Video
    /// Abstraction", 2006.
    static void animation(Stage stage) {
        Canvas canvas = stage.canvas;
        int w = canvas.width;
        int h = canvas.height;
        float[] luma = Raster.luma(canvas);
        Flow flow = Flow.of(luma, w, h, size(stage, 5));
        float[] ink = new Lines(luma, w, h, flow, size(stage, 1.3)).contours(0.009);
        Raster.flatten(canvas, size(stage, 5));
        Raster.flatten(canvas, size(stage, 4));
        flow.smooth(canvas, size(stage, 5));
        float[] level = levelled(canvas);
        int outline = 0x2B1B24;
        for (int i = 0; i < canvas.pixels.length; i++) {
            int p = canvas.pixels[i];
            double r = p >> 16 & 255;
            double g = p >> 8 & 255;
            double b = p & 255;
            double grey = r * 0.299 + g * 0.587 + b * 0.114;
            // a dim picture is brought half-way up: animation is lit from all sides
            double step = stepped(grey / 255 * 0.5 + level[i] * 0.5, 6) * 255;
            // paint in place of air: brighter, fuller, a little warm
            double lift = step * 0.94 + 12;
            int paint = Canvas.pack(lift + (r - grey) * 1.42 + 4, lift + (g - grey) * 1.42 + 1, lift + (b - grey) * 1.42 - 3);
            canvas.pixels[i] = Canvas.blend(paint, outline, ink[i] * 0.92);
        }
    }

    /// Steps of light with soft edges.
    private static double stepped(double value, int steps) {
        double scaled = value * steps;
        double base = Math.floor(scaled);
        double t = scaled - base - 0.5;
        return (base + 0.5 + 0.5 * Math.tanh(t * 7)) / steps;
    }

    /// Lines of a brush pen on paper, with nothing else.
    static void line(Stage stage) {
        Canvas canvas = stage.canvas;
        int w = canvas.width;
        int h = canvas.height;
        Raster.flatten(canvas, size(stage, 2));
        float[] luma = levelled(canvas);
        Flow flow = Flow.of(luma, w, h, size(stage, 5));
        Lines lines = new Lines(luma, w, h, flow, size(stage, 1.2));
        float[] ink = lines.contours(0.006);
        lines.fill(ink, 0.15);
        Noise noise = stage.noise.other(350);
        int colour = stage.brief.colours().isEmpty() ? 0x20202A : Oklab.mix(0x20202A, stage.brief.colours().getFirst(), 0.7);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = y * w + x;
                // the pen presses and lifts
                double press = 0.88 + 0.3 * noise.at(x / (stage.unit * 40), y / (stage.unit * 40));
                double cover = Math.min(1, ink[i] * press);
                double fibre = Noise.grain(x, y, 2) * 0.025 + noise.at(x / (stage.unit * 4), y / (stage.unit * 4)) * 0.012;
                canvas.pixels[i] = Canvas.blend(Canvas.scale(PAPER, 0.985 + fibre), colour, cover * 0.95);
            }
        }
    }

    /// White lines and a grid on blue paper, tones as a hatching so fine that it reads as a tint.
    static void blueprint(Stage stage) {
        Canvas canvas = stage.canvas;
        int w = canvas.width;
        int h = canvas.height;
        Raster.flatten(canvas, size(stage, 2));
        float[] luma = levelled(canvas);
        Flow flow = Flow.of(luma, w, h, size(stage, 5));
        float[] ink = new Lines(luma, w, h, flow, size(stage, 1.5)).contours(0.0035);
        Noise noise = stage.noise.other(360);
        double fine = 20 * stage.unit;
        double margin = 34 * stage.unit;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = y * w + x;
                double fade = noise.fbm(x / (stage.unit * 300), y / (stage.unit * 300), 3);
                int paper = Canvas.scale(0x1D4E9C, 0.96 + 0.16 * fade + (Noise.grain(x, y, 5) - 0.5) * 0.05);
                double grid = Math.max(rule(x, fine, 0.13), rule(y, fine, 0.13));
                grid = Math.max(grid, Math.max(rule(x, fine * 5, 0.3), rule(y, fine * 5, 0.3)));
                double hatch = Math.abs((x + y) / (6 * stage.unit) % 1 - 0.5) < 0.14 + 0.2 * (luma[i] - 0.5) ? 0.2 * luma[i] : 0;
                double light = Math.max(Math.max(grid, hatch + 0.12 * luma[i]), ink[i] * 0.94);
                double edge = Math.min(Math.min(x, w - 1 - x), Math.min(y, h - 1 - y));
                if (!stage.patch && edge < margin) {
                    light = Math.max(rule(edge - margin * 0.62, 4000, 0.9), rule(edge - margin * 0.8, 4000, 0.5));
                }
                canvas.pixels[i] = Canvas.blend(paper, 0xEAF2FF, light);
            }
        }
    }

    /// A thin line where `value` is a multiple of `gap`.
    private static double rule(double value, double gap, double strength) {
        double d = Math.abs(value - Math.rint(value / gap) * gap);
        return Math.clamp(1.1 - d, 0, 1) * strength;
    }

    /// Lightness stretched so that the darkest and lightest hundredth touch the ends: a dim picture has lines too.
    static float[] levelled(Canvas canvas) {
        float[] luma = Raster.luma(canvas);
        int[] counts = new int[256];
        for (float v : luma) {
            counts[Math.min(255, (int) (v * 255))]++;
        }
        double low = quantile(counts, luma.length / 100) / 255.0;
        double high = quantile(counts, luma.length - luma.length / 100) / 255.0;
        float scale = (float) (1 / Math.max(0.12, high - low));
        for (int i = 0; i < luma.length; i++) {
            luma[i] = Math.clamp((float) (luma[i] - low) * scale, 0, 1);
        }
        return luma;
    }

    private static int quantile(int[] counts, int wanted) {
        int sum = 0;
        for (int v = 0; v < counts.length; v++) {
            sum += counts[v];
            if (sum > wanted) {
                return v;
            }
        }
        return counts.length - 1;
    }

    /// A length in thousandths of the shorter side as whole pixels, at least one.
    static int size(Stage stage, double thousandths) {
        return (int) Math.max(1, Math.round(thousandths * stage.unit));
    }
}

package social.linnet.ai.builtin;

/// Colours between stops, mixed in OKLab once and then looked up. `at` dithers: a slow gradient in eight bits shows
/// bands, half a step of noise hides them.
final class Gradient {

    private static final int STEPS = 1024;

    private final float[] red = new float[STEPS + 1];
    private final float[] green = new float[STEPS + 1];
    private final float[] blue = new float[STEPS + 1];

    /// Evenly spaced stops.
    Gradient(int... stops) {
        for (int i = 0; i <= STEPS; i++) {
            double p = (double) i / STEPS * (stops.length - 1);
            int k = Math.min((int) p, stops.length - 2);
            double t = p - k;
            double[] a = Oklab.lab(stops[k]);
            double[] b = Oklab.lab(stops[k + 1]);
            // smoothed towards each stop, so that none shows as an edge
            double s = t + (t * t * (3 - 2 * t) - t) * 0.5;
            int rgb = Oklab.rgb(a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s, a[2] + (b[2] - a[2]) * s);
            red[i] = rgb >> 16 & 255;
            green[i] = rgb >> 8 & 255;
            blue[i] = rgb & 255;
        }
        smooth(red);
        smooth(green);
        smooth(blue);
    }

    int at(double t, int x, int y) {
        int i = Math.clamp((int) (t * STEPS), 0, STEPS);
        float n = Noise.grain(x, y, 11);
        return Canvas.pack(red[i] + n, green[i] + n, blue[i] + n);
    }

    int at(double t) {
        int i = Math.clamp((int) (t * STEPS), 0, STEPS);
        return Canvas.pack(red[i] + 0.5, green[i] + 0.5, blue[i] + 0.5);
    }

    /// The table was rounded to eight bits by the colour conversion; a running mean gives back the fraction.
    private static void smooth(float[] table) {
        float[] from = table.clone();
        int reach = 12;
        for (int i = reach; i <= STEPS - reach; i++) {
            float sum = 0;
            for (int k = -reach; k <= reach; k++) {
                sum += from[i + k];
            }
            table[i] = sum / (2 * reach + 1);
        }
    }
}

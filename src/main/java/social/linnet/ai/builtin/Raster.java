package social.linnet.ai.builtin;

import java.util.Arrays;

/// Filters over whole pictures that several styles share.
final class Raster {

    private Raster() {
    }

    /// A box blur in place, both ways.
    static void blur(float[] plane, int width, int height, int reach) {
        float[] line = new float[Math.max(width, height)];
        for (int y = 0; y < height; y++) {
            blur(plane, y * width, 1, width, reach, line);
        }
        for (int x = 0; x < width; x++) {
            blur(plane, x, width, height, reach, line);
        }
    }

    private static void blur(float[] plane, int from, int step, int count, int reach, float[] line) {
        float sum = 0;
        for (int i = -reach; i <= reach; i++) {
            sum += plane[from + Math.clamp(i, 0, count - 1) * step];
        }
        float scale = 1f / (2 * reach + 1);
        for (int i = 0; i < count; i++) {
            line[i] = sum * scale;
            sum += plane[from + Math.min(count - 1, i + reach + 1) * step] - plane[from + Math.max(0, i - reach) * step];
        }
        for (int i = 0; i < count; i++) {
            plane[from + i * step] = line[i];
        }
    }

    static double sample(float[] plane, int width, int height, double x, double y) {
        int ix = Math.clamp((int) x, 0, width - 2);
        int iy = Math.clamp((int) y, 0, height - 2);
        double fx = Math.clamp(x - ix, 0, 1);
        double fy = Math.clamp(y - iy, 0, 1);
        int i = iy * width + ix;
        double top = plane[i] + (plane[i + 1] - plane[i]) * fx;
        double low = plane[i + width] + (plane[i + width + 1] - plane[i + width]) * fx;
        return top + (low - top) * fy;
    }

    /// How light each pixel is, 0 to 1.
    static float[] luma(Canvas canvas) {
        float[] luma = new float[canvas.pixels.length];
        for (int i = 0; i < luma.length; i++) {
            int p = canvas.pixels[i];
            luma[i] = ((p >> 16 & 255) * 0.299f + (p >> 8 & 255) * 0.587f + (p & 255) * 0.114f) / 255f;
        }
        return luma;
    }

    /// How sharply lightness changes at each pixel, 0 to about 1, after a blur of `reach`.
    static float[] edges(float[] luma, int width, int height, int reach) {
        float[] soft = luma.clone();
        blur(soft, width, height, reach);
        float[] edges = new float[luma.length];
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                float gx = soft[i + 1] - soft[i - 1];
                float gy = soft[i + width] - soft[i - width];
                edges[i] = (float) Math.sqrt(gx * gx + gy * gy) * 4;
            }
        }
        return edges;
    }

    /// Flattens texture and keeps edges: each pixel takes the mean of the calmest of the four squares around it.
    /// Source: M. Kuwahara and others, 1976.
    static void flatten(Canvas canvas, int reach) {
        int w = canvas.width;
        int h = canvas.height;
        int stride = w + 1;
        long[][] sums = new long[3][stride * (h + 1)];
        double[] squares = new double[stride * (h + 1)];
        for (int y = 0; y < h; y++) {
            long r = 0;
            long g = 0;
            long b = 0;
            double s = 0;
            for (int x = 0; x < w; x++) {
                int p = canvas.pixels[y * w + x];
                int pr = p >> 16 & 255;
                int pg = p >> 8 & 255;
                int pb = p & 255;
                r += pr;
                g += pg;
                b += pb;
                s += pr * pr + pg * pg + pb * pb;
                int i = (y + 1) * stride + x + 1;
                sums[0][i] = sums[0][i - stride] + r;
                sums[1][i] = sums[1][i - stride] + g;
                sums[2][i] = sums[2][i - stride] + b;
                squares[i] = squares[i - stride] + s;
            }
        }
        int[] out = new int[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double best = Double.MAX_VALUE;
                int colour = 0;
                for (int k = 0; k < 4; k++) {
                    int x0 = Math.max(0, k % 2 == 0 ? x - reach : x);
                    int x1 = Math.min(w, (k % 2 == 0 ? x : x + reach) + 1);
                    int y0 = Math.max(0, k / 2 == 0 ? y - reach : y);
                    int y1 = Math.min(h, (k / 2 == 0 ? y : y + reach) + 1);
                    int a = y0 * stride + x0;
                    int b = y0 * stride + x1;
                    int c = y1 * stride + x0;
                    int d = y1 * stride + x1;
                    double n = (double) (x1 - x0) * (y1 - y0);
                    double mr = (sums[0][d] - sums[0][b] - sums[0][c] + sums[0][a]) / n;
                    double mg = (sums[1][d] - sums[1][b] - sums[1][c] + sums[1][a]) / n;
                    double mb = (sums[2][d] - sums[2][b] - sums[2][c] + sums[2][a]) / n;
                    double spread = (squares[d] - squares[b] - squares[c] + squares[a]) / n - mr * mr - mg * mg - mb * mb;
                    if (spread < best) {
                        best = spread;
                        colour = Canvas.pack(mr + 0.5, mg + 0.5, mb + 0.5);
                    }
                }
                out[y * w + x] = colour;
            }
        }
        System.arraycopy(out, 0, canvas.pixels, 0, out.length);
    }

    /// The `count` colours that stand for a picture best: k-means over a sample, started evenly along lightness.
    static int[] palette(int[] pixels, int count) {
        int step = Math.max(1, pixels.length / 4096);
        int n = pixels.length / step;
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            points[i] = Oklab.lab(pixels[i * step]);
        }
        double[][] sorted = points.clone();
        Arrays.sort(sorted, (p, q) -> Double.compare(p[0] * 2 + p[1] - p[2], q[0] * 2 + q[1] - q[2]));
        double[][] centres = new double[count][];
        for (int i = 0; i < count; i++) {
            centres[i] = sorted[(int) ((i + 0.5) * n / count)].clone();
        }
        for (int pass = 0; pass < 9; pass++) {
            double[][] sum = new double[count][4];
            for (double[] p : points) {
                double[] s = sum[nearest(centres, p)];
                s[0] += p[0];
                s[1] += p[1];
                s[2] += p[2];
                s[3]++;
            }
            for (int i = 0; i < count; i++) {
                if (sum[i][3] > 0) {
                    centres[i] = new double[] {sum[i][0] / sum[i][3], sum[i][1] / sum[i][3], sum[i][2] / sum[i][3]};
                }
            }
        }
        int[] colours = new int[count];
        for (int i = 0; i < count; i++) {
            colours[i] = Oklab.rgb(centres[i][0], centres[i][1], centres[i][2]);
        }
        return colours;
    }

    private static int nearest(double[][] centres, double[] p) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < centres.length; i++) {
            double l = centres[i][0] - p[0];
            double a = centres[i][1] - p[1];
            double b = centres[i][2] - p[2];
            double d = l * l + a * a * 2 + b * b * 2;
            if (d < least) {
                least = d;
                best = i;
            }
        }
        return best;
    }

    /// The nearest of a few colours, looked up in a cube of 32 steps a side: a search for each pixel would cost a second.
    static int[] cube(int[] colours) {
        double[][] labs = new double[colours.length][];
        for (int i = 0; i < colours.length; i++) {
            labs[i] = Oklab.lab(colours[i]);
        }
        int[] cube = new int[32 * 32 * 32];
        for (int i = 0; i < cube.length; i++) {
            int rgb = (i >> 10) * 8 + 4 << 16 | (i >> 5 & 31) * 8 + 4 << 8 | (i & 31) * 8 + 4;
            cube[i] = colours[nearest(labs, Oklab.lab(rgb))];
        }
        return cube;
    }

    static int lookup(int[] cube, int rgb) {
        return cube[(rgb >> 19 & 31) << 10 | (rgb >> 11 & 31) << 5 | rgb >> 3 & 31];
    }
}

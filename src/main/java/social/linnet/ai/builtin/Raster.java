package social.linnet.ai.builtin;

import java.util.Arrays;

/// Filters over whole pictures that several styles share.
final class Raster {

    private Raster() {
    }

    /// A box blur in place, both ways. Down the columns it keeps a running sum for each and walks in rows, as memory lies.
    static void blur(float[] plane, int width, int height, int reach) {
        float scale = 1f / (2 * reach + 1);
        float[] from = new float[plane.length];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            float sum = 0;
            for (int i = -reach; i <= reach; i++) {
                sum += plane[row + Math.clamp(i, 0, width - 1)];
            }
            for (int x = 0; x < width; x++) {
                from[row + x] = sum * scale;
                sum += plane[row + Math.min(width - 1, x + reach + 1)] - plane[row + Math.max(0, x - reach)];
            }
        }
        float[] sums = new float[width];
        for (int i = -reach; i <= reach; i++) {
            int row = Math.clamp(i, 0, height - 1) * width;
            for (int x = 0; x < width; x++) {
                sums[x] += from[row + x];
            }
        }
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int next = Math.min(height - 1, y + reach + 1) * width;
            int last = Math.max(0, y - reach) * width;
            for (int x = 0; x < width; x++) {
                plane[row + x] = sums[x] * scale;
                sums[x] += from[next + x] - from[last + x];
            }
        }
    }

    /// Blurs all colours, three times a box: near a bell curve.
    static void soften(Canvas canvas, int reach) {
        float[] plane = new float[canvas.pixels.length];
        for (int shift = 0; shift <= 16; shift += 8) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = canvas.pixels[i] >> shift & 255;
            }
            for (int pass = 0; pass < 3; pass++) {
                blur(plane, canvas.width, canvas.height, reach);
            }
            for (int i = 0; i < plane.length; i++) {
                int v = Math.clamp((int) (plane[i] + Noise.grain(i % canvas.width, i / canvas.width, 13)), 0, 255);
                canvas.pixels[i] = canvas.pixels[i] & ~(255 << shift) | v << shift;
            }
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

    /// Flattens texture and keeps edges: each pixel takes the means of the four squares around it, the calmest weighing
    /// by far the most. Source: M. Kuwahara and others, 1976; the weights in place of a choice: G. Papari and others,
    /// "Artistic Edge and Corner Enhancing Smoothing", 2007.
    static void flatten(Canvas canvas, int reach) {
        int w = canvas.width;
        int h = canvas.height;
        int half = Math.max(1, reach / 2);
        float[] red = new float[w * h];
        float[] green = new float[w * h];
        float[] blue = new float[w * h];
        float[] spread = new float[w * h];
        for (int i = 0; i < red.length; i++) {
            int p = canvas.pixels[i];
            red[i] = p >> 16 & 255;
            green[i] = p >> 8 & 255;
            blue[i] = p & 255;
            spread[i] = red[i] * red[i] + green[i] * green[i] + blue[i] * blue[i];
        }
        for (float[] plane : new float[][] {red, green, blue, spread}) {
            blur(plane, w, h, half);
        }
        for (int i = 0; i < red.length; i++) {
            spread[i] = Math.max(0, spread[i] - red[i] * red[i] - green[i] * green[i] - blue[i] * blue[i]);
        }
        // a square whose corner is the pixel has its middle half a reach away
        for (int y = 0; y < h; y++) {
            int up = Math.max(0, y - half) * w;
            int down = Math.min(h - 1, y + half) * w;
            for (int x = 0; x < w; x++) {
                int left = Math.max(0, x - half);
                int right = Math.min(w - 1, x + half);
                float a = weight(spread[up + left]);
                float b = weight(spread[up + right]);
                float c = weight(spread[down + left]);
                float d = weight(spread[down + right]);
                float scale = 1 / (a + b + c + d);
                float r = (a * red[up + left] + b * red[up + right] + c * red[down + left] + d * red[down + right]) * scale;
                float g = (a * green[up + left] + b * green[up + right] + c * green[down + left] + d * green[down + right]) * scale;
                float bl = (a * blue[up + left] + b * blue[up + right] + c * blue[down + left] + d * blue[down + right]) * scale;
                canvas.pixels[y * w + x] = (int) (r + 0.5f) << 16 | (int) (g + 0.5f) << 8 | (int) (bl + 0.5f);
            }
        }
    }

    private static float weight(float spread) {
        float q = 1 / (6 + spread);
        // scaled so that the fourth power stays far from the least float
        q *= 100;
        return q * q * q * q;
    }

    /// The `count` colours that stand for a picture best: k-means over a sample. Half of them start evenly along lightness,
    /// half far from all others: a small red roof keeps its red.
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
        int even = (count + 1) / 2;
        for (int i = 0; i < even; i++) {
            centres[i] = sorted[(int) ((i + 0.5) * n / even)].clone();
        }
        double[] apart = new double[n];
        Arrays.fill(apart, Double.MAX_VALUE);
        for (int i = 0; i < count; i++) {
            if (i >= even) {
                int farthest = 0;
                for (int k = 0; k < n; k++) {
                    farthest = apart[k] > apart[farthest] ? k : farthest;
                }
                centres[i] = points[farthest].clone();
            }
            for (int k = 0; k < n; k++) {
                apart[k] = Math.min(apart[k], distance(centres[i], points[k]));
            }
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

    /// Hue counts three times: in few colours, a wrong hue is seen before a wrong lightness.
    private static double distance(double[] p, double[] q) {
        double l = p[0] - q[0];
        double a = p[1] - q[1];
        double b = p[2] - q[2];
        return l * l + (a * a + b * b) * 3;
    }

    private static int nearest(double[][] centres, double[] p) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < centres.length; i++) {
            double d = distance(centres[i], p);
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

package social.linnet.ai.builtin;

/// Seeded gradient noise in two dimensions, and sums of it. Values lie between about -1 and 1. Source of the shape: Ken
/// Perlin, "Improving Noise", 2002; the lattice is hashed rather than tabled, so that seeds are independent.
final class Noise {

    private static final float[] GX = new float[64];
    private static final float[] GY = new float[64];

    static {
        for (int i = 0; i < 64; i++) {
            GX[i] = (float) Math.cos(i * Math.PI / 32) * 1.42f;
            GY[i] = (float) Math.sin(i * Math.PI / 32) * 1.42f;
        }
    }

    private final int seed;

    Noise(long seed) {
        this.seed = (int) (seed ^ seed >>> 32);
    }

    /// Another field, independent of this one.
    Noise other(int salt) {
        return new Noise(hash(seed, salt, 0x5bd1e995) * 0x9E3779B97F4A7C15L);
    }

    double at(double x, double y) {
        int ix = floor(x);
        int iy = floor(y);
        float fx = (float) (x - ix);
        float fy = (float) (y - iy);
        float u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
        float v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
        float top = lerp(corner(ix, iy, fx, fy), corner(ix + 1, iy, fx - 1, fy), u);
        float bottom = lerp(corner(ix, iy + 1, fx, fy - 1), corner(ix + 1, iy + 1, fx - 1, fy - 1), u);
        return lerp(top, bottom, v);
    }

    /// Fractal sum: each octave twice as fine and half as strong.
    double fbm(double x, double y, int octaves) {
        double sum = 0;
        double amplitude = 0.5;
        double px = x;
        double py = y;
        for (int i = 0; i < octaves; i++) {
            sum += amplitude * at(px, py);
            // turned a little at each octave, so that the lattices never line up
            double qx = 1.62 * px - 1.18 * py + 17.3;
            py = 1.18 * px + 1.62 * py - 9.1;
            px = qx;
            amplitude *= 0.5;
        }
        return sum * 1.6;
    }

    /// Fractal sum with creases, as mountains have: 0 to about 1.
    double ridged(double x, double y, int octaves) {
        double sum = 0;
        double amplitude = 0.5;
        double weight = 1;
        double px = x;
        double py = y;
        for (int i = 0; i < octaves; i++) {
            double n = 1 - Math.abs(at(px, py));
            n *= n * weight;
            weight = Math.clamp(n * 1.8, 0, 1);
            sum += n * amplitude;
            px = px * 2.03 + 5.7;
            py = py * 2.03 - 3.1;
            amplitude *= 0.5;
        }
        return sum;
    }

    /// White noise of a pixel: 0 to 1, the same for the same place and seed.
    static float grain(int x, int y, int seed) {
        return (hash(seed, x, y) >>> 8) * (1f / (1 << 24));
    }

    private static int floor(double x) {
        int whole = (int) x;
        return x < whole ? whole - 1 : whole;
    }

    private float corner(int ix, int iy, float fx, float fy) {
        int h = hash(seed, ix, iy) >>> 26;
        return GX[h] * fx + GY[h] * fy;
    }

    private static float lerp(float a, float b, float t) {
        return a + (b - a) * t;
    }

    private static int hash(int seed, int x, int y) {
        int h = seed + x * 0x27d4eb2d + y * 0x165667b1;
        h = (h ^ h >>> 15) * 0x2c1b3c6d;
        h = (h ^ h >>> 12) * 0x297a2d39;
        return h ^ h >>> 15;
    }
}

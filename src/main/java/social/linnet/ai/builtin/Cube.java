package social.linnet.ai.builtin;

import java.util.function.IntUnaryOperator;

/// A change of colours, tabled: what becomes of 33 × 33 × 33 colours is worked out once, and the rest lies between: the
/// sums in OKLab are done for 36 thousand colours rather than for each pixel.
final class Cube {

    private static final int SIDE = 33;

    private final float[] table = new float[SIDE * SIDE * SIDE * 3];

    /// @param change what becomes of a colour, `0xRRGGBB` to `0xRRGGBB`
    Cube(IntUnaryOperator change) {
        for (int r = 0; r < SIDE; r++) {
            for (int g = 0; g < SIDE; g++) {
                for (int b = 0; b < SIDE; b++) {
                    int to = change.applyAsInt(Math.min(255, r * 8) << 16 | Math.min(255, g * 8) << 8 | Math.min(255, b * 8));
                    int i = ((r * SIDE + g) * SIDE + b) * 3;
                    table[i] = to >> 16 & 255;
                    table[i + 1] = to >> 8 & 255;
                    table[i + 2] = to & 255;
                }
            }
        }
    }

    void apply(Canvas canvas) {
        int[] pixels = canvas.pixels;
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                int i = y * canvas.width + x;
                // a step of noise below one in 256: slow gradients would show bands
                pixels[i] = at(pixels[i], Noise.grain(x, y, 12));
            }
        }
    }

    private int at(int rgb, float dither) {
        float r = (rgb >> 16 & 255) * (32f / 256);
        float g = (rgb >> 8 & 255) * (32f / 256);
        float b = (rgb & 255) * (32f / 256);
        int ir = (int) r;
        int ig = (int) g;
        int ib = (int) b;
        float fr = r - ir;
        float fg = g - ig;
        float fb = b - ib;
        int i = ((ir * SIDE + ig) * SIDE + ib) * 3;
        return channel(i, fr, fg, fb, dither) << 16 | channel(i + 1, fr, fg, fb, dither) << 8 | channel(i + 2, fr, fg, fb, dither);
    }

    private int channel(int i, float fr, float fg, float fb, float dither) {
        int red = SIDE * SIDE * 3;
        int green = SIDE * 3;
        float low = mix(mix(table[i], table[i + 3], fb), mix(table[i + green], table[i + green + 3], fb), fg);
        float high = mix(mix(table[i + red], table[i + red + 3], fb), mix(table[i + red + green], table[i + red + green + 3], fb), fg);
        return Math.min(255, (int) (mix(low, high, fr) + dither));
    }

    private static float mix(float from, float to, float t) {
        return from + (to - from) * t;
    }
}

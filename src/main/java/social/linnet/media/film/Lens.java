package social.linnet.media.film;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/// Draws a part of a picture at another size, from any place between its pixels to any other, so that a camera glides
/// where whole pixels would make it tremble. Each pixel is a weighted mean under a tent as wide as what it covers: nothing
/// flickers when the picture shrinks, nothing is blocky when it grows.
final class Lens {

    private final int width;
    private final int height;

    Lens(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// Where each pixel of one axis reads: from a first sample, with so many weights.
    private record Taps(int[] first, float[] weights, int count) {

        static Taps of(double from, double length, int samples, int pixels) {
            double reach = Math.max(1, length / pixels);
            int count = (int) Math.ceil(2 * reach) + 1;
            int[] first = new int[pixels];
            float[] weights = new float[pixels * count];
            for (int i = 0; i < pixels; i++) {
                double middle = from + (i + 0.5) * length / pixels - 0.5;
                int start = (int) Math.ceil(middle - reach);
                first[i] = Math.clamp(start, 0, Math.max(0, samples - count));
                float sum = 0;
                for (int k = 0; k < count; k++) {
                    float weight = (float) Math.max(0, 1 - Math.abs(start + k - middle) / reach);
                    // beyond the edge, the edge goes on
                    int at = Math.clamp(start + k, 0, samples - 1) - first[i];
                    weights[i * count + Math.min(at, count - 1)] += weight;
                    sum += weight;
                }
                for (int k = 0; k < count; k++) {
                    weights[i * count + k] /= sum;
                }
            }
            return new Taps(first, weights, count);
        }
    }

    /// Draws over what is there.
    ///
    /// @param part of the picture, in its pixels
    /// @param onto red, green and blue of every pixel, 0 to 255
    void draw(Pixels picture, Rectangle2D part, float[] onto) {
        Taps across = Taps.of(part.getX(), part.getWidth(), picture.width(), width);
        Taps down = Taps.of(part.getY(), part.getHeight(), picture.height(), height);
        int channels = picture.channels();
        int from = across.first()[0] * channels;
        int to = Math.min(picture.width(), across.first()[width - 1] + across.count()) * channels;
        float[] row = new float[picture.width() * channels];
        int count = Math.min(across.count(), picture.width());
        for (int y = 0; y < height; y++) {
            gather(picture, down, y, row, from, to);
            if (channels == 3) {
                cover(row, across, count, onto, y * width * 3);
            } else {
                lay(row, across, count, onto, y * width * 3);
            }
        }
    }

    private static void gather(Pixels picture, Taps down, int y, float[] row, int from, int to) {
        Arrays.fill(row, from, to, 0);
        float[] values = picture.values();
        int stride = picture.width() * picture.channels();
        for (int k = 0; k < down.count(); k++) {
            float weight = down.weights()[y * down.count() + k];
            if (weight != 0) {
                int at = (down.first()[y] + k) * stride;
                for (int i = from; i < to; i++) {
                    row[i] += weight * values[at + i];
                }
            }
        }
    }

    private void cover(float[] row, Taps across, int count, float[] onto, int start) {
        float[] weights = across.weights();
        int out = start;
        for (int x = 0; x < width; x++) {
            int at = across.first()[x] * 3;
            int tap = x * across.count();
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int k = 0; k < count; k++) {
                float weight = weights[tap + k];
                red += weight * row[at];
                green += weight * row[at + 1];
                blue += weight * row[at + 2];
                at += 3;
            }
            onto[out] = red;
            onto[out + 1] = green;
            onto[out + 2] = blue;
            out += 3;
        }
    }

    private void lay(float[] row, Taps across, int count, float[] onto, int start) {
        float[] weights = across.weights();
        int out = start;
        for (int x = 0; x < width; x++) {
            int at = across.first()[x] * 4;
            int tap = x * across.count();
            float red = 0;
            float green = 0;
            float blue = 0;
            float alpha = 0;
            for (int k = 0; k < count; k++) {
                float weight = weights[tap + k];
                red += weight * row[at];
                green += weight * row[at + 1];
                blue += weight * row[at + 2];
                alpha += weight * row[at + 3];
                at += 4;
            }
            float rest = 1 - alpha / 255;
            onto[out] = red + onto[out] * rest;
            onto[out + 1] = green + onto[out + 1] * rest;
            onto[out + 2] = blue + onto[out + 2] * rest;
            out += 3;
        }
    }
}

package social.linnet.media.film;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

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

        /// Enough for whatever is not made smaller than two thirds, which is nearly all: a loop of that many is unrolled.
        static final int FEW = 4;

        static Taps of(double from, double length, int samples, int pixels) {
            double reach = Math.max(1, length / pixels);
            int count = Math.max(FEW, (int) Math.ceil(2 * reach) + 1);
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

    /// Draws what cannot be seen through.
    ///
    /// @param next  another of the same size that it is on its way to, or null
    /// @param share of the next, 0 to 1
    /// @param part  of the picture, in its pixels
    /// @param onto  a number for each pixel
    void cover(Plane picture, @Nullable Plane next, float share, Rectangle2D part, float[] onto) {
        Taps across = Taps.of(part.getX(), part.getWidth(), picture.width(), width);
        Taps down = Taps.of(part.getY(), part.getHeight(), picture.height(), height);
        Span span = Span.of(across, picture.width());
        float[] row = new float[span.room()];
        for (int y = 0; y < height; y++) {
            Arrays.fill(row, span.from(), span.to(), 0);
            gather(picture, down, y, next == null ? 1 : 1 - share, row, span);
            if (next != null) {
                gather(next, down, y, share, row, span);
            }
            spread(row, across, onto, y * width);
        }
    }

    /// Draws over what is there.
    ///
    /// @param picture its numbers multiplied by alpha
    /// @param alpha   how much of what is behind it hides, 0 to 1
    void lay(Plane picture, Plane alpha, Rectangle2D part, float[] onto) {
        Taps across = Taps.of(part.getX(), part.getWidth(), picture.width(), width);
        Taps down = Taps.of(part.getY(), part.getHeight(), picture.height(), height);
        Span span = Span.of(across, picture.width());
        float[] row = new float[span.room()];
        float[] over = new float[width];
        float[] hidden = new float[width];
        for (int y = 0; y < height; y++) {
            Arrays.fill(row, span.from(), span.to(), 0);
            gather(alpha, down, y, 1, row, span);
            if (isEmpty(row, span)) {
                continue;
            }
            spread(row, across, hidden, 0);
            Arrays.fill(row, span.from(), span.to(), 0);
            gather(picture, down, y, 1, row, span);
            spread(row, across, over, 0);
            int out = y * width;
            for (int x = 0; x < width; x++) {
                onto[out + x] = over[x] + onto[out + x] * (1 - hidden[x]);
            }
        }
    }

    /// Which samples of a row are read at all.
    ///
    /// @param room how many a row must have room for
    private record Span(int from, int to, int room) {

        static Span of(Taps across, int samples) {
            return new Span(across.first()[0], Math.min(samples, across.first()[across.first().length - 1] + across.count()),
                    Math.max(samples, across.count()));
        }
    }

    private static boolean isEmpty(float[] row, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            if (row[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /// One row of the frame at the picture's width.
    private static void gather(Plane picture, Taps down, int y, float share, float[] row, Span span) {
        float[] values = picture.values();
        int last = Math.min(down.count(), picture.height());
        for (int k = 0; k < last; k++) {
            float weight = share * down.weights()[y * down.count() + k];
            if (weight != 0) {
                int at = (down.first()[y] + k) * picture.width();
                for (int i = span.from(); i < span.to(); i++) {
                    row[i] += weight * values[at + i];
                }
            }
        }
    }

    /// The same row at the frame's width.
    private void spread(float[] row, Taps across, float[] onto, int start) {
        float[] weights = across.weights();
        int[] first = across.first();
        int count = across.count();
        if (count == Taps.FEW) {
            for (int x = 0; x < width; x++) {
                int at = first[x];
                int tap = x * Taps.FEW;
                onto[start + x] = weights[tap] * row[at] + weights[tap + 1] * row[at + 1] + weights[tap + 2] * row[at + 2]
                        + weights[tap + 3] * row[at + 3];
            }
            return;
        }
        for (int x = 0; x < width; x++) {
            int at = first[x];
            float sum = 0;
            for (int k = 0; k < count; k++) {
                sum += weights[x * count + k] * row[at + k];
            }
            onto[start + x] = sum;
        }
    }
}

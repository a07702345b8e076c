package social.linnet.media;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// 64 bits of what a picture looks like (perceptual hash by discrete cosine transform): which of its 64 lowest
/// frequencies are above the middle. It hardly changes when the picture is made smaller or written anew.
final class Fingerprint {

    /// At most so many bits apart, two pictures are taken for one.
    static final int NEAR = 6;

    /// Of two that differ in six bits at least one of seven parts is equal.
    private static final int PARTS = NEAR + 1;

    private static final int SIDE = 32;
    private static final int FREQUENCIES = 8;
    /// Below this a picture has too little in it to be told from others: a plain colour, a gradient.
    private static final double LEAST = 3;
    /// Nor can one be told from others that two products of a row and a column make up but for this share: a square on a
    /// ground, a frame, stripes, a chessboard. Those and a disc leave at most 0.010, the poorest of some 150 paintings
    /// and cuts of paintings 0.020, pictures of many things 0.07 and more.
    private static final double LEAST_BEYOND_TWO = 0.015;
    /// Enough for the shares to be known to a thousandth.
    private static final int POWER_STEPS = 60;

    private static final double[][] COSINES = new double[FREQUENCIES][SIDE];

    static {
        for (int frequency = 0; frequency < FREQUENCIES; frequency++) {
            for (int at = 0; at < SIDE; at++) {
                // from 1: frequency 0 is how bright the picture is
                COSINES[frequency][at] = Math.cos(Math.PI * (frequency + 1) * (2 * at + 1) / (2 * SIDE));
            }
        }
    }

    private Fingerprint() {
    }

    /// @param picture of packed integers, as [Scaler] makes
    /// @return null for one that has next to nothing in it
    static @Nullable Long of(BufferedImage picture) {
        double[] grey = grey(picture);
        double[] frequencies = new double[FREQUENCIES * FREQUENCIES];
        for (int v = 0; v < FREQUENCIES; v++) {
            for (int u = 0; u < FREQUENCIES; u++) {
                double sum = 0;
                for (int y = 0; y < SIDE; y++) {
                    double row = 0;
                    for (int x = 0; x < SIDE; x++) {
                        row += grey[y * SIDE + x] * COSINES[u][x];
                    }
                    sum += row * COSINES[v][y];
                }
                frequencies[v * FREQUENCIES + u] = sum / (SIDE * SIDE);
            }
        }
        double[] sorted = frequencies.clone();
        Arrays.sort(sorted);
        if (Math.max(-sorted[0], sorted[sorted.length - 1]) < LEAST / 2 || sorted[sorted.length - 8] - sorted[8] < LEAST / 20) {
            return null;
        }
        if (beyondTwo(frequencies) < LEAST_BEYOND_TWO) {
            return null;
        }
        double middle = (sorted[31] + sorted[32]) / 2;
        long bits = 0;
        for (int i = 0; i < frequencies.length; i++) {
            bits |= frequencies[i] > middle ? 1L << i : 0;
        }
        return bits;
    }

    /// Whether two are taken for one.
    static boolean areNear(long one, long other) {
        return Long.bitCount(one ^ other) <= NEAR;
    }

    /// The share of what is in the frequencies that their two largest singular values leave: 0 where all of them are two
    /// products of a row and a column. By power iteration on the square of the matrix, and again on what that leaves.
    private static double beyondTwo(double[] frequencies) {
        double[] square = new double[FREQUENCIES * FREQUENCIES];
        double all = 0;
        for (int i = 0; i < FREQUENCIES; i++) {
            for (int j = 0; j < FREQUENCIES; j++) {
                for (int v = 0; v < FREQUENCIES; v++) {
                    square[i * FREQUENCIES + j] += frequencies[v * FREQUENCIES + i] * frequencies[v * FREQUENCIES + j];
                }
            }
            all += square[i * FREQUENCIES + i];
        }
        return 1 - (takeLargest(square) + takeLargest(square)) / all;
    }

    /// The largest eigenvalue of a symmetric matrix, which is taken out of it.
    private static double takeLargest(double[] matrix) {
        double[] direction = new double[FREQUENCIES];
        for (int i = 0; i < FREQUENCIES; i++) {
            // along no axis and no diagonal
            direction[i] = 1 + 0.37 * i * (i % 2 == 0 ? 1 : -1);
        }
        double length = 0;
        for (int step = 0; step < POWER_STEPS; step++) {
            double[] next = new double[FREQUENCIES];
            length = 0;
            for (int i = 0; i < FREQUENCIES; i++) {
                for (int j = 0; j < FREQUENCIES; j++) {
                    next[i] += matrix[i * FREQUENCIES + j] * direction[j];
                }
                length += next[i] * next[i];
            }
            length = Math.sqrt(length);
            if (length == 0) {
                return 0;
            }
            for (int i = 0; i < FREQUENCIES; i++) {
                direction[i] = next[i] / length;
            }
        }
        for (int i = 0; i < FREQUENCIES; i++) {
            for (int j = 0; j < FREQUENCIES; j++) {
                matrix[i * FREQUENCIES + j] -= length * direction[i] * direction[j];
            }
        }
        return length;
    }

    /// Brightness, 0 to 255, of 32 by 32 equal parts; what can be seen through lies on white.
    private static double[] grey(BufferedImage picture) {
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        boolean alpha = picture.getColorModel().hasAlpha();
        double[] grey = new double[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            int top = y * picture.getHeight() / SIDE;
            int bottom = Math.max(top + 1, (y + 1) * picture.getHeight() / SIDE);
            for (int x = 0; x < SIDE; x++) {
                int left = x * picture.getWidth() / SIDE;
                int right = Math.max(left + 1, (x + 1) * picture.getWidth() / SIDE);
                long sum = 0;
                for (int row = top; row < bottom; row++) {
                    for (int at = row * picture.getWidth() + left; at < row * picture.getWidth() + right; at++) {
                        sum += shade(alpha ? pixels[at] : pixels[at] | 0xFF000000);
                    }
                }
                grey[y * SIDE + x] = sum / 1000.0 / ((right - left) * (bottom - top));
            }
        }
        return grey;
    }

    /// In thousandths.
    private static int shade(int argb) {
        int shade = 299 * (argb >> 16 & 0xFF) + 587 * (argb >> 8 & 0xFF) + 114 * (argb & 0xFF);
        int alpha = argb >>> 24;
        return (alpha * shade + (255 - alpha) * 255_000) / 255;
    }

    /// Seven numbers, one for each part of it, by which those near it are found.
    static List<Integer> parts(long fingerprint) {
        List<Integer> parts = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            int from = part * Long.SIZE / PARTS;
            int width = (part + 1) * Long.SIZE / PARTS - from;
            parts.add(part << 16 | (int) (fingerprint >>> from & (1L << width) - 1));
        }
        return parts;
    }
}

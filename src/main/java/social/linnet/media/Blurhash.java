package social.linnet.media;

import java.awt.image.BufferedImage;

/// The few words of a picture that are shown while it loads: its lowest frequencies in base 83, as the blurhash
/// algorithm (github.com/woltapp/blurhash, `Algorithm.md`) writes them. Transparent parts count as white.
final class Blurhash {

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
    private static final int ACROSS = 4;
    private static final int DOWN = 3;

    /// More pixels than this change nothing that can be seen.
    private static final int SIDE = 32;

    private Blurhash() {
    }

    static String of(BufferedImage image) {
        BufferedImage tiny = Scaler.fit(image, SIDE);
        float[][] factors = new float[ACROSS * DOWN][];
        float most = 0;
        for (int j = 0; j < DOWN; j++) {
            for (int i = 0; i < ACROSS; i++) {
                float[] factor = factor(tiny, i, j);
                factors[j * ACROSS + i] = factor;
                if (i + j > 0) {
                    most = Math.max(most, Math.max(Math.abs(factor[0]),
                            Math.max(Math.abs(factor[1]), Math.abs(factor[2]))));
                }
            }
        }
        int scale = Math.clamp((int) Math.floor(most * 166 - 0.5), 0, 82);
        float maximum = (scale + 1) / 166f;
        StringBuilder hash = new StringBuilder(4 + 2 * ACROSS * DOWN);
        append(hash, (ACROSS - 1) + (DOWN - 1) * 9, 1);
        append(hash, scale, 1);
        float[] mean = factors[0];
        append(hash, toSrgb(mean[0]) << 16 | toSrgb(mean[1]) << 8 | toSrgb(mean[2]), 4);
        for (int i = 1; i < factors.length; i++) {
            float[] factor = factors[i];
            append(hash, (quantise(factor[0] / maximum) * 19 + quantise(factor[1] / maximum)) * 19
                    + quantise(factor[2] / maximum), 2);
        }
        return hash.toString();
    }

    private static float[] factor(BufferedImage image, int i, int j) {
        int width = image.getWidth();
        int height = image.getHeight();
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int y = 0; y < height; y++) {
            double vertical = Math.cos(Math.PI * j * y / height);
            for (int x = 0; x < width; x++) {
                double basis = vertical * Math.cos(Math.PI * i * x / width);
                int argb = image.getRGB(x, y);
                red += basis * toLinear(argb >> 16 & 0xFF, argb >>> 24);
                green += basis * toLinear(argb >> 8 & 0xFF, argb >>> 24);
                blue += basis * toLinear(argb & 0xFF, argb >>> 24);
            }
        }
        double share = (i + j == 0 ? 1.0 : 2.0) / ((double) width * height);
        return new float[]{(float) (red * share), (float) (green * share), (float) (blue * share)};
    }

    private static double toLinear(int value, int alpha) {
        double v = (value * alpha + 255.0 * (255 - alpha)) / (255.0 * 255.0);
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static int toSrgb(float linear) {
        double v = Math.clamp(linear, 0f, 1f);
        return (int) Math.round(255 * (v <= 0.0031308 ? v * 12.92 : 1.055 * Math.pow(v, 1 / 2.4) - 0.055));
    }

    private static int quantise(float share) {
        double root = Math.signum(share) * Math.sqrt(Math.abs(share));
        return Math.clamp((int) Math.floor(root * 9 + 9.5), 0, 18);
    }

    private static void append(StringBuilder hash, int value, int digits) {
        int divisor = (int) Math.pow(83, digits - 1);
        for (int i = 0; i < digits; i++) {
            hash.append(DIGITS.charAt(value / divisor % 83));
            divisor /= 83;
        }
    }
}

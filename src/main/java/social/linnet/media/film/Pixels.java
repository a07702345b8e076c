package social.linnet.media.film;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// Pixels as floats, row by row, colours multiplied by alpha: what a [Lens] reads.
///
/// @param channels 3 without transparency, 4 with it, alpha last
/// @param values   0 to 255
record Pixels(int width, int height, int channels, float[] values) {

    static Pixels of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int channels = image.getColorModel().hasAlpha() ? 4 : 3;
        float[] values = new float[width * height * channels];
        int[] row = new int[width];
        int to = 0;
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int argb : row) {
                float share = channels == 4 ? (argb >>> 24) / 255f : 1;
                values[to++] = (argb >> 16 & 0xFF) * share;
                values[to++] = (argb >> 8 & 0xFF) * share;
                values[to++] = (argb & 0xFF) * share;
                if (channels == 4) {
                    values[to++] = argb >>> 24;
                }
            }
        }
        return new Pixels(width, height, channels, values);
    }

    /// The same on white, if anything can be seen through.
    Pixels opaque() {
        if (channels == 3) {
            return this;
        }
        float[] solid = new float[width * height * 3];
        for (int i = 0; i < width * height; i++) {
            float rest = 255 - values[4 * i + 3];
            for (int c = 0; c < 3; c++) {
                solid[3 * i + c] = values[4 * i + c] + rest;
            }
        }
        return new Pixels(width, height, 3, solid);
    }

    /// An image of bytes that are red, green and blue in turn.
    static BufferedImage image(byte[] rgb, int from, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] out = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int at = from;
        for (int i = 0; i < out.length; i++) {
            out[i] = (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | rgb[at + 2] & 0xFF;
            at += 3;
        }
        return image;
    }
}

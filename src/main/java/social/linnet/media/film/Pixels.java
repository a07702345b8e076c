package social.linnet.media.film;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

import org.jspecify.annotations.Nullable;

/// A picture as video has it: luma of each pixel and two differences of colour of each square of four (ITU-R BT.709, within
/// the limits of video), as floats. A frame that is drawn from it is what an encoder takes: half the numbers of red, green
/// and blue to draw, half the bytes to hand over, and nothing to convert.
///
/// @param glass how much of it hides what is behind, or null when all of it does; then its numbers are multiplied by that
record Pixels(Plane luma, Plane blue, Plane red, @Nullable Glass glass) {

    /// 0 to 1, of each pixel and of each square of four.
    record Glass(Plane full, Plane half) {
    }

    /// Without transparency: what can be seen through is on white.
    static Pixels of(BufferedImage image) {
        return read(image, false);
    }

    /// With it, where there is any.
    static Pixels glass(BufferedImage image) {
        return read(image, image.getColorModel().hasAlpha());
    }

    private static Pixels read(BufferedImage image, boolean glass) {
        int width = image.getWidth();
        int height = image.getHeight();
        Halving blue = new Halving(width, height);
        Halving red = new Halving(width, height);
        Halving half = new Halving(width, height);
        float[] luma = new float[width * height];
        float[] alphas = new float[glass ? width * height : 0];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int argb = row[x];
                float alpha = (argb >>> 24) / 255f;
                float white = glass ? 0 : 255 * (1 - alpha);
                float r = (argb >> 16 & 0xFF) * alpha + white;
                float g = (argb >> 8 & 0xFF) * alpha + white;
                float b = (argb & 0xFF) * alpha + white;
                float share = glass ? alpha : 1;
                float light = Colours.KR * r + Colours.KG * g + Colours.KB * b;
                luma[y * width + x] = Colours.BLACK * share + light * Colours.LUMA;
                blue.add(x, y, Colours.GREY * share + (b - light) * Colours.BLUE);
                red.add(x, y, Colours.GREY * share + (r - light) * Colours.RED);
                if (glass) {
                    alphas[y * width + x] = alpha;
                    half.add(x, y, alpha);
                }
            }
        }
        return new Pixels(new Plane(width, height, luma), blue.plane(), red.plane(),
                glass ? new Glass(new Plane(width, height, alphas), half.plane()) : null);
    }

    int width() {
        return luma.width();
    }

    int height() {
        return luma.height();
    }

    /// A part of what cannot be seen through, at another size.
    ///
    /// @param wide even
    /// @param high even
    Pixels fitted(Rectangle2D part, int wide, int high) {
        Canvas canvas = new Canvas(wide, high);
        canvas.cover(this, part);
        return canvas.pixels();
    }

    /// The mean of each square of four; at an odd edge, of what is there.
    private static final class Halving {

        private final int width;
        private final int height;
        private final int fullWidth;
        private final int fullHeight;
        private final float[] sums;

        Halving(int width, int height) {
            this.width = (width + 1) / 2;
            this.height = (height + 1) / 2;
            this.fullWidth = width;
            this.fullHeight = height;
            this.sums = new float[this.width * this.height];
        }

        void add(int x, int y, float value) {
            sums[(y >> 1) * width + (x >> 1)] += value;
        }

        Plane plane() {
            for (int y = 0; y < height; y++) {
                int rows = Math.min(2, fullHeight - 2 * y);
                for (int x = 0; x < width; x++) {
                    sums[y * width + x] /= rows * Math.min(2, fullWidth - 2 * x);
                }
            }
            return new Plane(width, height, sums);
        }
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

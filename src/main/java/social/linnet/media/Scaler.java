package social.linnet.media;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/// Makes pictures smaller by area averaging: each pixel is the mean of what it covers, weighted at the edges, so that
/// nothing is skipped and nothing flickers. One pass over the source, row by row, without a full-size copy in another
/// format, which at 40 megapixels would be 160 MB.
///
/// The result is packed integers, `TYPE_INT_ARGB` when the source can be transparent and `TYPE_INT_RGB` when not. Its
/// samples are in the source's own colours; grey samples are taken as they are, since Java's grey colour space would
/// lighten them.
final class Scaler {

    private final BufferedImage source;
    private final Rectangle area;
    private final int width;
    private final int channels;
    private final float[] row;
    private final float[] narrowed;
    private int narrowedY = -1;

    private final int[] samples;
    private final int bands;
    private final int[] palette;
    private final float toByte;

    private Scaler(BufferedImage source, Rectangle area, int width) {
        this.source = source;
        this.area = area;
        this.width = width;
        ColorModel colours = source.getColorModel();
        this.channels = colours.hasAlpha() ? 4 : 3;
        this.row = new float[area.width * channels];
        this.narrowed = new float[width * channels];
        this.bands = source.getRaster().getNumBands();
        this.samples = new int[area.width * bands];
        if (colours instanceof IndexColorModel indexed) {
            this.palette = new int[indexed.getMapSize()];
            indexed.getRGBs(palette);
            this.toByte = 1;
        } else {
            this.palette = new int[0];
            this.toByte = 255f / ((1 << colours.getComponentSize(0)) - 1);
        }
    }

    /// The whole picture, with its longest side at most this long; never larger than it is.
    static BufferedImage fit(BufferedImage source, int side) {
        int longest = Math.max(source.getWidth(), source.getHeight());
        double times = longest <= side ? 1 : (double) side / longest;
        return scale(source, new Rectangle(source.getWidth(), source.getHeight()),
                (int) Math.max(1, Math.round(source.getWidth() * times)),
                (int) Math.max(1, Math.round(source.getHeight() * times)));
    }

    /// The square in the middle, with sides at most this long.
    static BufferedImage square(BufferedImage source, int side) {
        int shortest = Math.min(source.getWidth(), source.getHeight());
        int out = Math.min(shortest, side);
        return scale(source, new Rectangle((source.getWidth() - shortest) / 2, (source.getHeight() - shortest) / 2,
                shortest, shortest), out, out);
    }

    private static BufferedImage scale(BufferedImage source, Rectangle area, int width, int height) {
        return new Scaler(source, area, width).to(height);
    }

    private BufferedImage to(int height) {
        BufferedImage result = new BufferedImage(width, height,
                channels == 4 ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        int[] out = ((DataBufferInt) result.getRaster().getDataBuffer()).getData();
        float[] sums = new float[width * channels];
        double step = (double) area.height / height;
        for (int y = 0; y < height; y++) {
            double from = y * step;
            double to = Math.min(area.height, (y + 1) * step);
            Arrays.fill(sums, 0);
            for (int line = (int) from; line < to; line++) {
                float weight = (float) ((Math.min(line + 1, to) - Math.max(line, from)) / step);
                if (weight > 0) {
                    narrow(line);
                    for (int i = 0; i < sums.length; i++) {
                        sums[i] += weight * narrowed[i];
                    }
                }
            }
            pack(sums, out, y * width);
        }
        return result;
    }

    /// One source row, averaged to the result's width. The last row of one result row may be the first of the next.
    private void narrow(int y) {
        if (y == narrowedY) {
            return;
        }
        narrowedY = y;
        read(y);
        if (width == area.width) {
            System.arraycopy(row, 0, narrowed, 0, row.length);
            return;
        }
        double step = (double) area.width / width;
        float whole = (float) (1 / step);
        for (int x = 0; x < width; x++) {
            double from = x * step;
            double to = Math.min(area.width, (x + 1) * step);
            int first = (int) from;
            int last = Math.min(area.width, (int) Math.ceil(to)) - 1;
            float firstWeight = (float) ((Math.min(first + 1, to) - from) / step);
            float lastWeight = (float) ((to - last) / step);
            for (int c = 0; c < channels; c++) {
                float sum = row[first * channels + c] * firstWeight;
                for (int i = first + 1; i < last; i++) {
                    sum += row[i * channels + c] * whole;
                }
                if (last > first) {
                    sum += row[last * channels + c] * lastWeight;
                }
                narrowed[x * channels + c] = sum;
            }
        }
    }

    /// One source row as red, green, blue and, if there is any, alpha, 0 to 255, colours multiplied by alpha so that
    /// what cannot be seen does not bleed into what can.
    private void read(int y) {
        Raster raster = source.getRaster();
        raster.getPixels(area.x, area.y + y, area.width, 1, samples);
        for (int x = 0; x < area.width; x++) {
            float red;
            float green;
            float blue;
            float alpha = 255;
            if (palette.length > 0) {
                int argb = palette[Math.min(samples[x], palette.length - 1)];
                red = argb >> 16 & 0xFF;
                green = argb >> 8 & 0xFF;
                blue = argb & 0xFF;
                alpha = argb >>> 24;
            } else {
                int at = x * bands;
                red = samples[at] * toByte;
                green = bands < 3 ? red : samples[at + 1] * toByte;
                blue = bands < 3 ? red : samples[at + 2] * toByte;
                if (channels == 4) {
                    alpha = samples[at + bands - 1] * toByte;
                }
            }
            int to = x * channels;
            if (channels == 4) {
                float share = source.isAlphaPremultiplied() ? 1 : alpha / 255;
                row[to] = red * share;
                row[to + 1] = green * share;
                row[to + 2] = blue * share;
                row[to + 3] = alpha;
            } else {
                row[to] = red;
                row[to + 1] = green;
                row[to + 2] = blue;
            }
        }
    }

    private void pack(float[] sums, int[] out, int at) {
        for (int x = 0; x < width; x++) {
            int i = x * channels;
            float alpha = channels == 4 ? sums[i + 3] : 255;
            float share = alpha < 0.5f ? 0 : 255 / alpha;
            out[at + x] = (alpha < 0.5f ? 0 : toByte(alpha)) << 24 | toByte(sums[i] * share) << 16
                    | toByte(sums[i + 1] * share) << 8 | toByte(sums[i + 2] * share);
        }
    }

    private static int toByte(float value) {
        return Math.clamp((int) (value + 0.5f), 0, 255);
    }
}

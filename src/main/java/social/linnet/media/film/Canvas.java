package social.linnet.media.film;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;

import org.jspecify.annotations.Nullable;

/// One frame while it is drawn, and its bytes as an encoder takes them (planar, 4:2:0). It is used again for a later frame.
final class Canvas {

    final int width;
    final int height;
    final float[] luma;
    final float[] blue;
    final float[] red;
    private final byte[] bytes;
    private final Lens full;
    private final Lens half;

    /// @param width  even
    /// @param height even
    Canvas(int width, int height) {
        if (width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("four pixels share a colour: " + width + " by " + height);
        }
        this.width = width;
        this.height = height;
        this.luma = new float[width * height];
        this.blue = new float[width * height / 4];
        this.red = new float[width * height / 4];
        this.bytes = new byte[width * height * 3 / 2];
        this.full = new Lens(width, height);
        this.half = new Lens(width / 2, height / 2);
    }

    /// Draws a part of a picture that cannot be seen through.
    void cover(Pixels picture, Rectangle2D part) {
        cover(picture, null, 0, part);
    }

    /// Draws a part of one picture on its way to another of the same size: their mean by weight, read at once.
    ///
    /// @param share of the next, 0 to 1
    void cover(Pixels picture, @Nullable Pixels next, float share, Rectangle2D part) {
        Rectangle2D small = halved(part);
        full.cover(picture.luma(), next == null ? null : next.luma(), share, part, luma);
        half.cover(picture.blue(), next == null ? null : next.blue(), share, small, blue);
        half.cover(picture.red(), next == null ? null : next.red(), share, small, red);
    }

    /// Draws a part of a picture over what is there.
    void lay(Pixels picture, Rectangle2D part) {
        Pixels.Glass glass = picture.glass();
        if (glass == null) {
            cover(picture, part);
            return;
        }
        Rectangle2D small = halved(part);
        full.lay(picture.luma(), glass.full(), part, luma);
        half.lay(picture.blue(), glass.half(), small, blue);
        half.lay(picture.red(), glass.half(), small, red);
    }

    /// The same part where four pixels are one. Players take a colour to be where the left two of its pixels are (H.264,
    /// chroma_loc_info by default), which is half of a pixel of the frame further left than their middle.
    private Rectangle2D halved(Rectangle2D part) {
        return new Rectangle2D.Double((part.getX() - part.getWidth() / width / 2) / 2, part.getY() / 2, part.getWidth() / 2,
                part.getHeight() / 2);
    }

    /// What was drawn, to be drawn from. It shares its numbers with this canvas, which draws no more.
    Pixels pixels() {
        return new Pixels(new Plane(width, height, luma), new Plane(width / 2, height / 2, blue),
                new Plane(width / 2, height / 2, red), null);
    }

    void write(OutputStream out) throws IOException {
        out.write(bytes);
    }

    /// Makes the bytes. Means of what is within the limits of video need no clamping.
    void finish() {
        round(luma, 0);
        round(blue, luma.length);
        round(red, luma.length + blue.length);
    }

    private void round(float[] plane, int start) {
        for (int i = 0; i < plane.length; i++) {
            bytes[start + i] = (byte) (int) (plane[i] + 0.5f);
        }
    }

    BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] out = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int square = (y >> 1) * (width >> 1) + (x >> 1);
                out[y * width + x] = Colours.rgb(luma[y * width + x], blue[square], red[square]);
            }
        }
        return image;
    }
}

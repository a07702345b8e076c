package social.linnet.studio.meme;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// What is in a part of a meme.
interface Pixels {
    /// Width by height.
    double ratio();

    /// Fills a box with it.
    void draw(Graphics2D on, Rectangle2D box);

    /// One colour.
    record Flat(Color colour) implements Pixels {
        @Override
        public double ratio() {
            return 1;
        }

        @Override
        public void draw(Graphics2D on, Rectangle2D box) {
            on.setColor(colour);
            on.fill(box);
        }
    }

    /// A picture that is cropped around a point.
    ///
    /// @param x from -1 to 1, as [social.linnet.media.Picture.Focus] says
    /// @param y the same
    record Cropped(BufferedImage image, double x, double y) implements Pixels {
        @Override
        public double ratio() {
            return (double) image.getWidth() / image.getHeight();
        }

        @Override
        public void draw(Graphics2D on, Rectangle2D box) {
            double scale = Math.max(box.getWidth() / image.getWidth(), box.getHeight() / image.getHeight());
            double width = image.getWidth() * scale;
            double height = image.getHeight() * scale;
            double left = box.getX() - shift(width, box.getWidth(), (x + 1) / 2);
            double top = box.getY() - shift(height, box.getHeight(), (1 - y) / 2);
            on.setColor(Color.WHITE);
            on.fill(box);
            on.drawImage(image, (int) Math.floor(left), (int) Math.floor(top), (int) Math.ceil(width) + 1,
                    (int) Math.ceil(height) + 1, null);
        }

        /// How much is cut off before, so that the point is as near the middle as it can be.
        private static double shift(double whole, double shown, double point) {
            return Math.clamp(whole * point - shown / 2, 0, Math.max(0, whole - shown));
        }
    }
}

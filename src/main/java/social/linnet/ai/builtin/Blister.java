package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/// Hollows under plastic, with the light and the shadows that make them look deep.
final class Blister {

    private Blister() {
    }

    /// A soft shadow under a shape, on whatever is there.
    static void shadow(Canvas canvas, Shape shape, int down, int reach, double strength) {
        Rectangle2D box = shape.getBounds2D();
        int pad = reach * 2;
        int left = (int) box.getX() - pad;
        int top = (int) box.getY() - pad + down;
        int w = (int) box.getWidth() + 2 * pad;
        int h = (int) box.getHeight() + 2 * pad;
        BufferedImage mask = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = mask.createGraphics();
        pen.translate(pad - box.getX(), pad - box.getY());
        pen.setColor(Color.WHITE);
        pen.fill(shape);
        pen.dispose();
        float[] plane = mask.getRaster().getSamples(0, 0, w, h, 0, new float[w * h]);
        Raster.blur(plane, w, h, reach / 2);
        Raster.blur(plane, w, h, reach / 2);
        for (int y = Math.max(0, top); y < Math.min(canvas.height, top + h); y++) {
            for (int x = Math.max(0, left); x < Math.min(canvas.width, left + w); x++) {
                canvas.over(y * canvas.width + x, 0x1A1420, plane[(y - top) * w + x - left] / 255 * strength);
            }
        }
    }

    /// A hollow in the card, shaded at its upper left.
    static void tray(Canvas canvas, Graphics2D pen, int colour, Rectangle2D box, double round) {
        Shape shape = rounded(box, round, 0);
        shadow(canvas, rounded(box, round, 3), 6, 16, 0.3);
        pen.setPaint(new GradientPaint((float) box.getX(), (float) box.getY(), Canvas.paint(Oklab.shift(colour, -0.05, 1), 1),
                (float) box.getMaxX(), (float) box.getMaxY(), Canvas.paint(Oklab.shift(colour, 0.03, 1), 1)));
        pen.fill(shape);
        Shape clip = pen.getClip();
        pen.clip(shape);
        for (int i = 0; i < 9; i++) {
            pen.setColor(Canvas.paint(0x2A1E30, 0.035));
            pen.setStroke(new BasicStroke(4 + 5 * i));
            pen.draw(rounded(box, round, -2));
        }
        pen.setClip(clip);
    }

    private static Shape rounded(Rectangle2D box, double round, double grow) {
        return new RoundRectangle2D.Double(box.getX() - grow, box.getY() - grow, box.getWidth() + 2 * grow, box.getHeight() + 2 * grow,
                2 * round, 2 * round);
    }

    /// Plastic over a hollow: a bright rim, a band of light across, a spark at a corner.
    static void plastic(Graphics2D pen, Rectangle2D box, double round) {
        Shape clip = pen.getClip();
        Shape shape = rounded(box, round, 0);
        pen.clip(shape);
        double x = box.getX();
        double y = box.getY();
        double w = box.getWidth();
        double h = box.getHeight();
        double lean = Math.min(w, h) * 0.42;
        pen.setPaint(new GradientPaint((float) x, (float) y, Canvas.paint(0xFFFFFF, 0.34), (float) (x + w), (float) (y + h * 0.6),
                Canvas.paint(0xFFFFFF, 0.03)));
        pen.fill(Town.path(x + w * 0.08 + lean, y, x + w * 0.34 + lean, y, x + w * 0.34 - lean * 0.4, y + h, x + w * 0.08 - lean * 0.4,
                y + h));
        pen.setColor(Canvas.paint(0xFFFFFF, 0.13));
        pen.fill(Town.path(x + w * 0.42 + lean, y, x + w * 0.47 + lean, y, x + w * 0.47 - lean * 0.4, y + h, x + w * 0.42 - lean * 0.4,
                y + h));
        pen.setClip(clip);
        pen.setStroke(new BasicStroke(7));
        pen.setPaint(new GradientPaint((float) x, (float) y, Canvas.paint(0xFFFFFF, 0.85), (float) x, (float) (y + h),
                Canvas.paint(0xFFFFFF, 0.25)));
        pen.draw(rounded(box, round, -2));
        pen.setStroke(new BasicStroke(2));
        pen.setColor(Canvas.paint(0x2A1E30, 0.22));
        pen.draw(rounded(box, round, 3));
        pen.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(Canvas.paint(0xFFFFFF, 0.8));
        Path2D spark = new Path2D.Double();
        spark.moveTo(x + w - round * 0.4 - 8, y + round * 1.5);
        spark.quadTo(x + w - round * 0.4 - 8, y + round * 0.5 + 6, x + w - round * 1.4, y + round * 0.4 + 6);
        pen.draw(spark);
    }
}

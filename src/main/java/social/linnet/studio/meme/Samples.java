package social.linnet.studio.meme;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// What the pictures of the layouts have in them: drawn landscapes, and for each caption a word that is none.
final class Samples {

    private static final List<List<Color>> LANDS = List.of(
            List.of(new Color(0xF6D9C0), new Color(0xE9A98A), new Color(0x9C6B6F)),
            List.of(new Color(0xBFDDE8), new Color(0x8DB5A8), new Color(0x4F7F75)),
            List.of(new Color(0x3A3A5C), new Color(0x6A567E), new Color(0x25233F)),
            List.of(new Color(0xF3E7B5), new Color(0xC7BC6B), new Color(0x7C8B45)));
    private static final String WORD = "Aa bb";

    private Samples() {
    }

    static Meme of(Layout layout) {
        return new Meme(layout, List.of(), layout.captions().stream().map(caption -> caption.saying(WORD)).toList());
    }

    static List<Pixels> pixels(Layout layout) {
        List<Pixels> pixels = new ArrayList<>();
        for (int n = 0; n < layout.slots().size(); n++) {
            pixels.add(new Land(LANDS.get(n)));
        }
        return pixels;
    }

    /// Hills and a sun.
    ///
    /// @param colours of the sky, the far hill and the near one
    private record Land(List<Color> colours) implements Pixels {
        @Override
        public double ratio() {
            return 1.2;
        }

        @Override
        public void draw(Graphics2D on, Rectangle2D box) {
            double x = box.getX();
            double y = box.getY();
            double width = box.getWidth();
            double height = box.getHeight();
            on.setPaint(new GradientPaint(0, (float) y, colours.get(0), 0, (float) (y + height), Color.WHITE));
            on.fill(box);
            on.setPaint(new Color(0xFFF6DF));
            on.fill(new Ellipse2D.Double(x + width * 0.6, y + height * 0.2, width * 0.2, width * 0.2));
            for (int hill = 1; hill < colours.size(); hill++) {
                double top = y + height * (0.42 + hill * 0.14);
                Path2D ridge = new Path2D.Double();
                ridge.moveTo(x, top + height * 0.08);
                ridge.curveTo(x + width * 0.3, top - height * 0.14 * (hill % 2 == 0 ? -1 : 1), x + width * 0.6, top + height * 0.16,
                        x + width, top);
                ridge.lineTo(x + width, y + height);
                ridge.lineTo(x, y + height);
                ridge.closePath();
                on.setPaint(colours.get(hill));
                on.fill(ridge);
            }
        }
    }
}

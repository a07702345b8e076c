package social.linnet.studio.meme;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

import social.linnet.studio.meme.Caption.Look;

/// Puts a meme together: the ground, its pictures, our drawing above them, its words.
final class Press {

    /// The longest and the shortest that a meme is, height by width.
    private static final double TALLEST = 2;
    static final double FLATTEST = 0.5;
    /// Largest letters, in fractions of the meme's width.
    private static final double LARGEST_LETTERS = 0.16;
    /// How thick an outline is, in fractions of the letters' size.
    private static final double OUTLINE = 0.11;

    private Press() {
    }

    /// @param pixels one for each part of the layout
    /// @param width  in pixels
    static BufferedImage draw(Meme meme, List<Pixels> pixels, int width) {
        int height = height(meme.layout(), pixels, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D on = image.createGraphics();
        on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        on.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        on.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        Scenery scenery = new Scenery(on, width, height);
        scenery.under(meme.layout());
        List<Area> slots = meme.layout().slots();
        for (int n = 0; n < slots.size(); n++) {
            Rectangle2D box = box(slots.get(n), width, height);
            Graphics2D inside = (Graphics2D) on.create();
            inside.clip(box);
            pixels.get(n).draw(inside, box);
            inside.dispose();
        }
        scenery.over(meme.layout());
        meme.said().forEach(caption -> letter(on, caption, width, height));
        on.dispose();
        return image;
    }

    private static int height(Layout layout, List<Pixels> pixels, int width) {
        double picture = pixels.isEmpty() ? 1 : pixels.getFirst().ratio();
        double tall = Math.clamp(1 / layout.ratio(picture), FLATTEST, TALLEST);
        return (int) Math.round(width * tall);
    }

    private static Rectangle2D box(Area area, double width, double height) {
        return new Rectangle2D.Double(area.x() * width, area.y() * height, area.width() * width, area.height() * height);
    }

    private static void letter(Graphics2D whole, Caption caption, double width, double height) {
        Rectangle2D box = box(caption.area(), width, height);
        double wide = box.getWidth();
        double tall = box.getHeight();
        String text = caption.upper() ? caption.text().toUpperCase(Locale.ROOT) : caption.text();
        double padding = caption.look() == Look.BOXED ? Math.min(wide, tall) * 0.1 : caption.look() == Look.CLASSIC ? width * 0.006 : 0;
        Lettering.Block block = Lettering.set(text, Typefaces.of(caption.look()), wide - 2 * padding, tall - 2 * padding,
                width * LARGEST_LETTERS, caption.align());
        Graphics2D on = (Graphics2D) whole.create();
        on.translate(box.getCenterX(), box.getCenterY());
        on.rotate(Math.toRadians(caption.turn()));
        on.translate(padding - wide / 2, padding - tall / 2);
        Color colour = new Color(caption.colour());
        switch (caption.look()) {
            case CLASSIC -> outlined(on, block, colour);
            case BOXED -> boxed(on, block, padding, colour);
            case PLAIN -> plain(on, block.outline(), colour);
        }
        on.dispose();
    }

    private static void outlined(Graphics2D on, Lettering.Block block, Color colour) {
        on.setColor(opposite(colour));
        on.setStroke(new BasicStroke((float) (block.size() * OUTLINE), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        on.draw(block.outline());
        plain(on, block.outline(), colour);
    }

    private static void boxed(Graphics2D on, Lettering.Block block, double padding, Color colour) {
        Rectangle2D lines = block.bounds();
        double more = Math.max(padding, block.size() * 0.22);
        on.setColor(opposite(colour));
        on.fill(new RoundRectangle2D.Double(lines.getX() - more, lines.getY() - padding, lines.getWidth() + 2 * more,
                lines.getHeight() + 2 * padding, block.size() * 0.4, block.size() * 0.4));
        plain(on, block.outline(), colour);
    }

    static void plain(Graphics2D on, Shape letters, Color colour) {
        on.setColor(colour);
        on.fill(letters);
    }

    /// Black for light colours, white for dark ones, by the luma of BT.601.
    private static Color opposite(Color colour) {
        return 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue() > 128 ? Color.BLACK : Color.WHITE;
    }
}

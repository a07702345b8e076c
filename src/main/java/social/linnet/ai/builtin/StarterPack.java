package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.builtin.Opened.Decoded;

/// A person as a toy in a blister box: a card with a hole to hang it by, the name on its header, the figure and up to
/// [#MOST_ACCESSORIES] accessories under plastic. Laid out and drawn, not imagined: an accessory whose word is not known
/// is a tag with that word.
///
/// @param name        what stands large on the header, 1 to [#LONGEST_NAME] characters
/// @param title       the line under it, may be empty, to [#LONGEST_TITLE] characters
/// @param accessories words, English or French, to [#LONGEST_ACCESSORY] characters each
/// @param picture     JPEG, PNG or WebP of whoever stands in it, as a cut-out; null draws a simple figure
/// @param seed        other seeds give another colour theme and, without a picture, another figure
public record StarterPack(String name, String title, List<String> accessories, byte @Nullable [] picture, long seed) {

    public static final int MOST_ACCESSORIES = 5;
    public static final int LONGEST_NAME = 40;
    public static final int LONGEST_TITLE = 60;
    public static final int LONGEST_ACCESSORY = 40;
    /// Width and height of what is drawn, in pixels.
    public static final int WIDTH = 1024;
    public static final int HEIGHT = 1536;
    private static final float QUALITY = 0.93f;

    /// @param table what the box lies on
    /// @param card  the card's two colours, from top to bottom
    private record Theme(int table, int card, int deep, int header, int ink, int tray) {
    }

    private static final List<Theme> THEMES = List.of(
            new Theme(0xE9E2D6, 0xF2A541, 0xE4573D, 0x2B2A4C, 0xFFF4DC, 0xFBE9C8),
            new Theme(0xDCE6E8, 0x4FB3BF, 0x1F6F8B, 0xF6E7C8, 0x17324D, 0xE4F4F1),
            new Theme(0xECE0E6, 0xE58BB0, 0x8A4FA3, 0xFFF3E0, 0x4A1F5C, 0xFBE6F0),
            new Theme(0xE2E6DA, 0x8FBF6A, 0x2F6B4A, 0x1F3A2E, 0xF7F0D2, 0xEFF5DC));

    /// @throws IllegalArgumentException when a text is too long or there are too many accessories
    public StarterPack {
        accessories = List.copyOf(accessories);
        if (name.isBlank() || name.length() > LONGEST_NAME || title.length() > LONGEST_TITLE || accessories.size() > MOST_ACCESSORIES
                || accessories.stream().anyMatch(word -> word.isBlank() || word.length() > LONGEST_ACCESSORY)) {
            throw new IllegalArgumentException("a starter pack has a name, a title and up to " + MOST_ACCESSORIES
                    + " accessories, all short");
        }
    }

    /// The picture, as JPEG. About half a second of one core.
    ///
    /// @throws social.linnet.ai.AiFailure UNUSABLE when the picture cannot be read
    public byte[] jpeg() {
        Theme theme = THEMES.get(Math.floorMod(seed, THEMES.size()));
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        table(canvas, theme);
        Shape card = card();
        Blister.shadow(canvas, card, 14, 22, 0.34);
        Graphics2D pen = canvas.pen();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        print(pen, theme, card);
        header(pen, theme);
        Rectangle2D figure = accessories.isEmpty() ? new Rectangle2D.Double(232, 440, 560, 950) : new Rectangle2D.Double(120, 440, 470,
                950);
        Blister.tray(canvas, pen, theme.tray, figure, 64);
        stand(canvas, pen, figure);
        Blister.plastic(pen, figure, 64);
        for (int i = 0; i < accessories.size(); i++) {
            Rectangle2D cell = cell(i, accessories.size());
            Blister.tray(canvas, pen, theme.tray, cell, 30);
            accessory(canvas, pen, theme, accessories.get(i), cell);
            Blister.plastic(pen, cell, 30);
        }
        pen.dispose();
        return Encoding.jpeg(canvas.image, QUALITY);
    }

    private static void table(Canvas canvas, Theme theme) {
        Noise noise = new Noise(11);
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                double light = 1.04 - 0.14 * Math.hypot((x - 380) / 1100.0, (y - 420) / 1500.0)
                        + noise.fbm(x / 260.0, y / 260.0, 3) * 0.015 + (Noise.grain(x, y, 4) - 0.5) * 0.016;
                canvas.pixels[y * canvas.width + x] = Canvas.scale(theme.table, light);
            }
        }
    }

    /// The card with its hole: a slot with a round middle.
    private static Shape card() {
        Area card = new Area(new RoundRectangle2D.Double(62, 52, WIDTH - 124, HEIGHT - 108, 68, 68));
        Area hole = new Area(new RoundRectangle2D.Double(WIDTH / 2.0 - 84, 92, 168, 36, 36, 36));
        hole.add(new Area(new Ellipse2D.Double(WIDTH / 2.0 - 31, 79, 62, 62)));
        card.subtract(hole);
        return card;
    }

    private void print(Graphics2D pen, Theme theme, Shape card) {
        pen.setPaint(new GradientPaint(0, 60, Canvas.paint(theme.card, 1), 0, HEIGHT, Canvas.paint(theme.deep, 1)));
        pen.fill(card);
        Shape clip = pen.getClip();
        pen.clip(card);
        // rays from behind the figure, or dots, by theme
        pen.setColor(Canvas.paint(0xFFFFFF, 0.10));
        if (Math.floorMod(seed, 2) == 0) {
            for (int i = 0; i < 36; i += 2) {
                double a = i * Math.PI / 18;
                double b = (i + 1) * Math.PI / 18;
                pen.fill(Town.path(360, 860, 360 + Math.cos(a) * 1800, 860 + Math.sin(a) * 1800, 360 + Math.cos(b) * 1800, 860
                        + Math.sin(b) * 1800));
            }
        } else {
            for (int y = 0; y < 44; y++) {
                for (int x = 0; x < 28; x++) {
                    double r = 3 + 9.0 * y / 44;
                    pen.fill(Sky.circle(62 + x * 36 + y % 2 * 18, 380 + y * 28, r));
                }
            }
        }
        pen.setClip(clip);
        pen.setStroke(new BasicStroke(3));
        pen.setColor(Canvas.paint(0xFFFFFF, 0.5));
        pen.draw(new RoundRectangle2D.Double(64, 54, WIDTH - 128, HEIGHT - 112, 64, 64));
    }

    private void header(Graphics2D pen, Theme theme) {
        Path2D band = new Path2D.Double();
        band.moveTo(62, 170);
        band.lineTo(WIDTH - 62, 170);
        band.lineTo(WIDTH - 62, 370);
        band.quadTo(WIDTH / 2.0, 436, 62, 370);
        band.closePath();
        pen.setColor(Canvas.paint(theme.header, 1));
        pen.fill(band);
        pen.setStroke(new BasicStroke(9));
        pen.setColor(Canvas.paint(theme.ink, 0.9));
        Path2D line = new Path2D.Double();
        line.moveTo(62, 352);
        line.quadTo(WIDTH / 2.0, 416, WIDTH - 62, 352);
        pen.draw(line);
        centred(pen, name.strip(), Font.BOLD, title.isBlank() ? 96 : 88, title.isBlank() ? 300 : 268, 800, theme.ink);
        if (!title.isBlank()) {
            centred(pen, title.strip(), Font.PLAIN, 38, 332, 760, Oklab.mix(theme.ink, theme.header, 0.18));
        }
    }

    /// A line of text in the middle, as large as it can be up to `size`.
    private static void centred(Graphics2D pen, String text, int style, float size, double y, double wide, int colour) {
        Font font = new Font(Font.SANS_SERIF, style, 10).deriveFont(size);
        TextLayout layout = new TextLayout(text, font, pen.getFontRenderContext());
        if (layout.getAdvance() > wide) {
            layout = new TextLayout(text, font.deriveFont((float) (size * wide / layout.getAdvance())), pen.getFontRenderContext());
        }
        pen.setColor(Canvas.paint(colour, 1));
        layout.draw(pen, (float) (WIDTH / 2.0 - layout.getAdvance() / 2), (float) y);
    }

    private static Rectangle2D cell(int index, int count) {
        double gap = 22;
        double high = (950 - gap * (count - 1)) / count;
        return new Rectangle2D.Double(620, 440 + index * (high + gap), 286, high);
    }

    private void stand(Canvas canvas, Graphics2D pen, Rectangle2D box) {
        byte[] bytes = picture;
        if (bytes == null) {
            Brief brief = Brief.of(name + " " + title);
            double s = Math.min(box.getWidth() / 640, box.getHeight() / 1420);
            AffineTransform back = pen.getTransform();
            double x = box.getCenterX();
            double foot = box.getMaxY() - 44;
            Blister.shadow(canvas, new Ellipse2D.Double(x - 150, foot - 20, 300, 34), 6, 24, 0.4);
            pen.translate(x - 500 * s, foot - 1390 * s);
            pen.scale(s, s);
            Figure.of(brief, seed).toy(pen);
            pen.setTransform(back);
            return;
        }
        Decoded decoded = Opened.decode(bytes, "the picture of a starter pack", 1024);
        double inset = 46;
        Rectangle2D inner = new Rectangle2D.Double(box.getX() + inset, box.getY() + inset, box.getWidth() - 2 * inset,
                box.getHeight() - 2 * inset - 34);
        Shape outline = standee(inner, 0);
        Shape border = standee(inner, 13);
        Blister.shadow(canvas, border, 10, 22, 0.5);
        pen.setColor(Canvas.paint(0xFFFFFF, 1));
        pen.fill(border);
        Canvas part = cut(decoded.image(), (int) inner.getWidth() + 2, (int) inner.getHeight() + 2);
        toned(part);
        Shape clip = pen.getClip();
        pen.clip(outline);
        pen.drawImage(part.image, (int) inner.getX(), (int) inner.getY(), null);
        pen.setClip(clip);
        pen.setPaint(new GradientPaint(0, (float) inner.getMaxY(), Canvas.paint(0xE9E4DC, 1), 0, (float) inner.getMaxY() + 44,
                Canvas.paint(0xB8B0A6, 1)));
        pen.fill(new RoundRectangle2D.Double(inner.getX() + 24, inner.getMaxY() - 4, inner.getWidth() - 48, 44, 24, 24));
    }

    /// A cut-out with a round head, as card figures have.
    private static Shape standee(Rectangle2D box, double grow) {
        double w = box.getWidth() + 2 * grow;
        Area shape = new Area(new Ellipse2D.Double(box.getX() - grow, box.getY() - grow, w, w));
        shape.add(new Area(new RoundRectangle2D.Double(box.getX() - grow, box.getY() + w / 2 - grow, w, box.getHeight() - w / 2
                + 2 * grow, 40, 40)));
        return shape;
    }

    /// The middle of a picture, a little above it where people stand, in this shape.
    private static Canvas cut(BufferedImage image, int width, int height) {
        double wanted = (double) width / height;
        int w = (int) Math.min(image.getWidth(), Math.max(1, image.getHeight() * wanted));
        int h = (int) Math.min(image.getHeight(), Math.max(1, image.getWidth() / wanted));
        int x = (image.getWidth() - w) / 2;
        int y = (image.getHeight() - h) / 3;
        Canvas cut = new Canvas(width, height);
        Opened.draw(cut, image.getSubimage(x, y, w, h), 0, 0, width, height);
        return cut;
    }

    /// Printed card: a little smoother and fuller than the photograph.
    private static void toned(Canvas canvas) {
        Raster.flatten(canvas, 2);
        new Cube(rgb -> {
            double[] lab = Oklab.lab(rgb);
            return Oklab.rgb(Math.clamp(0.52 + (lab[0] - 0.52) * 1.06 + 0.02, 0, 1), lab[1] * 1.16, lab[2] * 1.16);
        }).apply(canvas);
    }

    private void accessory(Canvas canvas, Graphics2D pen, Theme theme, String word, Rectangle2D cell) {
        Optional<String> icon = Icons.find(word);
        double size = Math.min(cell.getWidth(), cell.getHeight()) * 0.74;
        double x = cell.getCenterX() - size / 2;
        double y = cell.getCenterY() - size / 2;
        if (icon.isEmpty()) {
            tag(canvas, pen, theme, word.strip(), cell);
            return;
        }
        Blister.shadow(canvas, new Ellipse2D.Double(x + size * 0.12, y + size * 0.82, size * 0.76, size * 0.14), 4, 14, 0.34);
        AffineTransform back = pen.getTransform();
        pen.translate(x, y);
        pen.scale(size / 100, size / 100);
        Icons.draw(pen, icon.get());
        pen.setTransform(back);
    }

    private static void tag(Canvas canvas, Graphics2D pen, Theme theme, String word, Rectangle2D cell) {
        double w = cell.getWidth() * 0.8;
        double h = Math.min(cell.getHeight() * 0.5, 92);
        double x = cell.getCenterX() - w / 2;
        double y = cell.getCenterY() - h / 2;
        Area shape = new Area(Town.path(x, y + h / 2, x + h * 0.4, y, x + w, y, x + w, y + h, x + h * 0.4, y + h));
        shape.subtract(new Area(Sky.circle(x + h * 0.36, y + h / 2, h * 0.1)));
        Blister.shadow(canvas, shape, 5, 12, 0.34);
        pen.setColor(Canvas.paint(0xF3E3C0, 1));
        pen.fill(shape);
        Font font = new Font(Font.SANS_SERIF, Font.BOLD, 10).deriveFont((float) (h * 0.4));
        TextLayout layout = new TextLayout(word, font, pen.getFontRenderContext());
        double room = w - h * 0.75;
        if (layout.getAdvance() > room) {
            layout = new TextLayout(word, font.deriveFont((float) (h * 0.4 * room / layout.getAdvance())), pen.getFontRenderContext());
        }
        pen.setColor(Canvas.paint(Oklab.shift(theme.deep, -0.2, 1), 1));
        layout.draw(pen, (float) (x + h * 0.55 + (room - layout.getAdvance()) / 2), (float) (y + h * 0.5 + layout.getAscent() * 0.36));
    }
}

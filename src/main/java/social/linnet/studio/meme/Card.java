package social.linnet.studio.meme;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import social.linnet.studio.meme.Caption.Align;
import social.linnet.studio.meme.Caption.Look;

/// A post as a card.
///
/// @param name   what its author is called
/// @param avatar of its author, or null for the drawn one
record Card(String name, String handle, String text, @Nullable BufferedImage avatar) implements Pixels {

    private static final double TALLEST = 1.2;
    private static final double MARGIN = 0.06;
    private static final double FACE = 0.11;
    /// Size of the letters of a long text and of a short one.
    private static final double LETTERS = 0.062;
    private static final double LARGE_LETTERS = 0.09;
    private static final int SHORT = 100;
    /// All that is above the words.
    private static final double ABOVE = MARGIN * 1.6 + FACE;
    /// A width at which words are measured, in pixels.
    private static final double MEASURED = 1000;

    @Override
    public double ratio() {
        double words = Lettering.set(text, Typefaces.text(), MEASURED * (1 - 2 * MARGIN), MEASURED * TALLEST, MEASURED * letters(),
                Align.START).bounds().getHeight() / MEASURED;
        return 1 / Math.clamp(ABOVE + words + MARGIN, Press.FLATTEST, TALLEST);
    }

    private double letters() {
        return text.length() <= SHORT ? LARGE_LETTERS : LETTERS;
    }

    @Override
    public void draw(Graphics2D on, Rectangle2D box) {
        double u = Math.min(box.getWidth(), box.getHeight() / Press.FLATTEST);
        double margin = u * MARGIN;
        double face = u * FACE;
        on.setColor(Color.WHITE);
        on.fill(box);
        face(on, box.getX() + margin, box.getY() + margin, face);
        double left = box.getX() + margin + face + margin / 2;
        double room = box.getMaxX() - margin - left - face * 0.8;
        text(on, name, Typefaces.of(Look.PLAIN), left, box.getY() + margin, room, face * 0.52, new Color(0x2A211B));
        text(on, "@" + handle, Typefaces.text(), left, box.getY() + margin + face * 0.54, room, face * 0.44, new Color(0x7A6A5E));
        Bird.LINNET.draw(on, box.getMaxX() - margin - face * 0.7, box.getY() + margin, face * 0.7, false);
        double top = box.getY() + u * ABOVE;
        double height = box.getMaxY() - margin - top;
        Lettering.Block words = Lettering.set(text, Typefaces.text(), box.getWidth() - 2 * margin, height, u * letters(), Align.START);
        Graphics2D below = (Graphics2D) on.create();
        below.translate(box.getX() + margin, top - words.bounds().getY());
        Press.plain(below, words.outline(), new Color(0x2A211B));
        below.dispose();
    }

    private void face(Graphics2D on, double x, double y, double side) {
        Shape round = new Ellipse2D.Double(x, y, side, side);
        if (avatar == null) {
            on.setColor(new Color(0x8A3B4E));
            on.fill(round);
            String first = name.isEmpty() ? handle : name;
            String letter = first.substring(0, first.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
            Lettering.Block block = Lettering.set(letter, Typefaces.of(Look.PLAIN), side, side * 0.7, side, Align.MIDDLE);
            Graphics2D inside = (Graphics2D) on.create();
            inside.translate(x, y + side * 0.15);
            Press.plain(inside, block.outline(), Color.WHITE);
            inside.dispose();
        } else {
            Graphics2D inside = (Graphics2D) on.create();
            inside.clip(round);
            new Cropped(avatar, 0, 0).draw(inside, new Rectangle2D.Double(x, y, side, side));
            inside.dispose();
        }
    }

    private static void text(Graphics2D on, String text, List<Font> fonts, double x, double y, double width, double height,
                             Color colour) {
        Lettering.Block block = Lettering.set(text, fonts, width, height, height, Align.START);
        Graphics2D inside = (Graphics2D) on.create();
        inside.translate(x, y);
        Press.plain(inside, block.outline(), colour);
        inside.dispose();
    }
}

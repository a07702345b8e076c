package social.linnet.studio.meme;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.studio.meme.Caption.Align;

/// Sets words in a box: broken into lines, as large as they fit, each letter in the first of some fonts that has it, and in
/// the direction in which it is read.
final class Lettering {

    /// Without hinting and with fractions of pixels, so that a text is broken alike at each size of a picture.
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    /// Smallest letters, in fractions of the box's larger side; words are broken rather than set smaller.
    private static final float LEAST = 0.02f;
    /// In fractions of the letters' size.
    private static final double TALLEST_LINE = 1.2;
    private static final int STEPS = 9;
    private static final float LARGER = 1.15f;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int AS_PICTURE = 0xFE0F;

    private Lettering() {
    }

    /// Words as they were set.
    ///
    /// @param outline of all letters, in the box's own coordinates
    /// @param size    of the letters, in pixels
    /// @param bounds  of the lines, as high as lines are
    record Block(Shape outline, float size, Rectangle2D bounds) {
    }

    /// @param width  of the box, in pixels
    /// @param height of the box, in pixels
    /// @param most   largest letters, in pixels
    static Block set(String text, List<Font> fonts, double width, double height, double most, Align align) {
        float least = (float) Math.max(1, Math.max(width, height) * LEAST);
        float low = least;
        float high = (float) Math.max(least, Math.min(most, height));
        List<TextLayout> best = List.of();
        float size = low;
        for (int step = 0; step < STEPS; step++) {
            float tried = step == 0 ? high : (low + high) / 2;
            List<TextLayout> lines = lines(text, fonts, tried, (float) width, true);
            if (!lines.isEmpty() && height(lines, tried) <= height) {
                best = lines;
                size = tried;
                low = tried;
                if (step == 0) {
                    break;
                }
            } else {
                high = tried;
            }
        }
        if (best.isEmpty()) {
            // a word that is wider than the box: it is broken
            return broken(text, fonts, width, height, least, align);
        }
        return place(best, size, width, height, align);
    }

    private static Block broken(String text, List<Font> fonts, double width, double height, float least, Align align) {
        float size = least;
        while (height(lines(text, fonts, size * LARGER, (float) width, false), size * LARGER) <= height && size < height) {
            size *= LARGER;
        }
        return place(lines(text, fonts, size, (float) width, false), size, width, height, align);
    }

    /// None when a word is wider and words are to stay whole.
    private static List<TextLayout> lines(String text, List<Font> fonts, float size, float width, boolean wholeWords) {
        List<TextLayout> lines = new ArrayList<>();
        for (String paragraph : text.split("\n")) {
            AttributedCharacterIterator words = dressed(paragraph, fonts, size).getIterator();
            if (words.getBeginIndex() == words.getEndIndex()) {
                continue;
            }
            LineBreakMeasurer measurer = new LineBreakMeasurer(words, CONTEXT);
            while (measurer.getPosition() < words.getEndIndex()) {
                TextLayout line = measurer.nextLayout(width, words.getEndIndex(), wholeWords);
                if (line == null) {
                    return List.of();
                }
                lines.add(line);
            }
        }
        return lines;
    }

    /// Each run of the text with its font.
    private static AttributedString dressed(String text, List<Font> fonts, float size) {
        StringBuilder kept = new StringBuilder();
        List<Run> runs = new ArrayList<>();
        Font current = null;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int letter = text.codePointAt(at);
            Font font = font(text, at, fonts, current);
            if (font != current) {
                runs.add(new Run(font, kept.length()));
                current = font;
            }
            if (letter != AS_PICTURE) {
                // it has done its work, and in the font it is as wide as a letter
                kept.appendCodePoint(letter);
            }
        }
        AttributedString dressed = new AttributedString(kept.toString());
        for (int n = 0; n < runs.size(); n++) {
            int end = n + 1 < runs.size() ? runs.get(n + 1).start() : kept.length();
            if (end > runs.get(n).start()) {
                dressed.addAttribute(TextAttribute.FONT, runs.get(n).font().deriveFont(size), runs.get(n).start(), end);
            }
        }
        return dressed;
    }

    private record Run(Font font, int start) {
    }

    private static Font font(String text, int at, List<Font> fonts, @Nullable Font before) {
        int letter = text.codePointAt(at);
        int next = at + Character.charCount(letter);
        if (before != null && (clings(letter) || Character.isWhitespace(letter))) {
            return before;
        }
        boolean pictured = next < text.length() && text.charAt(next) == AS_PICTURE;
        if ((pictured || Character.isEmojiPresentation(letter)) && Typefaces.emoji().canDisplay(letter)) {
            return Typefaces.emoji();
        }
        return fonts.stream().filter(font -> font.canDisplay(letter)).findFirst().orElse(fonts.getFirst());
    }

    /// Whether it belongs to the letter before.
    private static boolean clings(int letter) {
        int type = Character.getType(letter);
        return letter == ZERO_WIDTH_JOINER || letter == AS_PICTURE || Character.isEmojiModifier(letter)
                || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }

    private static double height(List<TextLayout> lines, float size) {
        return lines.stream().mapToDouble(line -> height(line, size)).sum();
    }

    /// As much as its font wants, but no more than lines of capitals need.
    private static double height(TextLayout line, float size) {
        return Math.min(line.getAscent() + line.getDescent(), size * TALLEST_LINE);
    }

    private static Block place(List<TextLayout> lines, float size, double width, double height, Align align) {
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        Rectangle2D bounds = new Rectangle2D.Double(width / 2, height / 2, 0, 0);
        double y = (height - height(lines, size)) / 2;
        boolean first = true;
        for (TextLayout line : lines) {
            double room = width - line.getVisibleAdvance();
            boolean atTheRight = line.isLeftToRight() ? align == Align.END : align == Align.START;
            double tall = height(line, size);
            double baseline = line.getAscent() - (line.getAscent() + line.getDescent() - tall) / 2;
            double x = align == Align.MIDDLE ? room / 2 : atTheRight ? room : 0;
            outline.append(line.getOutline(AffineTransform.getTranslateInstance(x, y + baseline)), false);
            Rectangle2D box = new Rectangle2D.Double(x, y, line.getVisibleAdvance(), tall);
            bounds = first ? box : bounds.createUnion(box);
            first = false;
            y += tall;
        }
        return new Block(outline, size, bounds);
    }
}

package social.linnet.media.film;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;

/// The words of a [Shot]: white with a dark outline, in the lower third, each drawn once and laid over its frames.
final class Captions {

    /// Of the shorter side.
    private static final double SIZE = 0.075;
    private static final double MARGIN = 0.07;
    private static final double OUTLINE = 0.16;
    private static final int MAX_LINES = 4;
    /// How long one takes to appear and to go.
    private static final double FADE = 0.2;

    private record Drawn(Pixels pixels, int top, double from, double to) {
    }

    private final List<Drawn> drawn = new ArrayList<>();

    Captions(List<Shot.Caption> captions, int width, int height) {
        for (Shot.Caption caption : captions) {
            drawn.add(draw(caption, width, height));
        }
    }

    private static Drawn draw(Shot.Caption caption, int width, int height) {
        double margin = MARGIN * Math.min(width, height);
        float room = (float) (width - 2 * margin);
        double size = SIZE * Math.min(width, height);
        List<TextLayout> lines = lines(caption.text().strip(), size, room);
        while (lines.size() > MAX_LINES && size > 10) {
            size *= 0.85;
            lines = lines(caption.text().strip(), size, room);
        }
        double step = size * 1.25;
        int high = (int) Math.ceil(step * lines.size() + size * 0.6);
        BufferedImage image = new BufferedImage(width, high, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setStroke(new BasicStroke((float) (size * OUTLINE), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double base = size * 1.1;
        for (TextLayout line : lines) {
            Shape shape = line.getOutline(AffineTransform.getTranslateInstance((width - line.getVisibleAdvance()) / 2, base));
            graphics.setColor(new Color(0, 0, 0, 220));
            graphics.draw(shape);
            graphics.setColor(Color.WHITE);
            graphics.fill(shape);
            base += step;
        }
        graphics.dispose();
        // even, since two rows share a colour
        int top = Math.clamp((int) (height - margin - high), 0, Math.max(0, height - high)) & ~1;
        return new Drawn(Pixels.glass(image), top, caption.from(), caption.to());
    }

    private static List<TextLayout> lines(String text, double size, float room) {
        FontRenderContext context = new FontRenderContext(null, true, true);
        Font font = new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) size);
        List<TextLayout> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R")) {
            if (!paragraph.isBlank()) {
                AttributedString styled = new AttributedString(paragraph);
                styled.addAttribute(TextAttribute.FONT, font);
                LineBreakMeasurer measurer = new LineBreakMeasurer(styled.getIterator(), context);
                while (measurer.getPosition() < paragraph.length()) {
                    lines.add(measurer.nextLayout(room));
                }
            }
        }
        return lines;
    }

    /// Lays what is said at this second over a frame.
    void lay(Canvas frame, double second) {
        for (Drawn each : drawn) {
            double shown = Math.min(1, Math.min(second - each.from(), each.to() - second) / FADE);
            if (shown > 0) {
                lay(each, (float) shown, frame);
            }
        }
    }

    private static void lay(Drawn caption, float shown, Canvas frame) {
        Pixels.Glass glass = caption.pixels().glass();
        if (glass == null) {
            throw new IllegalStateException("words hide all that is behind them");
        }
        lay(caption.pixels().luma(), glass.full(), shown, frame.luma, caption.top() * frame.width);
        int half = caption.top() / 2 * (frame.width / 2);
        lay(caption.pixels().blue(), glass.half(), shown, frame.blue, half);
        lay(caption.pixels().red(), glass.half(), shown, frame.red, half);
    }

    private static void lay(Plane words, Plane alpha, float shown, float[] onto, int start) {
        float[] values = words.values();
        float[] hides = alpha.values();
        int length = Math.min(values.length, onto.length - start);
        for (int i = 0; i < length; i++) {
            onto[start + i] = values[i] * shown + onto[start + i] * (1 - hides[i] * shown);
        }
    }
}

package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// What a simple figure wears, in the box of its head.
final class Clothing {

    private Clothing() {
    }

    /// Neck, shoulders and chest, which go on below the box.
    static void shoulders(Graphics2D pen, Figure figure) {
        pen.setColor(Canvas.paint(Oklab.shift(figure.skin(), -0.075, 1.06), 1));
        pen.fill(new RoundRectangle2D.Double(440, 500, 120, 270, 70, 70));
        int lit = Oklab.shift(figure.clothes(), 0.03, 1);
        Path2D body = Creatures.curves(428, 700, 330, 740, 170, 760, 120, 900, 96, 1000, 84, 1150, 80, 1500, 300, 1500, 700, 1500, 920,
                1500,
                916, 1150, 904, 1000, 880, 900, 830, 760, 670, 740, 572, 700, 560, 760, 440, 760, 428, 700);
        pen.setPaint(new GradientPaint(200, 760, Canvas.paint(lit, 1), 820, 1100, Canvas.paint(Oklab.shift(figure.clothes(), -0.08, 1),
                1)));
        pen.fill(body);
        Shape clip = pen.getClip();
        pen.clip(body);
        if (figure.collar() == 3) {
            pen.setColor(Canvas.paint(Oklab.mix(figure.clothes(), 0xFFF4E4, 0.75), 0.95));
            for (int i = 0; i < 6; i++) {
                pen.fill(new Rectangle2D.Double(0, 815 + i * 70, 1000, 26));
            }
        }
        pen.setColor(Canvas.paint(Oklab.shift(figure.clothes(), -0.13, 1), 0.55));
        pen.setStroke(new BasicStroke(7, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Line2D.Double(232, 900, 250, 1200));
        pen.draw(new Line2D.Double(768, 900, 750, 1200));
        pen.setClip(clip);
        collar(pen, figure);
    }

    private static void collar(Graphics2D pen, Figure figure) {
        int dark = Oklab.shift(figure.clothes(), -0.12, 1);
        switch (figure.collar()) {
            case 0 -> {
                pen.setStroke(new BasicStroke(26, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                pen.setColor(Canvas.paint(dark, 1));
                pen.draw(new Arc2D.Double(428, 640, 144, 128, 195, 150, Arc2D.OPEN));
            }
            case 1 -> {
                pen.setColor(Canvas.paint(0xFBF6EC, 1));
                pen.fill(Town.path(430, 694, 570, 694, 500, 880));
                pen.setColor(Canvas.paint(Oklab.shift(figure.skin(), -0.05, 1.04), 1));
                pen.fill(Town.path(442, 690, 558, 690, 500, 770));
                pen.setColor(Canvas.paint(dark, 1));
                pen.fill(Town.path(424, 688, 392, 760, 440, 780, 420, 820, 500, 1010, 500, 900));
                pen.fill(Town.path(576, 688, 608, 760, 560, 780, 580, 820, 500, 1010, 500, 900));
            }
            case 2 -> {
                pen.setColor(Canvas.paint(Oklab.shift(figure.clothes(), -0.04, 1), 1));
                pen.fill(new RoundRectangle2D.Double(424, 626, 152, 124, 56, 56));
                pen.setColor(Canvas.paint(dark, 0.5));
                pen.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                pen.draw(new Line2D.Double(436, 690, 564, 690));
            }
            default -> {
                pen.setStroke(new BasicStroke(18, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                pen.setColor(Canvas.paint(Oklab.mix(figure.clothes(), 0xFFF4E4, 0.8), 1));
                pen.draw(new Arc2D.Double(428, 640, 144, 128, 195, 150, Arc2D.OPEN));
            }
        }
    }

    /// A toy's legs, shoes, arms and hands.
    static void limbs(Graphics2D pen, Figure figure) {
        int trousers = Oklab.lightness(figure.clothes()) < 0.5 ? 0xC9B08A : 0x35405E;
        int shoes = 0xF4EFE6;
        for (int s = -1; s <= 1; s += 2) {
            pen.setPaint(new GradientPaint((float) (500 + s * 60 - 50), 0, Canvas.paint(Oklab.shift(trousers, 0.05, 1), 1),
                    (float) (500 + s * 60 + 50), 0, Canvas.paint(Oklab.shift(trousers, -0.06, 1), 1)));
            pen.fill(new RoundRectangle2D.Double(500 + s * 62 - 54, 1000, 108, 350, 50, 50));
            pen.setColor(Canvas.paint(shoes, 1));
            pen.fill(new RoundRectangle2D.Double(500 + s * 72 - 72, 1310, 144, 80, 70, 70));
            pen.setColor(Canvas.paint(Oklab.shift(figure.clothes(), -0.1, 1), 1));
            pen.fill(new RoundRectangle2D.Double(500 + s * 72 - 72, 1366, 144, 26, 24, 24));
            pen.setColor(Canvas.paint(figure.skin(), 1));
            pen.fill(Sky.circle(500 + s * 214, 1052, 44));
            pen.setColor(Canvas.paint(Oklab.shift(figure.clothes(), -0.05, 1), 1));
            pen.setStroke(new BasicStroke(92, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(new Line2D.Double(500 + s * 140, 720, 500 + s * 212, 980));
        }
    }

    /// A toy's neck and jacket.
    static void torso(Graphics2D pen, Figure figure) {
        pen.setColor(Canvas.paint(Oklab.shift(figure.skin(), -0.075, 1.06), 1));
        pen.fill(new RoundRectangle2D.Double(446, 540, 108, 140, 60, 60));
        Path2D body = Creatures.curves(440, 646, 360, 656, 336, 700, 338, 800, 340, 920, 340, 990, 352, 1066, 420, 1086, 580, 1086, 648,
                1066,
                660, 990, 660, 920, 662, 800, 664, 700, 640, 656, 560, 646, 540, 690, 460, 690, 440, 646);
        pen.setPaint(new GradientPaint(340, 0, Canvas.paint(Oklab.shift(figure.clothes(), 0.05, 1), 1), 660, 0,
                Canvas.paint(Oklab.shift(figure.clothes(), -0.06, 1), 1)));
        pen.fill(body);
        pen.setColor(Canvas.paint(Oklab.shift(figure.clothes(), -0.14, 1), 0.8));
        pen.setStroke(new BasicStroke(8, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Line2D.Double(500, 720, 500, 1070));
        pen.draw(new RoundRectangle2D.Double(392, 920, 80, 90, 20, 20));
    }
}

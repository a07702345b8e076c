package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

import social.linnet.ai.builtin.Brief.Trait;

/// A simple figure: a head of a few shapes with hair and clothes, as in a picture book. It is nobody: what the words leave
/// open is drawn by lot. The head is drawn in a box of 1,000, its middle at (500, 400).
///
/// @param skin    `0xRRGGBB`, as are hair and clothes
/// @param cut     which of the haircuts
/// @param collar  which of the collars
/// @param turned  which way the head looks: -1, 0 or 1
/// @param smiling whether the eyes are closed in a smile
/// @param brief   the words, for hats, glasses and the like
record Figure(int skin, int hair, int clothes, Cut cut, int collar, int turned, boolean smiling, Brief brief) {

    enum Cut {
        LONG, SHORT, CURLS, BUN, BOB, BALD
    }

    private static final int[] SKINS = {0xF3C9A5, 0x8D5A3C, 0xE0A87E, 0x5E3A28, 0xF7D9BF, 0xB67A52};
    private static final int[] HAIRS = {0x3A2419, 0x1E1A22, 0x7A4526, 0xC98A3F, 0x4A2C3A, 0xA8502C};
    private static final int[] CLOTHES = {0xD9573F, 0x2F7F8F, 0xE2A63B, 0x5B5AA6, 0x3F7A5A, 0xC75B84};
    private static final Cut[] HERS = {Cut.LONG, Cut.BOB, Cut.BUN, Cut.CURLS};
    private static final Cut[] HIS = {Cut.SHORT, Cut.CURLS, Cut.SHORT, Cut.BALD};
    private static final Cut[] ANY = {Cut.LONG, Cut.SHORT, Cut.CURLS, Cut.BUN};

    private static final double SHOULDERS_UP = 84;
    /// How much lower a toy's head sits.
    private static final double HEAD_DOWN = 62;

    /// What the words say, and the rest by variant.
    static Figure of(Brief brief, long variant) {
        long lot = Brief.mix(brief.hash() ^ variant / 4);
        int skin = SKINS[Math.floorMod(variant + (lot & 7), SKINS.length)];
        // dark skin is drawn with one of the two darkest unless the words ask otherwise
        int choice = Oklab.lightness(skin) < 0.55 ? 2 : HAIRS.length;
        int hair = brief.hair() >= 0 ? natural(brief.hair())
                : brief.has(Trait.OLD) ? 0xD9D6D2 : HAIRS[Math.floorMod(variant + (lot >> 8 & 7), choice)];
        int clothes = brief.clothes() >= 0 ? brief.clothes() : CLOTHES[Math.floorMod(variant * 5 + (lot >> 16 & 7), CLOTHES.length)];
        return new Figure(skin, hair, clothes, cut(brief, variant), Math.floorMod(variant, 4), Math.floorMod(variant, 3) - 1,
                Math.floorMod(variant, 4) == 2, brief);
    }

    /// Red hair is not red.
    private static int natural(int colour) {
        double[] lab = Oklab.lab(colour);
        return lab[1] > 0.12 && lab[2] > 0.05 ? 0xB4502C : Oklab.mix(colour, 0x4A2A20, 0.12);
    }

    private static Cut cut(Brief brief, long variant) {
        if (brief.has(Trait.BALD)) {
            return Cut.BALD;
        }
        if (brief.has(Trait.BUN)) {
            return Cut.BUN;
        }
        if (brief.has(Trait.CURLS)) {
            return Cut.CURLS;
        }
        if (brief.has(Trait.LONG_HAIR)) {
            return Cut.LONG;
        }
        if (brief.has(Trait.SHORT_HAIR)) {
            return brief.has(Trait.WOMAN) ? Cut.BOB : Cut.SHORT;
        }
        Cut[] choice = brief.has(Trait.WOMAN) ? HERS : brief.has(Trait.MAN) || brief.has(Trait.BEARD) ? HIS : ANY;
        Cut cut = choice[Math.floorMod(variant, choice.length)];
        // asked-for hair must be seen
        return cut == Cut.BALD && brief.has(Trait.HAIR) ? Cut.SHORT : cut;
    }

    /// Head and shoulders; the shoulders go on below the box.
    void bust(Graphics2D pen) {
        backHair(pen);
        pen.translate(0, -SHOULDERS_UP);
        Clothing.shoulders(pen, this);
        pen.translate(0, SHOULDERS_UP);
        head(pen);
    }

    /// Neck and face with everything on it. `bust` and the toy share it.
    void head(Graphics2D pen) {
        double side = turned * 14;
        pen.setColor(Canvas.paint(Oklab.shift(skin, -0.045, 1), 1));
        pen.fill(new Ellipse2D.Double(352, 385, 54, 78));
        pen.fill(new Ellipse2D.Double(594, 385, 54, 78));
        Path2D face = Creatures.curves(500, 236, 590, 236, 634, 300, 630, 392, 626, 480, 572, 562, 500, 562, 428, 562, 374, 480, 370, 392,
                366, 300, 410, 236, 500, 236);
        pen.setPaint(new GradientPaint(390, 260, Canvas.paint(Oklab.shift(skin, 0.025, 1), 1), 640, 560, Canvas.paint(Oklab.shift(skin,
                -0.035, 1.05), 1)));
        pen.fill(face);
        Shape clip = pen.getClip();
        pen.clip(face);
        pen.setColor(Canvas.paint(Oklab.shift(skin, -0.08, 1.08), 0.5));
        Path2D shade = Creatures.curves(600, 220, 560, 330, 590, 480, 500, 580, 640, 600, 700, 420, 680, 220, 650, 200, 620, 210, 600, 220);
        pen.fill(shade);
        pen.setColor(Canvas.paint(Oklab.bend(skin, 0xE8483F, 0.42), 0.42));
        pen.fill(new Ellipse2D.Double(398 + side, 436, 62, 40));
        pen.fill(new Ellipse2D.Double(540 + side, 436, 62, 40));
        if (brief.has(Trait.BEARD)) {
            beard(pen);
        }
        pen.setClip(clip);
        features(pen, side);
        if (cut != Cut.BALD) {
            frontHair(pen);
        }
        worn(pen, side);
    }

    private void features(Graphics2D pen, double side) {
        int dark = 0x2A1E24;
        pen.setStroke(new BasicStroke(8.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int s = -1; s <= 1; s += 2) {
            double x = 500 + side + s * 62;
            pen.setColor(Canvas.paint(dark, 1));
            if (smiling) {
                pen.draw(new Arc2D.Double(x - 22, 398, 44, 34, 15, 150, Arc2D.OPEN));
            } else {
                pen.fill(new Ellipse2D.Double(x - 13, 390, 26, 33));
                pen.setColor(Canvas.paint(0xFFFFFF, 0.95));
                pen.fill(Sky.circle(x + 4, 399, 5));
            }
            pen.setColor(Canvas.paint(Oklab.mix(hair, dark, 0.4), brief.has(Trait.OLD) ? 0.6 : 0.9));
            pen.draw(new Arc2D.Double(x - 28, 356 - s * turned * 2, 56, 34, 35, 110, Arc2D.OPEN));
        }
        pen.setStroke(new BasicStroke(7, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(Canvas.paint(Oklab.shift(skin, -0.16, 1.15), 0.9));
        double way = turned == 0 ? 1 : turned;
        Path2D nose = new Path2D.Double();
        nose.moveTo(500 + side * 1.3 + way * 4, 418);
        nose.quadTo(500 + side * 1.3 + way * 22, 452, 500 + side * 1.3 - way * 2, 456);
        pen.draw(nose);
        pen.setColor(Canvas.paint(Oklab.bend(Oklab.shift(skin, -0.24, 1.1), 0xB03A3A, 0.45), 1));
        pen.draw(new Arc2D.Double(462 + side, 460, 76, 48, 205, 130, Arc2D.OPEN));
    }

    private void beard(Graphics2D pen) {
        pen.setColor(Canvas.paint(Oklab.shift(hair, -0.02, 1), 1));
        pen.fill(Creatures.curves(360, 410, 392, 450, 410, 474, 450, 466, 480, 458, 520, 458, 550, 466, 590, 474, 608, 450, 640, 410, 650,
                500, 600, 590,
                500, 590, 400, 590, 350, 500, 360, 410));
        pen.setColor(Canvas.paint(skin, 1));
        pen.fill(new Ellipse2D.Double(458 + turned * 14, 478, 84, 38));
    }

    private void backHair(Graphics2D pen) {
        pen.setColor(Canvas.paint(Oklab.shift(hair, -0.06, 1), 1));
        switch (cut) {
            case LONG -> pen.fill(Creatures.curves(500, 190, 660, 186, 690, 320, 684, 470, 690, 600, 730, 660, 712, 800, 640, 840, 360,
                    840, 288, 800,
                    270, 660, 310, 600, 316, 470, 310, 320, 340, 186, 500, 190));
            case BOB -> pen.fill(Creatures.curves(500, 190, 650, 186, 680, 310, 676, 430, 680, 520, 690, 560, 664, 590, 600, 616, 400,
                    616, 336, 590,
                    310, 560, 320, 520, 324, 430, 320, 310, 350, 186, 500, 190));
            case CURLS -> {
                for (int i = 0; i < 15; i++) {
                    double a = Math.PI * (0.86 + 1.28 * i / 14);
                    pen.fill(Sky.circle(500 + Math.cos(a) * 165, 372 + Math.sin(a) * 168, 60 + i * 7 % 13));
                }
            }
            case BUN -> {
                pen.fill(Sky.circle(500 + turned * 26, 168, 74));
                pen.fill(new Ellipse2D.Double(352, 200, 296, 260));
            }
            case SHORT -> pen.fill(new Ellipse2D.Double(352, 206, 296, 240));
            case BALD -> {
                // nothing behind the head
            }
        }
    }

    private void frontHair(Graphics2D pen) {
        double way = turned == 0 ? 1 : turned;
        pen.setPaint(new GradientPaint(400, 200, Canvas.paint(Oklab.shift(hair, 0.05, 1), 1), 640, 420, Canvas.paint(Oklab.shift(hair,
                -0.03, 1), 1)));
        if (cut == Cut.CURLS) {
            for (int i = 0; i < 11; i++) {
                double a = Math.PI * (1.06 + 0.88 * i / 10);
                pen.fill(Sky.circle(500 + Math.cos(a) * 132, 352 + Math.sin(a) * 122, 44 + i * 5 % 11));
            }
            return;
        }
        Path2D fringe;
        if (cut == Cut.SHORT) {
            fringe = Creatures.curves(360, 400, 350, 330, 352, 220, 470, 196, 590, 176, 668, 260, 640, 400, 634, 350, 610, 320, 590, 300,
                    540, 330, 450, 330, 408, 306, 384, 330, 372, 360, 360, 400);
        } else {
            fringe = Creatures.curves(352, 440, 336, 300, 370, 196, 500, 194, 630, 196, 664, 300, 648, 440, 634, 390, 620, 330, 560, 274,
                    500, 330, 420, 330, 384, 350, 366, 380, 360, 410, 352, 440);
        }
        // parted on the side the head is turned from
        if (way < 0) {
            pen.translate(1000, 0);
            pen.scale(-1, 1);
        }
        pen.fill(fringe);
        pen.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(Canvas.paint(Oklab.shift(hair, 0.13, 1.05), 0.55));
        pen.draw(new Arc2D.Double(392, 214, 220, 150, 60, 70, Arc2D.OPEN));
        pen.draw(new Arc2D.Double(410, 234, 190, 130, 70, 50, Arc2D.OPEN));
        if (way < 0) {
            pen.scale(-1, 1);
            pen.translate(-1000, 0);
        }
    }

    private void worn(Graphics2D pen, double side) {
        if (brief.has(Trait.GLASSES)) {
            pen.setColor(Canvas.paint(0xFFFFFF, 0.22));
            pen.fill(Sky.circle(438 + side, 406, 45));
            pen.fill(Sky.circle(562 + side, 406, 45));
            pen.setColor(Canvas.paint(0x2B2430, 1));
            pen.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(Sky.circle(438 + side, 406, 45));
            pen.draw(Sky.circle(562 + side, 406, 45));
            pen.draw(new Arc2D.Double(480 + side, 392, 40, 24, 20, 140, Arc2D.OPEN));
        }
        int trim = Oklab.lightness(clothes) > 0.6 ? Oklab.shift(clothes, -0.2, 1) : Oklab.mix(clothes, 0xF4D8A0, 0.55);
        if (brief.has(Trait.CROWN)) {
            pen.setColor(Canvas.paint(0xF2C230, 1));
            pen.fill(Town.path(376, 262, 360, 130, 436, 196, 500, 104, 564, 196, 640, 130, 624, 262));
            pen.setColor(Canvas.paint(0xD9423A, 1));
            pen.fill(Sky.circle(500, 222, 17));
        } else if (brief.has(Trait.HAT)) {
            pen.setColor(Canvas.paint(trim, 1));
            pen.fill(new RoundRectangle2D.Double(372, 130, 256, 190, 120, 120));
            pen.setColor(Canvas.paint(Oklab.shift(trim, -0.14, 1), 1));
            pen.fill(new Rectangle2D.Double(372, 252, 256, 40));
            pen.setColor(Canvas.paint(Oklab.shift(trim, 0.02, 1), 1));
            pen.fill(new Ellipse2D.Double(270, 270, 460, 66));
        }
        if (brief.has(Trait.SCARF)) {
            pen.setColor(Canvas.paint(trim, 1));
            pen.fill(new RoundRectangle2D.Double(386, 556, 228, 112, 90, 90));
            pen.fill(Town.path(540, 620, 620, 600, 660, 860, 570, 880));
            pen.setColor(Canvas.paint(Oklab.shift(trim, -0.12, 1), 0.7));
            pen.setStroke(new BasicStroke(8, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(new Arc2D.Double(386, 526, 228, 116, 200, 140, Arc2D.OPEN));
        }
    }

    /// The same figure as a toy that stands: a large head on a small body, in the same box, its feet at (500, 1390).
    void toy(Graphics2D pen) {
        Clothing.limbs(pen, this);
        pen.translate(0, HEAD_DOWN);
        backHair(pen);
        pen.translate(0, -HEAD_DOWN);
        Clothing.torso(pen, this);
        pen.translate(0, HEAD_DOWN);
        head(pen);
        pen.translate(0, -HEAD_DOWN);
    }
}

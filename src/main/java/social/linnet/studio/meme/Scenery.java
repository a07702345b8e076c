package social.linnet.studio.meme;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// What we drew for the layouts: under their pictures and above them. All of it is shapes, in fractions of the meme's width
/// (`u`) and height.
final class Scenery {

    private static final Color PAPER = new Color(0xFDF9F4);
    private static final Color INK = new Color(0x2A211B);
    private static final Color ROSE = new Color(0xC22348);
    private static final Color WOOD = new Color(0xA9794F);
    private static final Color LEAF = new Color(0x5F7F45);
    private static final Color GOOD = new Color(0x2F7D4F);
    private static final Color[] RANKS = {new Color(0xE8A13A), new Color(0xD9C15A), new Color(0x9DBB6B), new Color(0x86AEBC),
        new Color(0xB9A3B8)};

    private final Graphics2D on;
    private final double width;
    private final double height;

    Scenery(Graphics2D on, double width, double height) {
        this.on = on;
        this.width = width;
        this.height = height;
    }

    /// The ground on which all else lies.
    void under(Layout layout) {
        fill(PAPER, new Rectangle2D.Double(0, 0, width, height));
        switch (layout) {
            case RANKING -> ranking();
            case DIALOGUE -> dialogue();
            case SIGN -> sign();
            case BUTTONS -> buttons();
            case CHART -> chart();
            case QUOTE -> quote();
            case TOP_BOTTOM, BAR, CHOICE, ARROWS -> {
                // paper alone
            }
            case SIDE_BY_SIDE, STRIP, GRID, BEFORE_AFTER -> fill(INK, new Rectangle2D.Double(0, 0, width, height));
        }
    }

    /// What lies above the pictures, and below the words.
    void over(Layout layout) {
        switch (layout) {
            case CHOICE -> {
                badge(0.02, 0.02, false);
                badge(0.02, 0.52, true);
                line(0.5, 0.5, 1, 0.5, 0.006, INK);
                line(0.5, 0, 0.5, 1, 0.006, INK);
            }
            case BEFORE_AFTER -> {
                fill(PAPER, ellipse(0.5, 0.5, 0.07));
                arrow(0.455, 0.5, 0.54, 0.5, ROSE);
            }
            case ARROWS -> {
                arrow(0.35, 0.14, 0.47, 0.33, ROSE);
                arrow(0.68, 0.43, 0.58, 0.53, ROSE);
                arrow(0.33, 0.82, 0.45, 0.67, ROSE);
            }
            case TOP_BOTTOM, BAR, SIDE_BY_SIDE, STRIP, GRID, RANKING, DIALOGUE, SIGN, BUTTONS, CHART, QUOTE -> {
                // nothing
            }
        }
    }

    private void ranking() {
        for (int row = 0; row < RANKS.length; row++) {
            double top = row * height / RANKS.length;
            double tall = height / RANKS.length;
            fill(row % 2 == 0 ? new Color(0xF4ECE2) : PAPER, new Rectangle2D.Double(0, top, width, tall));
            fill(RANKS[row], new Rectangle2D.Double(0, top, width * 0.24, tall));
            int stars = RANKS.length - row;
            double radius = width * 0.02;
            for (int star = 0; star < stars; star++) {
                double across = width * 0.12 + (star - (stars - 1) / 2.0) * radius * 2.15;
                fill(INK, star(across, top + tall / 2, radius));
            }
            fill(INK, new Rectangle2D.Double(0, top + tall - width * 0.002, width, width * 0.004));
        }
    }

    private void dialogue() {
        meadow(new Color(0xDCEBF2), new Color(0xF8EBDD));
        bubble(0.04, 0.05, 0.46, 0.33, 0.2, 0.47);
        bubble(0.5, 0.17, 0.46, 0.33, 0.76, 0.57);
        branch(0.74);
        Bird.LINNET.draw(on, width * 0.08, height * 0.46, width * 0.25, false);
        Bird.GREENFINCH.draw(on, width * 0.66, height * 0.52, width * 0.21, true);
    }

    private void sign() {
        meadow(new Color(0xF6DCC6), new Color(0xFBF1E4));
        double u = width;
        fill(WOOD, new Rectangle2D.Double(u * 0.475, height * 0.5, u * 0.05, height * 0.45));
        Shape board = new RoundRectangle2D.Double(u * 0.1, height * 0.06, u * 0.8, height * 0.44, u * 0.04, u * 0.04);
        fill(WOOD, board);
        fill(Color.WHITE, new RoundRectangle2D.Double(u * 0.12, height * 0.08, u * 0.76, height * 0.4, u * 0.025, u * 0.025));
        Bird.LINNET.draw(on, u * 0.1, height * 0.49, u * 0.46, false);
        hill(0.93, LEAF);
        // what holds the pole
        fill(Bird.LINNET.wing(), turned(new Ellipse2D.Double(u * 0.36, height * 0.7, u * 0.2, height * 0.075), -24,
                u * 0.46, height * 0.74));
    }

    private void buttons() {
        on.setPaint(new GradientPaint(0, 0, new Color(0xCBD8DE), 0, (float) height, new Color(0xEFE7DC)));
        on.fill(new Rectangle2D.Double(0, 0, width, height));
        Path2D desk = new Path2D.Double();
        desk.moveTo(width * 0.06, height * 0.1);
        desk.lineTo(width * 0.94, height * 0.1);
        desk.lineTo(width, height * 0.66);
        desk.lineTo(0, height * 0.66);
        desk.closePath();
        fill(new Color(0x54606A), desk);
        fill(new Color(0x3C464E), new Rectangle2D.Double(0, height * 0.66, width, height * 0.06));
        for (int side = 0; side < 2; side++) {
            double middle = width * (side == 0 ? 0.27 : 0.73);
            int lean = side == 0 ? -6 : 6;
            fill(PAPER, turned(new RoundRectangle2D.Double(middle - width * 0.19, height * 0.165, width * 0.38, height * 0.17,
                    width * 0.02, width * 0.02), lean, middle, height * 0.25));
            fill(new Color(0x2C343A), new Ellipse2D.Double(middle - width * 0.15, height * 0.45, width * 0.3, height * 0.17));
            fill(new Color(0x8E1A35), new Ellipse2D.Double(middle - width * 0.125, height * 0.44, width * 0.25, height * 0.14));
            fill(ROSE, new Ellipse2D.Double(middle - width * 0.125, height * 0.405, width * 0.25, height * 0.14));
            fill(new Color(0xE4718A), new Ellipse2D.Double(middle - width * 0.075, height * 0.42, width * 0.11, height * 0.04));
        }
        Path2D wing = new Path2D.Double();
        wing.moveTo(width * 0.36, height * 1.02);
        wing.curveTo(width * 0.36, height * 0.82, width * 0.41, height * 0.66, width * 0.485, height * 0.48);
        wing.curveTo(width * 0.5, height * 0.45, width * 0.535, height * 0.46, width * 0.535, height * 0.5);
        wing.curveTo(width * 0.56, height * 0.49, width * 0.59, height * 0.51, width * 0.58, height * 0.55);
        wing.curveTo(width * 0.61, height * 0.55, width * 0.635, height * 0.58, width * 0.62, height * 0.62);
        wing.curveTo(width * 0.67, height * 0.75, width * 0.66, height * 0.9, width * 0.62, height * 1.02);
        wing.closePath();
        fill(Bird.LINNET.wing(), wing);
        stroke(Bird.LINNET.body(), wing, 0.008);
        for (int feather = 0; feather < 2; feather++) {
            double shift = feather * 0.045;
            stroke(Bird.LINNET.body(), new CubicCurve2D.Double(width * (0.535 + shift), height * (0.5 + shift), width * (0.51 + shift),
                    height * (0.58 + shift), width * (0.5 + shift), height * 0.68, width * (0.5 + shift), height * 0.76), 0.006);
        }
    }

    private void chart() {
        for (int row = 1; row < 5; row++) {
            double level = 0.84 - row * 0.145;
            line(0.15, level, 0.95, level, 0.002, new Color(0xDDD2C6));
        }
        Path2D hump = new Path2D.Double();
        hump.moveTo(width * 0.15, height * 0.82);
        hump.curveTo(width * 0.36, height * 0.8, width * 0.38, height * 0.33, width * 0.54, height * 0.33);
        hump.curveTo(width * 0.7, height * 0.33, width * 0.72, height * 0.78, width * 0.93, height * 0.8);
        Path2D below = new Path2D.Double(hump);
        below.lineTo(width * 0.93, height * 0.84);
        below.lineTo(width * 0.15, height * 0.84);
        below.closePath();
        fill(new Color(0xC2, 0x23, 0x48, 0x30), below);
        stroke(ROSE, hump, 0.012);
        arrow(0.15, 0.86, 0.15, 0.2, INK);
        arrow(0.13, 0.84, 0.96, 0.84, INK);
    }

    private void quote() {
        on.setPaint(new GradientPaint(0, 0, new Color(0x7A1F3D), (float) width, (float) height, new Color(0x3A2A4D)));
        on.fill(new Rectangle2D.Double(0, 0, width, height));
        Color mark = new Color(255, 255, 255, 60);
        for (int of = 0; of < 2; of++) {
            fill(mark, comma(0.06 + of * 0.055, 0.07, false));
            fill(mark, comma(0.885 + of * 0.055, 0.66, true));
        }
        line(0.13, 0.745, 0.87, 0.745, 0.003, new Color(255, 255, 255, 90));
        Bird.LINNET.draw(on, width * 0.13, height * 0.785, width * 0.085, false);
    }

    private Shape comma(double x, double y, boolean closing) {
        double u = width * 0.04;
        Path2D comma = new Path2D.Double();
        comma.append(new Ellipse2D.Double(0, u * 0.9, u, u), false);
        comma.moveTo(0, u * 1.4);
        comma.curveTo(0, u * 0.5, u * 0.35, u * 0.1, u * 0.95, 0);
        comma.curveTo(u * 0.6, u * 0.4, u * 0.5, u * 0.7, u * 0.6, u);
        comma.closePath();
        AffineTransform place = AffineTransform.getTranslateInstance(width * x, height * y);
        if (closing) {
            place.rotate(Math.PI, u / 2, u);
        }
        return place.createTransformedShape(comma);
    }

    private void meadow(Color sky, Color ground) {
        on.setPaint(new GradientPaint(0, 0, sky, 0, (float) height, ground));
        on.fill(new Rectangle2D.Double(0, 0, width, height));
        hill(0.8, new Color(0xC9D3A6));
        hill(0.88, new Color(0x9DB278));
    }

    private void hill(double top, Color colour) {
        Path2D hill = new Path2D.Double();
        hill.moveTo(0, height * (top + 0.03));
        hill.curveTo(width * 0.25, height * (top - 0.06), width * 0.6, height * (top + 0.07), width, height * (top - 0.01));
        hill.lineTo(width, height);
        hill.lineTo(0, height);
        hill.closePath();
        fill(colour, hill);
    }

    private void branch(double at) {
        Path2D branch = new Path2D.Double();
        branch.moveTo(-width * 0.02, height * (at + 0.05));
        branch.curveTo(width * 0.3, height * (at + 0.03), width * 0.6, height * (at + 0.1), width * 1.02, height * (at + 0.04));
        stroke(new Color(0x6B4E38), branch, 0.022);
    }

    /// A bubble whose tail ends at a point.
    private void bubble(double x, double y, double wide, double tall, double tailX, double tailY) {
        Path2D tail = new Path2D.Double();
        tail.moveTo(width * (x + wide * 0.4), height * (y + tall * 0.8));
        tail.lineTo(width * tailX, height * tailY);
        tail.lineTo(width * (x + wide * 0.62), height * (y + tall * 0.8));
        tail.closePath();
        Shape bubble = new RoundRectangle2D.Double(width * x, height * y, width * wide, height * tall, width * 0.08, width * 0.08);
        java.awt.geom.Area whole = new java.awt.geom.Area(bubble);
        whole.add(new java.awt.geom.Area(tail));
        fill(Color.WHITE, whole);
        stroke(INK, whole, 0.005);
    }

    private void badge(double x, double y, boolean yes) {
        double u = width;
        Shape disc = new Ellipse2D.Double(u * x, height * y, u * 0.11, u * 0.11);
        fill(yes ? GOOD : ROSE, disc);
        stroke(PAPER, disc, 0.008);
        Path2D sign = new Path2D.Double();
        double left = u * (x + 0.032);
        double top = height * y + u * 0.032;
        double side = u * 0.046;
        if (yes) {
            sign.moveTo(left, top + side * 0.55);
            sign.lineTo(left + side * 0.38, top + side * 0.95);
            sign.lineTo(left + side, top + side * 0.1);
        } else {
            sign.moveTo(left, top);
            sign.lineTo(left + side, top + side);
            sign.moveTo(left + side, top);
            sign.lineTo(left, top + side);
        }
        stroke(PAPER, sign, 0.014);
    }

    private void arrow(double fromX, double fromY, double toX, double toY, Color colour) {
        double x = width * toX;
        double y = height * toY;
        double angle = Math.atan2(y - height * fromY, x - width * fromX);
        double head = width * 0.03;
        Path2D tip = new Path2D.Double();
        for (int side = -1; side <= 1; side += 2) {
            tip.moveTo(x, y);
            tip.lineTo(x - head * Math.cos(angle + side * 0.5), y - head * Math.sin(angle + side * 0.5));
        }
        Shape shaft = new Line2D.Double(width * fromX, height * fromY, x, y);
        if (colour.equals(ROSE)) {
            stroke(Color.WHITE, shaft, 0.02);
            stroke(Color.WHITE, tip, 0.02);
        }
        stroke(colour, shaft, 0.01);
        stroke(colour, tip, 0.01);
    }

    private static Shape star(double x, double y, double radius) {
        Path2D star = new Path2D.Double();
        for (int point = 0; point < 10; point++) {
            double angle = Math.PI * (point / 5.0 - 0.5);
            double far = point % 2 == 0 ? radius : radius * 0.45;
            if (point == 0) {
                star.moveTo(x + far * Math.cos(angle), y + far * Math.sin(angle));
            } else {
                star.lineTo(x + far * Math.cos(angle), y + far * Math.sin(angle));
            }
        }
        star.closePath();
        return star;
    }

    private Shape ellipse(double x, double y, double radius) {
        return new Ellipse2D.Double(width * (x - radius), height * y - width * radius, width * radius * 2, width * radius * 2);
    }

    private static Shape turned(Shape shape, double degrees, double aboutX, double aboutY) {
        return AffineTransform.getRotateInstance(Math.toRadians(degrees), aboutX, aboutY).createTransformedShape(shape);
    }

    private void line(double fromX, double fromY, double toX, double toY, double thick, Color colour) {
        stroke(colour, new Line2D.Double(width * fromX, height * fromY, width * toX, height * toY), thick);
    }

    private void fill(Color colour, Shape shape) {
        on.setPaint(colour);
        on.fill(shape);
    }

    private void stroke(Color colour, Shape shape, double thick) {
        on.setPaint(colour);
        on.setStroke(new BasicStroke((float) (width * thick), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        on.draw(shape);
    }
}

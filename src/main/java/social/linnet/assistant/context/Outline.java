package social.linnet.assistant.context;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the path data of an SVG drawing (SVG 1.1, 8.3), as far as the drawings of the house use it: `M`, `L`, `C`, `S` and
/// `Z`, and the same in small letters.
final class Outline {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?(?:\\d+\\.?\\d*|\\.\\d+)");

    private final Path2D path = new Path2D.Double();
    private final Deque<String> tokens = new ArrayDeque<>();
    /// The second control point of the last curve, for one that goes on smoothly.
    private Point2D control = new Point2D.Double();

    private Outline() {
    }

    /// @throws IllegalArgumentException for a command that it does not know
    static Path2D of(String data) {
        Outline outline = new Outline();
        Matcher found = TOKEN.matcher(data);
        while (found.find()) {
            outline.tokens.add(found.group());
        }
        char command = 'M';
        while (!outline.tokens.isEmpty()) {
            if (Character.isLetter(outline.tokens.peek().charAt(0))) {
                command = outline.tokens.pop().charAt(0);
            }
            outline.step(command);
        }
        return outline.path;
    }

    private void step(char command) {
        boolean relative = Character.isLowerCase(command);
        Point2D from = path.getCurrentPoint() == null ? new Point2D.Double() : path.getCurrentPoint();
        switch (Character.toUpperCase(command)) {
            case 'M' -> {
                Point2D to = point(from, relative);
                path.moveTo(to.getX(), to.getY());
                control = to;
            }
            case 'L' -> {
                Point2D to = point(from, relative);
                path.lineTo(to.getX(), to.getY());
                control = to;
            }
            case 'C' -> curve(point(from, relative), point(from, relative), point(from, relative));
            case 'S' -> curve(new Point2D.Double(2 * from.getX() - control.getX(), 2 * from.getY() - control.getY()),
                    point(from, relative), point(from, relative));
            case 'Z' -> path.closePath();
            default -> throw new IllegalArgumentException("a drawing says " + command);
        }
    }

    private void curve(Point2D one, Point2D two, Point2D to) {
        path.curveTo(one.getX(), one.getY(), two.getX(), two.getY(), to.getX(), to.getY());
        control = two;
    }

    private Point2D point(Point2D from, boolean relative) {
        double x = Double.parseDouble(tokens.pop());
        double y = Double.parseDouble(tokens.pop());
        return relative ? new Point2D.Double(from.getX() + x, from.getY() + y) : new Point2D.Double(x, y);
    }
}

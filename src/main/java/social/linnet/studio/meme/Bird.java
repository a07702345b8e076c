package social.linnet.studio.meme;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Locale;
import java.util.Scanner;

/// Our bird, as it sits on the site, in shapes of 32 by 32.
///
/// @param body   its back and head
/// @param breast its breast and forehead
/// @param wing   its wing
record Bird(Color body, Color breast, Color wing) {

    static final Bird LINNET = new Bird(new Color(0x5C4434), new Color(0xC22348), new Color(0x8D6B52));
    /// Another one, so that two can be told apart.
    static final Bird GREENFINCH = new Bird(new Color(0x4F6B33), new Color(0xD9B23A), new Color(0x2F4A3A));

    private static final double SIDE = 32;

    private static final Path2D BODY = path("""
            M 13.6 9.4 C 14.4 5.6 17.6 3 21.2 3 C 24.1 3 26.4 4.7 27.2 7.3 L 31 9.7 L 27.2 11.2 C 27.4 18.3 22.8 24.5 15.5 25
            C 13.6 25.1 11.9 25.8 10.4 27 L 4.5 31.5 C 3.7 32.1 2.6 31.3 3 30.3 L 6 23.4 C 5.7 17.2 12.2 16 13.6 9.4 Z""");
    private static final Path2D BREAST = path("""
            M 27.1 11.6 C 27.2 17.9 23.4 22.9 17.5 24.1 C 16.2 19.4 20 12.5 27.1 11.6 Z
            M 20.3 3 C 23.2 2.8 26.1 4.5 27 7 C 24.4 7.3 21.3 6 20.3 3 Z""");
    private static final Path2D WING = path("M 14 12.6 C 17.3 16.7 15.8 22.5 7.5 24.7 C 6.6 19.9 9.3 15.4 14 12.6 Z");

    /// Moves, lines and curves of SVG, absolute and spaced.
    private static Path2D path(String text) {
        Path2D path = new Path2D.Double();
        try (Scanner words = new Scanner(text)) {
            words.useLocale(Locale.ROOT);
            while (words.hasNext()) {
                switch (words.next()) {
                    case "M" -> path.moveTo(words.nextDouble(), words.nextDouble());
                    case "L" -> path.lineTo(words.nextDouble(), words.nextDouble());
                    case "C" -> path.curveTo(words.nextDouble(), words.nextDouble(), words.nextDouble(), words.nextDouble(),
                            words.nextDouble(), words.nextDouble());
                    default -> path.closePath();
                }
            }
        }
        return path;
    }

    /// @param size     width and height, in pixels
    /// @param mirrored whether it looks to the left
    void draw(Graphics2D on, double x, double y, double size, boolean mirrored) {
        Graphics2D graphics = (Graphics2D) on.create();
        graphics.translate(x, y);
        graphics.scale(size / SIDE, size / SIDE);
        if (mirrored) {
            graphics.transform(new AffineTransform(-1, 0, 0, 1, SIDE, 0));
        }
        graphics.setColor(body);
        graphics.fill(BODY);
        graphics.setColor(breast);
        graphics.fill(BREAST);
        graphics.setColor(wing);
        graphics.fill(WING);
        graphics.setColor(Color.WHITE);
        graphics.fill(new Ellipse2D.Double(21.55, 7.45, 2.3, 2.3));
        graphics.dispose();
    }
}

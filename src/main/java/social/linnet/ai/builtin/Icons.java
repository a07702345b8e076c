package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Small drawn things, each known by words of English and French. A line of the table (`icons.txt`) is
/// `words | shapes`, a shape is a letter, a colour and numbers in a box of 100 by 100:
/// `c` circle (x y radius), `e` ellipse (x y width height), `r` rectangle (x y width height rounding), `p` polygon,
/// `b` closed cubic curves, `l` line (thickness, points), `a` arc (thickness x y width height from extent).
final class Icons {

    private static final String COLOURS = """
            k 2A2530
            w FBF7EF
            s BFC6CE
            d 6B7280
            r D9483B
            o F08A3C
            y F2C230
            g 4E9A57
            G 2F6B4A
            t 2FA59B
            b 3B7DD8
            B 24406F
            n A8713F
            N 5A3A26
            p F2A0B8
            v 8A5FC4
            l E6E1D6
            c F3E0B8
            i A5D8EE
            """;

    private static final Map<Character, Color> INKS = new HashMap<>();
    private static final Map<String, String> BY_WORD = new HashMap<>();

    static {
        for (String line : COLOURS.lines().toList()) {
            INKS.put(line.charAt(0), new Color(HexFormat.fromHexDigits(line.substring(2))));
        }
        for (String line : table().lines().toList()) {
            String[] halves = line.split(" \\| ");
            for (String word : halves[0].split(" ")) {
                BY_WORD.putIfAbsent(word, halves[1]);
            }
        }
    }

    private Icons() {
    }

    private static String table() {
        try (InputStream in = Objects.requireNonNull(Icons.class.getResourceAsStream("icons.txt"), "icons.txt is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("icons.txt cannot be read", e);
        }
    }

    /// How many words are known.
    static int words() {
        return BY_WORD.size();
    }

    /// Every icon.
    static Set<String> all() {
        return Set.copyOf(BY_WORD.values());
    }

    /// The icon for what a person wrote, "un vieil appareil photo" or "Headphones": the longest phrase in it that is known.
    static Optional<String> find(String words) {
        String[] parts = Lexicon.fold(words).split(" ");
        for (int count = Math.min(3, parts.length); count >= 1; count--) {
            for (int from = 0; from + count <= parts.length; from++) {
                String phrase = String.join("_", Arrays.copyOfRange(parts, from, from + count));
                String icon = BY_WORD.get(phrase);
                if (icon == null && phrase.endsWith("s")) {
                    icon = BY_WORD.get(phrase.substring(0, phrase.length() - 1));
                }
                if (icon == null && phrase.endsWith("x")) {
                    icon = BY_WORD.get(phrase.substring(0, phrase.length() - 1));
                }
                if (icon != null) {
                    return Optional.of(icon);
                }
            }
        }
        return Optional.empty();
    }

    /// Draws an icon in the box of 100 by 100 at the pen's origin.
    static void draw(Graphics2D pen, String icon) {
        for (String shape : icon.split("; ")) {
            String[] words = shape.split(" ");
            double[] n = new double[words.length - 2];
            for (int i = 0; i < n.length; i++) {
                n[i] = Double.parseDouble(words[i + 2]);
            }
            pen.setColor(INKS.get(words[1].charAt(0)));
            switch (words[0]) {
                case "c" -> pen.fill(new Ellipse2D.Double(n[0] - n[2], n[1] - n[2], 2 * n[2], 2 * n[2]));
                case "e" -> pen.fill(new Ellipse2D.Double(n[0], n[1], n[2], n[3]));
                case "r" -> pen.fill(new RoundRectangle2D.Double(n[0], n[1], n[2], n[3], 2 * n[4], 2 * n[4]));
                case "p" -> pen.fill(Town.path(n));
                case "b" -> pen.fill(Creatures.curves(n));
                case "l" -> {
                    pen.setStroke(new BasicStroke((float) n[0], BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                    Path2D line = new Path2D.Double();
                    line.moveTo(n[1], n[2]);
                    for (int i = 3; i + 1 < n.length; i += 2) {
                        line.lineTo(n[i], n[i + 1]);
                    }
                    pen.draw(line);
                }
                case "a" -> {
                    pen.setStroke(new BasicStroke((float) n[0], BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                    pen.draw(new Arc2D.Double(n[1], n[2], n[3], n[4], n[5], n[6], Arc2D.OPEN));
                }
                default -> throw new IllegalStateException("no shape is called " + words[0]);
            }
        }
    }
}

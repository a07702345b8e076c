package social.linnet.web.dev;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The design's tokens as `tokens.css` has them: colours of a theme with how well they can be read on each other, and the
/// steps of space and type.
///
/// @param colours by name
/// @param pairs   what is written on what
/// @param spaces  steps of space
/// @param sizes   sizes of type
public record Tokens(Map<String, String> colours, List<Pair> pairs, Map<String, String> spaces, Map<String, String> sizes) {

    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+):\\s*([^;]+);");
    private static final Pattern OKLCH = Pattern.compile("oklch\\(([0-9.]+)% ([0-9.]+) ([0-9.]+)\\)");
    private static final List<List<String>> WRITTEN = List.of(List.of("ink", "paper"), List.of("ink", "raised"),
            List.of("ink", "sunk"), List.of("soft", "paper"), List.of("soft", "raised"), List.of("soft", "sunk"),
            List.of("accent", "paper"), List.of("accent", "raised"), List.of("accent", "accent-wash"), List.of("on-accent", "accent"),
            List.of("on-fill", "fill"), List.of("good", "good-wash"), List.of("bad", "bad-wash"), List.of("bad", "paper"),
            List.of("edge", "raised"));

    /// @param contrast as WCAG 2 counts it, 1 to 21
    public record Pair(String on, String behind, double contrast) {

        /// `7.1`.
        public String figure() {
            return String.format(Locale.ROOT, "%.1f", contrast);
        }

        /// What it is good for: text of any size, large text and signs, or neither.
        public String good() {
            return contrast >= 7 ? "AAA" : contrast >= 4.5 ? "AA" : contrast >= 3 ? "3:1" : "—";
        }
    }

    /// @param css  the sheet
    /// @param dark whether those of the dark theme
    static Tokens of(String css, boolean dark) {
        Map<String, String> all = new LinkedHashMap<>(read(css.substring(0, css.indexOf("@media"))));
        if (dark) {
            all.putAll(read(css.substring(css.indexOf("[data-theme=dark]"))));
        }
        Map<String, String> colours = new LinkedHashMap<>();
        Map<String, String> spaces = new LinkedHashMap<>();
        Map<String, String> sizes = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (OKLCH.matcher(value).matches()) {
                colours.put(name, value);
            } else if (name.matches("s\\d")) {
                spaces.put(name, value);
            } else if (List.of("small", "fine", "body", "large", "h1", "h2", "h3").contains(name)) {
                sizes.put(name, value);
            }
        });
        List<Pair> pairs = new ArrayList<>();
        WRITTEN.stream().filter(colours.keySet()::containsAll).forEach(pair -> pairs.add(new Pair(pair.getFirst(),
                pair.getLast(), contrast(luminance(colours.get(pair.getFirst())), luminance(colours.get(pair.getLast()))))));
        return new Tokens(colours, pairs, spaces, sizes);
    }

    private static Map<String, String> read(String css) {
        Map<String, String> tokens = new LinkedHashMap<>();
        TOKEN.matcher(css).results().forEach(token -> tokens.putIfAbsent(token.group(1), token.group(2).strip()));
        return tokens;
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
    }

    /// The relative luminance (WCAG 2.2) of a colour in OKLCH, by the matrices of
    /// [CSS Color 4](https://www.w3.org/TR/css-color-4/#color-conversion-code).
    static double luminance(String oklch) {
        Matcher read = OKLCH.matcher(oklch);
        if (!read.matches()) {
            throw new IllegalArgumentException(oklch);
        }
        double lightness = Double.parseDouble(read.group(1)) / 100;
        double chroma = Double.parseDouble(read.group(2));
        double hue = Math.toRadians(Double.parseDouble(read.group(3)));
        double a = chroma * Math.cos(hue);
        double b = chroma * Math.sin(hue);
        double l = cube(lightness + .3963377774 * a + .2158037573 * b);
        double m = cube(lightness - .1055613458 * a - .0638541728 * b);
        double s = cube(lightness - .0894841775 * a - 1.2914855480 * b);
        double red = clamp(4.0767416621 * l - 3.3077115913 * m + .2309699292 * s);
        double green = clamp(-1.2684380046 * l + 2.6097574011 * m - .3413193965 * s);
        double blue = clamp(-.0041960863 * l - .7034186147 * m + 1.7076147010 * s);
        return .2126 * red + .7152 * green + .0722 * blue;
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double clamp(double x) {
        return Math.min(1, Math.max(0, x));
    }
}

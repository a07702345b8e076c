package social.linnet.web;

import java.util.List;
import java.util.Locale;

import social.linnet.trend.Trends;

/// A line of a few days, small enough to stand in a text.
public final class Spark {

    /// Width and height of the box that the line is drawn into.
    public static final int WIDTH = 56;
    public static final int HEIGHT = 20;
    private static final int MARGIN = 2;

    private Spark() {
    }

    /// The path of an SVG: how often something was used, the last day at the right; a flat line for never.
    ///
    /// @param history today first
    public static String path(List<Trends.Day> history) {
        long most = Math.max(1, history.stream().mapToLong(Trends.Day::uses).max().orElse(0));
        StringBuilder path = new StringBuilder();
        int last = Math.max(1, history.size() - 1);
        for (int i = 0; i < history.size(); i++) {
            double x = MARGIN + (double) i * (WIDTH - 2 * MARGIN) / last;
            double y = HEIGHT - MARGIN - (double) history.get(history.size() - 1 - i).uses() * (HEIGHT - 2 * MARGIN) / most;
            path.append(i == 0 ? "M" : "L").append(String.format(Locale.ROOT, "%.0f %.1f", x, y));
        }
        return path.toString();
    }
}

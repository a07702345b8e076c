package social.linnet.ai.builtin;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

import social.linnet.ai.builtin.Brief.Season;
import social.linnet.ai.builtin.Brief.Style;

/// What people build: a city's skyline in depth, and a village's gables.
final class Town {

    private Town() {
    }

    /// Rows of towers, far to near; lamps burn when it is dark.
    static void city(Stage stage, int foot) {
        Palette palette = stage.palette;
        int rows = stage.brief.style() == Style.MINIMAL ? 2 : 4;
        double peak = stage.width * stage.pick(0.4, 0.64, 0.5, 0.3);
        for (int i = 0; i < rows; i++) {
            double near = (i + 1.0) / rows;
            int wall = Oklab.mix(palette.haze(), palette.near(), 0.1 + 0.78 * near * near);
            Graphics2D pen = stage.pen();
            double x = -stage.unit * 60;
            while (x < stage.width + stage.unit * 20) {
                double wide = stage.unit * stage.between(30, 78) * (0.8 + 0.45 * near);
                double dx = (x + wide / 2 - peak) / (stage.width * 0.34);
                double mass = 0.32 + 0.68 * Math.exp(-dx * dx);
                double tall = stage.height * (0.06 + 0.42 * Math.pow(stage.random.nextDouble(), 1.5)) * mass * (1.25 - 0.68 * near);
                tower(stage, pen, x, foot, wide, tall, wall, near);
                x += wide * stage.between(0.86, 1.12);
            }
            pen.dispose();
            if (i < rows - 1) {
                mist(stage, foot, stage.height * 0.16, palette.haze(), 0.5);
            }
        }
    }

    private static void tower(Stage stage, Graphics2D pen, double x, double foot, double wide, double tall, int wall, double near) {
        Palette palette = stage.palette;
        int side = stage.lightSide(x);
        double top = foot - tall;
        pen.setColor(Canvas.paint(wall, 1));
        pen.fill(new Rectangle2D.Double(x, top, wide, tall + stage.height));
        int kind = stage.random.nextInt(9);
        double cx = x + wide / 2;
        Path2D roof = new Path2D.Double();
        switch (kind) {
            case 0 -> {
                roof.moveTo(x, top);
                roof.lineTo(side > 0 ? x + wide : x, top - wide * 0.5);
                roof.lineTo(x + wide, top);
            }
            case 1 -> {
                roof.moveTo(x + wide * 0.2, top);
                roof.lineTo(x + wide * 0.2, top - wide * 0.4);
                roof.lineTo(cx, top - wide * 0.8);
                roof.lineTo(x + wide * 0.8, top - wide * 0.4);
                roof.lineTo(x + wide * 0.8, top);
            }
            case 2 -> roof.append(new Rectangle2D.Double(x + wide * 0.16, top - wide * 0.24, wide * 0.68, wide * 0.26), false);
            case 3 -> roof.append(new Ellipse2D.Double(x + wide * 0.08, top - wide * 0.36, wide * 0.84, wide * 0.72), false);
            default -> roof.append(new Rectangle2D.Double(x + wide * 0.6, top - wide * 0.12, wide * 0.2, wide * 0.14), false);
        }
        pen.fill(roof);
        if (kind < 2 && stage.chance(0.6)) {
            pen.fill(new Rectangle2D.Double(cx - stage.unit, top - wide * 1.4, stage.unit * 2, wide));
        }
        // the face that sees the light
        int lit = Oklab.mix(wall, palette.horizon(), 0.3);
        pen.setColor(Canvas.paint(lit, palette.isDark() ? 0.25 : 0.5));
        double strip = wide * stage.between(0.18, 0.32);
        pen.fill(new Rectangle2D.Double(side > 0 ? x + wide - strip : x, top, strip, tall + stage.height));
        windows(stage, pen, x, top, wide, tall + (stage.height - foot), wall, near);
    }

    private static void windows(Stage stage, Graphics2D pen, double x, double top, double wide, double tall, int wall, double near) {
        Palette palette = stage.palette;
        if (near < 0.3 && !palette.isDark()) {
            return;
        }
        boolean bands = stage.chance(0.25);
        double w = stage.unit * (2.2 + 2.6 * near);
        double h = w * stage.between(1.1, 1.7);
        double gapX = w * stage.between(1.7, 2.3);
        double gapY = h * stage.between(1.6, 2.0);
        int columns = (int) ((wide - gapX * 0.5) / gapX);
        double margin = (wide - columns * gapX + gapX - w) / 2;
        double burning = palette.time() == Brief.Time.NIGHT ? 0.44 : palette.isDark() ? 0.34 : palette.time() == Brief.Time.DAY ? 0 : 0.12;
        int[] lamps = {0xFFD98A, 0xFFC46B, 0xFFE9B8, palette.accent(), palette.second()};
        int dim = Oklab.mix(wall, palette.isDark() ? palette.middle() : palette.zenith(), 0.28);
        for (double y = top + gapY * 0.8; y < top + tall; y += gapY) {
            boolean whole = bands && stage.chance(0.3);
            for (int i = 0; i < columns; i++) {
                boolean on = stage.chance(whole ? burning * 1.9 : burning);
                int colour = on ? lamps[stage.chance(0.86) ? stage.random.nextInt(3) : 3 + stage.random.nextInt(2)] : dim;
                pen.setColor(Canvas.paint(colour, on ? 0.45 + 0.5 * near : 0.55));
                pen.fill(new Rectangle2D.Double(x + margin + i * gapX, y, w, h));
            }
        }
    }

    /// A veil that thickens downwards to `foot`.
    static void mist(Stage stage, double foot, double deep, int colour, double strength) {
        Canvas canvas = stage.canvas;
        Noise noise = stage.noise.other(121);
        for (int y = Math.max(0, (int) (foot - deep)); y < canvas.height; y++) {
            double t = Math.clamp((y - foot + deep) / deep, 0, 1);
            for (int x = 0; x < canvas.width; x++) {
                double n = noise.fbm(x / (stage.unit * 260), y / (stage.unit * 70), 3);
                canvas.over(y * canvas.width + x, colour, Math.clamp(t * strength * (1 + n * 0.8), 0, 1));
            }
        }
    }

    /// Houses along a surface, with a church if there is room.
    static void village(Stage stage, double[] top, int count, double size) {
        Graphics2D pen = stage.pen();
        double cx = stage.width * stage.pick(0.36, 0.62, 0.5, 0.7);
        for (int i = 0; i < count; i++) {
            double x = Math.clamp(cx + (i - count / 2.0) * size * stage.between(1.0, 1.35), size, stage.width - size);
            double s = size * stage.between(0.75, 1.1);
            house(stage, pen, x, top[(int) x] + s * 0.12, s, i == count / 2 && count > 3);
        }
        pen.dispose();
    }

    static void house(Stage stage, Graphics2D pen, double x, double y, double size, boolean church) {
        Palette palette = stage.palette;
        int[] walls = {0xF3E6D0, 0xE9D3B4, 0xF0DCD0, 0xDDE3E0};
        int[] roofs = {0xB5503C, 0x9A4A3F, 0x5A5F78, 0xC46A43};
        double dusk = palette.time() == Brief.Time.NIGHT ? 0.72 : palette.isDark() ? 0.55 : 0.16;
        int wall = Oklab.mix(walls[stage.random.nextInt(4)], palette.far(), dusk);
        boolean snowy = stage.brief.season() == Season.WINTER;
        int roof = snowy ? Oklab.mix(0xF6F9FD, palette.middle(), palette.isDark() ? 0.45 : 0.12)
                : Oklab.mix(roofs[stage.random.nextInt(4)], palette.near(), dusk * 0.8);
        double wide = size * (church ? 0.62 : 1);
        double tall = size * (church ? 0.72 : 0.52);
        int side = stage.lightSide(x);
        double deep = size * 0.34 * side;
        // front, lit flank, chimney, roof
        pen.setColor(Canvas.paint(wall, 1));
        pen.fill(new Rectangle2D.Double(x - wide / 2, y - tall, wide, tall));
        pen.fill(path(x - wide / 2, y - tall, x, y - tall - wide * 0.42, x + wide / 2, y - tall));
        pen.setColor(Canvas.paint(Oklab.shift(wall, -0.07, 1), 1));
        double edge = x + side * -wide / 2;
        pen.fill(path(edge, y - tall, edge - deep, y - tall, edge - deep, y, edge, y));
        if (!church) {
            pen.fill(new Rectangle2D.Double(x - deep * 0.9, y - tall - wide * 0.52, size * 0.11, size * 0.3));
        } else {
            pen.setColor(Canvas.paint(wall, 1));
            pen.fill(new Rectangle2D.Double(x - wide * 0.24, y - tall - wide * 1.1, wide * 0.48, wide * 1.1));
            pen.setColor(Canvas.paint(roof, 1));
            pen.fill(path(x - wide * 0.3, y - tall - wide * 1.08, x, y - tall - wide * 2.3, x + wide * 0.3, y - tall - wide * 1.08));
        }
        pen.setColor(Canvas.paint(Oklab.shift(roof, -0.04, 1), 1));
        double eave = size * 0.06;
        pen.fill(path(x, y - tall - wide * 0.46, x - deep, y - tall - wide * 0.46, edge - deep - side * eave, y - tall + eave * 0.6,
                edge - side * eave, y - tall + eave * 0.6));
        pen.setColor(Canvas.paint(Oklab.shift(roof, 0.03, 1), 1));
        pen.fill(path(x, y - tall - wide * 0.5, x + side * (wide / 2 + eave), y - tall + eave * 0.6, x + side * (wide / 2 - eave * 0.2),
                y - tall + eave * 0.7, x, y - tall - wide * 0.38, x - side * (wide / 2 - eave * 0.2), y - tall + eave * 0.7,
                x - side * (wide / 2 + eave), y - tall + eave * 0.6));
        boolean burning = palette.isDark() || palette.time() == Brief.Time.SUNSET;
        int pane = burning ? 0xFFD27A : Oklab.mix(0x5A7486, palette.middle(), 0.3);
        double w = size * 0.13;
        for (int i = -1; i <= 1; i += 2) {
            double wx = x + i * wide * 0.24;
            pen.setColor(Canvas.paint(pane, 1));
            pen.fill(new Rectangle2D.Double(wx - w / 2, y - tall * 0.78, w, w * 1.25));
            if (burning) {
                stage.canvas.halo(wx, y - tall * 0.66, size * 0.42, 0xFFC060, 0.36);
            }
        }
        pen.setColor(Canvas.paint(Oklab.mix(roof, palette.near(), 0.5), 1));
        pen.fill(new Rectangle2D.Double(x - w * 0.5, y - tall * 0.48, w, tall * 0.48));
    }

    /// A closed shape through these points, x and y in turn.
    static Path2D path(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}

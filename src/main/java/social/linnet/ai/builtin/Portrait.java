package social.linnet.ai.builtin;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

import social.linnet.ai.builtin.Brief.Thing;

/// A person's portrait: a simple figure before a place that the words name, out of focus, or before a plain ground with
/// one large shape.
final class Portrait {

    private static final int[][] GROUNDS = {{0xF2E3C9, 0xE2895B, 0x5F8F83}, {0x243B53, 0xF0B94D, 0xD9644A}, {0xD8E6DF, 0x4E8C8A, 0xE9A66B},
        {0xF3C7B8, 0x8A4F6D, 0xF6E3B4}, {0x2F4A46, 0xE7D3A1, 0xC76B4A}, {0xCFD8EE, 0x5A6BB0, 0xF2A65A}};

    private Portrait() {
    }

    static void paint(Stage stage, boolean place, Composer.Steps steps) {
        if (place) {
            Raster.soften(stage.canvas, Drawn.size(stage, 9));
        } else {
            ground(stage);
        }
        steps.after(0.45, true);
        Graphics2D pen = stage.pen();
        double s = stage.unit * stage.pick(1.12, 1.04, 1.18, 1.08) * Math.clamp((double) stage.height / stage.width, 1, 1.3);
        double x = stage.width * stage.pick(0.5, 0.54, 0.47, 0.51);
        double y = stage.height - 860 * s;
        AffineTransform at = new AffineTransform(s, 0, 0, s, x - 500 * s, y);
        pen.transform(at);
        Figure.of(stage.brief, stage.variant).bust(pen);
        pen.dispose();
        if (stage.brief.has(Thing.HEART)) {
            Things.hearts(stage);
        }
        if (stage.brief.has(Thing.BUTTERFLY)) {
            Fauna.butterflies(stage);
        }
    }

    private static void ground(Stage stage) {
        int[] colours = GROUNDS[stage.way(GROUNDS.length)].clone();
        for (int i = 0; i < Math.min(2, stage.brief.tints().size()); i++) {
            colours[i] = stage.brief.tints().get(i);
        }
        if (stage.palette.time() == Brief.Time.NIGHT) {
            colours[0] = Oklab.shift(colours[0], -0.35, 0.8);
        }
        Canvas canvas = stage.canvas;
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                double n = stage.noise.fbm(x / (stage.unit * 330), y / (stage.unit * 330), 4) * 0.05;
                canvas.pixels[y * canvas.width + x] = Canvas.scale(colours[0], 1.03 - 0.1 * y / canvas.height + n);
            }
        }
        Graphics2D pen = stage.pen();
        double u = stage.unit;
        double cx = stage.width / 2.0;
        double cy = stage.height * 0.47;
        pen.setColor(Canvas.paint(colours[1], 1));
        switch (stage.way(4)) {
            case 0 -> pen.fill(Sky.circle(cx, cy, 390 * u));
            case 1 -> {
                Path2D arch = new Path2D.Double();
                arch.append(new Ellipse2D.Double(cx - 360 * u, cy - 420 * u, 720 * u, 720 * u), false);
                arch.append(new Rectangle2D.Double(cx - 360 * u, cy - 60 * u, 720 * u, stage.height), false);
                arch.setWindingRule(Path2D.WIND_NON_ZERO);
                pen.fill(arch);
            }
            case 2 -> {
                for (int i = 0; i < 24; i += 2) {
                    double a = i * Math.PI / 12;
                    double b = (i + 1) * Math.PI / 12;
                    double r = stage.width + stage.height;
                    pen.setColor(Canvas.paint(Oklab.mix(colours[0], colours[1], 0.4), 1));
                    pen.fill(Town.path(cx, cy, cx + Math.cos(a) * r, cy + Math.sin(a) * r, cx + Math.cos(b) * r, cy + Math.sin(b) * r));
                }
                pen.setColor(Canvas.paint(colours[1], 1));
                pen.fill(Sky.circle(cx, cy, 330 * u));
            }
            default -> {
                for (int i = 0; i < 26; i++) {
                    boolean left = i % 2 == 0;
                    double lx = left ? stage.between(-40.0, 210.0) * u : stage.width - stage.between(-40.0, 210.0) * u;
                    double ly = stage.height * stage.between(0.05, 1.05);
                    int leaf = Oklab.mix(colours[1 + i % 2], colours[0], 0.25 + 0.25 * stage.random.nextDouble());
                    StillLife.leaf(stage, pen, lx, ly, u * stage.between(110.0, 210.0), (left ? 1 : -1) * stage.between(0.3, 1.5), leaf);
                }
            }
        }
        pen.dispose();
    }
}

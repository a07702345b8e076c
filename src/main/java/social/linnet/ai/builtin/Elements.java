package social.linnet.ai.builtin;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;

import social.linnet.ai.builtin.Brief.Mood;
import social.linnet.ai.builtin.Brief.Scene;
import social.linnet.ai.builtin.Brief.Season;
import social.linnet.ai.builtin.Brief.Weather;

/// What falls and drifts through the air in front of everything.
final class Elements {

    private Elements() {
    }

    static void paint(Stage stage) {
        Brief brief = stage.brief;
        if (brief.has(Weather.FOG)) {
            fog(stage);
        }
        if (brief.has(Weather.RAIN) || brief.has(Weather.STORM)) {
            rain(stage);
        }
        if (brief.has(Weather.SNOW) || brief.season() == Season.WINTER && stage.way(2) == 0 && !brief.has(Weather.CLEAR)) {
            snow(stage, brief.has(Weather.SNOW) ? 1 : 0.4);
        }
        if (brief.has(Mood.DREAMY)) {
            sparks(stage);
        }
        if (brief.season() == Season.SPRING && brief.has(Brief.Thing.TREE) || brief.season() == Season.AUTUMN && !brief.has(Scene.CITY)) {
            leaves(stage);
        }
    }

    private static void fog(Stage stage) {
        Canvas canvas = stage.canvas;
        Noise noise = stage.noise.other(140);
        int colour = Oklab.mix(stage.palette.horizon(), stage.palette.haze(), 0.5);
        for (int y = 0; y < canvas.height; y++) {
            double level = 1 - Math.abs(y - stage.horizon * 1.02) / (stage.height * 0.46);
            for (int x = 0; x < canvas.width; x++) {
                double n = noise.fbm(x / (stage.unit * 380), y / (stage.unit * 90), 4);
                canvas.over(y * canvas.width + x, colour, Math.clamp(level * 0.42 + n * 0.5, 0, 0.72));
            }
        }
    }

    private static void rain(Stage stage) {
        Graphics2D pen = stage.pen();
        double slant = stage.pick(0.12, -0.16, 0.22, -0.08);
        int colour = Oklab.mix(stage.palette.horizon(), 0xFFFFFF, 0.4);
        for (int i = 0; i < 950; i++) {
            double near = Math.pow(stage.random.nextDouble(), 2);
            double x = stage.random.nextDouble() * stage.width * 1.2 - stage.width * 0.1;
            double y = stage.random.nextDouble() * stage.height * 1.1 - stage.height * 0.1;
            double tall = stage.unit * (18 + 70 * near);
            pen.setStroke(new BasicStroke((float) (stage.unit * (0.7 + 1.5 * near)), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.setColor(Canvas.paint(colour, 0.1 + 0.26 * near));
            pen.draw(new Line2D.Double(x, y, x + slant * tall, y + tall));
        }
        pen.dispose();
    }

    private static void snow(Stage stage, double density) {
        int count = (int) (1500 * density);
        for (int i = 0; i < count; i++) {
            double near = Math.pow(stage.random.nextDouble(), 5);
            double x = stage.random.nextDouble() * stage.width;
            double y = stage.random.nextDouble() * stage.height;
            stage.canvas.halo(x, y, stage.unit * (2.2 + 15 * near), 0xFFFFFF, near > 0.3 ? 0.7 : 1);
        }
    }

    /// Fireflies, or whatever glows where dreams are.
    private static void sparks(Stage stage) {
        int colour = Oklab.mix(stage.palette.accent(), 0xFFF0B8, 0.6);
        for (int i = 0; i < 90; i++) {
            double near = Math.pow(stage.random.nextDouble(), 3);
            double x = stage.random.nextDouble() * stage.width;
            double y = stage.height * (0.35 + 0.65 * Math.sqrt(stage.random.nextDouble()));
            stage.canvas.halo(x, y, stage.unit * (14 + 34 * near), colour, 0.3);
            stage.canvas.halo(x, y, stage.unit * (3 + 6 * near), 0xFFFBE8, 0.95);
        }
    }

    private static void leaves(Stage stage) {
        Graphics2D pen = stage.pen();
        boolean spring = stage.brief.season() == Season.SPRING;
        for (int i = 0; i < 46; i++) {
            double near = Math.pow(stage.random.nextDouble(), 2);
            double size = stage.unit * (3 + 10 * near);
            double x = stage.random.nextDouble() * stage.width;
            double y = stage.random.nextDouble() * stage.height;
            int colour = spring ? Oklab.mix(0xF7C3D6, 0xFFFFFF, stage.random.nextDouble() * 0.5)
                    : Oklab.mix(0xC8482C, 0xF0B040, stage.random.nextDouble());
            pen.setColor(Canvas.paint(stage.palette.isDark() ? Oklab.mix(colour, stage.palette.near(), 0.4) : colour, 0.85));
            AffineTransform back = pen.getTransform();
            pen.translate(x, y);
            pen.rotate(stage.random.nextDouble() * 6.28);
            pen.fill(new Ellipse2D.Double(-size, -size * 0.4, size * 2, size * 0.8));
            pen.setTransform(back);
        }
        pen.dispose();
    }
}

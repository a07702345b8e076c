package social.linnet.web.dev;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;

import javax.imageio.ImageIO;

/// A landscape of sky, sun and hills, drawn from a seed.
public record SamplePicture(long seed, int width, int height) {

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

    public byte[] png() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Random random = new Random(seed);
        float hue = hue();
        g.setPaint(new GradientPaint(0, 0, Color.getHSBColor(hue, .35f, .72f), 0, height * .7f,
                Color.getHSBColor(.08f, .25f, .98f)));
        g.fillRect(0, 0, width, height);
        double sun = Math.min(width, height) * .22;
        g.setColor(Color.getHSBColor(.06f, .45f, 1f));
        g.fill(new Ellipse2D.Double(width * (.2 + .5 * random.nextDouble()), height * .2, sun, sun));
        for (int layer = 0; layer < 4; layer++) {
            double base = height * (.5 + .13 * layer);
            double phase = random.nextDouble() * 7;
            Path2D hills = new Path2D.Double();
            hills.moveTo(0, height);
            for (int x = 0; x <= width; x += 4) {
                double t = 6.0 * x / width;
                hills.lineTo(x, base + height * .07 * (Math.sin(t + phase) + .4 * Math.sin(2.7 * t - phase)));
            }
            hills.lineTo(width, height);
            hills.closePath();
            g.setColor(Color.getHSBColor(hue + .04f * layer, .3f + .1f * layer, .72f - .15f * layer));
            g.fill(hills);
        }
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// One colour: the shortest blurhash there is.
    public String blurhash() {
        int colour = Color.getHSBColor(hue(), .3f, .7f).getRGB() & 0xFFFFFF;
        StringBuilder text = new StringBuilder("00");
        for (int power = 83 * 83 * 83; power > 0; power /= 83) {
            text.append(DIGITS.charAt(colour / power % 83));
        }
        return text.toString();
    }

    private float hue() {
        return (seed * 137 % 360) / 360f;
    }
}

package social.linnet.assistant.context;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import social.linnet.media.Pictures;

/// The picture of the assistant's account, by which it is known: the bird of the house, as a drawn page has it
/// (`static/linnet.svg`), at dusk and with the spark that marks what AI made. Stored when the account has none.
@Component
class Likeness implements SmartLifecycle {

    private static final int SIDE = 480;
    /// The drawing's own side.
    private static final double GRID = 32;
    private static final Pattern SHAPE = Pattern.compile("<path (?:class=\"(\\w)\" |fill=\"(#[0-9a-f]{6})\" )d=\"([^\"]+)\"/>");
    private static final Pattern EYE = Pattern.compile("<circle class=\"e\" cx=\"([\\d.]+)\" cy=\"([\\d.]+)\" r=\"([\\d.]+)\"");
    private static final Map<String, Color> COLOURS = Map.of("b", new Color(0xD9C3B0), "w", new Color(0xA98A72));
    private static final String SPARK = "M0-1C.12-.36.36-.12 1 0 .36.12.12.36 0 1-.12.36-.36.12-1 0-.36-.12-.12-.36 0-1Z";

    private final Self self;
    private final Pictures pictures;
    private volatile boolean running;

    Likeness(Self self, Pictures pictures) {
        this.self = self;
        this.pictures = pictures;
    }

    @Override
    public void start() {
        self.shown().filter(account -> account.avatar() == null)
                .ifPresent(account -> pictures.avatar(account.id(), new ByteArrayInputStream(drawn())));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// A PNG.
    static byte[] drawn() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setPaint(new GradientPaint(0, 0, new Color(0x3A2440), SIDE, SIDE, new Color(0x7A2741)));
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setColor(new Color(0xF3, 0xC7, 0x9B, 0x38));
        pen.fill(new Ellipse2D.Double(SIDE * .16, SIDE * .2, SIDE * .68, SIDE * .68));
        AffineTransform plain = pen.getTransform();
        double scale = SIDE * .6 / GRID;
        pen.translate(SIDE * .17, SIDE * .23);
        pen.scale(scale, scale);
        bird(pen, read());
        pen.setTransform(plain);
        pen.setColor(new Color(0xFFE9D2));
        spark(pen, .79, .2, .1);
        spark(pen, .645, .135, .042);
        pen.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void bird(Graphics2D pen, String drawing) {
        Matcher shapes = SHAPE.matcher(drawing);
        while (shapes.find()) {
            @Nullable String fill = shapes.group(2);
            pen.setColor(fill != null ? Color.decode(fill).brighter() : Objects.requireNonNull(COLOURS.get(shapes.group(1))));
            pen.fill(Outline.of(shapes.group(3)));
        }
        Matcher eye = EYE.matcher(drawing);
        if (eye.find()) {
            double r = Double.parseDouble(eye.group(3));
            pen.setColor(new Color(0x2A211B));
            pen.fill(new Ellipse2D.Double(Double.parseDouble(eye.group(1)) - r, Double.parseDouble(eye.group(2)) - r, 2 * r, 2 * r));
        }
    }

    private static void spark(Graphics2D pen, double x, double y, double size) {
        Path2D spark = Outline.of(SPARK);
        AffineTransform place = AffineTransform.getTranslateInstance(SIDE * x, SIDE * y);
        place.scale(SIDE * size, SIDE * size);
        pen.fill(spark.createTransformedShape(place));
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(Likeness.class.getResourceAsStream("/static/linnet.svg"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

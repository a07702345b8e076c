package social.linnet.studio;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import javax.imageio.ImageIO;

/// A picture with enough in it to be known again, and what people make of it.
///
/// @param seed two seeds give two pictures that nobody takes for one
public record Scenes(long seed) {

    private static final AtomicLong LAST = new AtomicLong(1_000);

    public static Scenes of(long seed) {
        return new Scenes(seed);
    }

    /// One that no other test has.
    public static Scenes another() {
        return new Scenes(LAST.incrementAndGet());
    }

    public byte[] png() {
        return encoded(drawn(300, 200), "png");
    }

    /// Half the size, and a JPEG.
    public byte[] worse() {
        return encoded(drawn(150, 100), "jpeg");
    }

    /// With a small mark in a corner, as after an edit that changes next to nothing.
    public byte[] marked(int nth) {
        BufferedImage image = drawn(300, 200);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0x203040));
        pen.fillRect(4 + 6 * nth, 4, 5, 5);
        pen.dispose();
        return encoded(image, "png");
    }

    /// With a few small words at its foot.
    public byte[] captioned() {
        BufferedImage image = drawn(300, 200);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.drawString("when it rains", 110, 192);
        pen.dispose();
        return encoded(image, "png");
    }

    /// Pictures that are nobody's: a colour, a square, stripes, a frame.
    public static List<byte[]> plain() {
        List<byte[]> plain = new ArrayList<>();
        for (int kind = 0; kind < 4; kind++) {
            BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = image.createGraphics();
            pen.setColor(Color.WHITE);
            switch (kind) {
                case 0 -> pen.fillRect(0, 0, 200, 200);
                case 1 -> pen.fillRect(50, 60, 100, 90);
                case 2 -> {
                    for (int x = 0; x < 200; x += 40) {
                        pen.fillRect(x, 0, 20, 200);
                    }
                }
                default -> {
                    pen.fillRect(10, 10, 180, 180);
                    pen.setColor(Color.BLACK);
                    pen.fillRect(25, 25, 150, 150);
                }
            }
            pen.dispose();
            plain.add(encoded(image, "png"));
        }
        return plain;
    }

    private BufferedImage drawn(int width, int height) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(width / 300.0, height / 200.0);
        for (int i = 0; i < 25; i++) {
            pen.setColor(new Color(random.nextInt(0x1000000)));
            pen.fillOval(random.nextInt(300) - 40, random.nextInt(200) - 40, 20 + random.nextInt(110), 20 + random.nextInt(110));
        }
        pen.dispose();
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
    }
}

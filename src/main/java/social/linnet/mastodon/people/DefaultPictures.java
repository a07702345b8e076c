package social.linnet.mastodon.people;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;

import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.JsonBytes;

/// The pictures of those who have none: clients demand an address, and fetch it. Drawn once, when first asked for, since
/// a drawing at the start is what the first page would wait for.
@Controller
class DefaultPictures {

    private static final Color GROUND = new Color(0xE8, 0xE4, 0xDA);
    private static final Color FIGURE = new Color(0xB4, 0x6A, 0x55);
    private static final Color SHADE = new Color(0xCF, 0xC8, 0xB8);
    private static final String A_WEEK = "public, max-age=604800";

    private final Supplier<byte[]> avatar = SingletonSupplier.of(() -> drawn(400, 400, DefaultPictures::figure));
    private final Supplier<byte[]> header = SingletonSupplier.of(() -> drawn(1500, 500, DefaultPictures::sky));

    @Public
    @GetMapping(Addresses.NO_AVATAR)
    Answer avatar() {
        return png(avatar.get());
    }

    @Public
    @GetMapping(Addresses.NO_HEADER)
    Answer header() {
        return png(header.get());
    }

    private static Answer png(byte[] bytes) {
        return Answer.json(JsonBytes.of(bytes)).as("image/png").with("Cache-Control", A_WEEK);
    }

    private static void figure(Graphics2D canvas) {
        canvas.setColor(GROUND);
        canvas.fillRect(0, 0, 400, 400);
        canvas.setColor(FIGURE);
        canvas.fillOval(130, 80, 140, 140);
        canvas.fillOval(60, 245, 280, 280);
    }

    private static void sky(Graphics2D canvas) {
        canvas.setPaint(new GradientPaint(0, 0, GROUND, 1500, 500, SHADE));
        canvas.fillRect(0, 0, 1500, 500);
    }

    private static byte[] drawn(int width, int height, Consumer<Graphics2D> drawing) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.accept(canvas);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

package social.linnet.studio;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

import social.linnet.ai.ImageModel.Source;

/// The picture that a film begins with, made to the size that films have: its middle, as large as fits.
final class FirstFrame {

    private static final int LONG = 1280;
    private static final int SHORT = 720;

    private FirstFrame() {
    }

    /// @param picture of this server's own making, so that it can be read
    static Source of(Source picture, boolean upright) {
        try {
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
            if (read == null) {
                throw new IOException("no reader for it");
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(fitted(read, upright ? SHORT : LONG, upright ? LONG : SHORT), "png", png);
            return new Source(png.toByteArray(), "image/png");
        } catch (IOException e) {
            throw new UncheckedIOException("a first picture could not be made ready", e);
        }
    }

    private static BufferedImage fitted(BufferedImage picture, int width, int height) {
        double times = Math.max((double) width / picture.getWidth(), (double) height / picture.getHeight());
        int wide = (int) Math.ceil(picture.getWidth() * times);
        int high = (int) Math.ceil(picture.getHeight() * times);
        BufferedImage fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = fitted.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(picture, (width - wide) / 2, (height - high) / 2, wide, high, null);
        graphics.dispose();
        return fitted;
    }
}

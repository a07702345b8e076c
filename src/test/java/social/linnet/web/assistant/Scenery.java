package social.linnet.web.assistant;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

import social.linnet.account.Account;
import social.linnet.media.Pictures;

/// Something to look at.
final class Scenery {

    private Scenery() {
    }

    /// A red barn in a meadow, uploaded.
    ///
    /// @param alt what its owner says of it
    /// @return its id
    static long barn(Pictures pictures, Account owner, String alt) {
        BufferedImage image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(0, 0, new Color(0x9ec9e8), 0, 380, new Color(0xe9f1ee)));
        pen.fillRect(0, 0, 900, 600);
        pen.setPaint(new GradientPaint(0, 360, new Color(0x86a765), 0, 600, new Color(0x3d6b4a)));
        pen.fillOval(-300, 340, 1500, 700);
        pen.setColor(new Color(0xa33f2b));
        pen.fillRect(350, 270, 220, 150);
        pen.setColor(new Color(0x5b2a22));
        pen.fillPolygon(new Polygon(new int[] {330, 460, 590}, new int[] {275, 185, 275}, 3));
        pen.setColor(new Color(0xf1e7d6));
        pen.fillRect(430, 330, 60, 90);
        pen.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return pictures.upload(owner.id(), new ByteArrayInputStream(bytes.toByteArray()), alt).id();
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
    }
}

package social.linnet.studio;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Refused;
import social.linnet.media.Picture;

/// A part of a picture that can be named without a pointer: for those who cannot or would not paint over it.
public enum Region {
    ALL(0, 0, 1, 1), TOP(0, 0, 1, .5), BOTTOM(0, .5, 1, 1), LEFT(0, 0, .5, 1), RIGHT(.5, 0, 1, 1), MIDDLE(.25, .25, .75, .75);

    private final double left;
    private final double top;
    private final double right;
    private final double bottom;

    Region(double left, double top, double right, double bottom) {
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
    }

    /// The lower-case word used in forms.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws Refused `choice-unknown`
    public static Region of(String word) {
        for (Region region : values()) {
            if (region.word().equals(word)) {
                return region;
            }
        }
        throw Refused.invalid("choice-unknown");
    }

    /// The mask of this part of a picture; null for all of it.
    public byte @Nullable [] mask(Picture picture) {
        if (this == ALL) {
            return null;
        }
        int width = picture.width();
        int height = picture.height();
        BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = mask.createGraphics();
        pen.setColor(Color.BLACK);
        pen.fillRect(0, 0, width, height);
        pen.setComposite(AlphaComposite.Clear);
        pen.fillRect((int) (left * width), (int) (top * height), (int) ((right - left) * width), (int) ((bottom - top) * height));
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(mask, "png", bytes);
        } catch (IOException cannotBe) {
            throw new UncheckedIOException("writing to memory", cannotBe);
        }
        return bytes.toByteArray();
    }
}

package social.linnet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

import org.junit.jupiter.api.Test;

class BlurhashTest {

    @Test
    void oneColourIsItsMeanAndNothingElse() {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(200, 100, 50));
        graphics.fillRect(0, 0, 64, 48);
        graphics.dispose();
        String hash = Blurhash.of(image);
        assertThat(hash).hasSize(28).startsWith("L");
        assertThat(mean(hash)).isEqualTo(200 << 16 | 100 << 8 | 50);
    }

    @Test
    void transparencyIsWhite() {
        assertThat(mean(Blurhash.of(new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB)))).isEqualTo(0xFFFFFF);
    }

    @Test
    void leftAndRightAreTold() {
        BufferedImage image = Corpus.quarters(64, 48, BufferedImage.TYPE_INT_RGB);
        BufferedImage mirrored = Orientation.MIRRORED.apply(image);
        assertThat(Blurhash.of(image)).isNotEqualTo(Blurhash.of(mirrored));
        assertThat(Blurhash.of(image)).isEqualTo(Blurhash.of(Orientation.MIRRORED.apply(mirrored)));
    }

    /// Digits 3 to 6, in base 83.
    private static int mean(String hash) {
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
        int value = 0;
        for (int i = 2; i < 6; i++) {
            value = value * 83 + digits.indexOf(hash.charAt(i));
        }
        return value;
    }
}

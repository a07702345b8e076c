package social.linnet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static BufferedImage scene(long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 25; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillOval(random.nextInt(300) - 40, random.nextInt(200) - 40, 20 + random.nextInt(110), 20 + random.nextInt(110));
        }
        graphics.dispose();
        return image;
    }

    private static BufferedImage again(BufferedImage image) {
        byte[] worse = Encoder.jpeg(Scaler.fit(image, 150), 0.6f);
        return Scaler.fit(Decoder.decode(Header.read(worse, 1_000_000), 1_000), 1_000);
    }

    @Test
    void aWorseCopyIsNearAndOtherPicturesAreFar() {
        Set<Long> all = new HashSet<>();
        int near = 0;
        for (int seed = 0; seed < 60; seed++) {
            long original = Fingerprint.of(scene(seed));
            long copy = Fingerprint.of(again(scene(seed)));
            near += Long.bitCount(original ^ copy) <= Fingerprint.NEAR ? 1 : 0;
            assertThat(all).as("scene %s", seed).noneMatch(other -> Long.bitCount(other ^ original) <= Fingerprint.NEAR);
            all.add(original);
        }
        assertThat(near).as("of 60 copies at half the size and quality 0.6").isGreaterThanOrEqualTo(57);
    }

    @Test
    void aPlainColourIsLikeNothing() {
        for (Color colour : List.of(Color.BLACK, Color.WHITE, new Color(90, 120, 40))) {
            BufferedImage plain = new BufferedImage(120, 90, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = plain.createGraphics();
            graphics.setColor(colour);
            graphics.fillRect(0, 0, 120, 90);
            graphics.dispose();
            assertThat(Fingerprint.of(plain)).isNull();
        }
        assertThat(Fingerprint.of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB))).isNull();
    }

    /// A square, a disc, stripes, a chessboard and two of them: everybody draws those.
    @Test
    void aPlainShapeIsNobodys() {
        for (int shape = 0; shape < 6; shape++) {
            assertThat(Fingerprint.of(plain(shape))).as("shape %s", shape).isNull();
        }
    }

    private static BufferedImage plain(int shape) {
        BufferedImage image = new BufferedImage(240, 180, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        switch (shape) {
            case 0 -> graphics.fillRect(60, 50, 100, 100);
            case 1 -> graphics.fillOval(60, 40, 110, 110);
            case 2 -> {
                for (int x = 0; x < 240; x += 48) {
                    graphics.fillRect(x, 0, 24, 180);
                }
            }
            case 3 -> {
                for (int square = 0; square < 48; square++) {
                    if ((square % 8 + square / 8) % 2 == 0) {
                        graphics.fillRect(square % 8 * 30, square / 8 * 30, 30, 30);
                    }
                }
            }
            case 4 -> {
                graphics.fillRect(0, 0, 240, 60);
                graphics.setColor(new Color(180, 30, 40));
                graphics.fillRect(0, 60, 80, 120);
            }
            default -> graphics.setPaint(new java.awt.GradientPaint(0, 0, Color.BLACK, 240, 180, Color.WHITE));
        }
        if (shape == 5) {
            graphics.fillRect(0, 0, 240, 180);
        }
        graphics.dispose();
        return image;
    }

    @Test
    void whatDiffersInSixBitsSharesAPart() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            long one = random.nextLong();
            long other = one;
            for (int bit = 0; bit < Fingerprint.NEAR; bit++) {
                other ^= 1L << random.nextInt(64);
            }
            assertThat(Fingerprint.parts(one)).containsAnyElementsOf(Fingerprint.parts(other));
        }
    }
}

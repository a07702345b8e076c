package social.linnet.ai.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.testing.Beside;

/// Alice makes a toy of herself.
@Beside
class StarterPackTest {

    @Test
    void theSamePackIsTheSameBytesAndAnotherSeedHasOtherColours() throws IOException {
        StarterPack pack = new StarterPack("Alice", "Gardener", List.of("plant", "tea"), null, 1);

        assertThat(pack.jpeg()).isEqualTo(pack.jpeg());
        BufferedImage one = read(pack);
        BufferedImage two = read(new StarterPack("Alice", "Gardener", List.of("plant", "tea"), null, 2));
        assertThat(one.getWidth()).isEqualTo(StarterPack.WIDTH);
        assertThat(one.getHeight()).isEqualTo(StarterPack.HEIGHT);
        // the card below the header, away from figure and accessories
        assertThat(distance(one.getRGB(90, 1420), two.getRGB(90, 1420))).isGreaterThan(0.08);
    }

    @Test
    void herPictureStandsInTheBox() throws IOException {
        BufferedImage blue = new BufferedImage(300, 500, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = blue.createGraphics();
        pen.setColor(new Color(0x1030E0));
        pen.fillRect(0, 0, 300, 500);
        pen.dispose();

        BufferedImage made = read(new StarterPack("Alice", "", List.of("cat"), Encoding.png(blue), 0));

        int middle = made.getRGB(300, 1100);
        assertThat(middle & 255).isGreaterThan((middle >> 16 & 255) + 80);
    }

    @Test
    void anUnknownAccessoryIsATagAndAKnownOneAnIcon() throws IOException {
        assertThat(Icons.find("flux capacitor")).isEmpty();
        BufferedImage tag = read(new StarterPack("Alice", "", List.of("flux capacitor"), null, 0));
        BufferedImage icon = read(new StarterPack("Alice", "", List.of("camera"), null, 0));
        BufferedImage other = read(new StarterPack("Alice", "", List.of("quantum sandwich"), null, 0));

        assertThat(differing(tag, icon)).isGreaterThan(2000);
        assertThat(differing(tag, other)).as("the words on the tags").isGreaterThan(300);
    }

    @ParameterizedTest
    @CsvSource({"camera,appareil photo", "guitar,guitare", "coffee,café", "cat,chat", "laptop,ordinateur", "book,livre", "bicycle,vélo",
            "ball,ballon",
        "plant,plante", "headphones,casque", "sunglasses,lunettes de soleil", "paintbrush,pinceau", "umbrella,parapluie", "keys,clés",
        "a red bike,mon vieux vélo", "gifts,cadeaux", "skateboard,planche", "backpack,sac à dos", "telescope,astronomie",
                "ICE CREAM,Glaces"})
    void anAccessoryIsTheSameInBothLanguages(String english, String french) {
        assertThat(Icons.find(english)).isPresent().isEqualTo(Icons.find(french));
    }

    @Test
    void manyWordsAreKnownAndEachCanBeDrawn() {
        assertThat(Icons.words()).isGreaterThan(300);
        Icons.all().forEach(icon -> {
            Canvas canvas = new Canvas(100, 100);
            Graphics2D pen = canvas.pen();
            Icons.draw(pen, icon);
            pen.dispose();
            assertThat(java.util.Arrays.stream(canvas.pixels).filter(p -> p != 0).count()).as(icon).isGreaterThan(900);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a name that is far longer than any toy's would be"})
    void aNameHasALength(String name) {
        assertThatThrownBy(() -> new StarterPack(name, "", List.of(), null, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sixAccessoriesAreTooMany() {
        assertThatThrownBy(() -> new StarterPack("Alice", "", List.of("a", "b", "c", "d", "e", "f"), null, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rubbishIsNoPicture() {
        StarterPack pack = new StarterPack("Alice", "", List.of(), new byte[] {1, 2, 3}, 0);

        assertThatThrownBy(pack::jpeg).isInstanceOfSatisfying(AiFailure.class,
                failure -> assertThat(failure.reason()).isEqualTo(Reason.UNUSABLE));
    }

    private static BufferedImage read(StarterPack pack) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(pack.jpeg()));
    }

    private static double distance(int one, int two) {
        double[] p = Oklab.lab(one & 0xFFFFFF);
        double[] q = Oklab.lab(two & 0xFFFFFF);
        return Math.hypot(p[0] - q[0], Math.hypot(p[1] - q[1], p[2] - q[2]));
    }

    /// How many pixels of the accessory's cell differ clearly.
    private static int differing(BufferedImage one, BufferedImage two) {
        int count = 0;
        for (int y = 440; y < 1390; y++) {
            for (int x = 620; x < 906; x++) {
                if (distance(one.getRGB(x, y), two.getRGB(x, y)) > 0.1) {
                    count++;
                }
            }
        }
        return count;
    }
}

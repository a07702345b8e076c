package social.linnet.ai.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.ImageRequest;
import social.linnet.ai.ImageModel.Progress;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.builtin.Brief.Style;
import social.linnet.testing.Beside;
import social.linnet.testing.Watcher;

/// What can be said of pictures without looking. Whether they are pretty, [ContactSheets] shows to people.
@Beside
class PainterTest {

    private static final int SIDE = 320;

    private final Painter painter = new Painter(2);

    @Test
    void theSameWordsAndSeedGiveTheSameBytes() {
        ImageRequest request = request("a lighthouse at dusk, watercolour", 7);

        assertThat(painter.create(request, Progress.NONE).bytes()).isEqualTo(painter.create(request, Progress.NONE).bytes());
    }

    @Test
    void fourSeedsGiveFourPictures() {
        List<BufferedImage> pictures = new ArrayList<>();
        for (int seed = 1; seed <= 4; seed++) {
            pictures.add(paint("un village au bord d'un lac", seed));
        }
        for (int i = 0; i < 4; i++) {
            for (int j = i + 1; j < 4; j++) {
                assertThat(difference(pictures.get(i), pictures.get(j))).as("seeds %d and %d", i + 1, j + 1).isGreaterThan(20);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void everyShapeHasItsSize(Shape shape) throws IOException {
        byte[] bytes = painter.create(new ImageRequest("mountains", shape, 1, "", Duration.ofSeconds(30)), Progress.NONE).bytes();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));

        assertThat(picture.getWidth()).isEqualTo(shape.width());
        assertThat(picture.getHeight()).isEqualTo(shape.height());
    }

    @Test
    void nightIsDarkerThanNoonAndSunsetWarmer() {
        double[] noon = mean(paint("the sea at noon", 1));
        double[] night = mean(paint("the sea at night", 1));
        double[] sunset = mean(paint("the sea at sunset", 1));

        assertThat(noon[0] + noon[1] + noon[2]).isGreaterThan(1.8 * (night[0] + night[1] + night[2]));
        assertThat(sunset[0] - sunset[2]).isGreaterThan(noon[0] - noon[2] + 25);
    }

    @ParameterizedTest
    @CsvSource({"a red sea,0", "une mer rouge,0", "a green forest at noon,1", "a blue desert at noon,2", "un désert bleu à midi,2"})
    void aNamedColourBendsThePicture(String prompt, int channel) {
        double[] mean = mean(paint(prompt, 1));

        assertThat(mean[channel]).isEqualTo(Math.max(mean[0], Math.max(mean[1], mean[2])), within(0.5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"hot air balloons over the mountains at sunset | des montgolfières sur les montagnes au coucher du soleil",
        "a black cat under the moon, pixel art | un chat noir sous la lune, pixel art", "a whale in the sea | une baleine dans la mer",
        "starry night over a village | nuit étoilée sur un village", "foggy forests in autumn | forêts brumeuses en automne",
        "still life, vase and fruits | nature morte, vase et fruits", "a watercolor lighthouse | un phare à l'aquarelle",
        "BIRDS over fields of flowers | DES OISEAUX sur des champs de fleurs"})
    void bothLanguagesAreUnderstoodAlike(String english, String french) {
        Brief one = Brief.of(english);
        Brief two = Brief.of(french);

        assertThat(one.scenes()).isEqualTo(two.scenes());
        assertThat(one.things()).isEqualTo(two.things());
        assertThat(one.time()).isEqualTo(two.time());
        assertThat(one.season()).isEqualTo(two.season());
        assertThat(one.weather()).isEqualTo(two.weather());
        assertThat(one.style()).isEqualTo(two.style());
        assertThat(one.colours()).isEqualTo(two.colours());
        assertThat(one.scenes().size() + one.things().size()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"hand-drawn animation still | image de dessin animé | ANIMATION",
        "watercolour painting | peinture à l'aquarelle | WATERCOLOUR", "pixel art | pixels | PIXEL",
                "clay model scene | pâte à modeler | CLAY",
        "comic panel | case de BD | COMIC", "blueprint drawing | plan technique | BLUEPRINT",
        "screen-printed travel poster | affiche de voyage sérigraphiée | POSTER", "ink line drawing | dessin à l'encre | INK",
        "line drawing | dessin au trait | LINE", "35 mm film photograph | photographie argentique | FILM",
                "duotone print | bichromie | DUOTONE",
        "oil painting | peinture à l'huile | STROKES"})
    void aStyleHasItsWordsInBothLanguages(String english, String french, Style style) {
        assertThat(Brief.of("the sea, " + english).style()).isEqualTo(style);
        assertThat(Brief.of("la mer, " + french).style()).isEqualTo(style);
    }

    /// The words that the studio adds for the styles of its shelf.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"watercolour painting on textured paper, soft washes | WATERCOLOUR",
        "hand-drawn animation still, clean outlines, warm flat colours | ANIMATION",
        "comic panel, bold ink outlines, halftone dots, bright flat colours | COMIC",
                "pixel art, limited palette, crisp square pixels | PIXEL",
        "clay model scene, soft studio light, thumb prints | CLAY", "screen-printed travel poster, bold flat shapes | POSTER",
        "ink line drawing, fine hatching on cream paper | INK", "blueprint drawing, white lines on blue paper, fine grid | BLUEPRINT",
        "duotone print, two inks, strong contrast | DUOTONE", "35 mm film photograph, soft grain, natural light | FILM"})
    void theWordsOfAStyleSayNothingElse(String words, Style style) {
        Brief plain = Brief.of("a painting of a red boat on a lake");
        Brief styled = Brief.of("a painting of a red boat on a lake. " + words);

        assertThat(styled.style()).isEqualTo(style);
        assertThat(styled.scenes()).isEqualTo(plain.scenes());
        assertThat(styled.things()).isEqualTo(plain.things());
        assertThat(styled.colours()).isEqualTo(plain.colours());
        assertThat(styled.tones()).isEmpty();
        assertThat(styled.weather()).isEmpty();
        assertThat(styled.moods()).isEmpty();
    }

    @Test
    void aNamedStyleCountsMoreThanAWordThatMayBeOne() {
        assertThat(Brief.of("a simple painting in a flat, pixel art").style()).isEqualTo(Style.PIXEL);
        assertThat(Brief.of("un tableau de la mer").style()).isEqualTo(Style.STROKES);
    }

    @Test
    void aPortraitHasTheHairAndTheCoatThatWereAskedFor() {
        Brief english = Brief.of("portrait of a woman with black hair and a green coat");
        Brief french = Brief.of("portrait d'une femme aux cheveux noirs avec un manteau vert");

        assertThat(english.has(Brief.Scene.PORTRAIT)).isTrue();
        assertThat(english.hair()).isEqualTo(french.hair()).isNotEqualTo(-1);
        assertThat(english.clothes()).isEqualTo(french.clothes()).isNotEqualTo(-1);
        assertThat(english.hair()).isNotEqualTo(english.clothes());
        assertThat(english.traits()).isEqualTo(french.traits());
        assertThat(english.tints()).isEmpty();
    }

    @Test
    void aPortraitIsNotALandscapeAndItsVariantsAreDifferentPeople() {
        List<BufferedImage> people = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            people.add(paint("portrait", seed));
        }
        for (int i = 0; i < 4; i++) {
            for (int j = i + 1; j < 4; j++) {
                assertThat(difference(people.get(i), people.get(j))).isGreaterThan(20);
            }
        }
        // shoulders in the middle below, and a ground beside the head
        BufferedImage green = paint("portrait of a man in a green shirt", 1);
        int shirt = green.getRGB(SIDE * 2 / 5, SIDE - 8);
        assertThat(shirt >> 8 & 255).isGreaterThan((shirt >> 16 & 255) + 30);
    }

    @Test
    void aColourBelongsToTheThingBesideIt() {
        assertThat(Brief.of("a black cat in a green meadow").tints()).hasSize(1);
        assertThat(Brief.of("un pont rouge").tints()).isEmpty();
        assertThat(Brief.of("a red sun over the sea").light()).isNotEqualTo(-1);
    }

    static Stream<String> hostile() {
        return Stream.of("🦊🌲🌙 ✨", "x".repeat(4000), "sea ".repeat(1000), "\u0000\u0007\u001b[31m\r\n\t", "בית ליד הים ‏بيت‏", "  . ",
                "\uD83E", "a\u0301".repeat(1999), "<script>alert(1)</script>", "${jndi:ldap://x}", "海辺の村", "or the pain");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void everyPromptGivesAPicture(String prompt) {
        assertThat(deviation(paint(prompt, 3))).isGreaterThan(8);
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void everyStyleIsItsOwn(Style style) {
        String word = switch (style) {
            case PLAIN -> "";
            case LOW_POLY -> "low poly";
            case GLASS -> "stained glass";
            case STROKES -> "oil painting";
            case LINE -> "line drawing";
            default -> style.name();
        };
        assertThat(Brief.of("desert " + word).style()).isEqualTo(style);
        assertThat(deviation(paint("desert " + word, 2))).isGreaterThan(12);
    }

    @Test
    void theCanvasIsShownAsItGrows() throws IOException {
        Watcher alice = new Watcher();
        painter.create(request("a castle by the sea", 1), alice);

        assertThat(alice.fractions()).isSorted().startsWith(0.02).endsWith(1.0);
        assertThat(alice.partials()).hasSizeBetween(3, 4);
        for (byte[] partial : alice.partials()) {
            assertThat(ImageIO.read(new ByteArrayInputStream(partial)).getWidth()).isEqualTo(512);
        }
    }

    @Test
    void itStopsWhenThePersonTakesItBack() {
        Watcher impatient = new Watcher(2);

        assertThatThrownBy(() -> painter.create(request("mountains", 1), impatient))
                .isInstanceOfSatisfying(AiFailure.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.CANCELLED));
        assertThat(impatient.fractions()).hasSize(2);
    }

    @Test
    void itKeepsTheDeadline() {
        ImageRequest late = new ImageRequest("mountains", Shape.SQUARE, 1, "", Duration.ofMillis(-1));

        assertThatThrownBy(() -> painter.create(late, Progress.NONE))
                .isInstanceOfSatisfying(AiFailure.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT));
    }

    @Test
    void itSaysThatItIsBuiltIn() {
        assertThat(painter.name().builtin()).isTrue();
        assertThat(painter.name().model()).isEqualTo("painter");
    }

    private static ImageRequest request(String prompt, long seed) {
        return new ImageRequest(prompt, Shape.SQUARE, seed, "", Duration.ofSeconds(30));
    }

    /// Small: what these tests ask of a picture holds at any size.
    private static BufferedImage paint(String prompt, long seed) {
        Canvas canvas = new Canvas(SIDE, SIDE);
        Painter.paint(canvas, Brief.of(prompt), seed, (fraction, show) -> { });
        return canvas.image;
    }

    /// Mean red, green and blue.
    private static double[] mean(BufferedImage picture) {
        double[] sum = new double[3];
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y += 3) {
            for (int x = 0; x < picture.getWidth(); x += 3) {
                int rgb = picture.getRGB(x, y);
                sum[0] += rgb >> 16 & 255;
                sum[1] += rgb >> 8 & 255;
                sum[2] += rgb & 255;
                count++;
            }
        }
        return new double[] {sum[0] / count, sum[1] / count, sum[2] / count};
    }

    /// Mean distance of two pictures a channel.
    private static double difference(BufferedImage one, BufferedImage two) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < one.getHeight(); y += 3) {
            for (int x = 0; x < one.getWidth(); x += 3) {
                int p = one.getRGB(x, y);
                int q = two.getRGB(x, y);
                sum += Math.abs((p >> 16 & 255) - (q >> 16 & 255)) + Math.abs((p >> 8 & 255) - (q >> 8 & 255))
                        + Math.abs((p & 255) - (q & 255));
                count += 3;
            }
        }
        return sum / count;
    }

    /// How far a picture is from one flat tone.
    private static double deviation(BufferedImage picture) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y += 3) {
            for (int x = 0; x < picture.getWidth(); x += 3) {
                int p = picture.getRGB(x, y);
                double grey = ((p >> 16 & 255) + (p >> 8 & 255) + (p & 255)) / 3.0;
                sum += grey;
                squares += grey * grey;
                count++;
            }
        }
        return Math.sqrt(squares / count - sum * sum / count / count);
    }
}

package social.linnet.ai.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static social.linnet.ai.builtin.Edited.SIDE;
import static social.linnet.ai.builtin.Edited.canvas;
import static social.linnet.ai.builtin.Edited.chroma;
import static social.linnet.ai.builtin.Edited.difference;
import static social.linnet.ai.builtin.Edited.landscape;
import static social.linnet.ai.builtin.Edited.mean;
import static social.linnet.ai.builtin.Edited.png;
import static social.linnet.ai.builtin.Edited.roughness;
import static social.linnet.ai.builtin.Edited.warmth;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import social.linnet.testing.Beside;

/// Each look changes a picture in its own measurable way.
@Beside
class LooksTest {

    @Test
    void noTwoLooksAreAlike() {
        List<String> looks = List.of("cartoon", "watercolour", "pixel art", "duotone", "poster", "line drawing", "film", "clay", "comic",
                "blueprint");
        List<Canvas> made = looks.stream().map(look -> canvas(look, png(landscape()), null)).toList();
        for (int i = 0; i < made.size(); i++) {
            for (int j = i + 1; j < made.size(); j++) {
                assertThat(difference(made.get(i).image, made.get(j).image)).as(looks.get(i) + " and " + looks.get(j)).isGreaterThan(7);
            }
        }
    }

    @Test
    void pixelArtHasFewColoursInSquares() {
        Canvas made = canvas("pixel art", png(landscape()), null);

        Set<Integer> colours = new HashSet<>();
        Arrays.stream(made.pixels).forEach(colours::add);
        assertThat(colours.size()).isBetween(4, Print.PIXEL_COLOURS);
        int block = 2;
        for (int y = 0; y < SIDE; y += block) {
            for (int x = 0; x < SIDE; x += block) {
                int p = made.at(x, y);
                assertThat(made.at(x + 1, y) == p && made.at(x, y + 1) == p && made.at(x + 1, y + 1) == p).as("block at %d, %d", x,
                        y).isTrue();
            }
        }
    }

    @Test
    void duotoneLiesOnOneLine() {
        Canvas made = canvas("duotone in indigo and orange", png(landscape()), null);

        double[] dark = {2, 0, 0};
        double[] light = {-1, 0, 0};
        for (int p : made.pixels) {
            double[] lab = Oklab.lab(p);
            dark = lab[0] < dark[0] ? lab : dark;
            light = lab[0] > light[0] ? lab : light;
        }
        assertThat(light[0] - dark[0]).isGreaterThan(0.35);
        for (int p : made.pixels) {
            double[] lab = Oklab.lab(p);
            double t = (lab[0] - dark[0]) / (light[0] - dark[0]);
            // eight bits a channel leave a little beside it
            assertThat(lab[1]).isCloseTo(dark[1] + (light[1] - dark[1]) * t, within(0.02));
            assertThat(lab[2]).isCloseTo(dark[2] + (light[2] - dark[2]) * t, within(0.02));
        }
    }

    @Test
    void cartoonAndWatercolourFlattenTextureAndKeepEdges() {
        BufferedImage noisy = landscape();
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int n = (int) (Noise.grain(x, y, 9) * 30);
                Color was = new Color(noisy.getRGB(x, y));
                noisy.setRGB(x, y, new Color(Math.min(255, was.getRed() + n), Math.min(255, was.getGreen() + n), Math.min(255,
                        was.getBlue() + n)).getRGB());
            }
        }
        Canvas from = Opened.canvas(noisy, SIDE);
        double before = roughness(from, 100, 20, 60);

        for (String look : List.of("cartoon", "watercolour")) {
            Canvas made = canvas(look, png(noisy), null);
            assertThat(roughness(made, 100, 20, 60)).as(look).isLessThan(before * 0.6);
            // the red square against the green: still an edge
            assertThat(Math.abs(Oklab.lab(made.at(150, 190))[1] - Oklab.lab(made.at(60, 190))[1])).as(look).isGreaterThan(0.12);
        }
    }

    @Test
    void aLineDrawingIsInkOnPaper() {
        Canvas made = canvas("dessin au trait", png(landscape()), null);

        long paper = Arrays.stream(made.pixels).filter(p -> Oklab.lightness(p) > 0.88).count();
        long ink = Arrays.stream(made.pixels).filter(p -> Oklab.lightness(p) < 0.4).count();
        assertThat(paper).isGreaterThan(made.pixels.length / 2);
        assertThat(ink).isGreaterThan(made.pixels.length / 200);
    }

    @Test
    void aBlueprintIsBlueAndItsLinesAreWhite() {
        Canvas made = canvas("blueprint", png(landscape()), null);

        long blue = Arrays.stream(made.pixels).filter(p -> (p & 255) > (p >> 16 & 255) + 50).count();
        long white = Arrays.stream(made.pixels).filter(p -> Oklab.lightness(p) > 0.85).count();
        assertThat(blue).isGreaterThan(made.pixels.length / 2);
        assertThat(white).isGreaterThan(made.pixels.length / 200);
    }

    @Test
    void filmLiftsBlackAndDarkensCorners() {
        BufferedImage black = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        BufferedImage grey = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = grey.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.dispose();

        assertThat(mean(canvas("35 mm film", png(black), null), 100, 100, 156, 156)).isGreaterThan(0.07);
        Canvas made = canvas("35 mm film", png(grey), null);
        assertThat(mean(made, 118, 118, 138, 138)).isGreaterThan(mean(made, 0, 0, 20, 20) + 0.1);
        assertThat(roughness(made, 110, 110, 40)).isGreaterThan(0.004);
    }

    @ParameterizedTest
    @CsvSource({"cartoon,dessin animé", "watercolour,aquarelle", "poster,affiche", "film,argentique", "clay,pâte à modeler",
            "at night,la nuit",
        "in winter,en hiver", "black and white,noir et blanc"})
    void bothLanguagesDoTheSame(String english, String french) {
        // the words are the seed of what is left to chance, so the pictures are near and not equal
        Canvas one = canvas(english, png(landscape()), null);
        Canvas two = canvas(french, png(landscape()), null);

        assertThat(difference(one.image, two.image)).isLessThan(16);
        assertThat(Brief.of(english).style()).isEqualTo(Brief.of(french).style());
    }

    @Test
    void nightIsDarkerSunsetWarmerAndWinterPaler() {
        byte[] source = png(landscape());
        Canvas was = Opened.canvas(landscape(), SIDE);

        assertThat(mean(canvas("at night", source, null), 0, 0, SIDE, SIDE)).isLessThan(mean(was, 0, 0, SIDE, SIDE) * 0.75);
        assertThat(warmth(canvas("at sunset", source, null))).isGreaterThan(warmth(was) + 0.03);
        assertThat(warmth(canvas("warmer", source, null))).isGreaterThan(warmth(was) + 0.01);
        assertThat(chroma(canvas("in winter", source, null))).isLessThan(chroma(was) * 0.8);
        assertThat(chroma(canvas("noir et blanc", source, null))).isLessThan(0.005);
    }
}

package social.linnet.ai.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.EditRequest;
import social.linnet.ai.ImageModel.Progress;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ImageModel.Source;
import social.linnet.testing.Beside;

/// Alice edits a picture of her own with the painter: each look does what its name says, and nothing else moves.
@Beside
class RetouchTest {

    private static final int SIDE = 256;
    private static final Unwatched SILENT = new Unwatched();

    private final Painter painter = new Painter(2);

    /// Watches nothing.
    private static final class Unwatched implements Retouch.Steps {

        @Override
        public void after(double fraction, @Nullable Canvas canvas) {
            // nobody looks
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cartoon", "watercolour", "pixel art", "duotone", "poster", "line drawing", "film", "clay", "comic", "blueprint",
        "ink", "oil painting", "low poly", "stained glass", "neon", "sunset", "night", "winter", "black and white"})
    void everyLookChangesThePictureAndTheSameSeedGivesTheSameBytes(String words) throws IOException {
        byte[] source = png(landscape());
        EditRequest request = request(words, source, null);

        byte[] made = painter.edit(request, Progress.NONE).bytes();

        assertThat(painter.edit(request, Progress.NONE).bytes()).isEqualTo(made);
        BufferedImage picture = read(made);
        assertThat(picture.getWidth()).isEqualTo(SIDE);
        assertThat(picture.getHeight()).isEqualTo(SIDE);
        assertThat(difference(landscape(), picture)).isGreaterThan(4);
    }

    @Test
    void noTwoLooksAreAlike() {
        List<String> looks = List.of("cartoon", "watercolour", "pixel art", "duotone", "poster", "line drawing", "film", "clay", "comic", "blueprint");
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
                assertThat(made.at(x + 1, y) == p && made.at(x, y + 1) == p && made.at(x + 1, y + 1) == p).as("block at %d, %d", x, y).isTrue();
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
                noisy.setRGB(x, y, new Color(Math.min(255, was.getRed() + n), Math.min(255, was.getGreen() + n), Math.min(255, was.getBlue() + n)).getRGB());
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
    @CsvSource({"cartoon,dessin animé", "watercolour,aquarelle", "poster,affiche", "film,argentique", "clay,pâte à modeler", "at night,la nuit",
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

    @ParameterizedTest
    @ValueSource(strings = {"cartoon", "clay", "a castle on a hill", "un lac au coucher du soleil", "sepia"})
    void outsideTheMaskNotOneBitMoves(String words) {
        Canvas was = Opened.canvas(landscape(), SIDE);
        Canvas made = canvas(words, png(landscape()), mask(SIDE));

        int changed = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                boolean inside = inside(x, y);
                if (!inside) {
                    assertThat(made.at(x, y)).as("%d, %d", x, y).isEqualTo(was.at(x, y));
                } else if (made.at(x, y) != was.at(x, y)) {
                    changed++;
                }
            }
        }
        assertThat(changed).isGreaterThan(4000);
    }

    @Test
    void theEdgeOfAMaskIsSoft() {
        Canvas was = Opened.canvas(landscape(), SIDE);
        Canvas made = canvas("a castle at night", png(landscape()), mask(SIDE));

        // along a row from the mask's left edge inwards: by night it gets darker step by step
        double first = distance(made.at(60, 120), was.at(60, 120));
        double second = distance(made.at(61, 120), was.at(61, 120));
        double inside = distance(made.at(75, 120), was.at(75, 120));
        assertThat(inside).isGreaterThan(0.2);
        assertThat(first).isLessThan(inside * 0.5);
        assertThat(second).isBetween(first, inside);
    }

    @Test
    void aMaskOfAnotherSizeIsRefusedAndSoIsOneThatChangesNothing() {
        refused(Reason.UNUSABLE, request("cartoon", png(landscape()), mask(SIDE / 2)));
        BufferedImage opaque = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        refused(Reason.UNUSABLE, request("cartoon", png(landscape()), png(opaque)));
    }

    @Test
    void wordsThatSayNothingAreUnsupported() {
        refused(Reason.UNSUPPORTED, request("zorglub quixotic", png(landscape()), null));
        refused(Reason.UNSUPPORTED, request("zorglub quixotic", png(landscape()), mask(SIDE)));
    }

    @Test
    void rubbishIsRefused() {
        refused(Reason.UNUSABLE, request("cartoon", "not a picture".getBytes(StandardCharsets.UTF_8), null));
        refused(Reason.UNUSABLE, request("cartoon", new byte[0], null));
        byte[] cut = Arrays.copyOf(png(landscape()), 400);
        refused(Reason.UNUSABLE, request("cartoon", cut, null));
        refused(Reason.UNUSABLE, request("cartoon", claiming(40_000, 40_000), null));
        byte[] gif = "GIF89a\1\0\1\0\0\0\0;".getBytes(StandardCharsets.ISO_8859_1);
        refused(Reason.UNUSABLE, request("cartoon", gif, null));
    }

    @Test
    void aLargeSourceIsMadeSmallerFirst() throws IOException {
        BufferedImage large = new BufferedImage(2048, 1024, BufferedImage.TYPE_INT_RGB);
        BufferedImage made = read(painter.edit(request("sepia", png(large), null), Progress.NONE).bytes());

        assertThat(made.getWidth()).isEqualTo(Retouch.SIDE);
        assertThat(made.getHeight()).isEqualTo(Retouch.SIDE / 2);
    }

    @ParameterizedTest
    @CsvSource({"SQUARE,1.0", "LANDSCAPE,1.5", "PORTRAIT,0.667"})
    void anotherShapeCropsOrExtends(Shape shape, double ratio) throws IOException {
        for (BufferedImage source : List.of(landscape(), wide())) {
            EditRequest request = new EditRequest("sepia", List.of(new Source(png(source), "image/png")), null, shape, 1, "", Duration.ofSeconds(30));
            BufferedImage made = read(painter.edit(request, Progress.NONE).bytes());
            assertThat((double) made.getWidth() / made.getHeight()).isCloseTo(ratio, within(0.02));
        }
    }

    @Test
    void aSecondPictureGivesItsColours() {
        BufferedImage red = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = red.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x40100A), 64, 64, new Color(0xF0A070)));
        pen.fillRect(0, 0, 64, 64);
        pen.dispose();
        EditRequest request = new EditRequest("like the other", List.of(new Source(png(landscape()), "image/png"), new Source(png(red), "image/png")),
                null, null, 1, "", Duration.ofSeconds(30));

        Canvas made = new Retouch(request, Brief.of(request.prompt()), SILENT).made();

        assertThat(warmth(made)).isGreaterThan(warmth(Opened.canvas(landscape(), SIDE)) + 0.04);
    }

    @Test
    void itTellsHowFarItIsAndShowsThePicture() {
        List<Double> fractions = new ArrayList<>();
        List<byte[]> partials = new ArrayList<>();
        painter.edit(request("cartoon", png(landscape()), null), watching(fractions, partials, 100));

        assertThat(fractions).isSorted().startsWith(0.02).endsWith(1.0).hasSizeGreaterThan(3);
        assertThat(partials).isNotEmpty();
    }

    @Test
    void itStopsWhenAliceTakesItBackAndWhenItsTimeIsUp() {
        List<Double> fractions = new ArrayList<>();
        assertThatThrownBy(() -> painter.edit(request("cartoon", png(landscape()), null), watching(fractions, new ArrayList<>(), 2)))
                .isInstanceOfSatisfying(AiFailure.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.CANCELLED));
        assertThat(fractions).hasSize(2);

        refused(Reason.TIMED_OUT, new EditRequest("cartoon", List.of(new Source(png(landscape()), "image/png")), null, null, 1, "",
                Duration.ofMillis(-1)));
    }

    private static Progress watching(List<Double> fractions, List<byte[]> partials, int patience) {
        return new Progress() {

            @Override
            public void at(double fraction, byte @Nullable [] partial) {
                fractions.add(fraction);
                if (partial != null) {
                    partials.add(partial);
                }
            }

            @Override
            public boolean getAsBoolean() {
                return fractions.size() >= patience;
            }
        };
    }

    private void refused(Reason reason, EditRequest request) {
        assertThatThrownBy(() -> painter.edit(request, Progress.NONE))
                .isInstanceOfSatisfying(AiFailure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    private static EditRequest request(String words, byte[] source, byte @Nullable [] mask) {
        return new EditRequest(words, List.of(new Source(source, "image/png")), mask, null, 3, "", Duration.ofSeconds(30));
    }

    private static Canvas canvas(String words, byte[] source, byte @Nullable [] mask) {
        EditRequest request = request(words, source, mask);
        return new Retouch(request, Brief.of(words), SILENT).made();
    }

    /// A blue sky that pales, a green field, a red square and a white one.
    private static BufferedImage landscape() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x2F6FC0), 0, 150, new Color(0xE8EEE8)));
        pen.fillRect(0, 0, SIDE, 150);
        pen.setPaint(new GradientPaint(0, 150, new Color(0x6FAF4A), 0, SIDE, new Color(0x2F5F2A)));
        pen.fillRect(0, 150, SIDE, SIDE);
        pen.setColor(new Color(0xC0392B));
        pen.fillRect(120, 160, 60, 60);
        pen.setColor(new Color(0xF4F0E8));
        pen.fillOval(30, 30, 50, 40);
        pen.setColor(new Color(0x2A2018));
        pen.fillRect(200, 100, 14, 80);
        pen.dispose();
        return image;
    }

    private static BufferedImage wide() {
        BufferedImage image = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, 300, 0, Color.BLUE));
        pen.fillRect(0, 0, 300, 100);
        pen.dispose();
        return image;
    }

    private static boolean inside(int x, int y) {
        return x >= 60 && x < 180 && y >= 80 && y < 200;
    }

    private static byte[] mask(int side) {
        BufferedImage mask = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                mask.setRGB(x, y, inside(x, y) ? 0 : 0xFF000000);
            }
        }
        return png(mask);
    }

    private static byte[] png(BufferedImage image) {
        return Encoding.png(image);
    }

    /// The head of a PNG of this size, and nothing more.
    private static byte[] claiming(int width, int height) {
        byte[] bytes = png(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        for (int i = 0; i < 4; i++) {
            bytes[16 + i] = (byte) (width >>> 24 - 8 * i);
            bytes[20 + i] = (byte) (height >>> 24 - 8 * i);
        }
        return bytes;
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    /// Mean distance of two pictures a channel.
    private static double difference(BufferedImage one, BufferedImage two) {
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int p = one.getRGB(x, y);
                int q = two.getRGB(x, y);
                sum += Math.abs((p >> 16 & 255) - (q >> 16 & 255)) + Math.abs((p >> 8 & 255) - (q >> 8 & 255)) + Math.abs((p & 255) - (q & 255));
            }
        }
        return sum / (3.0 * one.getWidth() * one.getHeight());
    }

    private static double distance(int one, int two) {
        double[] p = Oklab.lab(one);
        double[] q = Oklab.lab(two);
        return Math.hypot(p[0] - q[0], Math.hypot(p[1] - q[1], p[2] - q[2]));
    }

    private static double mean(Canvas canvas, int x0, int y0, int x1, int y1) {
        double sum = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                sum += Oklab.lightness(canvas.at(x, y));
            }
        }
        return sum / ((x1 - x0) * (y1 - y0));
    }

    /// Mean step of lightness from one pixel to the next.
    private static double roughness(Canvas canvas, int left, int top, int side) {
        double sum = 0;
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                sum += Math.abs(Oklab.lightness(canvas.at(x, y)) - Oklab.lightness(canvas.at(x + 1, y)));
            }
        }
        return sum / (side * side);
    }

    private static double warmth(Canvas canvas) {
        return Arrays.stream(canvas.pixels).mapToDouble(p -> Oklab.lab(p)[1] + Oklab.lab(p)[2]).average().orElseThrow();
    }

    private static double chroma(Canvas canvas) {
        return Arrays.stream(canvas.pixels).mapToDouble(p -> Math.hypot(Oklab.lab(p)[1], Oklab.lab(p)[2])).average().orElseThrow();
    }
}

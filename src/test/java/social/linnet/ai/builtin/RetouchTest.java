package social.linnet.ai.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static social.linnet.ai.builtin.Edited.SIDE;
import static social.linnet.ai.builtin.Edited.SILENT;
import static social.linnet.ai.builtin.Edited.canvas;
import static social.linnet.ai.builtin.Edited.chroma;
import static social.linnet.ai.builtin.Edited.claiming;
import static social.linnet.ai.builtin.Edited.difference;
import static social.linnet.ai.builtin.Edited.distance;
import static social.linnet.ai.builtin.Edited.inside;
import static social.linnet.ai.builtin.Edited.landscape;
import static social.linnet.ai.builtin.Edited.mask;
import static social.linnet.ai.builtin.Edited.mean;
import static social.linnet.ai.builtin.Edited.png;
import static social.linnet.ai.builtin.Edited.read;
import static social.linnet.ai.builtin.Edited.request;
import static social.linnet.ai.builtin.Edited.warmth;
import static social.linnet.ai.builtin.Edited.wide;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

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
import social.linnet.testing.Watcher;

/// Alice edits a picture of her own with the painter: what is asked for changes, and nothing else moves.
@Beside
class RetouchTest {

    private final Painter painter = new Painter(2);

    @ParameterizedTest
    @ValueSource(strings = {"cartoon", "watercolour", "pixel art", "duotone", "poster", "line drawing", "film", "clay", "comic",
            "blueprint",
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

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp"})
    void jpegPngAndWebpAreReadByTheirBytes(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(landscape(), format, bytes)).isTrue();

        // what it is said to be does not count
        EditRequest request = new EditRequest("black and white", List.of(new Source(bytes.toByteArray(), "image/jpeg")), null, null, 1, "",
                Duration.ofSeconds(30));
        Canvas made = new Retouch(request, Brief.of(request.prompt()), SILENT).made();

        assertThat(made.width).isEqualTo(SIDE);
        assertThat(chroma(made)).isLessThan(0.005);
        assertThat(mean(made, 0, 0, SIDE, SIDE)).isCloseTo(mean(canvas("black and white", png(landscape()), null), 0, 0, SIDE, SIDE),
                within(0.01));
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
            EditRequest request = new EditRequest("sepia", List.of(new Source(png(source), "image/png")), null, shape, 1, "",
                    Duration.ofSeconds(30));
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
        EditRequest request = new EditRequest("like the other", List.of(new Source(png(landscape()), "image/png"), new Source(png(red),
                "image/png")),
                null, null, 1, "", Duration.ofSeconds(30));

        Canvas made = new Retouch(request, Brief.of(request.prompt()), SILENT).made();

        assertThat(warmth(made)).isGreaterThan(warmth(Opened.canvas(landscape(), SIDE)) + 0.04);
    }

    @Test
    void itTellsHowFarItIsAndShowsThePicture() {
        Watcher alice = new Watcher();
        painter.edit(request("cartoon", png(landscape()), null), alice);

        assertThat(alice.fractions()).isSorted().startsWith(0.02).endsWith(1.0).hasSizeGreaterThan(3);
        assertThat(alice.partials()).isNotEmpty();
    }

    @Test
    void itStopsWhenAliceTakesItBackAndWhenItsTimeIsUp() {
        Watcher alice = new Watcher(2);
        assertThatThrownBy(() -> painter.edit(request("cartoon", png(landscape()), null), alice))
                .isInstanceOfSatisfying(AiFailure.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.CANCELLED));
        assertThat(alice.fractions()).hasSize(2);

        refused(Reason.TIMED_OUT, new EditRequest("cartoon", List.of(new Source(png(landscape()), "image/png")), null, null, 1, "",
                Duration.ofMillis(-1)));
    }

    private void refused(Reason reason, EditRequest request) {
        assertThatThrownBy(() -> painter.edit(request, Progress.NONE))
                .isInstanceOfSatisfying(AiFailure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
    }
}

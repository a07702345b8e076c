package social.linnet.media;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import social.linnet.event.Refused;
import social.linnet.media.Picture.Type;
import social.linnet.media.Renderer.Rendered;
import social.linnet.testing.Moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What moves, frame by frame.
class MotionTest {

    private static final int MAX = 50_000_000;

    private final Renderer renderer = new Renderer(TestSettings.of(Map.of()));

    private static Motion read(byte[] bytes) {
        return Motion.read(Header.read(bytes, MAX), bytes, MAX);
    }

    /// The canvas as it is after each frame.
    private static List<BufferedImage> frames(byte[] bytes) {
        return read(bytes).pictures(canvas -> Scaler.fit(canvas, 4000));
    }

    @Test
    void aStillIsNoMotion() {
        BufferedImage image = Corpus.quarters(20, 20, BufferedImage.TYPE_INT_RGB);
        for (byte[] still : List.of(Corpus.write(image, "png"), Corpus.write(image, "gif"), Corpus.write(image, "jpeg"),
                Corpus.webp(image, "Lossy"), Moving.png(20, 1))) {
            assertThat(read(still)).isNull();
        }
    }

    /// Three frames: all red; a green square upon it that goes away; a half transparent blue strip.
    @Test
    void framesComeUponEachOtherAsTheyAsk() {
        Motion motion = read(Corpus.animatedGif());
        assertThat(motion.loops()).isEqualTo(5);
        assertThat(motion.frames().stream().map(Motion.Frame::millis)).containsExactly(70, 200, 3000);
        List<BufferedImage> seen = frames(Corpus.animatedGif());
        assertThat(seen).hasSize(3);
        assertThat(seen.get(0).getRGB(12, 8)).isEqualTo(0xFFFF0000);
        assertThat(seen.get(1).getRGB(12, 8)).isEqualTo(0xFF00FF00);
        assertThat(seen.get(1).getRGB(2, 2)).isEqualTo(0xFFFF0000);
        assertThat(seen.get(2).getRGB(12, 8)).as("it went back").isEqualTo(0xFFFF0000);
    }

    @Test
    void whatMovesIsWrittenAnewSmallerAndReadsAsItWas() {
        byte[] lossless = Corpus.webp(Corpus.quarters(90, 60, BufferedImage.TYPE_INT_ARGB), "Lossless");
        for (byte[] moving : List.of(Moving.png(200, 3), Moving.gif(200), Corpus.animatedWebp(lossless, 90, 60, 3))) {
            Rendered rendered = renderer.kept(moving, 64);
            assertThat(rendered.type()).isEqualTo(Type.PNG);
            Motion again = read(rendered.large().bytes());
            assertThat(Math.max(again.width(), again.height())).isEqualTo(64);
            assertThat(again.frames().stream().map(Motion.Frame::millis))
                    .isEqualTo(read(moving).frames().stream().map(Motion.Frame::millis).toList());
            assertThat(again.loops()).isEqualTo(read(moving).loops());
            List<BufferedImage> before = read(moving).pictures(canvas -> Scaler.fit(canvas, 64));
            List<BufferedImage> after = frames(rendered.large().bytes());
            for (int i = 0; i < after.size(); i++) {
                for (int[] point : new int[][]{{10, 10}, {40, 30}, {63, 20}}) {
                    assertThat(Integer.toHexString(after.get(i).getRGB(point[0], point[1]))).as("frame %s", i)
                            .isEqualTo(Integer.toHexString(before.get(i).getRGB(point[0], point[1])));
                }
            }
            assertThat(read(rendered.small().bytes())).isNull();
        }
        List<BufferedImage> colours = frames(renderer.kept(Moving.png(200, 3), 64).large().bytes());
        assertThat(colours.stream().map(one -> Integer.toHexString(one.getRGB(30, 30))))
                .containsExactly("ffff0000", "ff0000ff", "ffff0000");
    }

    @Test
    void malloryCannotMakeItCostMoreThanItMay() {
        assertThatThrownBy(() -> renderer.kept(Moving.png(20, 121), 64)).isInstanceOf(Refused.class)
                .hasMessage("picture-too-many-pixels");
        byte[] png = Moving.png(30, 3);
        assertThatThrownBy(() -> Motion.read(Header.read(png, 2000), png, 2000)).as("three canvases")
                .hasMessage("picture-too-many-pixels");
        for (int end = 60; end < png.length; end += 7) {
            byte[] cut = java.util.Arrays.copyOf(png, end);
            assertThatThrownBy(() -> renderer.kept(cut, 64)).isInstanceOf(Refused.class);
        }
        // a frame beyond the canvas: its width is the second number of the second control
        int second = new String(png, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("fcTL");
        byte[] wide = png.clone();
        wide[second + 4 + 4 + 3] = 31;
        assertThatThrownBy(() -> renderer.kept(wide, 64)).hasMessage("picture-broken");
    }
}

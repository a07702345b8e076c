package social.linnet.media.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import social.linnet.testing.Beside;

@Beside
class CameraTest {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final double SHAPE = 16.0 / 9;

    @ParameterizedTest
    @EnumSource(Shot.Move.class)
    void theCameraNeverLooksBesideThePictureAndNeverJumps(Shot.Move move) {
        Camera camera = new Camera(move, 4, SHAPE);
        for (double depth : new double[] {0, 0.5, 1}) {
            Rectangle2D before = null;
            for (int frame = 0; frame < 120; frame++) {
                Rectangle2D now = camera.at(frame / 119.0, depth, WIDTH, HEIGHT);
                assertThat(new Rectangle2D.Double(-1e-6, -1e-6, WIDTH + 2e-6, HEIGHT + 2e-6).contains(now)).as("%s %s", frame, now).isTrue();
                assertThat(now.getWidth() / now.getHeight()).isCloseTo(SHAPE, within(1e-9));
                if (before != null) {
                    double jump = Math.hypot(now.getX() - before.getX(), now.getY() - before.getY());
                    assertThat(jump).isLessThan(frame < 3 || frame > 117 ? 0.5 : 12);
                }
                before = now;
            }
        }
    }

    @Test
    void eachMoveGoesWhereItSays() {
        assertThat(width(Shot.Move.ZOOM_IN, 1)).isLessThan(width(Shot.Move.ZOOM_IN, 0));
        assertThat(width(Shot.Move.ZOOM_OUT, 1)).isGreaterThan(width(Shot.Move.ZOOM_OUT, 0));
        assertThat(at(Shot.Move.PAN_LEFT, 1, 0).getX()).isLessThan(at(Shot.Move.PAN_LEFT, 0, 0).getX());
        assertThat(at(Shot.Move.PAN_RIGHT, 1, 0).getX()).isGreaterThan(at(Shot.Move.PAN_RIGHT, 0, 0).getX());
        assertThat(at(Shot.Move.PAN_UP, 1, 0).getY()).isLessThan(at(Shot.Move.PAN_UP, 0, 0).getY());
        assertThat(at(Shot.Move.PAN_DOWN, 1, 0).getY()).isGreaterThan(at(Shot.Move.PAN_DOWN, 0, 0).getY());
        assertThat(at(Shot.Move.PARALLAX, 1, 1).getCenterX() - at(Shot.Move.PARALLAX, 0, 1).getCenterX())
                .isGreaterThan(3 * (at(Shot.Move.PARALLAX, 1, 0).getCenterX() - at(Shot.Move.PARALLAX, 0, 0).getCenterX()));
        assertThat(at(Shot.Move.LOOP, 1, 0)).isEqualTo(at(Shot.Move.LOOP, 0, 0));
    }

    private static double width(Shot.Move move, double time) {
        return at(move, time, 0).getWidth();
    }

    private static Rectangle2D at(Shot.Move move, double time, double depth) {
        return new Camera(move, 4, SHAPE).at(time, depth, WIDTH, HEIGHT);
    }

    /// A slope that is looked at a third of a pixel further is a third of a step brighter.
    @Test
    void theLensReadsBetweenPixels() {
        float[] values = new float[40 * 30];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 40 * 6;
        }
        Plane slope = new Plane(40, 30, values);
        float[] out = new float[20 * 10];
        new Lens(20, 10).cover(slope, null, 0, new Rectangle2D.Double(10 + 1 / 3.0, 10, 20, 10), out);
        for (int x = 0; x < 20; x++) {
            assertThat(out[5 * 20 + x]).isCloseTo((float) ((10 + x + 1 / 3.0) * 6), within(0.01f));
        }
        new Lens(20, 10).cover(slope, null, 0, new Rectangle2D.Double(0, 0, 40, 30), out);
        assertThat(out[5 * 20 + 10]).isCloseTo(20.5f * 6, within(0.5f));
    }

    /// Two of the same size, read at once, are their mean by weight.
    @Test
    void aQuarterOfTheWayIsAQuarterOfTheNext() {
        float[] dark = new float[12 * 12];
        float[] light = new float[12 * 12];
        Arrays.fill(dark, 40);
        Arrays.fill(light, 200);
        float[] out = new float[8 * 8];
        new Lens(8, 8).cover(new Plane(12, 12, dark), new Plane(12, 12, light), 0.25f, new Rectangle2D.Double(1, 2, 8.5, 9), out);
        for (float value : out) {
            assertThat(value).isCloseTo(80, within(0.01f));
        }
    }

    @Test
    void whatIsSeenThroughShowsWhatIsBehind() {
        BufferedImage glass = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        glass.setRGB(0, 0, 8, 4, IntStream.generate(() -> 0x80FFFFFF).limit(32).toArray(), 0, 8);
        BufferedImage behind = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        behind.setRGB(0, 0, 8, 8, IntStream.generate(() -> 0x646464).limit(64).toArray(), 0, 8);
        Canvas frame = new Canvas(8, 8);
        frame.cover(Pixels.of(behind), new Rectangle2D.Double(0, 0, 8, 8));
        frame.lay(Pixels.glass(glass), new Rectangle2D.Double(0, 0, 8, 8));
        assertThat(frame.image().getRGB(0, 0) & 0xFF).isEqualTo(178);
        assertThat(frame.image().getRGB(0, 7) & 0xFFFFFF).isEqualTo(0x646464);
    }

    /// Red, green and blue come back from what video makes of them.
    @ParameterizedTest
    @ValueSource(ints = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF, 0x000000, 0xE8A050, 0x204060})
    void coloursStayWhatTheyAre(int colour) {
        BufferedImage plain = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
        plain.setRGB(0, 0, 9, 7, IntStream.generate(() -> colour).limit(63).toArray(), 0, 9);
        Canvas frame = new Canvas(6, 4);
        frame.cover(Pixels.of(plain), new Rectangle2D.Double(0, 0, 9, 6));
        assertThat(frame.image().getRGB(5, 3) & 0xFFFFFF).isEqualTo(colour);
    }

    @Test
    void shotsHaveBounds() {
        BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (Runnable wrong : List.<Runnable>of(() -> new Shot(Shot.Move.ZOOM_IN, picture, 1.9),
                () -> new Shot(Shot.Move.ZOOM_IN, picture, Double.NaN), () -> new Shot(Shot.Move.LOOP, picture, 4),
                () -> new Shot(Shot.Move.PAN_UP, List.of(picture, picture), 4, List.of()),
                () -> new Shot.Caption(" ", 0, 1), () -> new Shot.Caption("late", 2, 1))) {
            assertThatThrownBy(wrong::run).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

package social.linnet.ai.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

import org.junit.jupiter.api.Test;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.testing.Beside;

@Beside
class PlanesTest {

    private static final String WORDS = "snowy mountains above a lake, with reeds";
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;

    /// Not nearly: what is seen of each plane is the picture itself, and where one is half seen through, both are.
    @Test
    void thePlanesOfALandscapeLieOverEachOtherAsThePictureThatWasPainted() {
        List<BufferedImage> planes = Planes.of(Brief.of(WORDS), WIDTH, HEIGHT, 7);
        assertThat(planes).hasSizeBetween(2, 3);
        assertThat(planes.getFirst().getColorModel().hasAlpha()).isFalse();
        assertThat(planes.subList(1, planes.size())).allMatch(plane -> plane.getColorModel().hasAlpha());

        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        Painter.paint(canvas, Brief.of(WORDS), 7, (fraction, show) -> { });
        BufferedImage together = new BufferedImage(canvas.width, canvas.height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = together.createGraphics();
        planes.forEach(plane -> pen.drawImage(plane, 0, 0, null));
        pen.dispose();
        long far = 0;
        int pixels = 0;
        for (int y = 0; y < canvas.height; y += 3) {
            for (int x = 0; x < canvas.width; x += 3) {
                int apart = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    apart = Math.max(apart, Math.abs((together.getRGB(x, y) >> shift & 0xFF) - (canvas.image.getRGB(x, y) >> shift & 0xFF)));
                }
                far += apart > 12 ? 1 : 0;
                pixels++;
            }
        }
        assertThat((double) far / pixels).isLessThan(0.03);
    }

    @Test
    void whatIsPaintedInOnePlaneHasNone() {
        assertThat(Builtin.hasPlanes("portrait of a woman with red hair")).isFalse();
        assertThat(Builtin.planes("portrait of a woman with red hair", Shape.SQUARE, 1)).isEmpty();
        assertThat(Builtin.hasPlanes("a still life with fruit and a vase")).isFalse();
        assertThat(Builtin.hasPlanes(WORDS)).isTrue();
    }
}

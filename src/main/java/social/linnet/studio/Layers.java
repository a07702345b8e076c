package social.linnet.studio;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.builtin.Builtin;
import social.linnet.media.Picture;
import social.linnet.studio.work.Styles;

/// What lies behind what in a picture, for a camera that goes sideways. Nothing of that is kept: the built-in painter paints
/// the same again of the same words and seed, and paints it in planes. Of other pictures nobody knows what they hide.
@Component
class Layers {

    /// Means over a picture of how far it may be from the same painted again, of 255: what storing it lost, and no more. Another
    /// release of the painter paints otherwise.
    private static final double SAME = 8;
    private static final int LOOK = 64;

    private final JdbcClient jdbc;
    private final Styles styles;

    Layers(JdbcClient jdbc, Styles styles) {
        this.jdbc = jdbc;
        this.styles = styles;
    }

    private record Recipe(String words, Shape shape, long seed) {
    }

    private Optional<Recipe> recipe(Picture picture) {
        return jdbc.sql("""
                select j.prompt, j.style, j.shape, v.seed from studio.variant v join studio.job j on j.id = v.job
                where v.picture = :picture and j.kind = 'PAINT' and j.builtin
                """).param("picture", picture.id()).query((row, n) -> new Recipe(
                        Order.paint(row.getString(1), styles.named(row.getString(2)), Shape.valueOf(row.getString(3)), 1).words(),
                        Shape.valueOf(row.getString(3)), row.getLong(4))).optional();
    }

    /// Whether there may be some.
    boolean may(Picture picture) {
        return picture.duration() == 0 && recipe(picture).filter(recipe -> Builtin.hasPlanes(recipe.words())).isPresent();
    }

    /// The farthest first; none when there are none, or when what is painted now is not that picture.
    ///
    /// @param shown the picture as it is
    List<BufferedImage> of(Picture picture, BufferedImage shown) {
        return recipe(picture).map(recipe -> Builtin.planes(recipe.words(), recipe.shape(), recipe.seed()))
                .filter(planes -> !planes.isEmpty() && difference(together(planes), shown) <= SAME).orElse(List.of());
    }

    private static BufferedImage together(List<BufferedImage> planes) {
        BufferedImage all = new BufferedImage(planes.getFirst().getWidth(), planes.getFirst().getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = all.createGraphics();
        planes.forEach(plane -> pen.drawImage(plane, 0, 0, null));
        pen.dispose();
        return all;
    }

    private static double difference(BufferedImage one, BufferedImage other) {
        BufferedImage a = small(one);
        BufferedImage b = small(other);
        long sum = 0;
        for (int y = 0; y < LOOK; y++) {
            for (int x = 0; x < LOOK; x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((a.getRGB(x, y) >> shift & 0xFF) - (b.getRGB(x, y) >> shift & 0xFF));
                }
            }
        }
        return sum / 3.0 / LOOK / LOOK;
    }

    private static BufferedImage small(BufferedImage image) {
        BufferedImage small = new BufferedImage(LOOK, LOOK, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, LOOK, LOOK, null);
        pen.dispose();
        return small;
    }
}

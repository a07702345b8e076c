package social.linnet.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.imageio.ImageIO;

import social.linnet.ai.ImageModel;
import social.linnet.ai.ImageModel.ImageRequest;
import social.linnet.ai.ImageModel.Progress;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.media.Making;
import social.linnet.media.Pictures;

/// Has pictures painted, and stores them as the studio does.
final class Easel {

    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final Pictures pictures;
    private final ImageModel painter;
    /// What was painted already: some people's avatar is a part of a picture that they or others post.
    private final Map<ImageRequest, byte[]> painted = new ConcurrentHashMap<>();

    Easel(Pictures pictures, ImageModel painter) {
        this.pictures = pictures;
        this.painter = painter;
    }

    /// @return the id of the stored picture
    long picture(long owner, Network.Picture wanted) {
        String model = painter.name().provider() + "/" + painter.name().model();
        return pictures.store(owner, painted(wanted.prompt(), wanted.shape(), wanted.seed()), wanted.alt(),
                Making.generated(model)).id();
    }

    void avatar(long owner, Network.Avatar wanted) {
        try {
            BufferedImage whole = ImageIO.read(new ByteArrayInputStream(
                    painted(wanted.prompt(), Shape.SQUARE, wanted.seed())));
            int size = whole.getWidth();
            int side = (int) (wanted.crop().get(2) * size);
            BufferedImage part = whole.getSubimage((int) (wanted.crop().get(0) * size),
                    (int) (wanted.crop().get(1) * size), side, side);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(part, "png", bytes);
            pictures.avatar(owner, new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] painted(String prompt, Shape shape, long seed) {
        return painted.computeIfAbsent(new ImageRequest(prompt, shape, seed, "demo", DEADLINE),
                wanted -> painter.create(wanted, Progress.NONE).bytes());
    }
}

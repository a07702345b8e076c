package social.linnet.studio;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import javax.imageio.ImageIO;

import org.springframework.stereotype.Component;

import social.linnet.ai.AiFailure;
import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.media.film.Film;
import social.linnet.media.film.Films;
import social.linnet.media.film.Shot;

/// Sets pictures in motion by moves of a camera. They are no model's making: what is set in motion stays what it was.
@Component
class Animating {

    private final Pictures pictures;
    private final Films films;
    private final Layers layers;
    private final Delivery delivery;

    Animating(Pictures pictures, Films films, Layers layers, Delivery delivery) {
        this.pictures = pictures;
        this.films = films;
        this.layers = layers;
        this.delivery = delivery;
    }

    /// Makes the film and stores it; it is not delivered yet.
    ///
    /// @throws AiFailure [AiFailure.Reason#UNSUPPORTED] when the camera is to go past layers that the picture does not have
    /// @throws social.linnet.event.Refused when what comes of it cannot be kept
    Picture make(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources) {
        Clip clip = Clip.of(claim.order().prompt());
        Picture first = sources.getFirst();
        List<BufferedImage> stills = sources.stream().map(this::pixels).toList();
        List<BufferedImage> drawn = clip.move() == Shot.Move.PARALLAX ? layers.of(first, stills.getFirst()) : stills;
        if (drawn.isEmpty()) {
            throw new AiFailure(AiFailure.Reason.UNSUPPORTED, "the picture has no layers, or is painted otherwise now", null);
        }
        try (Film film = films.animate(clip.shot(drawn))) {
            ByteArrayOutputStream poster = new ByteArrayOutputStream();
            ImageIO.write(film.poster(), "png", poster);
            String said = clip.said().isEmpty() ? first.alt() : first.alt().isEmpty() ? clip.said() : first.alt() + ": " + clip.said();
            return pictures.storeVideo(claim.owner(), film.plays().file(), poster.toByteArray(), Delivery.bounded(said),
                    new Making(first.provenance(), first.model(), claim.order().sources(), null),
                    picture -> delivery.note(claim, todo, picture));
        } catch (IOException e) {
            throw new UncheckedIOException("a film could not be kept", e);
        }
    }

    private BufferedImage pixels(Picture picture) {
        try {
            BufferedImage read = ImageIO.read(pictures.file(picture, Picture.Size.LARGE).toFile());
            if (read == null) {
                throw new IOException("no reader for " + picture.type());
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("picture " + picture.id() + " could not be read", e);
        }
    }
}

package social.linnet.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.event.Ids;
import social.linnet.media.Picture.Provenance;
import social.linnet.media.Picture.Type;
import social.linnet.media.Renderer.Rendered;
import social.linnet.media.film.Container;
import social.linnet.media.film.Film;
import social.linnet.media.film.Films;
import social.linnet.media.film.Playable;

/// Films as pictures: the file that plays is the large rendition, a still is the small one.
@Component
final class Reel {

    private final Films films;
    private final Renderer renderer;
    private final PictureFiles files;
    private final Ids ids;
    private final Clock clock;

    Reel(Films films, Renderer renderer, PictureFiles files, Ids ids, Clock clock) {
        this.films = films;
        this.renderer = renderer;
        this.files = files;
        this.ids = ids;
        this.clock = clock;
    }

    /// The same bytes, of which the first can be looked at.
    static InputStream lookedAt(InputStream bytes) {
        return new BufferedInputStream(bytes);
    }

    /// Whether what comes is a video or a sound, by its first bytes, which stay.
    static boolean isFilm(InputStream lookedAt) {
        try {
            lookedAt.mark(Container.LOOK);
            byte[] start = lookedAt.readNBytes(Container.LOOK);
            lookedAt.reset();
            return Container.of(start).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be read", e);
        }
    }

    /// Keeps a stranger's film, written anew.
    Picture keep(long owner, InputStream bytes, String alt, Provenance provenance, @Nullable String model) {
        try (Film film = films.transcode(bytes)) {
            return keep(owner, film.plays(), renderer.still(film.poster()), alt, provenance, model);
        }
    }

    /// Keeps a film that was made here.
    Picture keep(long owner, Path file, byte[] poster, String alt, Provenance provenance, @Nullable String model) {
        return keep(owner, Playable.of(file), renderer.picture(poster), alt, provenance, model);
    }

    private Picture keep(long owner, Playable film, Rendered still, String alt, Provenance provenance,
                         @Nullable String model) {
        String name = files.newName();
        Type type = film.video() ? Type.MP4 : Type.M4A;
        files.take(name, film.file(), type, still);
        return new Picture(ids.next(), owner, name, type, still.smallType(), film.video() ? film.width() : still.small().width(),
                film.video() ? film.height() : still.small().height(), still.small().width(), still.small().height(), film.bytes(), still.blurhash(), alt, null, false, provenance, model,
                // as the table keeps it
                clock.instant().truncatedTo(ChronoUnit.MICROS), Picture.Focus.MIDDLE,
                new Picture.Running(Math.max(1, film.millis()), (float) film.frameRate(), film.sound()));
    }
}

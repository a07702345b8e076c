package social.linnet.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.event.Ids;
import social.linnet.event.Unguessable;
import social.linnet.media.Picture.Provenance;
import social.linnet.media.Picture.Type;
import social.linnet.media.Renderer.Rendered;
import social.linnet.media.Renderer.Rendition;
import social.linnet.media.film.Container;
import social.linnet.media.film.Film;
import social.linnet.media.film.Films;
import social.linnet.media.film.Playable;

/// Films as pictures: the file that plays is the large rendition, a still is the small one.
@Component
final class Reel {

    private final Films films;
    private final Renderer renderer;
    private final Notary notary;
    private final PictureFiles files;
    private final Ids ids;
    private final Clock clock;

    Reel(Films films, Renderer renderer, Notary notary, PictureFiles files, Ids ids, Clock clock) {
        this.films = films;
        this.renderer = renderer;
        this.notary = notary;
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

    /// A film, and what is known of where it comes from when it was made here.
    record Kept(Picture picture, CredentialRows.@Nullable Row row) {
    }

    /// Keeps a stranger's film, written anew. What its file said of where it comes from is read first, and goes on with it
    /// as with pictures.
    Kept keep(long owner, InputStream bytes, String alt) {
        AtomicReference<Notary.@Nullable Brought> brought = new AtomicReference<>();
        try (Film film = films.transcode(bytes, file -> brought.set(notary.film(Files.readAllBytes(file)).orElse(null)))) {
            Rendered still = renderer.still(film.poster());
            Notary.Brought said = brought.get();
            return said == null || !film.plays().video()
                    ? new Kept(keep(owner, film.plays(), still, alt, Provenance.HUMAN, null), null)
                    : keep(owner, film.plays(), still, alt, rendered -> notary.uploaded(rendered, said, owner));
        }
    }

    /// Keeps what a model elsewhere made, written anew.
    Kept keep(long owner, InputStream bytes, String alt, Making making) {
        try (Film film = films.transcode(bytes)) {
            return keep(owner, film.plays(), renderer.still(film.poster()), alt, making);
        }
    }

    /// Keeps a film that was made here.
    Kept keep(long owner, Path file, byte[] poster, String alt, Making making) {
        return keep(owner, Playable.of(file), renderer.picture(poster), alt, making);
    }

    /// A sound says nothing: its format carries no manifest here.
    private Kept keep(long owner, Playable film, Rendered still, String alt, Making making) {
        if (!film.video()) {
            return new Kept(keep(owner, film, still, alt, making.provenance(), making.model()), null);
        }
        return keep(owner, film, still, alt, rendered -> notary.made(rendered, making));
    }

    private Kept keep(long owner, Playable film, Rendered still, String alt, Function<Rendered, Notary.Attested> attesting) {
        try {
            Rendition large = new Rendition(Files.readAllBytes(film.file()), film.width(), film.height());
            Notary.Attested attested = attesting.apply(new Rendered(Type.MP4, large, still.smallType(), still.small(), still.blurhash()));
            Files.write(film.file(), attested.rendered().large().bytes());
            return new Kept(keep(owner, Playable.of(film.file()), attested.rendered(), alt, attested.provenance(), attested.model()),
                    attested.row());
        } catch (IOException e) {
            throw new UncheckedIOException("a film could not be signed", e);
        }
    }

    private Picture keep(long owner, Playable film, Rendered still, String alt, Provenance provenance,
                         @Nullable String model) {
        String name = Unguessable.next();
        Type type = film.video() ? Type.MP4 : Type.M4A;
        files.take(name, film.file(), type, still);
        return new Picture(ids.next(), owner, name, type, still.smallType(), film.video() ? film.width() : still.small().width(),
                film.video() ? film.height() : still.small().height(), still.small().width(), still.small().height(), film.bytes(), still.blurhash(), alt, null, false, provenance, model,
                // as the table keeps it
                clock.instant().truncatedTo(ChronoUnit.MICROS), Picture.Focus.MIDDLE,
                new Picture.Running(Math.max(1, film.millis()), (float) film.frameRate(), film.sound()));
    }
}

package social.linnet.web.work;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.media.Picture;
import social.linnet.studio.FilmOffer;
import social.linnet.studio.work.Style;
import social.linnet.web.Frame;

/// A film from words that begins with a picture, or that changes a film.
///
/// @param from    the picture, or the film
/// @param prompt  what was typed
/// @param problem why that was not taken, or null
/// @param left    how many pictures may still be made today
/// @param daily   how many a day
public record FilmPage(Frame frame, Picture from, FilmOffer offer, List<Style> styles, String prompt, String style, int seconds,
                       @Nullable String problem, int left, int daily) {

    /// Whether it changes a film, whose length it then has.
    public boolean changes() {
        return from.duration() > 0;
    }

    /// How many pictures the shortest that can be chosen counts as.
    public int least() {
        return offer.cost(changes() ? (int) Math.ceilDiv(from.duration(), 1000L) : FilmOffer.LENGTHS.getFirst());
    }
}

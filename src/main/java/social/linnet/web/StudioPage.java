package social.linnet.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.studio.FilmOffer;
import social.linnet.studio.Job;
import social.linnet.studio.work.Style;

/// Everything somebody made.
///
/// @param jobs  newest first
/// @param next  id of the oldest one shown, when there are older ones, for `/studio?before=`; or null
/// @param left  how many pictures may still be made today
/// @param daily how many a day
/// @param style the one that is chosen beforehand
/// @param prompt the words to begin with
/// @param styles those to choose from
/// @param film   that films are made from words here, or null
public record StudioPage(Frame frame, List<Job> jobs, @Nullable String next, int left, int daily,
                         Style style, List<Style> styles, String prompt, @Nullable FilmOffer film) {

    /// Where no films are made from words.
    public StudioPage(Frame frame, List<Job> jobs, @Nullable String next, int left, int daily, Style style, List<Style> styles,
                      String prompt) {
        this(frame, jobs, next, left, daily, style, styles, prompt, null);
    }

    /// Whether something is still being made.
    public boolean working() {
        return jobs.stream().anyMatch(job -> !job.state().isOver());
    }
}

package social.linnet.web.work;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.page.WorkPages;
import social.linnet.settings.Settings;
import social.linnet.studio.FilmOffer;
import social.linnet.studio.Order;
import social.linnet.studio.Studio;
import social.linnet.studio.work.Remixes;
import social.linnet.studio.work.Styles;
import social.linnet.studio.work.Verb;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Making a film from words and a picture, or from words and a film.
@Controller
class FilmController {

    private final Site site;
    private final WorkPages pages;
    private final Remixes remixes;
    private final Studio studio;
    private final Styles styles;
    private final int daily;

    FilmController(Site site, WorkPages pages, Remixes remixes, Studio studio, Styles styles, Settings settings) {
        this.site = site;
        this.pages = pages;
        this.remixes = remixes;
        this.studio = studio;
        this.styles = styles;
        this.daily = settings.studio().daily();
    }

    @GetMapping("/works/{id}/film")
    View film(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        Picture from = seen(visitor, id);
        remixes.require(visitor.id(), from, Verb.EDIT);
        return page(visitor, from, "", "none", FilmOffer.LENGTHS.getFirst(), null, request, response);
    }

    @PostMapping("/works/{id}/film")
    View filmed(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String prompt,
                @RequestParam(defaultValue = "none") String style, @RequestParam(defaultValue = "4") int seconds,
                HttpServletRequest request, HttpServletResponse response) {
        Picture from = seen(visitor, id);
        try {
            studio.make(visitor.id(), Order.film(prompt, styles.choose(visitor.id(), style), Shape.LANDSCAPE, seconds, List.of(id)));
        } catch (Refused refused) {
            if (refused.kind() != Refused.Kind.INVALID && refused.kind() != Refused.Kind.LIMITED) {
                throw refused;
            }
            response.setStatus(refused.kind() == Refused.Kind.LIMITED ? 429 : 422);
            return page(visitor, from, prompt, style, seconds, refused, request, response);
        }
        return Site.redirect("/studio");
    }

    private View page(Visitor visitor, Picture from, String prompt, String style, int seconds, @Nullable Refused problem,
                      HttpServletRequest request, HttpServletResponse response) {
        FilmOffer offer = studio.films().orElseThrow(() -> Refused.invalid("films-none"));
        if (from.duration() > 0 && !studio.changeable(from)) {
            throw Refused.invalid("film-gone");
        }
        Frame frame = site.frame(request, response);
        return site.page("work/filming", new FilmPage(frame, from, offer, styles.offered(visitor.id()), prompt, style, seconds,
                problem == null ? null : frame.refused(problem), studio.remaining(visitor.id()), daily));
    }

    private Picture seen(Visitor visitor, long id) {
        return pages.find(visitor.id(), id).map(WorkPages.View::picture).orElseThrow(Refused::notFound);
    }
}

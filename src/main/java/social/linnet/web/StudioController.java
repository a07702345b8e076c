package social.linnet.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.studio.Job;
import social.linnet.studio.Order;
import social.linnet.studio.Studio;
import social.linnet.studio.work.Remixes;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;
import social.linnet.studio.work.Verb;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;
import social.linnet.web.compose.Composers;
import social.linnet.web.compose.UploadController;

/// Asking for pictures, watching them come, picking one.
@Controller
class StudioController {

    private static final int PAGE = 12;

    private final Site site;
    private final Studio studio;
    private final Styles styles;
    private final Works works;
    private final Remixes remixes;
    private final Pictures pictures;
    private final Composers composers;

    StudioController(Site site, Studio studio, Styles styles, Works works, Remixes remixes, Pictures pictures, Composers composers) {
        this.works = works;
        this.remixes = remixes;
        this.pictures = pictures;
        this.site = site;
        this.studio = studio;
        this.styles = styles;
        this.composers = composers;
    }

    @GetMapping("/studio")
    View works(Visitor visitor, @RequestParam(defaultValue = "") String before,
               @RequestParam(defaultValue = "none") String style, @RequestParam(defaultValue = "0") long from,
               HttpServletRequest request, HttpServletResponse response) {
        if (Site.isFragment(request)) {
            // the panel of the post box
            Map<String, Object> form = new HashMap<>(Map.of("f", site.frame(request, response), "left", studio.remaining(visitor.id()),
                    "daily", composers.daily(), "inComposer", true, "styles", styles.offered(visitor.id())));
            studio.films().ifPresent(offer -> form.put("film", offer));
            return site.view("studio/form", form);
        }
        List<Job> jobs = studio.jobs(visitor.id(), before, PAGE + 1);
        boolean more = jobs.size() > PAGE;
        List<Job> shown = more ? jobs.subList(0, PAGE) : jobs;
        studio.seen(visitor.id(), shown);
        return site.page("studio", new StudioPage(site.frame(request, response), shown,
                more ? shown.getLast().id() : null, studio.remaining(visitor.id()), composers.daily(),
                chosen(visitor, style), offered(visitor, style), prompt(visitor, from), studio.films().orElse(null)));
    }

    private Style chosen(Visitor visitor, String word) {
        Style style = styles.known(List.of(word)).getOrDefault(word, Style.NONE);
        return style.shared() || style.creator() != null && style.creator() == visitor.id() ? style : Style.NONE;
    }

    /// Somebody else's style that is to be tried is among those to choose from.
    private List<Style> offered(Visitor visitor, String word) {
        List<Style> offered = new ArrayList<>(styles.offered(visitor.id()));
        Style chosen = chosen(visitor, word);
        if (!chosen.equals(Style.NONE) && !offered.contains(chosen)) {
            offered.addFirst(chosen);
        }
        return offered;
    }

    /// The words of a work, when its maker lets this person begin with them.
    private String prompt(Visitor visitor, long from) {
        return from == 0 ? "" : pictures.find(from).filter(picture -> remixes.may(visitor.id(), picture, Verb.PROMPT).granted())
                .flatMap(picture -> works.find(picture.id())).map(Work::prompt).orElse("");
    }

    @PostMapping("/studio/jobs")
    View make(Visitor visitor, @RequestParam(defaultValue = "") String prompt,
              @RequestParam(defaultValue = "none") String style, @RequestParam(defaultValue = "square") String shape,
              @RequestParam(defaultValue = "1") int count, @RequestParam(defaultValue = "picture") String what,
              @RequestParam(defaultValue = "4") int seconds, @RequestParam(name = "in", defaultValue = "") String in,
              HttpServletRequest request, HttpServletResponse response) {
        Style look = styles.choose(visitor.id(), style);
        Job job = studio.make(visitor.id(), what.equals("video") ? Order.film(prompt, look, shape(shape), seconds, List.of())
                : Order.paint(prompt, look, shape(shape), count));
        if (!Site.isFragment(request)) {
            return Site.redirect("/studio");
        }
        return site.view("studio/started", Map.of("f", site.frame(request, response), "job", job,
                "inComposer", in.equals("composer"), "left", studio.remaining(visitor.id()),
                "daily", composers.daily()));
    }

    private static Shape shape(String word) {
        for (Shape shape : Shape.values()) {
            if (shape.name().toLowerCase(Locale.ROOT).equals(word)) {
                return shape;
            }
        }
        throw Refused.invalid("shape-unknown");
    }

    @PostMapping("/studio/jobs/{id}/retry")
    View retry(Visitor visitor, @PathVariable String id, @RequestParam(name = "in", defaultValue = "") String in,
               HttpServletRequest request, HttpServletResponse response) {
        return answer(studio.retry(visitor.id(), id), in, request, response);
    }

    @PostMapping("/studio/jobs/{id}/cancel")
    View cancel(Visitor visitor, @PathVariable String id, @RequestParam(name = "in", defaultValue = "") String in,
                HttpServletRequest request, HttpServletResponse response) {
        return answer(studio.cancel(visitor.id(), id), in, request, response);
    }

    private View answer(Job job, String in, HttpServletRequest request, HttpServletResponse response) {
        if (!Site.isFragment(request)) {
            return Site.redirect("/studio");
        }
        return site.view("studio/job", new HashMap<>(Map.of("f", site.frame(request, response), "job", job,
                "inComposer", in.equals("composer"))));
    }

    @GetMapping("/studio/jobs/{id}/partial/{number}")
    ResponseEntity<byte[]> partial(Visitor visitor, @PathVariable String id, @PathVariable int number) {
        // whoever asks for a preview a moment too late has asked nothing wrong: the finished picture is about to take its place
        Job job = studio.job(visitor.id(), id);
        return studio.partial(visitor.id(), job.id(), number)
                .map(bytes -> ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.noStore().cachePrivate()).body(bytes))
                .orElseGet(() -> ResponseEntity.noContent().cacheControl(CacheControl.noStore().cachePrivate()).build());
    }

    @PostMapping("/studio/jobs/{id}/attach/{number}")
    View attach(Visitor visitor, @PathVariable String id, @PathVariable int number, HttpServletRequest request,
                HttpServletResponse response) {
        Picture picture = studio.job(visitor.id(), id).variants().stream()
                .filter(variant -> variant.number() == number).map(Job.Variant::picture).filter(Objects::nonNull)
                .findFirst().orElseThrow(Refused::notFound);
        if (pictures.isHeld(picture.id())) {
            throw Refused.invalid("picture-held");
        }
        if (picture.post() != null) {
            throw Refused.of(Refused.Kind.CONFLICT, "picture-not-yours");
        }
        return UploadController.attachment(site, picture, request, response);
    }
}

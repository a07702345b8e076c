package social.linnet.web.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.event.Refused;
import social.linnet.studio.Appeals;
import social.linnet.studio.Job;
import social.linnet.studio.Studio;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;
import social.linnet.web.compose.Composers;

/// One job in the private history, and what can be done about a refusal: other words, or an appeal.
@Controller
class JobController {

    private final Site site;
    private final Studio studio;
    private final Appeals appeals;
    private final Composers composers;

    JobController(Site site, Studio studio, Appeals appeals, Composers composers) {
        this.site = site;
        this.studio = studio;
        this.appeals = appeals;
        this.composers = composers;
    }

    @GetMapping("/studio/jobs/{id}")
    View job(Visitor visitor, @PathVariable String id, @RequestParam(name = "in", defaultValue = "") String in,
             HttpServletRequest request, HttpServletResponse response) {
        Job job = studio.job(visitor.id(), id);
        studio.seen(visitor.id(), List.of(job));
        return Site.isFragment(request) ? fragment(job, in, request, response)
                : page(visitor, job, site.frame(request, response), HttpStatus.OK);
    }

    private View page(Visitor visitor, Job job, Frame frame, HttpStatus status) {
        return site.view("studio/one", Map.of("page", new JobPage(frame, job, appeals.of(visitor.id(), job.id()))), status);
    }

    private View fragment(Job job, String in, HttpServletRequest request, HttpServletResponse response) {
        return site.view("studio/job", new HashMap<>(Map.of("f", site.frame(request, response), "job", job,
                "inComposer", in.equals("composer"))));
    }

    /// Where what tells of a job leads: it knows its place alone.
    @GetMapping("/studio/at/{place}")
    View at(Visitor visitor, @PathVariable long place) {
        Job job = studio.placed(visitor.id(), List.of(place)).get(place);
        if (job == null) {
            throw Refused.notFound();
        }
        return Site.redirect("/studio/jobs/" + job.id());
    }

    /// Where what tells of an answer leads.
    @GetMapping("/studio/appeals/{id}")
    View appeal(Visitor visitor, @PathVariable long id) {
        return Site.redirect("/studio/jobs/" + appeals.job(visitor.id(), id).orElseThrow(Refused::notFound));
    }

    @PostMapping("/studio/jobs/{id}/appeal")
    View appeal(Visitor visitor, @PathVariable String id, @RequestParam(defaultValue = "") String text,
                @RequestParam(name = "in", defaultValue = "") String in, HttpServletRequest request, HttpServletResponse response) {
        try {
            appeals.appeal(visitor.id(), id, text);
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND || Site.isFragment(request)) {
                throw refused;
            }
            String said = site.frame(request, response).refused(refused);
            return page(visitor, studio.job(visitor.id(), id), site.frame(request, response, said), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return Site.isFragment(request) ? fragment(studio.job(visitor.id(), id), in, request, response)
                : Site.redirect("/studio/jobs/" + id);
    }

    @PostMapping("/studio/jobs/{id}/reworded")
    View reword(Visitor visitor, @PathVariable String id, @RequestParam(name = "in", defaultValue = "") String in,
                HttpServletRequest request, HttpServletResponse response) {
        Job job = studio.reword(visitor.id(), id);
        if (!Site.isFragment(request)) {
            return Site.redirect("/studio/jobs/" + job.id());
        }
        return site.view("studio/started", Map.of("f", site.frame(request, response), "job", job, "inComposer", in.equals("composer"),
                "left", studio.remaining(visitor.id()), "daily", composers.daily()));
    }
}

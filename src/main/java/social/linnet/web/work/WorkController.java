package social.linnet.web.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.page.WorkPages;
import social.linnet.settings.Settings;
import social.linnet.studio.Clip;
import social.linnet.studio.Job;
import social.linnet.studio.Order;
import social.linnet.studio.Pack;
import social.linnet.studio.Region;
import social.linnet.studio.Studio;
import social.linnet.studio.work.Remixes;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;
import social.linnet.studio.work.Verb;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// The page of a work, what its maker lets others do with it, and changing it.
@Controller
class WorkController {

    private final Site site;
    private final WorkPages pages;
    private final Works works;
    private final Remixes remixes;
    private final Studio studio;
    private final Styles styles;
    private final Pictures pictures;
    private final Accounts accounts;
    private final Cookies cookies;
    private final int daily;

    WorkController(Site site, WorkPages pages, Works works, Remixes remixes, Studio studio, Styles styles, Pictures pictures,
                   Accounts accounts, Cookies cookies, Settings settings) {
        this.site = site;
        this.pages = pages;
        this.works = works;
        this.remixes = remixes;
        this.studio = studio;
        this.styles = styles;
        this.pictures = pictures;
        this.accounts = accounts;
        this.cookies = cookies;
        this.daily = settings.studio().daily();
    }

    @GetMapping("/works/{id}")
    View work(@PathVariable long id, @Nullable Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return site.page("work/work", page(id, visitor, request, response));
    }

    /// What can be made of it: a sheet for the script, else its page says so.
    @GetMapping("/works/{id}/remix")
    View verbs(@PathVariable long id, @Nullable Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        WorkPage page = page(id, visitor, request, response);
        return Site.isFragment(request) ? site.page("work/verbs", page) : Site.redirect("/works/" + id + "#make-title");
    }

    private WorkPage page(long id, @Nullable Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        WorkPages.View view = pages.find(Site.viewer(visitor), id).orElseThrow(Refused::notFound);
        Map<Verb, String> whose = new EnumMap<>(Verb.class);
        view.verbs().forEach((verb, permission) -> {
            if (permission.whose() != null) {
                accounts.find(permission.whose()).map(Account::handle).ifPresent(handle -> whose.put(verb, "@" + handle));
            }
        });
        return new WorkPage(site.frame(request, response), view, whose, studio.films().isPresent(), studio.changeable(view.picture()));
    }

    @PostMapping("/works/{id}/settings")
    View set(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "style") String shows,
             @RequestParam(name = "allow", defaultValue = "") List<String> allow, @RequestParam(defaultValue = "") String people,
             HttpServletResponse response) {
        works.set(visitor.id(), own(visitor, id), new Works.Habit(Work.Shows.ofWord(shows).orElseThrow(() ->
                Refused.invalid("choice-unknown")), Verb.ofWords(allow)), !people.isEmpty());
        cookies.flash(response, "saved");
        return Site.redirect("/works/" + id);
    }

    @PostMapping("/works/{id}/ask")
    View ask(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        remixes.ask(visitor.id(), seen(visitor, id));
        cookies.flash(response, "asked");
        return Site.redirect("/works/" + id);
    }

    @GetMapping("/works/{id}/edit")
    View edit(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "none") String style, HttpServletRequest request,
              HttpServletResponse response) {
        Picture picture = seen(visitor, id);
        remixes.require(visitor.id(), picture, Verb.EDIT);
        return editing(visitor, picture, style, "", null, request, response);
    }

    private View editing(Visitor visitor, Picture picture, String style, String prompt, @Nullable Refused problem,
                         HttpServletRequest request, HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        return site.page("work/edit", new EditPage(frame, picture, styles.offered(visitor.id()), style, prompt,
                problem == null ? null : frame.refused(problem), studio.makers().edits(), studio.remaining(visitor.id()), daily));
    }

    @PostMapping("/works/{id}/edit")
    View change(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String prompt,
                @RequestParam(defaultValue = "none") String style, @RequestParam(defaultValue = "all") String region,
                @RequestParam(defaultValue = "1") int count, @RequestParam(required = false) @Nullable MultipartFile mask,
                HttpServletRequest request, HttpServletResponse response) throws IOException {
        Picture picture = seen(visitor, id);
        byte[] drawn = mask == null || mask.isEmpty() ? Region.of(region).mask(picture) : mask.getBytes();
        try {
            studio.make(visitor.id(), new Order(Job.Kind.EDIT, prompt, styles.choose(visitor.id(), style), Shape.SQUARE, count,
                    List.of(id), drawn));
        } catch (Refused refused) {
            if (refused.kind() != Refused.Kind.INVALID && refused.kind() != Refused.Kind.LIMITED) {
                throw refused;
            }
            response.setStatus(refused.kind() == Refused.Kind.LIMITED ? 429 : 422);
            return editing(visitor, picture, style, prompt, refused, request, response);
        }
        return Site.redirect("/studio");
    }

    @GetMapping("/works/{id}/animate")
    View animate(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        Picture picture = seen(visitor, id);
        remixes.require(visitor.id(), picture, Verb.ANIMATE);
        return animating(visitor, picture, "zoom_in", Clip.LENGTHS.getFirst(), "", null, request, response);
    }

    private View animating(Visitor visitor, Picture picture, String move, int seconds, String captions, @Nullable Refused problem,
                           HttpServletRequest request, HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        return site.page("work/animate", new AnimatePage(frame, picture, studio.beside(visitor.id(), picture), studio.layered(picture), move, seconds,
                captions,
                problem == null ? null : frame.refused(problem), studio.remaining(visitor.id()), daily));
    }

    @PostMapping("/works/{id}/animate")
    View animated(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String move,
                  @RequestParam(defaultValue = "4") int seconds, @RequestParam(defaultValue = "") String captions,
                  @RequestParam(name = "with", defaultValue = "") List<Long> with, HttpServletRequest request,
                  HttpServletResponse response) {
        Picture picture = seen(visitor, id);
        List<Long> sources = new ArrayList<>(List.of(id));
        if (move.equals("loop")) {
            sources.addAll(with);
        }
        try {
            studio.make(visitor.id(), new Order(Job.Kind.ANIMATE, Clip.typed(move, seconds, captions).prompt(), Style.NONE, Shape.SQUARE,
                    1, sources, null));
        } catch (Refused refused) {
            if (refused.kind() != Refused.Kind.INVALID && refused.kind() != Refused.Kind.LIMITED) {
                throw refused;
            }
            response.setStatus(refused.kind() == Refused.Kind.LIMITED ? 429 : 422);
            return animating(visitor, picture, move, seconds, captions, refused, request, response);
        }
        return Site.redirect("/studio");
    }

    @GetMapping("/studio/pack")
    View pack(Visitor visitor, @RequestParam(defaultValue = "0") long picture, HttpServletRequest request, HttpServletResponse response) {
        return packing(visitor, "", "", "", picture, null, request, response);
    }

    private View packing(Visitor visitor, String name, String title, String things, long picture, @Nullable Refused problem,
                         HttpServletRequest request, HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        return site.page("work/pack", new PackPage(frame, name, title, things, picture == 0 ? null : seen(visitor, picture),
                problem == null ? null : frame.refused(problem), studio.remaining(visitor.id()), daily));
    }

    @PostMapping("/studio/pack")
    View packed(Visitor visitor, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String title,
                @RequestParam(defaultValue = "") String things, @RequestParam(defaultValue = "0") long picture,
                @RequestParam(defaultValue = "1") int count, HttpServletRequest request, HttpServletResponse response) {
        try {
            studio.make(visitor.id(), new Order(Job.Kind.PACK, Pack.typed(name, title, things).prompt(), Style.NONE, Shape.PORTRAIT,
                    count, picture == 0 ? List.of() : List.of(picture), null));
        } catch (Refused refused) {
            if (refused.kind() != Refused.Kind.INVALID && refused.kind() != Refused.Kind.LIMITED) {
                throw refused;
            }
            response.setStatus(refused.kind() == Refused.Kind.LIMITED ? 429 : 422);
            return packing(visitor, name, title, things, picture, refused, request, response);
        }
        return Site.redirect("/studio");
    }

    private Picture own(Visitor visitor, long id) {
        return pictures.find(id).filter(picture -> picture.owner() == visitor.id()).orElseThrow(Refused::notFound);
    }

    private Picture seen(Visitor visitor, long id) {
        return pages.find(visitor.id(), id).map(WorkPages.View::picture).orElseThrow(Refused::notFound);
    }
}

package social.linnet.web.compose;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.post.Draft;
import social.linnet.post.Drafts;
import social.linnet.post.Schedule;
import social.linnet.post.Scheduled;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;
import social.linnet.web.compose.KeptPage.Kept;
import social.linnet.web.compose.Written.Part;

/// What somebody has not posted yet.
@Controller
class KeptController {

    private final Site site;
    private final Drafts drafts;
    private final Schedule schedule;
    private final Pictures pictures;
    private final Publishing publishing;

    KeptController(Site site, Drafts drafts, Schedule schedule, Pictures pictures, Publishing publishing) {
        this.site = site;
        this.drafts = drafts;
        this.schedule = schedule;
        this.pictures = pictures;
        this.publishing = publishing;
    }

    @GetMapping("/drafts")
    View drafts(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        List<Drafts.Unfinished> all = drafts.of(visitor.id());
        Map<Long, Picture> found = found(all.stream().map(Drafts.Unfinished::draft).toList());
        return site.page("kept", new KeptPage(frame, false, all.stream().map(one -> kept(one.id(), one.updatedAt(),
                one.draft(), found, one.failure() == null ? null : frame.refused(Refused.invalid(one.failure())))).toList(),
                null));
    }

    @GetMapping("/scheduled")
    View scheduled(Visitor visitor, @RequestParam(required = false) @Nullable Long before, HttpServletRequest request,
                   HttpServletResponse response) {
        List<Scheduled> all = schedule.of(visitor.id(), Paging.before(before, Paging.MAX_LIMIT));
        Map<Long, Picture> found = found(all.stream().map(Scheduled::draft).toList());
        return site.page("kept", new KeptPage(site.frame(request, response), true, all.stream().map(one -> kept(one.id(),
                one.dueAt(), one.draft(), found, null)).toList(),
                all.size() == Paging.MAX_LIMIT ? all.getLast().id() : null));
    }

    private Map<Long, Picture> found(List<Draft> all) {
        return pictures.find(all.stream().flatMap(draft -> draft.pictures().stream()).distinct().toList());
    }

    private static Kept kept(long id, java.time.Instant at, Draft draft, Map<Long, Picture> found,
                             @Nullable String failure) {
        List<Part> parts = Threaded.parts(new Part(draft.words().text(), List.of()));
        return new Kept(id, at, parts.getFirst().text(), draft.words().warning(), draft.pictures().stream().map(found::get)
                .filter(Objects::nonNull).filter(picture -> picture.owner() == draft.author()).toList(), parts.size(),
                draft.permissions().audience(), draft.question() != null, draft.replyTo() != null,
                draft.quoteOf() != null, draft.silent(), failure);
    }

    /// Keeps what stands in the box, as scripts do now and then; with nothing in it, nothing is kept any more.
    ///
    /// @return the draft's id as text, or nothing
    @PostMapping("/drafts")
    View keep(Visitor visitor, @RequestParam(name = "reply_to", required = false) @Nullable Long replyTo,
              @RequestParam(required = false) @Nullable Long quote, @RequestParam(required = false) @Nullable Long draft,
              HttpServletRequest request) {
        Written written = Written.read(request);
        String id = "";
        if (!written.isEmpty()) {
            id = String.valueOf(publishing.keep(visitor.id(), written, replyTo, quote, draft));
        } else if (draft != null) {
            drop(visitor.id(), draft);
        }
        String kept = id;
        return (_, _, answer) -> {
            answer.setContentType("text/plain;charset=utf-8");
            answer.getWriter().write(kept);
        };
    }

    private void drop(long account, long draft) {
        try {
            drafts.drop(account, draft);
        } catch (Refused gone) {
            if (gone.kind() != Refused.Kind.NOT_FOUND) {
                throw gone;
            }
        }
    }

    @PostMapping("/drafts/{id}/drop")
    View forget(Visitor visitor, @PathVariable long id, HttpServletRequest request) {
        drop(visitor.id(), id);
        return done("/drafts", request);
    }

    /// @param due    as `datetime-local` gives it
    /// @param offset of that time from UTC
    @PostMapping("/scheduled/{id}/move")
    View move(Visitor visitor, @PathVariable long id, HttpServletRequest request) {
        schedule.move(visitor.id(), id, Written.read(request).dueAt());
        return Site.redirect("/scheduled");
    }

    /// Does not publish it after all. What was written is a draft then, so that nothing is lost.
    @PostMapping("/scheduled/{id}/cancel")
    View cancel(Visitor visitor, @PathVariable long id, HttpServletRequest request) {
        Draft draft = schedule.find(visitor.id(), id).draft();
        drafts.add(draft);
        schedule.drop(visitor.id(), id);
        return done("/drafts", request);
    }

    private static View done(String path, HttpServletRequest request) {
        return Site.isFragment(request) ? (_, _, answer) -> answer.setStatus(HttpStatus.OK.value()) : Site.redirect(path);
    }

    /// Deletes a post and opens what it said in the box again. It is a draft before it is deleted, so that it is not lost
    /// whatever happens in between.
    @PostMapping("/posts/{id}/redraft")
    View redraft(Visitor visitor, @PathVariable long id, HttpServletRequest request) {
        String path = "/compose?draft=" + publishing.takeBack(visitor.id(), id);
        return Site.isFragment(request) ? (_, _, answer) -> answer.setHeader("HX-Redirect", path) : Site.redirect(path);
    }
}

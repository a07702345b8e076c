package social.linnet.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;

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

import social.linnet.event.Refused;
import social.linnet.instance.Announcements;
import social.linnet.moderation.MayDo;

/// Announcements: administrators write them, everybody reads them, puts them aside and answers with an emoji.
@Controller
class AnnouncementController {

    private final Site site;
    private final Announcements announcements;
    private final MayDo mayDo;
    private final Cookies cookies;

    AnnouncementController(Site site, Announcements announcements, MayDo mayDo, Cookies cookies) {
        this.site = site;
        this.announcements = announcements;
        this.mayDo = mayDo;
        this.cookies = cookies;
    }

    @GetMapping("/announcements")
    View read(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return site.page("announcements", new AnnouncementsPage(site.frame(request, response),
                announcements.current(visitor.id())));
    }

    @PostMapping("/announcements/{id}/dismiss")
    View dismiss(Visitor visitor, @PathVariable long id) {
        announcements.dismiss(visitor.id(), id);
        return Site.redirect("/announcements");
    }

    @PostMapping("/announcements/{id}/react")
    View react(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String name) {
        mayDo.require(visitor.id(), MayDo.Action.REACT);
        announcements.react(visitor.id(), id, plain(name));
        return Site.redirect("/announcements");
    }

    @PostMapping("/announcements/{id}/unreact")
    View unreact(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String name) {
        mayDo.require(visitor.id(), MayDo.Action.REACT);
        announcements.unreact(visitor.id(), id, plain(name));
        return Site.redirect("/announcements");
    }

    private static String plain(String name) {
        String typed = name.strip();
        return typed.length() > 2 && typed.startsWith(":") && typed.endsWith(":")
                ? typed.substring(1, typed.length() - 1) : typed;
    }

    @GetMapping("/admin/announcements")
    View admin(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        HouseController.requireAdministrator(visitor);
        return page(site.frame(request, response), visitor, HttpStatus.OK);
    }

    private View page(Frame frame, Visitor visitor, HttpStatus status) {
        return site.view("admin/announcements", Map.of("page", new AnnouncementsPage(frame,
                announcements.current(visitor.id()))), status);
    }

    @PostMapping("/admin/announcements")
    View publish(Visitor visitor, @RequestParam(defaultValue = "") String text,
                 @RequestParam(defaultValue = "") String starts, @RequestParam(defaultValue = "") String ends,
                 @RequestParam(defaultValue = "false") boolean allDay, HttpServletRequest request,
                 HttpServletResponse response) {
        HouseController.requireAdministrator(visitor);
        try {
            announcements.publish(new Announcements.Draft(text, time(starts), time(ends), allDay));
        } catch (Refused refused) {
            String said = site.frame(request, response).refused(refused);
            return page(site.frame(request, response, said), visitor, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        cookies.flash(response, "done");
        return Site.redirect("/admin/announcements");
    }

    /// What a browser's field for date and time sends, in UTC.
    private static @Nullable Instant time(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.strip()).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException noTime) {
            throw Refused.invalid("day-unusable");
        }
    }

    @PostMapping("/admin/announcements/{id}/remove")
    View remove(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        HouseController.requireAdministrator(visitor);
        announcements.remove(id);
        cookies.flash(response, "done");
        return Site.redirect("/admin/announcements");
    }
}

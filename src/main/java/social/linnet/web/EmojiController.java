package social.linnet.web;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import social.linnet.event.Refused;
import social.linnet.instance.Emojis;

/// Custom emojis, as administrators keep them.
@Controller
class EmojiController {

    private final Site site;
    private final Emojis emojis;
    private final Cookies cookies;

    EmojiController(Site site, Emojis emojis, Cookies cookies) {
        this.site = site;
        this.emojis = emojis;
        this.cookies = cookies;
    }

    @GetMapping("/admin/emojis")
    View all(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        HouseController.requireAdministrator(visitor);
        return page(site.frame(request, response), HttpStatus.OK);
    }

    private View page(Frame frame, HttpStatus status) {
        return site.view("admin/emojis", Map.of("page", new EmojisPage(frame, emojis.all())), status);
    }

    @PostMapping("/admin/emojis")
    View add(Visitor visitor, @RequestParam(defaultValue = "") String shortcode,
             @RequestParam(defaultValue = "") String category, @RequestParam MultipartFile file,
             HttpServletRequest request, HttpServletResponse response) throws IOException {
        HouseController.requireAdministrator(visitor);
        try (var bytes = file.getInputStream()) {
            emojis.add(visitor.id(), shortcode, category, bytes);
        } catch (Refused refused) {
            return refused(refused, request, response);
        }
        return done(response);
    }

    @PostMapping("/admin/emojis/{id}")
    View change(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String category,
                @RequestParam(defaultValue = "false") boolean visible,
                @RequestParam(defaultValue = "false") boolean disabled, HttpServletRequest request,
                HttpServletResponse response) {
        HouseController.requireAdministrator(visitor);
        try {
            emojis.change(id, category, visible, disabled);
        } catch (Refused refused) {
            return refused(refused, request, response);
        }
        return done(response);
    }

    @PostMapping("/admin/emojis/{id}/remove")
    View remove(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        HouseController.requireAdministrator(visitor);
        emojis.remove(id);
        return done(response);
    }

    private View refused(Refused refused, HttpServletRequest request, HttpServletResponse response) {
        if (refused.kind() == Refused.Kind.NOT_FOUND) {
            throw refused;
        }
        String said = site.frame(request, response).refused(refused);
        return page(site.frame(request, response, said), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private View done(HttpServletResponse response) {
        cookies.flash(response, "done");
        return Site.redirect("/admin/emojis");
    }
}

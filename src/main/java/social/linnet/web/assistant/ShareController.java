package social.linnet.web.assistant;

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

import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.moderation.CanSee;
import social.linnet.post.Post;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Sharing an answer: a screen of its own, which shows what will be posted and for whom. Nobody is chosen for until somebody
/// chooses.
@Controller
class ShareController {

    private final Site site;
    private final Sharing sharing;

    ShareController(Site site, Sharing sharing) {
        this.site = site;
        this.sharing = sharing;
    }

    @GetMapping("/assistant/answers/{id}/share")
    View screen(Visitor visitor, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        return screen(visitor, id, site.frame(request, response), HttpStatus.OK);
    }

    private View screen(Visitor visitor, String id, Frame frame, HttpStatus status) {
        List<Audience> audiences = frame.audiences().stream().filter(audience -> audience != CanSee.ofMessages()).toList();
        return site.view("assistant/share", Map.of("f", frame, "preview", sharing.preview(visitor, id), "audiences", audiences), status);
    }

    @PostMapping("/assistant/answers/{id}/share")
    View share(Visitor visitor, @PathVariable String id, @RequestParam(defaultValue = "") String audience, HttpServletRequest request,
               HttpServletResponse response) {
        try {
            Post post = sharing.share(visitor, id, audience);
            return Site.redirect("/@" + visitor.account().handle() + "/" + post.id());
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            String said = refused.key().equals("audience-unknown") ? site.frame(request, response).t("assistant.share.choose")
                    : site.frame(request, response).refused(refused);
            return screen(visitor, id, site.frame(request, response, said), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }
}

package social.linnet.web.settings;

import java.util.HashMap;
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

import social.linnet.account.Account;
import social.linnet.account.SignIn;
import social.linnet.event.Refused;
import social.linnet.moderation.MayDo;
import social.linnet.moderation.Warnings;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// What moderators decided about the reader, and saying something to it; also for those who cannot sign in any more.
@Controller
class DecisionsController {

    private final Site site;
    private final Warnings warnings;
    private final SignIn signIn;
    private final MayDo mayDo;
    private final Cookies cookies;

    DecisionsController(Site site, Warnings warnings, SignIn signIn, MayDo mayDo, Cookies cookies) {
        this.site = site;
        this.warnings = warnings;
        this.signIn = signIn;
        this.mayDo = mayDo;
        this.cookies = cookies;
    }

    @GetMapping("/settings/decisions")
    View decisions(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return site.page("settings/decisions", new DecisionsPage(site.frame(request, response),
                warnings.of(visitor.id())));
    }

    @PostMapping("/settings/decisions/{id}/appeal")
    View appeal(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String text,
                HttpServletRequest request, HttpServletResponse response) {
        mayDo.require(visitor.id(), MayDo.Action.APPEAL);
        try {
            warnings.appeal(visitor.id(), id, text);
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            String said = site.frame(request, response).refused(refused);
            return site.view("settings/decisions", Map.of("page", new DecisionsPage(
                    site.frame(request, response, said), warnings.of(visitor.id()))), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        cookies.flash(response, "appealed");
        return Site.redirect("/settings/decisions");
    }

    /// Whoever is suspended cannot sign in: they show their password once more.
    @PostMapping("/appeal")
    View appealClosed(@RequestParam(defaultValue = "") String handle, @RequestParam(defaultValue = "") String password,
                      @RequestParam(defaultValue = "") String text, HttpServletRequest request,
                      HttpServletResponse response) {
        Warnings.@Nullable Warning closed = null;
        try {
            mayDo.require(request.getRemoteAddr(), MayDo.Action.SIGN_IN);
            Account account = signIn.suspended(handle, password);
            closed = warnings.suspension(account.id()).orElseThrow(() -> Refused.invalid("appeal-over"));
            warnings.appeal(account.id(), closed.id(), text);
        } catch (Refused refused) {
            Frame frame = site.frame(request, response);
            Map<String, Object> parameters = new HashMap<>(Map.of("handle", handle,
                    "f", site.frame(request, response, frame.refused(refused))));
            if (closed != null) {
                parameters.put("closed", closed);
            }
            return site.view("sign-in", parameters, refused.kind() == Refused.Kind.LIMITED
                    ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_ENTITY);
        }
        cookies.flash(response, "appealed");
        return Site.redirect("/sign-in");
    }
}

package social.linnet.web.work;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Accounts;
import social.linnet.ai.ImageModel.Source;
import social.linnet.event.Refused;
import social.linnet.moderation.RefusalAppeals;
import social.linnet.moderation.RefusalAppeals.Appeal;
import social.linnet.studio.Appeals;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// What people say to refusals of the studio, for those who decide about it. To everybody else these pages do not exist.
@Controller
class RefusalController {

    private final Site site;
    private final RefusalAppeals refusals;
    private final Appeals appeals;
    private final Accounts accounts;
    private final Cookies cookies;

    RefusalController(Site site, RefusalAppeals refusals, Appeals appeals, Accounts accounts, Cookies cookies) {
        this.site = site;
        this.refusals = refusals;
        this.appeals = appeals;
        this.accounts = accounts;
        this.cookies = cookies;
    }

    @GetMapping("/admin/refusals/{id}")
    View refusal(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return page(visitor, id, site.frame(request, response), HttpStatus.OK);
    }

    private View page(Visitor visitor, long id, Frame frame, HttpStatus status) {
        Appeal appeal = refusals.find(visitor.id(), id);
        List<Integer> kept = appeal.decidedAt() == null ? appeals.kept(visitor.id(), appeal) : List.of();
        return site.view("admin/refusal", Map.of("page", new RefusalPage(frame, appeal, accounts.handleOf(appeal.account()), kept)),
                status);
    }

    @PostMapping("/admin/refusals/{id}")
    View answer(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String what,
                @RequestParam(defaultValue = "") String text, HttpServletRequest request, HttpServletResponse response) {
        if (!what.equals("grant") && !what.equals("refuse")) {
            throw Refused.notFound();
        }
        try {
            appeals.answer(visitor.id(), id, what.equals("grant"), text);
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            String said = site.frame(request, response).refused(refused);
            return page(visitor, id, site.frame(request, response, said), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        cookies.flash(response, "done");
        return Site.redirect("/admin/reports");
    }

    /// What was made, as it was written anew here; nobody between here and the moderator keeps it.
    @GetMapping("/admin/refusals/{id}/pictures/{number}")
    ResponseEntity<byte[]> picture(Visitor visitor, @PathVariable long id, @PathVariable int number) {
        Source kept = appeals.picture(visitor.id(), id, number);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(kept.mime())).cacheControl(CacheControl.noStore().cachePrivate())
                .header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(kept.bytes());
    }
}

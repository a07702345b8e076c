package social.linnet.web.settings;

import java.util.Map;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.consent.Choice;
import social.linnet.consent.Consents;
import social.linnet.consent.Purpose;
import social.linnet.event.Refused;
import social.linnet.moderation.MayDo;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// What somebody lets be used. A no is one press, never counted against a limit and never refused.
@Controller
class ConsentSettings {

    private final Site site;
    private final Consents consents;
    private final MayDo mayDo;
    private final Cookies cookies;

    ConsentSettings(Site site, Consents consents, MayDo mayDo, Cookies cookies) {
        this.site = site;
        this.consents = consents;
        this.mayDo = mayDo;
        this.cookies = cookies;
    }

    @GetMapping("/settings/consent")
    View consent(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return page(visitor, site.frame(request, response), HttpStatus.OK);
    }

    private View page(Visitor visitor, Frame frame, HttpStatus status) {
        return site.view("settings/consent", Map.of("page", new ConsentPage(frame, Stream.of(Purpose.values())
                .map(purpose -> question(visitor, frame, purpose)).toList(), consents.history(visitor.id()))), status);
    }

    private ConsentPage.Question question(Visitor visitor, Frame frame, Purpose purpose) {
        return ConsentPage.Question.of(frame, purpose, consents.stance(visitor.id(), purpose));
    }

    /// @param words   the mark of what stood above the button
    /// @param earlier whether a yes is for what was there before, too
    @PostMapping("/settings/consent")
    View choose(Visitor visitor, @RequestParam(defaultValue = "") String purpose, @RequestParam(defaultValue = "") String choice,
                @RequestParam(defaultValue = "") String earlier, @RequestParam(defaultValue = "") String words,
                HttpServletRequest request, HttpServletResponse response) {
        Purpose asked = Purpose.ofWord(purpose).orElseThrow(() -> Refused.invalid("choice-unknown"));
        boolean isYes = switch (choice) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw Refused.invalid("choice-unknown");
        };
        Frame frame = site.frame(request, response);
        ConsentPage.Question question = question(visitor, frame, asked);
        if (isYes) {
            try {
                if (!question.wording().mark().equals(words)) {
                    throw Refused.of(Refused.Kind.CONFLICT, "consent-words");
                }
                mayDo.require(visitor.id(), MayDo.Action.CHANGE_ACCOUNT);
            } catch (Refused refused) {
                return page(visitor, site.frame(request, response, frame.refused(refused)), Answers.status(refused));
            }
        }
        consents.say(visitor.id(), asked, !isYes ? Choice.NO : earlier.isEmpty() ? Choice.FROM_NOW : Choice.EVERYTHING, question.wording());
        cookies.flash(response, isYes ? "consent-yes" : "consent-no");
        return Site.redirect(Section.CONSENT.path());
    }
}

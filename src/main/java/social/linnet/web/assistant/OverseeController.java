package social.linnet.web.assistant;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

import social.linnet.account.Accounts;
import social.linnet.assistant.Answer;
import social.linnet.assistant.Corrections;
import social.linnet.assistant.Oversight;
import social.linnet.assistant.Switch;
import social.linnet.event.Refused;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// What moderators do about the assistant: stop it, see how it fares, put an answer right. To everybody else these pages do
/// not exist, which the commands below decide.
@Controller
class OverseeController {

    private final Site site;
    private final Switch onOff;
    private final Oversight oversight;
    private final Corrections corrections;
    private final Posts posts;
    private final Accounts accounts;
    private final Cookies cookies;

    OverseeController(Site site, Switch onOff, Oversight oversight, Corrections corrections, Posts posts, Accounts accounts,
                      Cookies cookies) {
        this.site = site;
        this.onOff = onOff;
        this.oversight = oversight;
        this.corrections = corrections;
        this.posts = posts;
        this.accounts = accounts;
        this.cookies = cookies;
    }

    @GetMapping("/admin/assistant")
    View page(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        List<Answer> latest = oversight.latest(visitor.id());
        Set<Long> ids = latest.stream().map(Answer::post).collect(Collectors.toSet());
        Map<Long, Post> found = posts.find(ids);
        Switch.Position position = onOff.position();
        String by = position.by() == null ? "" : accounts.handleOf(position.by());
        return site.page("assistant/oversee", new OverseePage(site.frame(request, response), position, by,
                oversight.lastDay(visitor.id()), oversight.wrong(visitor.id()), latest.stream()
                .filter(answer -> found.containsKey(answer.post()))
                .map(answer -> new OverseePage.Said(answer, found.get(answer.post()))).toList()));
    }

    @PostMapping("/admin/assistant/switch")
    View turn(Visitor visitor, @RequestParam(defaultValue = "") String to, HttpServletResponse response) {
        onOff.set(visitor.id(), switch (to) {
            case "on" -> true;
            case "off" -> false;
            default -> throw Refused.invalid("choice-unknown");
        });
        cookies.flash(response, to.equals("on") ? "assistant-on" : "assistant-off");
        return Site.redirect("/admin/assistant");
    }

    @GetMapping("/admin/assistant/answers/{id}")
    View form(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return form(visitor, id, null, "", site.frame(request, response), HttpStatus.OK);
    }

    private View form(Visitor visitor, long id, @Nullable String words, String reason, Frame frame,
                      HttpStatus status) {
        Answer answer = oversight.find(visitor.id(), id);
        Post post = posts.find(id).orElseThrow(Refused::notFound);
        return site.view("assistant/correct", Map.of("f", frame, "answer", answer, "words", words == null ? post.text() : words,
                "reason", reason), status);
    }

    @PostMapping("/admin/assistant/answers/{id}")
    View correct(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String words,
                 @RequestParam(defaultValue = "") String reason, HttpServletRequest request, HttpServletResponse response) {
        try {
            corrections.correct(visitor.id(), id, words.replace("\r\n", "\n"), reason);
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            Frame frame = site.frame(request, response, site.frame(request, response).refused(refused));
            return form(visitor, id, words, reason, frame, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        cookies.flash(response, "corrected");
        return Site.redirect("/admin/assistant");
    }
}

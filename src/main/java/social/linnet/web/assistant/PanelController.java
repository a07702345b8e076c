package social.linnet.web.assistant;

import java.util.HashMap;
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

import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Exchange;
import social.linnet.assistant.context.Vetoes;
import social.linnet.event.Refused;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// The assistant on a post, for whoever reads it: a panel for the script, else a page. Nothing here is published.
@Controller
class PanelController {

    private final Site site;
    private final Pages pages;
    private final Offers offers;
    private final Chats chats;
    private final Exchanges exchanges;
    private final Vetoes vetoes;

    PanelController(Site site, Pages pages, Offers offers, Chats chats, Exchanges exchanges, Vetoes vetoes) {
        this.site = site;
        this.pages = pages;
        this.offers = offers;
        this.chats = chats;
        this.exchanges = exchanges;
        this.vetoes = vetoes;
    }

    /// @param task the one that was meant, to be offered first: nothing is asked before it is pressed
    @GetMapping("/posts/{id}/assistant")
    View panel(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String task, HttpServletRequest request,
               HttpServletResponse response) {
        return panel(visitor, id, task, site.frame(request, response), HttpStatus.OK, Site.isFragment(request));
    }

    private View panel(Visitor visitor, long id, String task, Frame frame, HttpStatus status, boolean fragment) {
        PostView post = pages.post(visitor.id(), id).orElseThrow(Refused::notFound);
        return site.view(fragment ? "assistant/panel" : "assistant/about-a-post", new HashMap<>(Map.of("f", frame, "post", post,
                "offer", offers.of(visitor, post), "task", task)), status);
    }

    @PostMapping("/posts/{id}/assistant")
    View ask(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "answer") String task,
             @RequestParam(defaultValue = "") String words, HttpServletRequest request, HttpServletResponse response) {
        PostView post = pages.post(visitor.id(), id).orElseThrow(Refused::notFound);
        Exchange asked;
        try {
            asked = chats.ask(visitor.id(), new Chats.Ask(null, post.id(), Offers.task(task), words));
        } catch (Refused refused) {
            if (Site.isFragment(request) || refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            String said = site.frame(request, response).refused(refused);
            return panel(visitor, id, task, site.frame(request, response, said), HttpStatus.UNPROCESSABLE_ENTITY, false);
        }
        return !Site.isFragment(request) ? Site.redirect("/assistant/answers/" + asked.id())
                : site.view("assistant/exchange", Map.of("f", site.frame(request, response), "view",
                        exchanges.of(visitor.id(), asked, post.id())));
    }

    /// Keeps a post of one's own from the assistant.
    @PostMapping("/posts/{id}/veto")
    View veto(Visitor visitor, @PathVariable long id, HttpServletRequest request) {
        vetoes.post(visitor.id(), id, true);
        return Site.redirect(site.cameFrom(request, "/home"));
    }

    /// Lets it read that again.
    @PostMapping("/posts/{id}/unveto")
    View unveto(Visitor visitor, @PathVariable long id, HttpServletRequest request) {
        vetoes.post(visitor.id(), id, false);
        return Site.redirect(site.cameFrom(request, "/home"));
    }
}

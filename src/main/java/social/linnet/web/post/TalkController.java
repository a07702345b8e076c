package social.linnet.web.post;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.event.Refused;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.post.Polls;
import social.linnet.post.Quotes;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Polls and quotes, as people meet them below a post.
@Controller
class TalkController {

    private final Site site;
    private final Polls polls;
    private final Quotes quotes;
    private final Pages pages;

    TalkController(Site site, Polls polls, Quotes quotes, Pages pages) {
        this.site = site;
        this.polls = polls;
        this.quotes = quotes;
        this.pages = pages;
    }

    /// The poll as it is now; without a script, the page of its post.
    @PostMapping("/posts/{id}/vote")
    View vote(Visitor visitor, @PathVariable long id, @RequestParam(name = "choice", defaultValue = "") List<Integer> choices,
              HttpServletRequest request, HttpServletResponse response) {
        polls.vote(visitor.id(), id, choices);
        PostView view = pages.post(visitor.id(), id).orElseThrow(Refused::notFound);
        return Site.isFragment(request)
                ? site.view("post/poll", Map.of("f", site.frame(request, response), "post", view))
                : Site.redirect(view.path());
    }

    /// Takes one's own post out of the one that quotes it.
    @PostMapping("/posts/{id}/detach")
    View detach(Visitor visitor, @PathVariable long id, @RequestParam long quoted) {
        quotes.detach(visitor.id(), quoted, id);
        return Site.redirect(pages.post(visitor.id(), id).map(PostView::path).orElse("/home"));
    }
}

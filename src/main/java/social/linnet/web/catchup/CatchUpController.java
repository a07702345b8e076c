package social.linnet.web.catchup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.assistant.catchup.Gists;
import social.linnet.page.CatchUps;
import social.linnet.page.PostView;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Sums up what has gathered in somebody's home. The list is made by code, with who speaks and of how much; where a model has
/// words of its own, what a group says in few of them comes when the page is there.
@Controller
class CatchUpController {

    private final Site site;
    private final CatchUps catchUps;
    private final Gists gists;

    CatchUpController(Site site, CatchUps catchUps, Gists gists) {
        this.site = site;
        this.catchUps = catchUps;
        this.gists = gists;
    }

    @GetMapping("/catch-up")
    View catchUp(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        return site.page("catchup/page", new CatchUpPage(frame, catchUps.of(visitor.id()), gists.hasWords()));
    }

    /// What some posts say in few words; nothing when nothing can be said.
    @GetMapping("/catch-up/words")
    View words(Visitor visitor, @RequestParam(name = "post") List<Long> ids, HttpServletRequest request, HttpServletResponse response) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("f", site.frame(request, response));
        List<PostView> posts = catchUps.shown(visitor.id(), ids);
        parameters.put("summary", gists.of(visitor.id(), posts.stream().map(PostView::id).toList())
                .map(gist -> Summary.of(gist, posts)).orElse(null));
        return site.view("catchup/words", parameters);
    }

    /// @param upTo the newest post of what was read
    @PostMapping("/catch-up/read")
    View read(Visitor visitor, @RequestParam(name = "up_to") long upTo) {
        catchUps.read(visitor.id(), upTo);
        return Site.redirect("/home");
    }
}

package social.linnet.web.post;

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
import org.springframework.web.servlet.View;

import social.linnet.event.Refused;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.post.Bookmarks;
import social.linnet.post.Pins;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;
import social.linnet.post.ThreadMutes;
import social.linnet.web.Site;
import social.linnet.web.Visitor;
import social.linnet.web.assistant.Offers;

/// The buttons of a post and the choices behind its dots. A script is answered with the row of buttons as it is now;
/// without one the browser goes back to where it pressed.
@Controller
class ActsController {

    private final Site site;
    private final Posts posts;
    private final Reactions reactions;
    private final Bookmarks bookmarks;
    private final Pins pins;
    private final ThreadMutes mutes;
    private final Pages pages;
    private final Offers offers;

    ActsController(Site site, Posts posts, Reactions reactions, Bookmarks bookmarks, Pins pins, ThreadMutes mutes,
                   Pages pages, Offers offers) {
        this.site = site;
        this.posts = posts;
        this.reactions = reactions;
        this.bookmarks = bookmarks;
        this.pins = pins;
        this.mutes = mutes;
        this.pages = pages;
        this.offers = offers;
    }

    @PostMapping("/posts/{id}/like")
    View like(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return acted(visitor, reactions.like(visitor.id(), id).id(), request, response);
    }

    @PostMapping("/posts/{id}/unlike")
    View unlike(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return acted(visitor, reactions.unlike(visitor.id(), id).id(), request, response);
    }

    @PostMapping("/posts/{id}/repost")
    View repost(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        reactions.repost(visitor.id(), id);
        return acted(visitor, id, request, response);
    }

    @PostMapping("/posts/{id}/unrepost")
    View unrepost(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return acted(visitor, reactions.unrepost(visitor.id(), id).id(), request, response);
    }

    @PostMapping("/posts/{id}/bookmark")
    View bookmark(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return acted(visitor, bookmarks.keep(visitor.id(), id).id(), request, response);
    }

    @PostMapping("/posts/{id}/unbookmark")
    View unbookmark(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return acted(visitor, bookmarks.drop(visitor.id(), id).id(), request, response);
    }

    @PostMapping("/posts/{id}/pin")
    View pin(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return acted(visitor, pins.pin(visitor.id(), id).id(), request, response);
    }

    @PostMapping("/posts/{id}/unpin")
    View unpin(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return acted(visitor, pins.unpin(visitor.id(), id).id(), request, response);
    }

    @PostMapping("/posts/{id}/mute")
    View mute(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return acted(visitor, mutes.mute(visitor.id(), id).id(), request, response);
    }

    @PostMapping("/posts/{id}/unmute")
    View unmute(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return acted(visitor, mutes.unmute(visitor.id(), id).id(), request, response);
    }

    /// Everything else that can be done with a post: a sheet for the script, else a page.
    @GetMapping("/posts/{id}/more")
    View more(@PathVariable long id, @Nullable Visitor visitor, HttpServletRequest request,
              HttpServletResponse response) {
        PostView post = pages.post(Site.viewer(visitor), id).orElseThrow(Refused::notFound);
        Map<String, Object> parameters = new HashMap<>(Map.of("f", site.frame(request, response), "post", post));
        if (visitor != null) {
            parameters.put("offer", offers.of(visitor, post));
        }
        return site.view(Site.isFragment(request) ? "post/choices" : "post/more", parameters);
    }

    /// Asks before deleting, where no script can offer to undo it.
    @GetMapping("/posts/{id}/delete")
    View sure(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        PostView post = pages.post(visitor.id(), id).filter(view -> view.mine().own()).orElseThrow(Refused::notFound);
        return site.view("post/delete", Map.of("f", site.frame(request, response), "post", post));
    }

    @PostMapping("/posts/{id}/delete")
    View delete(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        posts.delete(visitor.id(), id);
        if (Site.isFragment(request)) {
            return (_, _, answer) -> answer.setStatus(HttpStatus.OK.value());
        }
        return Site.redirect("/home");
    }

    private View acted(Visitor visitor, long id, HttpServletRequest request, HttpServletResponse response) {
        PostView view = pages.post(visitor.id(), id).orElseThrow(Refused::notFound);
        if (Site.isFragment(request)) {
            return site.view("post/actions", Map.of("f", site.frame(request, response), "post", view));
        }
        return Site.redirect(site.cameFrom(request, view.path()) + "#p" + view.id());
    }
}

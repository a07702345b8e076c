package social.linnet.web;

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
import social.linnet.post.Posts;
import social.linnet.post.Reactions;
import social.linnet.web.compose.Composers;

/// A post's page, and what is done with posts.
@Controller
class PostController {

    private final Site site;
    private final Posts posts;
    private final Reactions reactions;
    private final Pages pages;
    private final Composers composers;

    PostController(Site site, Posts posts, Reactions reactions, Pages pages, Composers composers) {
        this.site = site;
        this.posts = posts;
        this.reactions = reactions;
        this.pages = pages;
        this.composers = composers;
    }

    @GetMapping("/@{handle}/{id}")
    View thread(@PathVariable String handle, @PathVariable long id, @Nullable Visitor visitor,
                HttpServletRequest request, HttpServletResponse response) {
        Pages.Thread thread = pages.thread(Site.viewer(visitor), id).orElseThrow(Refused::notFound);
        if (!thread.post().author().handle().equals(handle) || thread.post().id() != id) {
            return Site.redirect(thread.post().path());
        }
        return site.page("thread", new ThreadPage(site.frame(request, response), thread.ancestors(), thread.post(),
                thread.descendants(), visitor == null || !thread.post().mine().mayReply() ? null
                        : composers.reply(visitor.id(), thread.post())));
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

    @PostMapping("/posts/{id}/delete")
    View delete(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        posts.delete(visitor.id(), id);
        if (Site.isFragment(request)) {
            return (_, _, answer) -> answer.setStatus(HttpStatus.OK.value());
        }
        return Site.redirect("/home");
    }

    /// The post's row of buttons as it is now; without a script, the page it stood on.
    private View acted(Visitor visitor, long id, HttpServletRequest request, HttpServletResponse response) {
        PostView view = pages.post(visitor.id(), id).orElseThrow(Refused::notFound);
        if (Site.isFragment(request)) {
            return site.view("post/actions", Map.of("f", site.frame(request, response), "post", view));
        }
        return Site.redirect(view.path());
    }
}

package social.linnet.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;

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

    @PostMapping("/posts")
    View publish(Visitor visitor, @RequestParam(defaultValue = "") String text,
                 @RequestParam(defaultValue = "") String audience,
                 @RequestParam(name = "reply_to", required = false) @Nullable Long replyTo,
                 @RequestParam(name = "picture", defaultValue = "") List<Long> pictures,
                 @RequestParam(name = "idempotency_key", required = false) @Nullable String key,
                 HttpServletRequest request, HttpServletResponse response) {
        boolean fragment = Site.isFragment(request);
        try {
            Audience chosen = Audience.ofWord(audience).orElseThrow(() -> Refused.invalid("audience-unknown"));
            Post post = posts.publish(Draft.of(visitor.id(), text, chosen).answering(replyTo).showing(pictures)
                    .once(key));
            if (!fragment) {
                return Site.redirect(replyTo == null ? "/home" : "/@" + visitor.account().handle() + "/" + post.id());
            }
            PostView view = pages.post(visitor.id(), post.id()).orElseThrow(Refused::notFound);
            Composer composer = replyTo == null ? composers.fresh(visitor.id())
                    : composers.reply(visitor.id(), pages.post(visitor.id(), replyTo).orElseThrow(Refused::notFound));
            return site.view("post/created", Map.of("f", site.frame(request, response), "post", view,
                    "composer", composer));
        } catch (Refused refused) {
            if (fragment) {
                throw refused;
            }
            return again(visitor, text, audience, pictures, replyTo, refused, request, response);
        }
    }

    /// Without a script the page is made anew: with what was typed, and what was wrong with it.
    private View again(Visitor visitor, String text, String audience, List<Long> pictures, @Nullable Long replyTo,
                       Refused refused, HttpServletRequest request, HttpServletResponse response) {
        Frame plain = site.frame(request, response);
        Frame frame = site.frame(request, response, plain.refused(refused));
        PostView parent = replyTo == null ? null : pages.post(visitor.id(), replyTo).orElse(null);
        Audience chosen = Audience.ofWord(audience).orElse(Audience.values()[Audience.values().length - 1]);
        String kept = text.length() > 20_000 ? text.substring(0, 20_000) : text;
        Composer composer = composers.again(visitor.id(), chosen, kept, pictures, parent);
        return site.view("home", new HashMap<>(Map.of("page", new HomePage(frame, new ArrayList<>(), null, composer))),
                HttpStatus.UNPROCESSABLE_ENTITY);
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

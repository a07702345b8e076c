package social.linnet.web.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
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
import social.linnet.web.Frame;
import social.linnet.web.HomePage;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Takes what was written in the box.
@Controller
class PublishController {

    private final Site site;
    private final Posts posts;
    private final Pages pages;
    private final Composers composers;

    PublishController(Site site, Posts posts, Pages pages, Composers composers) {
        this.site = site;
        this.posts = posts;
        this.pages = pages;
        this.composers = composers;
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
}

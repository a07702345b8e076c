package social.linnet.web.compose;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import social.linnet.event.Refused;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.post.Drafts;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;
import social.linnet.web.compose.Written.Part;

/// Takes what was written in the box.
@Controller
class PublishController {

    private final Site site;
    private final Publishing publishing;
    private final Pages pages;
    private final Composers composers;
    private final Pictures pictures;
    private final Drafts drafts;
    private final MayDo mayDo;

    PublishController(Site site, Publishing publishing, Pages pages, Composers composers, Pictures pictures, Drafts drafts,
                      MayDo mayDo) {
        this.site = site;
        this.publishing = publishing;
        this.pages = pages;
        this.composers = composers;
        this.pictures = pictures;
        this.drafts = drafts;
        this.mayDo = mayDo;
    }

    /// What a form said, with what it was for.
    private record Sent(Visitor visitor, String key, @Nullable Long replyTo, @Nullable Long quote, @Nullable Long draft,
                        boolean alone) {
    }

    /// @param pressed which button: `attach` takes the files and shows the box again, `add` gives it one more part,
    ///                `save` keeps it as a draft; anything else posts it
    /// @param from    `page` when the box has a page of its own
    @PostMapping("/posts")
    View publish(Visitor visitor, @RequestParam(name = "reply_to", required = false) @Nullable Long replyTo,
                 @RequestParam(required = false) @Nullable Long quote,
                 @RequestParam(required = false) @Nullable Long draft,
                 @RequestParam(name = "idempotency_key", defaultValue = "") String key,
                 @RequestParam(name = "do", defaultValue = "") String pressed,
                 @RequestParam(defaultValue = "") String from,
                 @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
                 HttpServletRequest request, HttpServletResponse response) throws IOException {
        Sent sent = new Sent(visitor, key, replyTo, quote, draft, from.equals("page"));
        Written written = Written.read(request);
        try {
            written = written.showing(upload(visitor, files));
            return switch (pressed) {
                case "attach" -> box(sent, written, null, request, response);
                case "add" -> box(sent, more(written), null, request, response);
                case "save" -> {
                    publishing.keep(visitor.id(), written, replyTo, quote, draft);
                    yield Site.redirect("/drafts");
                }
                default -> written.later() ? scheduled(sent, written, request, response)
                        : posted(sent, written, request, response);
            };
        } catch (Refused refused) {
            if (Site.isFragment(request)) {
                throw refused;
            }
            return box(sent, written, refused, request, response);
        }
    }

    /// Files that come with the form: how pictures come without a script.
    private List<Long> upload(Visitor visitor, @Nullable List<MultipartFile> files) throws IOException {
        List<Long> uploaded = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                mayDo.require(visitor.id(), MayDo.Action.UPLOAD);
                try (InputStream bytes = file.getInputStream()) {
                    uploaded.add(pictures.upload(visitor.id(), bytes, "").id());
                }
            }
        }
        return uploaded;
    }

    private static Written more(Written written) {
        List<Part> parts = new ArrayList<>(written.parts());
        if (parts.size() < Written.MAX_PARTS) {
            parts.add(Part.EMPTY);
        }
        return written.parts(parts);
    }

    private View scheduled(Sent sent, Written written, HttpServletRequest request, HttpServletResponse response) {
        publishing.schedule(sent.visitor().id(), written, sent.replyTo(), sent.quote(), sent.draft(), sent.key());
        forget(sent);
        return go("/scheduled", request);
    }

    private View posted(Sent sent, Written written, HttpServletRequest request, HttpServletResponse response) {
        long me = sent.visitor().id();
        Publishing.Outcome outcome = publishing.publish(me, written, sent.replyTo(), sent.quote(), sent.draft(), sent.key());
        long last = outcome.posted().getLast();
        if (outcome.refused() == null) {
            forget(sent);
            String path = "/@" + sent.visitor().account().handle() + "/" + outcome.posted().getFirst();
            if (!Site.isFragment(request) || sent.alone()) {
                return go(sent.replyTo() == null ? "/home" : path, request);
            }
        }
        Sent rest = new Sent(sent.visitor(), Site.key(), outcome.refused() == null ? sent.replyTo() : Long.valueOf(last), null,
                outcome.refused() == null ? null : sent.draft(), sent.alone());
        Written left = outcome.refused() == null ? written : written.parts(outcome.rest());
        if (!Site.isFragment(request)) {
            return box(rest, left, outcome.refused(), request, response);
        }
        Frame frame = site.frame(request, response);
        PostView parent = rest.replyTo() == null ? null : pages.post(me, rest.replyTo()).orElse(null);
        Composer composer = outcome.refused() != null
                ? inPlace(composers.again(me, rest.key(), left, parent, null, null, rest.draft()), sent)
                : parent == null ? composers.fresh(me) : composers.reply(me, parent);
        List<Long> ids = sent.replyTo() == null ? outcome.posted().reversed() : outcome.posted();
        Map<String, Object> parameters = new HashMap<>(Map.of("f", frame, "composer", composer, "posts",
                ids.stream().flatMap(id -> pages.post(me, id).stream()).toList()));
        if (outcome.refused() != null) {
            parameters.put("message", frame.t("composer.rest", outcome.posted().size(), frame.refused(outcome.refused())));
        }
        return site.view("post/created", parameters);
    }

    private static Composer inPlace(Composer composer, Sent sent) {
        return sent.alone() ? composer : composer.inline();
    }

    /// What is posted is a draft no more.
    private void forget(Sent sent) {
        if (sent.draft() != null) {
            try {
                drafts.drop(sent.visitor().id(), sent.draft());
            } catch (Refused gone) {
                // another window was faster
            }
        }
    }

    /// A script is told where to go by a header, so that it can take what was kept in the browser away first.
    private static View go(String path, HttpServletRequest request) {
        if (!Site.isFragment(request)) {
            return Site.redirect(path);
        }
        return (_, _, answer) -> {
            answer.setHeader("HX-Redirect", path);
            answer.setStatus(HttpStatus.OK.value());
        };
    }

    @PostMapping("/posts/{id}/edit")
    View edit(Visitor visitor, @PathVariable long id, @RequestParam(name = "idempotency_key", defaultValue = "") String key,
              @RequestParam(name = "do", defaultValue = "") String pressed,
              @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
              HttpServletRequest request, HttpServletResponse response) throws IOException {
        PostView view = pages.post(visitor.id(), id).orElseThrow(Refused::notFound);
        Written written = Written.read(request);
        Refused wrong = null;
        try {
            written = written.showing(upload(visitor, files));
            if (!pressed.equals("attach")) {
                publishing.change(visitor.id(), id, written);
                return go(view.path(), request);
            }
        } catch (Refused refused) {
            if (Site.isFragment(request) || !view.mine().own()) {
                throw refused;
            }
            wrong = refused;
        }
        Frame frame = site.frame(request, response);
        Composer composer = composers.again(visitor.id(), key, written, null, null, view, null);
        return page(wrong == null ? frame : site.frame(request, response, frame.refused(wrong)), composer, wrong);
    }

    /// Without a script the page is made anew: with what was typed, and what was wrong with it.
    private View box(Sent sent, Written written, @Nullable Refused refused, HttpServletRequest request,
                     HttpServletResponse response) {
        Frame plain = site.frame(request, response);
        Frame frame = refused == null ? plain : site.frame(request, response, plain.refused(refused));
        long me = sent.visitor().id();
        PostView parent = sent.replyTo() == null ? null : pages.post(me, sent.replyTo()).orElse(null);
        PostView quoted = sent.quote() == null ? null : pages.post(me, sent.quote()).orElse(null);
        String key = sent.key().isEmpty() ? Site.key() : sent.key();
        return page(frame, composers.again(me, key, written, parent, quoted, null, sent.draft()), refused);
    }

    private View page(Frame frame, Composer composer, @Nullable Refused refused) {
        return site.view("compose", Map.of("page", new ComposePage(frame, composer, null, false)),
                refused == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
    }
}

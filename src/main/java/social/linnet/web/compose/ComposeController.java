package social.linnet.web.compose;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
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
import social.linnet.post.Posts;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// The box on a page of its own, for whatever it was opened.
@Controller
class ComposeController {

    private final Site site;
    private final Pages pages;
    private final Composers composers;
    private final Drafts drafts;
    private final Pictures pictures;
    private final MayDo mayDo;

    ComposeController(Site site, Pages pages, Composers composers, Drafts drafts, Pictures pictures, MayDo mayDo) {
        this.site = site;
        this.pages = pages;
        this.composers = composers;
        this.drafts = drafts;
        this.pictures = pictures;
        this.mayDo = mayDo;
    }

    /// @param reply   a post to answer
    /// @param quote   a post to quote, with `picture` perhaps
    /// @param edit    a post of one's own to change
    /// @param redraft a post of one's own to delete and write anew
    /// @param draft   a draft to go on with
    /// @param picture pictures of one's own that no post shows yet
    /// @param title   what another program shares, with its `text` and `url`
    @GetMapping("/compose")
    View compose(Visitor visitor, @RequestParam(required = false) @Nullable Long reply,
                 @RequestParam(required = false) @Nullable Long quote, @RequestParam(required = false) @Nullable Long edit,
                 @RequestParam(required = false) @Nullable Long redraft,
                 @RequestParam(required = false) @Nullable Long draft,
                 @RequestParam(name = "picture", defaultValue = "") List<Long> picture,
                 @RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String text,
                 @RequestParam(defaultValue = "") String url, HttpServletRequest request,
                 HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        long me = visitor.id();
        if (reply != null) {
            PostView post = pages.post(me, reply).orElseThrow(Refused::notFound);
            return page(frame, composers.reply(me, post), post.mine().mayReply() ? null : frame.t("refused.reply-not-allowed"));
        }
        if (quote != null) {
            PostView post = pages.post(me, quote).orElseThrow(Refused::notFound);
            return page(frame, composers.quote(me, post, picture), post.mine().mayQuote() ? null : frame.t("refused.quote-not-allowed"));
        }
        if (edit != null || redraft != null) {
            PostView post = pages.post(me, edit != null ? edit : redraft).orElseThrow(Refused::notFound);
            if (!post.mine().own()) {
                throw Refused.forbidden("not-yours");
            }
            return site.page("compose", new ComposePage(frame, composers.edit(me, post).onItsPage(), null, edit == null));
        }
        if (draft != null) {
            Drafts.Unfinished kept = drafts.find(me, draft);
            return page(frame, composers.draft(me, draft, kept.draft(), seen(me, kept.draft().replyTo()),
                    seen(me, kept.draft().quoteOf())), null);
        }
        return page(frame, composers.saying(me, shared(title, text, url), picture), null);
    }

    private @Nullable PostView seen(long viewer, @Nullable Long post) {
        return post == null ? null : pages.post(viewer, post).orElse(null);
    }

    private View page(Frame frame, Composer composer, @Nullable String refused) {
        return site.page("compose", new ComposePage(frame, composer.onItsPage(), refused, false));
    }

    /// What is shared, in lines; programs put the same address in two of the fields.
    private static String shared(String title, String text, String url) {
        String all = Stream.of(title, text, text.contains(url) ? "" : url).map(String::strip)
                .filter(part -> !part.isEmpty()).distinct().collect(Collectors.joining("\n"));
        return all.length() > Composer.MAX_TEXT * 4 ? all.substring(0, Composer.MAX_TEXT * 4) : all;
    }

    /// What another program on the device shares with this one, files among it. No page of the site can have sent it, so
    /// it has no token: nothing is posted, and what came is shown in the box. Files that are no pictures stay out.
    @PostMapping("/compose/share")
    View share(Visitor visitor, @RequestParam(defaultValue = "") String title,
               @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String url,
               @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
               HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder where = new StringBuilder("/compose?text=")
                .append(java.net.URLEncoder.encode(shared(title, text, url), java.nio.charset.StandardCharsets.UTF_8));
        List<MultipartFile> all = files == null ? List.of() : files.stream().filter(file -> !file.isEmpty())
                .limit(Posts.MAX_PICTURES).toList();
        for (MultipartFile file : all) {
            mayDo.require(visitor.id(), MayDo.Action.UPLOAD);
            try (InputStream bytes = file.getInputStream()) {
                where.append("&picture=").append(pictures.upload(visitor.id(), bytes, "").id());
            } catch (Refused noPicture) {
                if (noPicture.kind() == Refused.Kind.LIMITED) {
                    throw noPicture;
                }
            }
        }
        return Site.redirect(where.toString());
    }
}

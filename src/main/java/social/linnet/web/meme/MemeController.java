package social.linnet.web.meme;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.studio.meme.Layout;
import social.linnet.studio.meme.Meme.Panel;
import social.linnet.studio.meme.Memes;
import social.linnet.studio.meme.Wording;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Where memes are made.
@Controller
class MemeController {

    /// For how long a browser need not ask again what a layout looks like.
    private static final Duration SAME = Duration.ofHours(1);

    private final Site site;
    private final Memes memes;
    private final Pictures pictures;
    private final Pages pages;
    private final MayDo mayDo;

    MemeController(Site site, Memes memes, Pictures pictures, Pages pages, MayDo mayDo) {
        this.site = site;
        this.memes = memes;
        this.pictures = pictures;
        this.pages = pages;
        this.mayDo = mayDo;
    }

    /// @param post    a post to make a meme of
    /// @param picture pictures to begin with
    @GetMapping("/studio/meme")
    View editor(Visitor visitor, @RequestParam(required = false) @Nullable String layout,
                @RequestParam(required = false) @Nullable Long post,
                @RequestParam(name = "picture", defaultValue = "") List<Long> picture, HttpServletRequest request,
                HttpServletResponse response) {
        PostView made = seen(visitor, post);
        Layout chosen = layout != null ? MemeForm.layout(layout) : made != null ? Layout.BAR : Layout.TOP_BOTTOM;
        List<Panel> panels = new ArrayList<>();
        picture.forEach(id -> panels.add(new Panel.Shown(id)));
        if (made != null && panels.isEmpty()) {
            panels.add(new Panel.Said(made.id()));
        }
        MemeForm form = MemeForm.fresh(chosen, panels);
        return site.page("meme", page(visitor, form, made, null, "/studio/meme/preview?" + form.query(), request, response));
    }

    private @Nullable PostView seen(Visitor visitor, @Nullable Long post) {
        if (post == null) {
            return null;
        }
        return pages.post(visitor.id(), memes.subject(visitor.id(), post).id()).orElseThrow(Refused::notFound);
    }

    private MemePage page(Visitor visitor, MemeForm form, @Nullable PostView post, @Nullable String refused, String image,
                          HttpServletRequest request, HttpServletResponse response) {
        Map<Long, Picture> offered = new LinkedHashMap<>();
        for (Panel panel : form.panels()) {
            if (panel instanceof Panel.Shown shown) {
                offered.put(shown.picture(), memes.source(visitor.id(), shown.picture()));
            }
        }
        if (post != null) {
            memes.reusableOf(visitor.id(), memes.subject(visitor.id(), post.id())).forEach(each -> offered.put(each.id(), each));
        }
        memes.offered(visitor.id()).forEach(each -> offered.put(each.id(), each));
        return new MemePage(site.frame(request, response), form, List.copyOf(offered.values()), post, image, refused);
    }

    /// What a layout looks like.
    @GetMapping("/studio/meme/layouts/{layout}.jpg")
    ResponseEntity<byte[]> thumbnail(@PathVariable String layout) {
        return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).cacheControl(CacheControl.maxAge(SAME).cachePublic())
                .body(memes.thumbnail(Layout.ofWord(layout).orElseThrow(Refused::notFound)));
    }

    /// How it would look: for the page, and for its script, whose words may be longer than an address.
    @RequestMapping(path = "/studio/meme/preview", method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<byte[]> preview(Visitor visitor, HttpServletRequest request) {
        return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).cacheControl(CacheControl.noStore().cachePrivate())
                .body(memes.preview(visitor.id(), MemeForm.read(request).meme()));
    }

    /// A picture for the editor's shelf, as it is uploaded there.
    @PostMapping("/studio/meme/pictures")
    View upload(Visitor visitor, @RequestParam("file") MultipartFile file, HttpServletRequest request,
                HttpServletResponse response) throws IOException {
        return tile(taken(visitor, file), request, response);
    }

    /// One of the shelf: what the editor asks for when a browser has kept it.
    @GetMapping("/studio/meme/pictures/{id}")
    View picture(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return tile(memes.source(visitor.id(), id), request, response);
    }

    private View tile(Picture picture, HttpServletRequest request, HttpServletResponse response) {
        if (!Site.isFragment(request)) {
            return Site.redirect("/studio/meme?picture=" + picture.id());
        }
        return site.view("meme/tile", Map.of("f", site.frame(request, response), "picture", picture, "chosen", true));
    }

    private Picture taken(Visitor visitor, MultipartFile file) throws IOException {
        mayDo.require(visitor.id(), MayDo.Action.UPLOAD);
        try (InputStream bytes = file.getInputStream()) {
            return pictures.upload(visitor.id(), bytes, "");
        }
    }

    /// @param pressed `look` shows what it would be; anything else makes it, and goes on to the post box
    @PostMapping("/studio/meme")
    View make(Visitor visitor, @RequestParam(required = false) @Nullable Long post,
              @RequestParam(name = "do", defaultValue = "") String pressed,
              @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files, HttpServletRequest request,
              HttpServletResponse response) throws IOException {
        PostView made = seen(visitor, post);
        MemeForm form = MemeForm.read(request);
        List<Panel> uploaded = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                uploaded.add(new Panel.Shown(taken(visitor, file).id()));
            }
        }
        form = form.with(uploaded);
        if (pressed.equals("look")) {
            String image = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(memes.preview(visitor.id(), form.meme()));
            return site.page("meme", page(visitor, form, made, null, image, request, response));
        }
        Frame frame = site.frame(request, response);
        try {
            return Site.redirect(box(frame, memes.make(visitor.id(), form.meme(), wording(frame)), made));
        } catch (Refused refused) {
            if (Site.isFragment(request) || refused.kind() == Refused.Kind.NOT_FOUND || refused.kind() == Refused.Kind.FORBIDDEN) {
                throw refused;
            }
            return site.view("meme", Map.of("page", page(visitor, form, made, frame.refused(refused),
                    "/studio/meme/preview?" + form.query(), request, response)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /// The post box with it, and with the post that it was made of: quoted where that may be, else linked.
    private static String box(Frame frame, Picture picture, @Nullable PostView post) {
        String box = "/compose?picture=" + picture.id();
        if (post == null) {
            return box;
        }
        return post.mine().mayQuote() ? box + "&quote=" + post.id()
                : box + "&url=" + URLEncoder.encode(frame.origin() + post.path(), StandardCharsets.UTF_8);
    }

    private static Wording wording(Frame frame) {
        return new Wording() {
            @Override
            public String meme(String captions, String shown) {
                String words = captions.isEmpty() ? frame.t("meme.alt.silent") : frame.t("meme.alt", captions);
                return shown.isEmpty() ? words : words + " " + frame.t("meme.alt.shown", shown);
            }

            @Override
            public String post(String name, String text) {
                return frame.t("meme.alt.post", name, text);
            }
        };
    }
}

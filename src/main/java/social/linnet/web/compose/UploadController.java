package social.linnet.web.compose;

import java.io.IOException;
import java.io.InputStream;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Pictures on their way into a post.
@Controller
public class UploadController {

    private final Site site;
    private final Pictures pictures;
    private final MayDo mayDo;

    UploadController(Site site, Pictures pictures, MayDo mayDo) {
        this.site = site;
        this.pictures = pictures;
        this.mayDo = mayDo;
    }

    @PostMapping("/uploads")
    View upload(Visitor visitor, @RequestParam("file") MultipartFile file, HttpServletRequest request,
                HttpServletResponse response) throws IOException {
        mayDo.require(visitor.id(), MayDo.Action.UPLOAD);
        try (InputStream bytes = file.getInputStream()) {
            return attachment(site, pictures.upload(visitor.id(), bytes, ""), request, response);
        }
    }

    /// One of one's own that no post shows yet: what the box asks for when a browser has kept it.
    @GetMapping("/uploads/{id}")
    View one(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        Picture picture = pictures.find(id).filter(one -> one.owner() == visitor.id() && one.post() == null && !one.open())
                .orElseThrow(Refused::notFound);
        return attachment(site, picture, request, response);
    }

    @PostMapping("/uploads/{id}/alt")
    View describe(Visitor visitor, @PathVariable long id, @RequestParam(required = false) @Nullable String alt,
                  @RequestParam(defaultValue = "") String focus) {
        pictures.describe(visitor.id(), id, new Picture.Caption(alt, Written.focus(focus)));
        return (_, _, answer) -> answer.setStatus(HttpStatus.NO_CONTENT.value());
    }

    public static View attachment(Site site, Picture picture, HttpServletRequest request, HttpServletResponse response) {
        if (!Site.isFragment(request)) {
            return Site.redirect("/compose?picture=" + picture.id());
        }
        return site.view("composer/attachment", Map.of("f", site.frame(request, response), "picture", picture));
    }
}

package social.linnet.web.compose;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

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
        Picture picture = pictures.upload(visitor.id(), file.getInputStream(), "");
        return attachment(site, picture, request, response);
    }

    @PostMapping("/uploads/{id}/alt")
    View describe(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String alt) {
        pictures.describe(visitor.id(), id, alt);
        return (_, _, answer) -> answer.setStatus(HttpStatus.NO_CONTENT.value());
    }

    public static View attachment(Site site, Picture picture, HttpServletRequest request, HttpServletResponse response) {
        if (!Site.isFragment(request)) {
            return Site.redirect("/home?picture=" + picture.id() + "#compose");
        }
        return site.view("composer/attachment", Map.of("f", site.frame(request, response), "picture", picture));
    }
}

package social.linnet.mastodon.status;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import jakarta.servlet.http.Part;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.MediaAttachment;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.mastodon.wire.Unsupported;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;
import social.linnet.page.Pages;
import social.linnet.post.Uploads;

/// Pictures for statuses. They are ready when the upload is answered.
@Controller
class MediaEndpoints {

    private final Pictures pictures;
    private final Uploads uploads;
    private final Pages pages;
    private final MayDo mayDo;
    private final Addresses addresses;

    MediaEndpoints(Pictures pictures, Uploads uploads, Pages pages, MayDo mayDo, Addresses addresses) {
        this.pictures = pictures;
        this.uploads = uploads;
        this.pages = pages;
        this.mayDo = mayDo;
        this.addresses = addresses;
    }

    @Needs("write:media")
    @PostMapping({"/api/v2/media", "/api/v1/media"})
    Answer upload(Params params, Caller caller) throws IOException {
        refuseUnsupported(params);
        Part file = params.file("file");
        if (file == null) {
            throw Refused.invalid("parameter-missing", "file");
        }
        mayDo.require(caller.account(), MayDo.Action.UPLOAD);
        try (InputStream bytes = file.getInputStream()) {
            return shown(pictures.upload(caller.account(), bytes, params.text("description", "")));
        }
    }

    @Needs("write:media")
    @GetMapping("/api/v1/media/{id}")
    Answer picture(@Id long id, Caller caller) {
        return shown(own(id, caller));
    }

    @Needs("write:media")
    @PutMapping("/api/v1/media/{id}")
    Answer describe(@Id long id, Params params, Caller caller) {
        refuseUnsupported(params);
        String description = params.text("description");
        return shown(description == null ? own(id, caller) : pictures.describe(caller.account(), id, description));
    }

    @Needs("write:media")
    @DeleteMapping("/api/v1/media/{id}")
    Answer delete(@Id long id, Caller caller) {
        uploads.delete(caller.account(), id);
        return Answer.of(Map.of());
    }

    /// A thumbnail of one's own, and a point to crop around other than the middle.
    static void refuseUnsupported(Params params) {
        Unsupported.refuse(params, "thumbnail");
        String focus = params.text("focus", "");
        if (!focus.isEmpty() && !focus.matches("-?0(\\.0*)?,\\s*-?0(\\.0*)?")) {
            throw Refused.invalid("not-supported", "focus");
        }
    }

    private Picture own(long id, Caller caller) {
        return pictures.find(id).filter(picture -> picture.owner() == caller.account())
                .orElseThrow(Refused::notFound);
    }

    private Answer shown(Picture picture) {
        return Answer.of(MediaAttachment.of(pages.picture(picture), addresses));
    }
}

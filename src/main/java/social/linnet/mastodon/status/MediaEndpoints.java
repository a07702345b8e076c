package social.linnet.mastodon.status;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.Part;

import org.jspecify.annotations.Nullable;
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

    private static final Pattern FOCUS = Pattern.compile("([-+]?[0-9]{0,3}\\.?[0-9]{1,20}),\\s*([-+]?[0-9]{0,3}\\.?[0-9]{1,20})");

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
        Unsupported.refuse(params, "thumbnail");
        Picture.Focus focus = focus(params);
        Part file = params.file("file");
        if (file == null) {
            throw Refused.invalid("parameter-missing", "file");
        }
        mayDo.require(caller.account(), MayDo.Action.UPLOAD);
        try (InputStream bytes = file.getInputStream()) {
            Picture picture = pictures.upload(caller.account(), bytes, params.text("description", ""));
            return shown(focus == null ? picture
                    : pictures.describe(caller.account(), picture.id(), new Picture.Caption(null, focus)));
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
        Picture.Caption caption = caption(params);
        own(id, caller);
        return shown(pictures.describe(caller.account(), id, caption));
    }

    @Needs("write:media")
    @DeleteMapping("/api/v1/media/{id}")
    Answer delete(@Id long id, Caller caller) {
        uploads.delete(caller.account(), id);
        return Answer.of(Map.of());
    }

    /// What a request says of a picture. There is no thumbnail of one's own.
    static Picture.Caption caption(Params params) {
        Unsupported.refuse(params, "thumbnail");
        return new Picture.Caption(params.text("description"), focus(params));
    }

    /// `x,y`, each from -1 to 1; null when nothing is said.
    private static Picture.@Nullable Focus focus(Params params) {
        String focus = params.text("focus", "").strip();
        if (focus.isEmpty()) {
            return null;
        }
        Matcher point = FOCUS.matcher(focus);
        if (!point.matches()) {
            throw Refused.invalid("focus-invalid");
        }
        float x = Float.parseFloat(point.group(1));
        float y = Float.parseFloat(point.group(2));
        if (Math.abs(x) > 1 || Math.abs(y) > 1) {
            throw Refused.invalid("focus-invalid");
        }
        // no -0
        return new Picture.Focus(x + 0f, y + 0f);
    }

    private Picture own(long id, Caller caller) {
        return pictures.find(id).filter(picture -> picture.owner() == caller.account())
                .orElseThrow(Refused::notFound);
    }

    private Answer shown(Picture picture) {
        return Answer.of(MediaAttachment.of(pages.picture(picture), addresses));
    }
}

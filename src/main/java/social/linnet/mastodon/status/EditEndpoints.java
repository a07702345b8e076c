package social.linnet.mastodon.status;

import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.StatusEdits;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.mastodon.wire.Unsupported;
import social.linnet.media.Picture;
import social.linnet.page.Histories;
import social.linnet.page.Pages;
import social.linnet.post.Edits;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Words;

/// Statuses as their authors change them, and what they said before.
@Controller
class EditEndpoints {

    private final Edits edits;
    private final Posts posts;
    private final Pages pages;
    private final Histories histories;
    private final StatusWriter statuses;
    private final StatusEdits versions;

    EditEndpoints(Edits edits, Posts posts, Pages pages, Histories histories, StatusWriter statuses,
                  StatusEdits versions) {
        this.edits = edits;
        this.posts = posts;
        this.pages = pages;
        this.histories = histories;
        this.statuses = statuses;
        this.versions = versions;
    }

    /// What the request leaves out the status loses, except its language: so clients of this API expect.
    @Needs("write:statuses")
    @PutMapping("/api/v1/statuses/{id}")
    Answer edit(@Id long id, Params params, Caller caller) {
        Unsupported.refuseOther(params, "content_type", "text/plain");
        Post before = posts.visible(caller.account(), id).orElseThrow(Refused::notFound);
        String language = params.text("language", "");
        Words words = new Words(params.text("status", ""), params.text("spoiler_text", ""), params.flag("sensitive"),
                language.isEmpty() ? before.language() : language);
        Post post = edits.edit(caller.account(), id, new Edits.Edit(words, params.ids("media_ids"), captions(params),
                PollParams.read(params)));
        return Answer.json(statuses.one(pages.post(caller.viewer(), post.id()).orElseThrow(Refused::notFound), true));
    }

    private static Map<Long, Picture.Caption> captions(Params params) {
        Map<Long, Picture.Caption> captions = new HashMap<>();
        for (Params one : params.children("media_attributes")) {
            Long picture = one.id("id");
            Picture.Caption caption = MediaEndpoints.caption(one);
            if (picture == null) {
                throw Refused.invalid("parameter-missing", "media_attributes[][id]");
            }
            captions.put(picture, caption);
        }
        return captions;
    }

    @Public("read:statuses")
    @GetMapping("/api/v1/statuses/{id}/history")
    Answer history(@Id long id, Caller caller) {
        return Answer.of(versions.of(histories.of(caller.viewer(), id).orElseThrow(Refused::notFound)));
    }

    /// What its author wrote, as text.
    ///
    /// @param spoilerText the warning
    record Source(String id, String text, String spoilerText) {
    }

    @Needs(value = "read:statuses", person = false)
    @GetMapping("/api/v1/statuses/{id}/source")
    Answer source(@Id long id, Caller caller) {
        Post post = pages.post(caller.viewer(), id).flatMap(shown -> posts.find(shown.id())).orElseThrow(Refused::notFound);
        return Answer.of(new Source(String.valueOf(post.id()), post.text(), post.words().warning()));
    }

    /// Nothing here translates, and the instance says so: what Mastodon answers then.
    @Needs("read:statuses")
    @PostMapping("/api/v1/statuses/{id}/translate")
    Answer translate(@Id long id) {
        throw Refused.notFound();
    }
}

package social.linnet.mastodon.status;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

import social.linnet.account.OAuthApps;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.QuoteWords;
import social.linnet.mastodon.entity.ReplyWords;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.entity.Visibility;
import social.linnet.mastodon.limit.PerItem;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.JsonBytes;
import social.linnet.mastodon.wire.Params;
import social.linnet.mastodon.wire.Unsupported;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Surface;
import social.linnet.post.Draft;
import social.linnet.post.Permissions;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Words;

/// Statuses: written, read, deleted.
@Controller
class StatusEndpoints {

    private final Posts posts;
    private final Pages pages;
    private final OAuthApps apps;
    private final StatusWriter statuses;

    StatusEndpoints(Posts posts, Pages pages, OAuthApps apps, StatusWriter statuses) {
        this.posts = posts;
        this.pages = pages;
        this.apps = apps;
        this.statuses = statuses;
    }

    @Needs("write:statuses")
    @PostMapping("/api/v1/statuses")
    Answer publish(Params params, Caller caller,
                   @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Unsupported.refuse(params, "scheduled_at", "quote_id", "media_attributes", "allowed_mentions");
        Unsupported.refuseOther(params, "content_type", "text/plain");
        String word = params.text("visibility");
        String language = params.text("language", "");
        Draft draft = Draft.of(caller.account(), params.text("status", ""), Visibility.parse(word == null ? "public" : word))
                .saying(new Words(params.text("status", ""), params.text("spoiler_text", ""), params.flag("sensitive"),
                        language.isEmpty() ? null : language))
                .answering(post(params, "in_reply_to_id", "reply-gone"))
                .quoting(post(params, "quoted_status_id", "quote-gone")).asking(PollParams.read(params)).showing(params.ids("media_ids"))
                .from(new Draft.Origin(key == null || key.isEmpty() ? null : key,
                        apps.find(caller.app()).map(OAuthApps.App::name).orElse(null)));
        Post post = posts.publish(draft.permitting(new Permissions(draft.permissions().audience(),
                QuoteWords.policy(params.text("quote_approval_policy", "")),
                ReplyWords.policy(params.text("reply_policy", "")))));
        return Answer.json(one(caller, post.id()));
    }

    /// What is not an id is no post, and nobody can answer or quote it.
    private static @Nullable Long post(Params params, String name, String gone) {
        String text = params.text(name, "");
        return text.isEmpty() ? null : Long.valueOf(Ids.parse(text)
                .orElseThrow(() -> Refused.of(Refused.Kind.NOT_FOUND, gone)));
    }

    private JsonBytes one(Caller caller, long id) {
        return statuses.one(pages.post(caller.viewer(), id).orElseThrow(Refused::notFound), caller.viewer() != null);
    }

    @Public("read:statuses")
    @GetMapping("/api/v1/statuses/{id}")
    Answer status(@Id long id, Caller caller) {
        return Answer.json(one(caller, id));
    }

    @Public("read:statuses")
    @PerItem("id")
    @GetMapping("/api/v1/statuses")
    Answer several(Params params, Caller caller) {
        List<Long> ids = params.ids("id").stream().distinct().toList();
        return Answer.json(statuses.list(pages.listing(caller.viewer(), Surface.BY_ID, ids, ids.size()).posts(),
                caller.viewer() != null));
    }

    @Public("read:statuses")
    @GetMapping("/api/v1/statuses/{id}/context")
    Answer context(@Id long id, Caller caller) {
        Pages.Thread thread = pages.thread(caller.viewer(), id).orElseThrow(Refused::notFound);
        return Answer.json(statuses.context(thread.ancestors(), thread.descendants(), caller.viewer() != null));
    }

    /// The answer shows the status as it was, with its text, so that clients can offer to write it anew.
    @Needs("write:statuses")
    @DeleteMapping("/api/v1/statuses/{id}")
    Answer delete(@Id long id, Caller caller) {
        PostView view = pages.post(caller.viewer(), id).orElseThrow(Refused::notFound);
        JsonBytes shown = statuses.deleted(view);
        posts.delete(caller.account(), id);
        return Answer.json(shown);
    }
}

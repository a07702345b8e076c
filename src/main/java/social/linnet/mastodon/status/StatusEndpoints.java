package social.linnet.mastodon.status;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.PreviewCard;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.limit.PerItem;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.JsonBytes;
import social.linnet.mastodon.wire.Params;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Surface;
import social.linnet.post.Draft;
import social.linnet.post.Posts;
import social.linnet.post.Schedule;

/// Statuses: written, read, deleted.
@Controller
class StatusEndpoints {

    private final Posts posts;
    private final Pages pages;
    private final Pictures pictures;
    private final DraftReader drafts;
    private final Schedule schedule;
    private final PlannedStatus planned;
    private final StatusWriter statuses;
    private final Addresses addresses;

    StatusEndpoints(Posts posts, Pages pages, Pictures pictures, DraftReader drafts, Schedule schedule,
                    PlannedStatus planned, StatusWriter statuses, Addresses addresses) {
        this.posts = posts;
        this.pages = pages;
        this.pictures = pictures;
        this.drafts = drafts;
        this.schedule = schedule;
        this.planned = planned;
        this.statuses = statuses;
        this.addresses = addresses;
    }

    @Needs("write:statuses")
    @PostMapping("/api/v1/statuses")
    Answer publish(Params params, Caller caller,
                   @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Draft draft = drafts.read(params, caller, key);
        if (params.isFilled("scheduled_at")) {
            return Answer.of(planned.scheduled(List.of(schedule.add(draft,
                    PlannedEndpoints.time(params, "scheduled_at")))).getFirst());
        }
        return Answer.json(one(caller, posts.publish(draft).id()));
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

    /// What its link leads to; an empty object when there is nothing to show.
    @Public("read:statuses")
    @GetMapping("/api/v1/statuses/{id}/card")
    Answer card(@Id long id, Caller caller) {
        PostView view = pages.post(caller.viewer(), id).orElseThrow(Refused::notFound);
        return Answer.of(view.card() == null ? Map.of() : PreviewCard.of(view.card(), addresses));
    }

    @Public("read:statuses")
    @GetMapping("/api/v1/statuses/{id}/context")
    Answer context(@Id long id, Caller caller) {
        Pages.Thread thread = pages.thread(caller.viewer(), id).orElseThrow(Refused::notFound);
        return Answer.json(statuses.context(thread.ancestors(), thread.descendants(), caller.viewer() != null));
    }

    /// The answer shows the status as it was, with its text, so that clients can offer to write it anew.
    /// Its pictures can be attached again, unless it is said that they go as well.
    @Needs("write:statuses")
    @DeleteMapping("/api/v1/statuses/{id}")
    Answer delete(@Id long id, Params params, Caller caller) {
        PostView view = pages.post(caller.viewer(), id).orElseThrow(Refused::notFound);
        boolean dropMedia = params.flag("delete_media");
        posts.delete(caller.account(), id, dropMedia);
        // their addresses are closed now, but for their owner
        List<Long> ids = view.pictures().stream().map(PostView.PictureView::id).toList();
        Map<Long, Picture> found = pictures.find(ids);
        return Answer.json(statuses.deleted(view.showing(ids.stream().filter(found::containsKey)
                .map(picture -> pages.picture(found.get(picture))).toList())));
    }
}

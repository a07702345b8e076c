package social.linnet.mastodon.status;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.event.Paging;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Links;
import social.linnet.mastodon.wire.Params;
import social.linnet.page.Pages;
import social.linnet.page.Surface;
import social.linnet.post.Bookmarks;
import social.linnet.post.Pins;
import social.linnet.post.Placed;
import social.linnet.post.Reactions;
import social.linnet.post.ThreadMutes;

/// What people keep of statuses for themselves: bookmarks, pins, muted conversations, and what they favourited.
@Controller
class KeptEndpoints {

    private final Bookmarks bookmarks;
    private final Pins pins;
    private final ThreadMutes mutes;
    private final Reactions reactions;
    private final Pages pages;
    private final StatusWriter statuses;
    private final ShownStatus shown;
    private final Addresses addresses;

    KeptEndpoints(Bookmarks bookmarks, Pins pins, ThreadMutes mutes, Reactions reactions, Pages pages,
                  StatusWriter statuses, ShownStatus shown, Addresses addresses) {
        this.bookmarks = bookmarks;
        this.pins = pins;
        this.mutes = mutes;
        this.reactions = reactions;
        this.pages = pages;
        this.statuses = statuses;
        this.shown = shown;
        this.addresses = addresses;
    }

    @Needs("write:bookmarks")
    @PostMapping("/api/v1/statuses/{id}/bookmark")
    Answer bookmark(@Id long id, Caller caller) {
        return shown.to(caller, bookmarks.keep(caller.account(), id).id());
    }

    @Needs("write:bookmarks")
    @PostMapping("/api/v1/statuses/{id}/unbookmark")
    Answer unbookmark(@Id long id, Caller caller) {
        return shown.to(caller, bookmarks.drop(caller.account(), id).id());
    }

    @Needs("write:accounts")
    @PostMapping("/api/v1/statuses/{id}/pin")
    Answer pin(@Id long id, Caller caller) {
        return shown.to(caller, pins.pin(caller.account(), id).id());
    }

    @Needs("write:accounts")
    @PostMapping("/api/v1/statuses/{id}/unpin")
    Answer unpin(@Id long id, Caller caller) {
        return shown.to(caller, pins.unpin(caller.account(), id).id());
    }

    @Needs("write:mutes")
    @PostMapping("/api/v1/statuses/{id}/mute")
    Answer mute(@Id long id, Caller caller) {
        return shown.to(caller, mutes.mute(caller.account(), id).id());
    }

    @Needs("write:mutes")
    @PostMapping("/api/v1/statuses/{id}/unmute")
    Answer unmute(@Id long id, Caller caller) {
        return shown.to(caller, mutes.unmute(caller.account(), id).id());
    }

    @Needs("read:bookmarks")
    @GetMapping("/api/v1/bookmarks")
    Answer bookmarks(Params params, Caller caller, HttpServletRequest request) {
        Paging page = params.paging();
        return list(caller, Surface.BOOKMARKS, bookmarks.of(caller.account(), page), page, request);
    }

    @Needs("read:favourites")
    @GetMapping("/api/v1/favourites")
    Answer favourites(Params params, Caller caller, HttpServletRequest request) {
        Paging page = params.paging();
        return list(caller, Surface.LIKES, reactions.likedBy(caller.account(), page), page, request);
    }

    /// The links go on from the places in the list, which are not ids of statuses.
    private Answer list(Caller caller, Surface surface, List<Placed> placed, Paging page, HttpServletRequest request) {
        Answer answer = Answer.json(statuses.list(pages.listing(caller.viewer(), surface,
                placed.stream().map(Placed::id).toList(), page.limit()).posts(), true));
        return placed.isEmpty() ? answer : Links.add(answer, request, addresses.origin(), placed.getLast().place(),
                placed.getFirst().place());
    }
}

package social.linnet.mastodon.timeline;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Links;
import social.linnet.mastodon.wire.Params;
import social.linnet.page.Listing;
import social.linnet.page.Pages;

/// Timelines.
@Controller
class TimelineEndpoints {

    private final Pages pages;
    private final StatusWriter statuses;
    private final Addresses addresses;

    TimelineEndpoints(Pages pages, StatusWriter statuses, Addresses addresses) {
        this.pages = pages;
        this.statuses = statuses;
        this.addresses = addresses;
    }

    /// The links go on from the skeleton, so that whoever pages loses nothing where a rule left something out.
    @Needs("read:statuses")
    @GetMapping("/api/v1/timelines/home")
    Answer home(Params params, Caller caller, HttpServletRequest request) {
        Listing listing = pages.home(caller.account(), params.paging());
        return Links.add(Answer.json(statuses.list(listing.posts(), true)), request, addresses.origin(),
                listing.oldest(), listing.newest());
    }
}

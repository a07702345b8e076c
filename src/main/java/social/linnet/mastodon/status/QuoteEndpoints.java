package social.linnet.mastodon.status;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.QuoteWords;
import social.linnet.mastodon.entity.StatusPages;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.CanSee;
import social.linnet.page.Listing;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Surface;
import social.linnet.post.Quotes;

/// Who quotes a status, who may, and taking a status out of one that quotes it.
@Controller
class QuoteEndpoints {

    private final Quotes quotes;
    private final Pages pages;
    private final StatusWriter statuses;
    private final StatusPages lists;
    private final CanSee canSee;

    QuoteEndpoints(Quotes quotes, Pages pages, StatusWriter statuses, StatusPages lists, CanSee canSee) {
        this.quotes = quotes;
        this.pages = pages;
        this.statuses = statuses;
        this.lists = lists;
        this.canSee = canSee;
    }

    @Public("read:statuses")
    @GetMapping("/api/v1/statuses/{id}/quotes")
    Answer quotes(@Id long id, Params params, Caller caller, HttpServletRequest request) {
        PostView quoted = pages.post(caller.viewer(), id).orElseThrow(Refused::notFound);
        List<Long> skeleton = quotes.of(quoted.id(), canSee.reach(caller.viewer()), params.paging());
        Listing listing = pages.listing(caller.viewer(), Surface.CONTEXT, skeleton, params.paging().limit());
        return lists.of(listing, caller.viewer() != null, request);
    }

    /// Answers the status that quoted.
    @Needs("write:statuses")
    @PostMapping("/api/v1/statuses/{id}/quotes/{quoting}/revoke")
    Answer revoke(@Id long id, @Id("quoting") long quoting, Caller caller) {
        quotes.detach(caller.account(), id, quoting);
        // one may take one's post out of one that one may not see: then one's own is the answer
        return shown(caller, pages.post(caller.viewer(), quoting).isPresent() ? quoting : id);
    }

    @Needs("write:statuses")
    @PutMapping("/api/v1/statuses/{id}/interaction_policy")
    Answer permit(@Id long id, Params params, Caller caller) {
        quotes.permit(caller.account(), id, QuoteWords.policy(params.text("quote_approval_policy", "")));
        return shown(caller, id);
    }

    private Answer shown(Caller caller, long id) {
        return Answer.json(statuses.one(pages.post(caller.viewer(), id).orElseThrow(Refused::notFound), true));
    }
}

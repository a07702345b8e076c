package social.linnet.mastodon.status;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.entity.Visibility;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.mastodon.wire.Unsupported;
import social.linnet.page.Pages;
import social.linnet.post.Post;
import social.linnet.post.Reactions;

/// Favourites and reblogs.
@Controller
class ReactionEndpoints {

    private final Reactions reactions;
    private final Pages pages;
    private final StatusWriter statuses;

    ReactionEndpoints(Reactions reactions, Pages pages, StatusWriter statuses) {
        this.reactions = reactions;
        this.pages = pages;
        this.statuses = statuses;
    }

    @Needs("write:favourites")
    @PostMapping("/api/v1/statuses/{id}/favourite")
    Answer favourite(@Id long id, Caller caller) {
        return shown(caller, reactions.like(caller.account(), id));
    }

    @Needs("write:favourites")
    @PostMapping("/api/v1/statuses/{id}/unfavourite")
    Answer unfavourite(@Id long id, Caller caller) {
        return shown(caller, reactions.unlike(caller.account(), id));
    }

    /// Answers the status that wraps the other. A reblog is for whom the status is for: a wish for fewer people cannot
    /// be fulfilled.
    @Needs("write:statuses")
    @PostMapping("/api/v1/statuses/{id}/reblog")
    Answer reblog(@Id long id, Params params, Caller caller) {
        String wish = params.text("visibility", "public");
        // "public" is what clients send when nobody chose
        if (!wish.equals("public")) {
            Visibility.parse(wish);
            String word = Visibility.of(pages.post(caller.viewer(), id).orElseThrow(Refused::notFound).audience());
            Unsupported.refuseOther(params, "visibility", word);
        }
        return shown(caller, reactions.repost(caller.account(), id));
    }

    @Needs("write:statuses")
    @PostMapping("/api/v1/statuses/{id}/unreblog")
    Answer unreblog(@Id long id, Caller caller) {
        return shown(caller, reactions.unrepost(caller.account(), id));
    }

    private Answer shown(Caller caller, Post post) {
        return Answer.json(statuses.one(pages.post(caller.viewer(), post.id()).orElseThrow(Refused::notFound), true));
    }
}

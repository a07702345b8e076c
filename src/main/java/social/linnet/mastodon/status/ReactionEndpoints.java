package social.linnet.mastodon.status;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.Visibility;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Links;
import social.linnet.mastodon.wire.Params;
import social.linnet.page.Crowd;
import social.linnet.post.Reactions;

/// Favourites and reblogs.
@Controller
class ReactionEndpoints {

    private final Reactions reactions;
    private final Crowd crowd;
    private final Accounts accounts;
    private final AccountCards cards;
    private final ShownStatus shown;
    private final Addresses addresses;

    ReactionEndpoints(Reactions reactions, Crowd crowd, Accounts accounts, AccountCards cards,
                      ShownStatus shown, Addresses addresses) {
        this.reactions = reactions;
        this.crowd = crowd;
        this.accounts = accounts;
        this.cards = cards;
        this.shown = shown;
        this.addresses = addresses;
    }

    @Needs("write:favourites")
    @PostMapping("/api/v1/statuses/{id}/favourite")
    Answer favourite(@Id long id, Caller caller) {
        return shown.to(caller, reactions.like(caller.account(), id).id());
    }

    @Needs("write:favourites")
    @PostMapping("/api/v1/statuses/{id}/unfavourite")
    Answer unfavourite(@Id long id, Caller caller) {
        return shown.to(caller, reactions.unlike(caller.account(), id).id());
    }

    /// Answers the status that wraps the other. A wish for more people than the status is for is one for those.
    @Needs("write:statuses")
    @PostMapping("/api/v1/statuses/{id}/reblog")
    Answer reblog(@Id long id, Params params, Caller caller) {
        String wish = params.text("visibility", "");
        return shown.to(caller, reactions.repost(caller.account(), id, Visibility.parse(wish.isEmpty() ? "public" : wish)).id());
    }

    @Needs("write:statuses")
    @PostMapping("/api/v1/statuses/{id}/unreblog")
    Answer unreblog(@Id long id, Caller caller) {
        return shown.to(caller, reactions.unrepost(caller.account(), id).id());
    }

    @Public("read:statuses")
    @GetMapping("/api/v1/statuses/{id}/favourited_by")
    Answer favouritedBy(@Id long id, Params params, Caller caller, HttpServletRequest request) {
        return people(crowd.likers(caller.viewer(), id, params.paging()).orElseThrow(Refused::notFound), request);
    }

    @Public("read:statuses")
    @GetMapping("/api/v1/statuses/{id}/reblogged_by")
    Answer rebloggedBy(@Id long id, Params params, Caller caller, HttpServletRequest request) {
        return people(crowd.reposters(caller.viewer(), id, params.paging()).orElseThrow(Refused::notFound), request);
    }

    private Answer people(Crowd.People people, HttpServletRequest request) {
        Map<Long, Account> found = accounts.find(people.accounts());
        List<Account> shown = people.accounts().stream().map(found::get).filter(Objects::nonNull).toList();
        return Links.add(Answer.of(cards.of(shown)), request, addresses.origin(), people.oldest(), people.newest());
    }
}

package social.linnet.mastodon.people;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.limit.PerItem;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.JsonBytes;
import social.linnet.mastodon.wire.Links;
import social.linnet.mastodon.wire.Params;
import social.linnet.page.Listing;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.post.PostText;
import social.linnet.settings.Settings;

/// Accounts, and what they posted.
@Controller
class AccountEndpoints {

    /// Most accounts that are asked for at once.
    private static final int MAX_ACCOUNTS = 40;

    private final Accounts accounts;
    private final Pages pages;
    private final AccountCards cards;
    private final StatusWriter statuses;
    private final Addresses addresses;
    private final Settings settings;

    AccountEndpoints(Accounts accounts, Pages pages, AccountCards cards, StatusWriter statuses,
                     Addresses addresses, Settings settings) {
        this.accounts = accounts;
        this.pages = pages;
        this.cards = cards;
        this.statuses = statuses;
        this.addresses = addresses;
        this.settings = settings;
    }

    @Public("read:accounts")
    @GetMapping("/api/v1/accounts/lookup")
    Answer lookup(Params params) {
        String acct = params.text("acct", "");
        String name = acct.startsWith("@") ? acct.substring(1) : acct;
        String own = "@" + settings.domain();
        String handle = name.regionMatches(true, name.length() - own.length(), own, 0, own.length())
                ? name.substring(0, name.length() - own.length()) : name;
        return Answer.of(cards.of(accounts.findByHandle(handle).orElseThrow(Refused::notFound)));
    }

    /// In the order in which they are asked for; those that are not in use are absent.
    @Public("read:accounts")
    @PerItem("id")
    @GetMapping("/api/v1/accounts")
    Answer several(Params params) {
        List<Long> ids = params.ids("id").stream().distinct().toList();
        if (ids.size() > MAX_ACCOUNTS) {
            throw Refused.invalid("parameter-too-many", "id");
        }
        Map<Long, Account> found = accounts.find(ids);
        return Answer.of(cards.of(ids.stream().filter(found::containsKey).map(found::get).toList()));
    }

    @Public("read:accounts")
    @GetMapping("/api/v1/accounts/{id}")
    Answer account(@Id long id) {
        return Answer.of(cards.of(known(id)));
    }

    private Account known(long id) {
        return accounts.find(id).orElseThrow(Refused::notFound);
    }

    @Public("read:statuses")
    @GetMapping("/api/v1/accounts/{id}/statuses")
    Answer statuses(@Id long id, Params params, Caller caller, HttpServletRequest request) {
        Account author = known(id);
        Paging paging = params.paging();
        if (params.flag("pinned")) {
            return Answer.json(statuses.list(pages.pinned(caller.viewer(), author.id()), caller.viewer() != null));
        }
        Listing listing = pages.author(caller.viewer(), author.id(), paging, !params.flag("exclude_replies"),
                !params.flag("exclude_reblogs"));
        Stream<PostView> posts = listing.posts().stream();
        if (params.flag("only_media")) {
            posts = posts.filter(view -> view.repostedBy() == null && !view.pictures().isEmpty());
        }
        String tag = params.text("tagged", "");
        if (!tag.isEmpty()) {
            posts = posts.filter(view -> PostText.tags(view.body()).contains(PostText.fold(tag)));
        }
        JsonBytes body = statuses.list(posts.toList(), caller.viewer() != null);
        return Links.add(Answer.json(body), request, addresses.origin(), listing.full() ? listing.oldest() : null,
                listing.newest());
    }
}

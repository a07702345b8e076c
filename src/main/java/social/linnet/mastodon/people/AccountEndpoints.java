package social.linnet.mastodon.people;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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
import social.linnet.mastodon.entity.StatusPages;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.limit.PerItem;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.page.Listing;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Timelines;
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
    private final Timelines timelines;
    private final StatusPages lists;
    private final Settings settings;

    AccountEndpoints(Accounts accounts, Pages pages, AccountCards cards, StatusWriter statuses,
                     Timelines timelines, StatusPages lists, Settings settings) {
        this.accounts = accounts;
        this.pages = pages;
        this.cards = cards;
        this.statuses = statuses;
        this.timelines = timelines;
        this.lists = lists;
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
        Predicate<PostView> wanted = params.flag("only_media")
                ? view -> view.repostedBy() == null && !view.pictures().isEmpty() : _ -> true;
        String tag = PostText.fold(params.text("tagged", ""));
        Listing listing = timelines.author(caller.viewer(), author.id(), paging, !params.flag("exclude_replies"),
                !params.flag("exclude_reblogs"),
                tag.isEmpty() ? wanted : wanted.and(view -> PostText.tags(view.body()).contains(tag)));
        return lists.of(listing, caller.viewer() != null, request);
    }
}

package social.linnet.mastodon.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.Lists;
import social.linnet.graph.PeopleList;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.limit.PerItem;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Links;
import social.linnet.mastodon.wire.Params;

/// Lists and who is in them.
@Controller
class ListEndpoints {

    private static final Map<String, PeopleList.Replies> REPLIES = Map.of("followed", PeopleList.Replies.FOLLOWED,
            "list", PeopleList.Replies.MEMBERS, "none", PeopleList.Replies.NONE);

    private final Lists lists;
    private final Accounts accounts;
    private final AccountCards cards;
    private final Addresses addresses;

    ListEndpoints(Lists lists, Accounts accounts, AccountCards cards, Addresses addresses) {
        this.lists = lists;
        this.accounts = accounts;
        this.cards = cards;
        this.addresses = addresses;
    }

    /// Mastodon's List.
    record Entity(String id, String title, String repliesPolicy, boolean exclusive) {
        static Entity of(PeopleList list) {
            String policy = REPLIES.entrySet().stream().filter(word -> word.getValue() == list.replies())
                    .map(Map.Entry::getKey).findFirst().orElseThrow();
            return new Entity(String.valueOf(list.id()), list.title(), policy, list.exclusive());
        }
    }

    @Needs("read:lists")
    @GetMapping("/api/v1/lists")
    Answer all(Caller caller) {
        return Answer.of(lists.of(caller.account()).stream().map(Entity::of).toList());
    }

    @Needs("read:lists")
    @GetMapping("/api/v1/lists/{id}")
    Answer one(@Id long id, Caller caller) {
        return Answer.of(Entity.of(lists.find(caller.account(), id)));
    }

    @Needs("read:lists")
    @GetMapping("/api/v1/accounts/{id}/lists")
    Answer with(@Id long id, Caller caller) {
        if (accounts.find(id).isEmpty()) {
            throw Refused.notFound();
        }
        return Answer.of(lists.with(caller.account(), id).stream().map(Entity::of).toList());
    }

    @Needs("write:lists")
    @PostMapping("/api/v1/lists")
    Answer create(Params params, Caller caller) {
        PeopleList.Replies replies = replies(params);
        return Answer.of(Entity.of(lists.create(caller.account(), params.text("title", ""),
                replies == null ? PeopleList.Replies.MEMBERS : replies, params.flag("exclusive"))));
    }

    @Needs("write:lists")
    @PutMapping("/api/v1/lists/{id}")
    Answer update(@Id long id, Params params, Caller caller) {
        Boolean exclusive = params.isFilled("exclusive") ? Boolean.valueOf(params.flag("exclusive")) : null;
        return Answer.of(Entity.of(lists.update(caller.account(), id, params.text("title"), replies(params),
                exclusive)));
    }

    private static PeopleList.@Nullable Replies replies(Params params) {
        String word = params.text("replies_policy", "");
        if (word.isEmpty()) {
            return null;
        }
        PeopleList.Replies replies = REPLIES.get(word.toLowerCase(Locale.ROOT));
        if (replies == null) {
            throw Refused.invalid("list-replies-unknown");
        }
        return replies;
    }

    @Needs("write:lists")
    @DeleteMapping("/api/v1/lists/{id}")
    Answer delete(@Id long id, Caller caller) {
        lists.delete(caller.account(), id);
        return Answer.of(Map.of());
    }

    /// With a limit of 0 all of them.
    @Needs("read:lists")
    @GetMapping("/api/v1/lists/{id}/accounts")
    Answer members(@Id long id, Params params, Caller caller, HttpServletRequest request) {
        lists.find(caller.account(), id);
        if (params.text("limit", "").equals("0")) {
            return Answer.of(cards.of(accounts.find(lists.members(id)).values()));
        }
        Paging paging = params.paging();
        List<Long> ids = lists.members(id, paging);
        Map<Long, Account> found = accounts.find(ids);
        List<Account> shown = ids.stream().map(found::get).filter(Objects::nonNull).toList();
        return Links.add(Answer.of(cards.of(shown)), request, addresses.origin(),
                ids.size() < paging.limit() ? null : ids.getLast(), ids.isEmpty() ? null : ids.getFirst());
    }

    @Needs("write:lists")
    @PerItem("account_ids")
    @PostMapping("/api/v1/lists/{id}/accounts")
    Answer add(@Id long id, Params params, Caller caller) {
        lists.add(caller.account(), id, params.ids("account_ids"));
        return Answer.of(Map.of());
    }

    @Needs("write:lists")
    @PerItem("account_ids")
    @DeleteMapping("/api/v1/lists/{id}/accounts")
    Answer remove(@Id long id, Params params, Caller caller) {
        lists.remove(caller.account(), id, params.ids("account_ids"));
        return Answer.of(Map.of());
    }
}

package social.linnet.mastodon.people;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Paging;
import social.linnet.graph.Linked;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Links;

/// Answers with people out of a list of the graph. The cursor is the row, which is not an account's id: only `Link` says
/// where the next page is.
@Component
class PeopleLists {

    private final Accounts accounts;
    private final AccountCards cards;
    private final Addresses addresses;

    PeopleLists(Accounts accounts, AccountCards cards, Addresses addresses) {
        this.accounts = accounts;
        this.cards = cards;
        this.addresses = addresses;
    }

    /// @param rows  a page of the list, in use or not
    /// @param shown whom of them the viewer is shown
    Answer answer(List<Linked> rows, Predicate<Long> shown, Paging page, HttpServletRequest request) {
        Map<Long, Account> found = accounts.find(rows.stream().map(Linked::account).toList());
        List<Account> people = rows.stream().map(Linked::account).filter(found::containsKey).filter(shown)
                .map(found::get).toList();
        return linked(Answer.of(cards.of(people)), rows.stream().map(Linked::row).toList(), page, request);
    }

    /// The answer with links to the pages beside these rows.
    Answer linked(Answer answer, List<Long> rows, Paging page, HttpServletRequest request) {
        return Links.add(answer, request, addresses.origin(), rows.size() < page.limit() ? null : rows.getLast(),
                rows.isEmpty() ? null : rows.getFirst());
    }
}

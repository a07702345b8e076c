package social.linnet.mastodon.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.conversation.Conversation;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.wire.Json;
import social.linnet.mastodon.wire.JsonBytes;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Surface;

/// Writes Mastodon's Conversation.
@Component
public class ConversationWriter {

    private final Pages pages;
    private final Accounts accounts;
    private final AccountCards cards;
    private final StatusWriter statuses;

    ConversationWriter(Pages pages, Accounts accounts, AccountCards cards, StatusWriter statuses) {
        this.pages = pages;
        this.accounts = accounts;
        this.cards = cards;
        this.statuses = statuses;
    }

    /// Those of somebody's conversations whose newest post they may still see.
    public List<JsonBytes> each(long viewer, List<Conversation> page) {
        Map<Long, PostView> last = new HashMap<>();
        pages.listing(viewer, Surface.CONVERSATION, page.stream().map(Conversation::lastPost).toList(),
                page.size()).posts().forEach(view -> last.put(view.id(), view));
        Set<Long> people = new LinkedHashSet<>();
        page.forEach(one -> people.addAll(one.people()));
        people.add(viewer);
        Map<Long, Account> found = accounts.find(people);
        List<JsonBytes> entities = new ArrayList<>();
        for (Conversation one : page) {
            PostView view = last.get(one.lastPost());
            if (view != null) {
                entities.add(entity(one, view, found, viewer));
            }
        }
        return entities;
    }

    /// Who writes to themselves is with themselves.
    private JsonBytes entity(Conversation one, PostView last, Map<Long, Account> found, long self) {
        List<Long> shown = one.people().isEmpty() ? List.of(self) : one.people();
        List<Account> others = shown.stream().map(found::get).filter(Objects::nonNull).toList();
        return new JsonBytes(4000).raw("{\"id\":\"").number(one.id()).raw("\",\"unread\":").flag(one.unread())
                .raw(",\"accounts\":").raw(Json.write(cards.of(others)))
                .raw(",\"last_status\":").raw(statuses.one(last, true).toByteArray()).raw("}");
    }
}

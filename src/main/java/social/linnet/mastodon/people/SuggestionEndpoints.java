package social.linnet.mastodon.people;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.graph.Acquaintances;
import social.linnet.graph.Acquaintances.Source;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.AccountEntity;
import social.linnet.mastodon.limit.PerItem;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.page.Directory;

/// Whom one could get to know.
@Controller
class SuggestionEndpoints {

    /// Most people of one answer.
    private static final int MAX_PEOPLE = 80;
    private static final int DEFAULT_PEOPLE = 40;

    private final Acquaintances acquaintances;
    private final Accounts accounts;
    private final Directory directory;
    private final AccountCards cards;
    private final Relationships relationships;

    SuggestionEndpoints(Acquaintances acquaintances, Accounts accounts, Directory directory, AccountCards cards,
                        Relationships relationships) {
        this.acquaintances = acquaintances;
        this.accounts = accounts;
        this.directory = directory;
        this.cards = cards;
        this.relationships = relationships;
    }

    private static int limit(Params params) {
        return Math.clamp(params.number("limit", DEFAULT_PEOPLE), 1, MAX_PEOPLE);
    }

    /// @param source  the reason in the words of older versions
    /// @param sources the reasons in the words of newer ones
    private record Suggestion(String source, List<String> sources, AccountEntity account) {
    }

    @Needs({"read", "read:accounts"})
    @GetMapping("/api/v2/suggestions")
    Answer suggestions(Params params, Caller caller) {
        Map<Long, Source> found = acquaintances.suggested(caller.account(), limit(params));
        List<Account> people = inUse(found.keySet());
        List<AccountEntity> entities = cards.of(people);
        List<Suggestion> suggestions = new ArrayList<>(people.size());
        for (int i = 0; i < people.size(); i++) {
            suggestions.add(switch (found.get(people.get(i).id())) {
                case FRIENDS_OF_FRIENDS -> new Suggestion("past_interactions", List.of("friends_of_friends"),
                        entities.get(i));
                case MOST_FOLLOWED -> new Suggestion("global", List.of("most_followed"), entities.get(i));
            });
        }
        return Answer.of(suggestions);
    }

    @Needs({"read", "read:accounts"})
    @GetMapping("/api/v1/suggestions")
    Answer people(Params params, Caller caller) {
        return Answer.of(cards.of(inUse(acquaintances.suggested(caller.account(), limit(params)).keySet())));
    }

    private List<Account> inUse(Set<Long> ids) {
        Map<Long, Account> found = accounts.find(ids);
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    @Needs({"read", "write", "read:accounts", "write:accounts"})
    @DeleteMapping("/api/v1/suggestions/{id}")
    Answer unsuggest(@Id long id, Caller caller) {
        relationships.requireKnown(id);
        acquaintances.unsuggest(caller.account(), id);
        return Answer.of(Map.of());
    }

    @Public("read:accounts")
    @GetMapping("/api/v1/directory")
    Answer directory(Params params, Caller caller) {
        return Answer.of(cards.of(directory.people(caller.viewer(), params.text("order", "active").equals("new"),
                params.number("offset", 0), limit(params))));
    }

    /// @param accounts those whom the caller follows and who follow this one
    private record Familiar(String id, List<AccountEntity> accounts) {
    }

    @Needs("read:follows")
    @PerItem("id")
    @GetMapping("/api/v1/accounts/familiar_followers")
    Answer familiar(Params params, Caller caller) {
        Set<Long> asked = new LinkedHashSet<>(params.ids("id"));
        Map<Long, Account> known = accounts.find(asked);
        asked.retainAll(known.keySet());
        Map<Long, List<Long>> familiar = acquaintances.familiar(caller.account(),
                asked.stream().filter(id -> !known.get(id).hidesFollows()).toList());
        Set<Long> all = new LinkedHashSet<>();
        familiar.values().forEach(all::addAll);
        List<Account> shown = inUse(all).stream().filter(account -> !account.hidesFollows()).toList();
        List<AccountEntity> entities = cards.of(shown);
        return Answer.of(asked.stream().map(id -> {
            List<AccountEntity> theirs = new ArrayList<>();
            for (int i = 0; i < shown.size(); i++) {
                if (familiar.getOrDefault(id, List.of()).contains(shown.get(i).id())) {
                    theirs.add(entities.get(i));
                }
            }
            return new Familiar(String.valueOf(id), theirs);
        }).toList());
    }
}

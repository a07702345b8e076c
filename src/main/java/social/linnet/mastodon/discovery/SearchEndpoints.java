package social.linnet.mastodon.discovery;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Ids;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.entity.TagEntity;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Failure;
import social.linnet.mastodon.wire.Json;
import social.linnet.mastodon.wire.JsonBytes;
import social.linnet.mastodon.wire.Params;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Surface;
import social.linnet.search.Search;

/// Search.
@Controller
class SearchEndpoints {

    private static final int USUAL = 20;
    private static final int MOST = 40;
    private static final int MOST_ACCOUNTS = 80;

    private final Search search;
    private final Accounts accounts;
    private final Pages pages;
    private final AccountCards cards;
    private final StatusWriter statuses;
    private final TrendEntities entities;
    private final Addresses addresses;

    SearchEndpoints(Search search, Accounts accounts, Pages pages, AccountCards cards, StatusWriter statuses,
                    TrendEntities entities, Addresses addresses) {
        this.search = search;
        this.accounts = accounts;
        this.pages = pages;
        this.cards = cards;
        this.statuses = statuses;
        this.entities = entities;
        this.addresses = addresses;
    }

    /// What one search found.
    private record Found(List<Account> accounts, List<PostView> posts, List<String> tags) {
        static final Found NOTHING = new Found(List.of(), List.of(), List.of());
    }

    /// Whoever is not signed in finds people and tags, and no further than the first page.
    @Public("read:search")
    @GetMapping("/api/v2/search")
    Answer search(Params params, Caller caller) {
        if (caller.viewer() == null && params.flag("resolve")) {
            throw new Failure(401, "Search queries that resolve remote resources are not supported without "
                    + "authentication");
        }
        if (caller.viewer() == null && Numbers.of(params, "offset", 0, Search.MAX_DEPTH) > 0) {
            throw new Failure(401, "Search queries pagination is not supported without authentication");
        }
        return answer(found(params, caller.viewer()), caller);
    }

    /// The address of before. The clients that still call it read what the newer one answers.
    @Needs("read:search")
    @GetMapping("/api/v1/search")
    Answer searchAsBefore(Params params, Caller caller) {
        return answer(found(params, caller.viewer()), caller);
    }

    private Found found(Params params, @Nullable Long viewer) {
        String text = params.text("q");
        if (text == null) {
            throw new Failure(400, "param is missing or the value is empty: q");
        }
        String type = params.text("type", "");
        int offset = Numbers.of(params, "offset", 0, Search.MAX_DEPTH);
        int limit = Numbers.of(params, "limit", USUAL, MOST);
        Long maxId = params.id("max_id");
        Long minId = params.id("min_id");
        Long author = params.id("account_id");
        boolean following = params.flag("following") && viewer != null;
        if (params.flag("resolve") && offset == 0) {
            Optional<Found> named = named(text.strip(), viewer);
            if (named.isPresent()) {
                return only(type, named.get());
            }
        }
        boolean all = type.isEmpty();
        // a tag is no person, and a handle is no tag
        boolean tag = text.strip().startsWith("#");
        boolean handle = text.strip().startsWith("@");
        return new Found(
                all && !tag || type.equals("accounts") ? people(search.people(viewer, text, following, offset, limit))
                        : List.of(),
                viewer != null && (all && !handle || type.equals("statuses"))
                        ? posts(viewer, search.posts(viewer, text, new Search.Window(offset, limit, maxId, minId,
                        author, false))) : List.of(),
                all && !handle || type.equals("hashtags") ? search.tags(text, offset, limit) : List.of());
    }

    private static Found only(String type, Found found) {
        return switch (type) {
            case "accounts" -> new Found(found.accounts(), List.of(), List.of());
            case "statuses" -> new Found(List.of(), found.posts(), List.of());
            case "hashtags" -> Found.NOTHING;
            default -> found;
        };
    }

    /// What an address of this server stands for. Empty when the text is no such address.
    private Optional<Found> named(String text, @Nullable Long viewer) {
        String profiles = addresses.profile("");
        if (!text.startsWith(profiles)) {
            return Optional.empty();
        }
        String[] parts = text.substring(profiles.length()).split("[?#]", 2)[0].split("/");
        if (parts.length == 1) {
            return Optional.of(new Found(accounts.findByHandle(parts[0]).stream().toList(), List.of(), List.of()));
        }
        OptionalLong id = parts.length == 2 ? Ids.parse(parts[1]) : OptionalLong.empty();
        return Optional.of(id.isEmpty() ? Found.NOTHING
                : new Found(List.of(), pages.post(viewer, id.getAsLong()).stream().toList(), List.of()));
    }

    private List<Account> people(List<Long> ids) {
        Map<Long, Account> found = accounts.find(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private List<PostView> posts(@Nullable Long viewer, List<Long> ids) {
        return pages.listing(viewer, Surface.SEARCH, ids, ids.size()).posts();
    }

    private Answer answer(Found found, Caller caller) {
        List<TagEntity> tags = entities.tags(caller.viewer(), found.tags());
        JsonBytes out = new JsonBytes(4_000);
        out.raw("{\"accounts\":").raw(Json.write(cards.of(found.accounts()))).raw(",\"statuses\":")
                .raw(statuses.list(found.posts(), caller.viewer() != null).toByteArray()).raw(",\"hashtags\":")
                .raw(Json.write(tags)).raw("}");
        return Answer.json(out);
    }

    /// For completing names while somebody types.
    @Needs("read:accounts")
    @GetMapping("/api/v1/accounts/search")
    Answer accounts(Params params, Caller caller) {
        String text = params.text("q", "");
        int offset = Numbers.of(params, "offset", 0, Search.MAX_DEPTH);
        int limit = Numbers.of(params, "limit", MOST, MOST_ACCOUNTS);
        Optional<Found> named = params.flag("resolve") && offset == 0 ? named(text.strip(), caller.viewer())
                : Optional.empty();
        return Answer.of(cards.of(named.isPresent() ? named.get().accounts()
                : people(search.people(caller.viewer(), text, params.flag("following"), offset, limit))));
    }
}

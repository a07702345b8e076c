package social.linnet.mastodon.people;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.graph.Showcase;
import social.linnet.graph.Showcases;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.AccountEntity;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.PartialAccounts;
import social.linnet.mastodon.limit.PerItem;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.MayDo;
import social.linnet.page.Person;
import social.linnet.page.ShowcasePages;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// Showcases, which Mastodon calls collections.
@Controller
class CollectionEndpoints {

    /// How many people of each collection are sent along with a list of collections.
    private static final int PREVIEWED = 4;
    private static final int DEFAULT_COUNT = 40;
    private static final int MAX_COUNT = 80;

    private final Showcases showcases;
    private final ShowcasePages pages;
    private final Accounts accounts;
    private final AccountCards cards;
    private final PartialAccounts partial;
    private final Addresses addresses;
    private final MayDo mayDo;

    CollectionEndpoints(Showcases showcases, ShowcasePages pages, Accounts accounts, AccountCards cards,
                        PartialAccounts partial, Addresses addresses, MayDo mayDo) {
        this.showcases = showcases;
        this.pages = pages;
        this.accounts = accounts;
        this.cards = cards;
        this.partial = partial;
        this.addresses = addresses;
        this.mayDo = mayDo;
    }

    private record Wrapped(CollectionEntity collection) {
    }

    private record WrappedItem(CollectionEntity.Item collectionItem) {
    }

    /// Mastodon's CollectionWithAccounts.
    private record WithAccounts(CollectionEntity collection, List<AccountEntity> accounts) {
    }

    /// Mastodon's CollectionsWithAccountPreviews.
    private record Many(List<CollectionEntity> collections, List<PartialAccounts.Entity> partialAccounts) {
    }

    @PerItem("account_ids")
    @Needs("write:collections")
    @PostMapping("/api/v1/collections")
    Answer create(Params params, Caller caller) {
        mayDo.require(caller.account(), MayDo.Action.FEATURE);
        Showcase.About nothing = new Showcase.About("", "", null, false, true, null);
        return Answer.of(wrapped(showcases.create(caller.account(), about(params, nothing), params.ids("account_ids"))));
    }

    private Wrapped wrapped(Showcase showcase) {
        return new Wrapped(CollectionEntity.of(showcase, addresses));
    }

    /// What is not named stays; what is named empty goes.
    private static Showcase.About about(Params params, Showcase.About before) {
        String language = params.text("language");
        String tag = params.text("tag_name");
        return new Showcase.About(params.text("name", before.title()), params.text("description", before.description()),
                language == null ? before.language() : language.isEmpty() ? null : language,
                params.flag("sensitive", before.sensitive()), params.flag("discoverable", before.discoverable()),
                tag == null ? before.tag() : tag.isEmpty() ? null : tag(tag));
    }

    private static String tag(String typed) {
        List<Segment> segments = PostText.parse(typed.startsWith("#") ? typed : "#" + typed);
        if (segments.size() != 1 || !(segments.getFirst() instanceof Segment.Tag tag)) {
            throw Refused.invalid("showcase-tag");
        }
        return tag.tag();
    }

    @Public("read:collections")
    @GetMapping("/api/v1/collections/{id}")
    Answer one(@Id long id, Caller caller) {
        ShowcasePages.View view = pages.one(caller.viewer(), id).orElseThrow(Refused::notFound);
        Showcase showcase = view.shown().getFirst();
        Set<Long> people = new LinkedHashSet<>(Set.of(showcase.owner()));
        showcase.items().forEach(item -> people.add(item.account()));
        return Answer.of(new WithAccounts(CollectionEntity.of(showcase, addresses),
                cards.of(people.stream().map(view.people()::get).filter(Objects::nonNull).toList())));
    }

    @Public("read:collections")
    @GetMapping("/api/v1/accounts/{id}/collections")
    Answer of(@Id long id, Params params, Caller caller) {
        accounts.find(id).orElseThrow(Refused::notFound);
        ShowcasePages.View view = pages.of(caller.viewer(), id);
        return many(view, view.shown().stream().skip(params.number("offset", 0)).limit(limit(params)).toList());
    }

    private static int limit(Params params) {
        return Math.clamp(params.number("limit", DEFAULT_COUNT), 1, MAX_COUNT);
    }

    @Needs("read:collections")
    @GetMapping("/api/v1/accounts/{id}/in_collections")
    Answer in(@Id long id, Params params, Caller caller) {
        accounts.find(id).orElseThrow(Refused::notFound);
        ShowcasePages.View view = pages.showing(caller.account(), id, params.number("offset", 0), limit(params));
        return many(view, view.shown());
    }

    private Answer many(ShowcasePages.View view, List<Showcase> shown) {
        Set<Long> people = new LinkedHashSet<>();
        shown.forEach(one -> {
            people.add(one.owner());
            one.items().stream().limit(PREVIEWED).forEach(item -> people.add(item.account()));
        });
        List<PartialAccounts.Entity> previews = new ArrayList<>();
        for (long person : people) {
            @Nullable Account account = view.people().get(person);
            if (account != null) {
                previews.add(partial.entity(Person.of(account), account.locked()));
            }
        }
        return Answer.of(new Many(shown.stream().map(one -> CollectionEntity.of(one, addresses)).toList(), previews));
    }

    @Needs("write:collections")
    @PatchMapping("/api/v1/collections/{id}")
    Answer update(@Id long id, Params params, Caller caller) {
        mayDo.require(caller.account(), MayDo.Action.FEATURE);
        Showcase.About before = showcases.own(caller.account(), id).about();
        return Answer.of(wrapped(showcases.update(caller.account(), id, about(params, before))));
    }

    @Needs("write:collections")
    @DeleteMapping("/api/v1/collections/{id}")
    Answer delete(@Id long id, Caller caller) {
        showcases.delete(caller.account(), id);
        return Answer.of(Map.of());
    }

    @Needs("write:collections")
    @PostMapping("/api/v1/collections/{id}/items")
    Answer add(@Id long id, Params params, Caller caller) {
        mayDo.require(caller.account(), MayDo.Action.FEATURE);
        showcases.own(caller.account(), id);
        Long account = params.id("account_id");
        if (account == null) {
            throw Refused.invalid("parameter-missing", "account_id");
        }
        return Answer.of(new WrappedItem(CollectionEntity.Item.of(showcases.add(caller.account(), id, account))));
    }

    @Needs("write:collections")
    @DeleteMapping("/api/v1/collections/{id}/items/{item}")
    Answer remove(@Id long id, @Id("item") long item, Caller caller) {
        showcases.remove(caller.account(), id, item);
        return Answer.of(Map.of());
    }

    @Needs("write:collections")
    @PostMapping("/api/v1/collections/{id}/items/{item}/revoke")
    Answer leave(@Id long id, @Id("item") long item, Caller caller) {
        showcases.leave(caller.account(), id, item);
        return Answer.of(Map.of());
    }
}

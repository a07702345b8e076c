package social.linnet.mastodon.status;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.FeaturedTagEntity;
import social.linnet.mastodon.entity.TagEntities;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.post.FeaturedTags;
import social.linnet.post.PostText;

/// Tags that people show on their pages.
@Controller
class FeaturedTagEndpoints {

    private final FeaturedTags tags;
    private final Accounts accounts;
    private final TagEntities entities;
    private final Addresses addresses;

    FeaturedTagEndpoints(FeaturedTags tags, Accounts accounts, TagEntities entities, Addresses addresses) {
        this.tags = tags;
        this.accounts = accounts;
        this.entities = entities;
        this.addresses = addresses;
    }

    @Needs("read:accounts")
    @GetMapping("/api/v1/featured_tags")
    Answer own(Caller caller) {
        return Answer.of(tags.of(caller.account()).stream().map(this::entity).toList());
    }

    @Public("read:accounts")
    @GetMapping("/api/v1/accounts/{id}/featured_tags")
    Answer of(@Id long id) {
        accounts.find(id).orElseThrow(Refused::notFound);
        return Answer.of(tags.of(id).stream().map(this::entity).toList());
    }

    @Needs("write:accounts")
    @PostMapping("/api/v1/featured_tags")
    Answer feature(Params params, Caller caller) {
        return Answer.of(entity(tags.add(caller.account(), params.text("name", ""))));
    }

    @Needs("write:accounts")
    @DeleteMapping("/api/v1/featured_tags/{id}")
    Answer drop(@Id long id, Caller caller) {
        tags.drop(caller.account(), id);
        return Answer.of(Map.of());
    }

    @Needs("read:accounts")
    @GetMapping("/api/v1/featured_tags/suggestions")
    Answer suggestions(Caller caller) {
        return Answer.of(entities.of(caller.viewer(), tags.suggestions(caller.account())));
    }

    @Needs("write:accounts")
    @PostMapping("/api/v1/tags/{name}/feature")
    Answer feature(@PathVariable String name, Caller caller) {
        FeaturedTags.Featured one = tags.add(caller.account(), name);
        return Answer.of(entities.of(caller.viewer(), List.of(one.tag())).getFirst());
    }

    @Needs("write:accounts")
    @PostMapping("/api/v1/tags/{name}/unfeature")
    Answer unfeature(@PathVariable String name, Caller caller) {
        tags.drop(caller.account(), name);
        return Answer.of(entities.of(caller.viewer(), List.of(PostText.fold(name))).getFirst());
    }

    private FeaturedTagEntity entity(FeaturedTags.Featured one) {
        return FeaturedTagEntity.of(one, addresses);
    }
}

package social.linnet.mastodon.filter;

import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

import social.linnet.event.Refused;
import social.linnet.filter.Filter;
import social.linnet.filter.Filters;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.FilterResult;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.page.FilterHit;
import social.linnet.post.Posts;

/// Filters, their words and their posts.
@Controller
class FilterEndpoints {

    private final Filters filters;
    private final Posts posts;

    FilterEndpoints(Filters filters, Posts posts) {
        this.filters = filters;
        this.posts = posts;
    }

    private static FilterResult.Filter entity(Filter filter) {
        return FilterResult.filter(FilterHit.Filter.of(filter));
    }

    @Needs("read:filters")
    @GetMapping("/api/v2/filters")
    Answer all(Caller caller) {
        return Answer.of(filters.of(caller.account()).stream().map(FilterEndpoints::entity).toList());
    }

    @Needs("read:filters")
    @GetMapping("/api/v2/filters/{id}")
    Answer one(@Id long id, Caller caller) {
        return Answer.of(entity(filters.find(caller.account(), id)));
    }

    @Needs("write:filters")
    @PostMapping("/api/v2/filters")
    Answer create(Params params, Caller caller) {
        Filters.Wish wish = new Filters.Wish(params.text("title", ""), FilterWishes.contexts(params),
                FilterWishes.action(params, Filter.Action.WARN), FilterWishes.expiresIn(params));
        return Answer.of(entity(filters.create(caller.account(), wish, FilterWishes.words(params))));
    }

    /// What is not named stays as it is; naming no end removes the end.
    @Needs("write:filters")
    @PutMapping("/api/v2/filters/{id}")
    Answer update(@Id long id, Params params, Caller caller) {
        Filter before = filters.find(caller.account(), id);
        Set<Filter.Context> contexts = FilterWishes.contexts(params);
        Filters.Wish wish = new Filters.Wish(params.text("title", before.title()),
                contexts.isEmpty() ? before.contexts() : contexts, FilterWishes.action(params, before.action()),
                FilterWishes.expiresIn(params));
        return Answer.of(entity(filters.update(caller.account(), id, wish, !params.isNamed("expires_in"),
                FilterWishes.words(params))));
    }

    @Needs("write:filters")
    @DeleteMapping("/api/v2/filters/{id}")
    Answer delete(@Id long id, Caller caller) {
        filters.delete(caller.account(), id);
        return Answer.of(Map.of());
    }

    @Needs("read:filters")
    @GetMapping("/api/v2/filters/{id}/keywords")
    Answer keywords(@Id long id, Caller caller) {
        return Answer.of(entity(filters.find(caller.account(), id)).keywords());
    }

    @Needs("write:filters")
    @PostMapping("/api/v2/filters/{id}/keywords")
    Answer addKeyword(@Id long id, Params params, Caller caller) {
        Filter filter = filters.change(caller.account(), id, Filters.Change.adding(params.text("keyword", ""),
                params.flag("whole_word")));
        return Answer.of(entity(filter).keywords().getLast());
    }

    @Needs("read:filters")
    @GetMapping("/api/v2/filters/keywords/{id}")
    Answer keyword(@Id long id, Caller caller) {
        return Answer.of(keyword(filters.withKeyword(caller.account(), id), id));
    }

    private static FilterResult.Keyword keyword(Filter filter, long id) {
        return entity(filter).keywords().stream().filter(one -> one.id().equals(String.valueOf(id))).findFirst()
                .orElseThrow(Refused::notFound);
    }

    @Needs("write:filters")
    @PutMapping("/api/v2/filters/keywords/{id}")
    Answer changeKeyword(@Id long id, Params params, Caller caller) {
        Filter filter = filters.withKeyword(caller.account(), id);
        Boolean whole = params.isFilled("whole_word") ? Boolean.valueOf(params.flag("whole_word")) : null;
        return Answer.of(keyword(filters.change(caller.account(), filter.id(),
                new Filters.Change(id, params.text("keyword"), whole, false)), id));
    }

    @Needs("write:filters")
    @DeleteMapping("/api/v2/filters/keywords/{id}")
    Answer deleteKeyword(@Id long id, Caller caller) {
        Filter filter = filters.withKeyword(caller.account(), id);
        filters.change(caller.account(), filter.id(), new Filters.Change(id, null, null, true));
        return Answer.of(Map.of());
    }

    @Needs("read:filters")
    @GetMapping("/api/v2/filters/{id}/statuses")
    Answer statuses(@Id long id, Caller caller) {
        return Answer.of(entity(filters.find(caller.account(), id)).statuses());
    }

    @Needs("write:filters")
    @PostMapping("/api/v2/filters/{id}/statuses")
    Answer addStatus(@Id long id, Params params, Caller caller) {
        Long post = params.id("status_id");
        if (post == null) {
            throw Refused.invalid("parameter-missing", "status_id");
        }
        filters.find(caller.account(), id);
        posts.visible(caller.account(), post).orElseThrow(Refused::notFound);
        Filter.Single single = filters.addPost(caller.account(), id, post);
        return Answer.of(new FilterResult.Status(String.valueOf(single.id()), String.valueOf(single.post())));
    }

    @Needs("read:filters")
    @GetMapping("/api/v2/filters/statuses/{id}")
    Answer status(@Id long id, Caller caller) {
        return Answer.of(status(filters.withSingle(caller.account(), id), id));
    }

    private static FilterResult.Status status(Filter filter, long id) {
        return entity(filter).statuses().stream().filter(one -> one.id().equals(String.valueOf(id))).findFirst()
                .orElseThrow(Refused::notFound);
    }

    @Needs("write:filters")
    @DeleteMapping("/api/v2/filters/statuses/{id}")
    Answer deleteStatus(@Id long id, Caller caller) {
        filters.removePost(caller.account(), id);
        return Answer.of(Map.of());
    }
}

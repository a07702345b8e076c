package social.linnet.mastodon.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
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
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;

/// Filters in their first form: one phrase is one filter, and its id is that of the word. `irreversible` is what hides.
@Controller
class FirstFilterEndpoints {

    private final Filters filters;

    FirstFilterEndpoints(Filters filters) {
        this.filters = filters;
    }

    /// Mastodon's V1::Filter.
    record Entity(String id, String phrase, List<String> context, boolean wholeWord, @Nullable String expiresAt,
                  boolean irreversible) {
        static Entity of(Filter filter, Filter.Keyword keyword) {
            return new Entity(String.valueOf(keyword.id()), keyword.keyword(),
                    filter.contexts().stream().map(Filter.Context::word).toList(), keyword.wholeWord(),
                    filter.expiresAt() == null ? null : Times.text(filter.expiresAt()),
                    filter.action() == Filter.Action.HIDE);
        }
    }

    private static Filter.Keyword keyword(Filter filter, long id) {
        return filter.keywords().stream().filter(one -> one.id() == id).findFirst().orElseThrow(Refused::notFound);
    }

    @Needs("read:filters")
    @GetMapping("/api/v1/filters")
    Answer all(Caller caller) {
        List<Entity> entities = new ArrayList<>();
        filters.of(caller.account()).forEach(filter -> filter.keywords()
                .forEach(keyword -> entities.add(Entity.of(filter, keyword))));
        return Answer.of(entities);
    }

    @Needs("read:filters")
    @GetMapping("/api/v1/filters/{id}")
    Answer one(@Id long id, Caller caller) {
        Filter filter = filters.withKeyword(caller.account(), id);
        return Answer.of(Entity.of(filter, keyword(filter, id)));
    }

    @Needs("write:filters")
    @PostMapping("/api/v1/filters")
    Answer create(Params params, Caller caller) {
        String phrase = params.text("phrase", "");
        Filter filter = filters.create(caller.account(), new Filters.Wish(phrase, FilterWishes.contexts(params),
                action(params, Filter.Action.WARN), FilterWishes.expiresIn(params)),
                List.of(Filters.Change.adding(phrase, params.flag("whole_word", true))));
        return Answer.of(Entity.of(filter, filter.keywords().getFirst()));
    }

    private static Filter.Action action(Params params, Filter.Action otherwise) {
        return !params.isFilled("irreversible") ? otherwise
                : params.flag("irreversible") ? Filter.Action.HIDE : Filter.Action.WARN;
    }

    /// Of a filter with several words only the word is changed: what holds for all of them is not this form's to say.
    @Needs("write:filters")
    @PutMapping("/api/v1/filters/{id}")
    Answer update(@Id long id, Params params, Caller caller) {
        Filter before = filters.withKeyword(caller.account(), id);
        Filter.Keyword word = keyword(before, id);
        Set<Filter.Context> named = FilterWishes.contexts(params);
        Set<Filter.Context> contexts = named.isEmpty() ? before.contexts() : named;
        Filter.Action action = action(params, before.action());
        boolean keepsExpiry = !params.isNamed("expires_in");
        if (before.keywords().size() > 1 && !(contexts.equals(before.contexts()) && action == before.action()
                && keepsExpiry)) {
            throw Refused.invalid("filter-several");
        }
        Boolean whole = params.isFilled("whole_word") ? Boolean.valueOf(params.flag("whole_word")) : null;
        Filter after = filters.update(caller.account(), before.id(), new Filters.Wish(before.title(), contexts, action,
                FilterWishes.expiresIn(params)), keepsExpiry,
                List.of(new Filters.Change(id, params.text("phrase", word.keyword()), whole, false)));
        return Answer.of(Entity.of(after, keyword(after, id)));
    }

    @Needs("write:filters")
    @DeleteMapping("/api/v1/filters/{id}")
    Answer delete(@Id long id, Caller caller) {
        Filter filter = filters.withKeyword(caller.account(), id);
        if (filter.keywords().size() == 1 && filter.posts().isEmpty()) {
            filters.delete(caller.account(), filter.id());
        } else {
            filters.change(caller.account(), filter.id(), new Filters.Change(id, null, null, true));
        }
        return Answer.of(Map.of());
    }
}

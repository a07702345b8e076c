package social.linnet.web.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.event.Refused;
import social.linnet.filter.Filter;
import social.linnet.filter.Filters;
import social.linnet.moderation.MayDo;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// The words that somebody does not want to read: their filters, each with a page of its own.
@Controller
class FilterSettings {

    private final Site site;
    private final Filters filters;
    private final MayDo mayDo;
    private final Cookies cookies;

    FilterSettings(Site site, Filters filters, MayDo mayDo, Cookies cookies) {
        this.site = site;
        this.filters = filters;
        this.mayDo = mayDo;
        this.cookies = cookies;
    }

    @GetMapping("/settings/filters")
    View all(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return site.view("settings/filters", Map.of("f", site.frame(request, response), "filters",
                filters.of(visitor.id())));
    }

    @GetMapping("/settings/filters/new")
    View fresh(Visitor visitor, @RequestParam(defaultValue = "") String word, HttpServletRequest request,
               HttpServletResponse response) {
        return form(FilterPage.fresh(site.frame(request, response), word), HttpStatus.OK);
    }

    @GetMapping("/settings/filters/{id}")
    View one(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return form(FilterPage.of(site.frame(request, response), filters.find(visitor.id(), id)), HttpStatus.OK);
    }

    private View form(FilterPage page, HttpStatus status) {
        return site.view("settings/filter", Map.of("page", page), status);
    }

    @PostMapping("/settings/filters")
    View make(Visitor visitor, @RequestParam MultiValueMap<String, String> fields, HttpServletRequest request,
              HttpServletResponse response) {
        return change(visitor, null, fields, request, response);
    }

    @PostMapping("/settings/filters/{id}")
    View change(Visitor visitor, @PathVariable long id, @RequestParam MultiValueMap<String, String> fields,
                HttpServletRequest request, HttpServletResponse response) {
        return change(visitor, filters.find(visitor.id(), id), fields, request, response);
    }

    private View change(Visitor visitor, @Nullable Filter before, MultiValueMap<String, String> fields,
                        HttpServletRequest request, HttpServletResponse response) {
        Typed typed = Typed.of(fields);
        try {
            mayDo.require(visitor.id(), MayDo.Action.CHANGE_ACCOUNT);
            if (before == null) {
                filters.create(visitor.id(), typed.wish(), typed.words(List.of()));
            } else {
                filters.update(visitor.id(), before.id(), typed.wish(), typed.until().equals(FilterPage.KEEP),
                        typed.words(before.keywords()));
            }
        } catch (Refused refused) {
            Frame frame = site.frame(request, response);
            return form(typed.again(site.frame(request, response, frame.refused(refused)), before),
                    Answers.status(refused));
        }
        cookies.flash(response, "saved");
        return Site.redirect(Section.FILTERS.path());
    }

    @PostMapping("/settings/filters/{id}/remove")
    View remove(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        mayDo.require(visitor.id(), MayDo.Action.CHANGE_ACCOUNT);
        filters.delete(visitor.id(), id);
        cookies.flash(response, "filter-gone");
        return Site.redirect(Section.FILTERS.path());
    }

    /// What was typed: a word a line, which says by its own name whether it is a whole one.
    private record Typed(String title, Set<Filter.Context> contexts, Filter.Action action, String until, String words,
                         boolean whole) {

        static Typed of(MultiValueMap<String, String> fields) {
            Set<Filter.Context> contexts = EnumSet.noneOf(Filter.Context.class);
            fields.getOrDefault("context", List.of())
                    .forEach(word -> Filter.Context.ofWord(word).ifPresent(contexts::add));
            return new Typed(first(fields, "title"), contexts, action(first(fields, "action")), first(fields, "until"),
                    first(fields, "words"), fields.containsKey("whole"));
        }

        private static String first(MultiValueMap<String, String> fields, String name) {
            return Optional.ofNullable(fields.getFirst(name)).orElse("");
        }

        private static Filter.Action action(String word) {
            for (Filter.Action action : Filter.Action.values()) {
                if (action.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return action;
                }
            }
            return Filter.Action.WARN;
        }

        Filters.Wish wish() {
            String name = title.isBlank() ? words.strip().lines().findFirst().orElse("") : title;
            int end = Math.min(name.codePointCount(0, name.length()), Filters.MAX_TITLE);
            return new Filters.Wish(title.isBlank() ? name.substring(0, name.offsetByCodePoints(0, end)) : name,
                    contexts, action, FilterPage.SPANS.getOrDefault(until, Duration.ZERO).isZero() ? null
                            : FilterPage.SPANS.get(until));
        }

        /// What makes the words of before into these.
        List<Filters.Change> words(List<Filter.Keyword> before) {
            Map<String, Filter.Keyword> known = new LinkedHashMap<>();
            before.forEach(keyword -> known.put(keyword.keyword(), keyword));
            List<Filters.Change> changes = new ArrayList<>();
            Set<String> kept = new HashSet<>();
            for (String line : words.lines().map(String::strip).filter(word -> !word.isEmpty()).distinct().toList()) {
                Filter.Keyword there = known.get(line);
                kept.add(line);
                if (there == null) {
                    changes.add(Filters.Change.adding(line, whole));
                } else if (there.wholeWord() != whole) {
                    changes.add(new Filters.Change(there.id(), null, whole, false));
                }
            }
            if (kept.isEmpty()) {
                throw Refused.invalid("filter-keyword", Filters.MAX_KEYWORD);
            }
            known.values().stream().filter(keyword -> !kept.contains(keyword.keyword()))
                    .forEach(keyword -> changes.add(new Filters.Change(keyword.id(), null, null, true)));
            return changes;
        }

        FilterPage again(Frame frame, @Nullable Filter before) {
            return new FilterPage(frame, before == null ? null : Long.toString(before.id()), title, words, whole,
                    contexts, action, before == null ? null : before.expiresAt(), until,
                    before == null ? 0 : before.posts().size());
        }
    }
}

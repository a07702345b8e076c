package social.linnet.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.event.Paging;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Profiles;
import social.linnet.page.Surface;
import social.linnet.search.Search;
import social.linnet.settings.Settings;
import social.linnet.trend.Trends;

/// Search.
@Controller
class SearchController {

    /// How many people and tags stand above the posts.
    private static final int FEW = 3;

    private final Site site;
    private final Search search;
    private final Trends trends;
    private final Pages pages;
    private final Profiles profiles;
    private final Settings settings;

    SearchController(Site site, Search search, Trends trends, Pages pages, Profiles profiles, Settings settings) {
        this.site = site;
        this.search = search;
        this.trends = trends;
        this.pages = pages;
        this.profiles = profiles;
        this.settings = settings;
    }

    /// The address of something here leads there.
    @GetMapping("/search")
    View search(@Nullable Visitor visitor, @RequestParam(defaultValue = "") String q,
                @RequestParam(defaultValue = "") String tab, @RequestParam(defaultValue = "0") int from,
                HttpServletRequest request, HttpServletResponse response) {
        String query = q.strip();
        if (query.startsWith(settings.origin() + "/@") && query.matches("\\S+")) {
            return Site.redirect(Site.next(query.substring(settings.origin().length())));
        }
        SearchPage.Tab shown = tab(tab, query);
        int offset = Math.clamp(from, 0, Search.MAX_DEPTH);
        Frame frame = site.frame(request, response);
        return site.page("search", switch (shown) {
            case POSTS, LATEST -> posts(frame, visitor, query, shown, offset);
            case PEOPLE -> {
                List<Long> ids = search.people(Site.viewer(visitor), query, false, offset, Paging.DEFAULT_LIMIT);
                yield new SearchPage(frame, query, shown, List.of(), profiles.people(ids), List.of(),
                        next(offset, ids.size()));
            }
            case TAGS -> {
                List<String> tags = search.tags(query, offset, Paging.DEFAULT_LIMIT);
                yield new SearchPage(frame, query, shown, List.of(), List.of(), lines(tags),
                        next(offset, tags.size()));
            }
        });
    }

    private SearchPage posts(Frame frame, @Nullable Visitor visitor, String query, SearchPage.Tab tab, int offset) {
        List<Long> ids = visitor == null ? List.of() : search.posts(visitor.id(), query, new Search.Window(offset,
                Paging.DEFAULT_LIMIT, null, null, null, tab == SearchPage.Tab.LATEST));
        List<PostView> posts = pages.listing(Site.viewer(visitor), Surface.SEARCH, ids, ids.size()).posts();
        boolean top = tab == SearchPage.Tab.POSTS && offset == 0 && !query.isEmpty();
        return new SearchPage(frame, query, tab, posts,
                top ? profiles.people(search.people(Site.viewer(visitor), query, false, 0, FEW)) : List.of(),
                top ? lines(search.tags(query, 0, FEW)) : List.of(), next(offset, ids.size()));
    }

    private static SearchPage.Tab tab(String word, String query) {
        for (SearchPage.Tab tab : SearchPage.Tab.values()) {
            if (tab.word().equals(word.toLowerCase(Locale.ROOT))) {
                return tab;
            }
        }
        return query.startsWith("@") ? SearchPage.Tab.PEOPLE : SearchPage.Tab.POSTS;
    }

    private static @Nullable Integer next(int offset, int found) {
        return found == Paging.DEFAULT_LIMIT ? Integer.valueOf(offset + found) : null;
    }

    private List<Beside.Tag> lines(List<String> tags) {
        Map<String, List<Trends.Day>> histories = trends.histories(Trends.Kind.TAG, tags);
        return tags.stream().map(tag -> new Beside.Tag(tag, histories.getOrDefault(tag, List.of()))).toList();
    }
}

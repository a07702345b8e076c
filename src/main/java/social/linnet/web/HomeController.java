package social.linnet.web;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.Lists;
import social.linnet.graph.PeopleList;
import social.linnet.page.CatchUps;
import social.linnet.page.Folds;
import social.linnet.page.Listing;
import social.linnet.page.Picked;
import social.linnet.page.Timelines;
import social.linnet.web.compose.Composer;
import social.linnet.web.compose.Composers;

/// Home: its tabs, their older parts, and what arrived since. The tab that was chosen last is what `/home` shows.
@Controller
class HomeController {

    private final Site site;
    private final Timelines timelines;
    private final HomeTimelines homes;
    private final Folds folds;
    private final Lists lists;
    private final Composers composers;
    private final Cookies cookies;
    private final CatchUps catchUps;

    HomeController(Site site, Timelines timelines, HomeTimelines homes, Folds folds, Lists lists,
                   Composers composers, Cookies cookies, CatchUps catchUps) {
        this.site = site;
        this.timelines = timelines;
        this.homes = homes;
        this.folds = folds;
        this.lists = lists;
        this.composers = composers;
        this.cookies = cookies;
        this.catchUps = catchUps;
    }

    @GetMapping("/home")
    View home(Visitor visitor, @RequestParam(name = "tab", required = false) @Nullable String word,
              @RequestParam(required = false) @Nullable Long before,
              @RequestParam(name = "picture", defaultValue = "") List<Long> picked, HttpServletRequest request,
              HttpServletResponse response) {
        List<PeopleList> own = lists.of(visitor.id());
        HomeTab tab = word == null ? remembered(request, own) : HomeTab.ofWord(word)
                .filter(each -> isThere(each, own)).orElseThrow(Refused::notFound);
        if (word != null && before == null) {
            cookies.homeTab(response, tab);
        }
        boolean fragment = Site.isFragment(request);
        Frame frame = site.frame(request, response);
        HomePage page = page(visitor, frame, tab, own, before,
                fragment ? composers.fresh(visitor.id()) : composers.home(visitor.id(), picked));
        if (!fragment) {
            return site.page("home", tab.kind() == HomeTab.Kind.FOLLOWING && before == null
                    ? page.gathered(catchUps.visited(visitor.id()).orElse(null)) : page);
        }
        return site.page(before == null ? "home/swapped" : "home/older", page);
    }

    private HomePage page(Visitor visitor, Frame frame, HomeTab tab, List<PeopleList> own, @Nullable Long before,
                          Composer composer) {
        if (tab.kind() == HomeTab.Kind.FOR_YOU) {
            Picked found = folds.fold(visitor.id(), timelines.forYou(visitor.id(), before, Paging.DEFAULT_LIMIT));
            return new HomePage(frame, tab, own, List.of(), found.picks(), found.next(), composer);
        }
        Listing listing = homes.page(visitor.id(), tab, Paging.before(before, Paging.DEFAULT_LIMIT));
        return new HomePage(frame, tab, own, listing.posts(), List.of(), next(listing), composer);
    }

    private HomeTab remembered(HttpServletRequest request, List<PeopleList> own) {
        return cookies.homeTab(request).filter(tab -> isThere(tab, own)).orElse(HomeTab.FOLLOWING);
    }

    private static boolean isThere(HomeTab tab, List<PeopleList> own) {
        return tab.kind() != HomeTab.Kind.LIST || own.stream().anyMatch(list -> list.id() == tab.list());
    }

    @GetMapping("/home/new")
    View arrived(Visitor visitor, @RequestParam(name = "tab", defaultValue = "following") String word,
                 @RequestParam(defaultValue = "0") long after, HttpServletRequest request, HttpServletResponse response) {
        HomeTab tab = HomeTab.ofWord(word).filter(HomeTab::isLive).orElseThrow(Refused::notFound);
        Listing listing = homes.page(visitor.id(), tab, new Paging(null, after, null, Paging.MAX_LIMIT));
        return site.view("home/cards", Map.of("f", site.frame(request, response), "posts", listing.posts()));
    }

    /// What `before` is on the next page, or null at the end.
    static @Nullable Long next(Listing listing) {
        return Onward.next(listing);
    }

    static View more(Site site, Frame frame, Listing listing, String path) {
        return Onward.view(site, frame, listing, path);
    }
}

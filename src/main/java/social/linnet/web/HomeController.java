package social.linnet.web;

import java.util.HashMap;
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
import social.linnet.page.Listing;
import social.linnet.page.Pages;
import social.linnet.web.compose.Composers;

/// Home: the page, its older parts, and what arrived since.
@Controller
class HomeController {

    private final Site site;
    private final Pages pages;
    private final Composers composers;

    HomeController(Site site, Pages pages, Composers composers) {
        this.site = site;
        this.pages = pages;
        this.composers = composers;
    }

    @GetMapping("/home")
    View home(Visitor visitor, @RequestParam(required = false) @Nullable Long before,
              @RequestParam(name = "picture", defaultValue = "") List<Long> picked, HttpServletRequest request,
              HttpServletResponse response) {
        Listing listing = pages.home(visitor.id(), Paging.before(before, Paging.DEFAULT_LIMIT));
        Frame frame = site.frame(request, response);
        if (before != null && Site.isFragment(request)) {
            return more(site, frame, listing, "/home");
        }
        return site.page("home", new HomePage(frame, listing.posts(), next(listing),
                composers.home(visitor.id(), picked)));
    }

    @GetMapping("/home/new")
    View arrived(Visitor visitor, @RequestParam(defaultValue = "0") long after, HttpServletRequest request,
                 HttpServletResponse response) {
        Listing listing = pages.home(visitor.id(), new Paging(null, after, null, Paging.MAX_LIMIT));
        return site.view("home/cards", Map.of("f", site.frame(request, response), "posts", listing.posts()));
    }

    /// What `before` is on the next page, or null at the end.
    static @Nullable Long next(Listing listing) {
        return listing.full() ? listing.oldest() : null;
    }

    static View more(Site site, Frame frame, Listing listing, String path) {
        Map<String, Object> parameters = new HashMap<>(Map.of("f", frame, "posts", listing.posts(), "path", path));
        if (next(listing) != null) {
            parameters.put("next", next(listing));
        }
        return site.view("home/more", parameters);
    }
}

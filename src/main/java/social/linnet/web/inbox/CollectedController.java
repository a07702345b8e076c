package social.linnet.web.inbox;

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
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Surface;
import social.linnet.post.Bookmarks;
import social.linnet.post.Placed;
import social.linnet.post.Reactions;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// The posts that the reader kept, and those they liked. The pages go on from places in these lists, which are no ids of
/// posts.
@Controller
class CollectedController {

    private final Site site;
    private final Bookmarks bookmarks;
    private final Reactions reactions;
    private final Pages pages;

    CollectedController(Site site, Bookmarks bookmarks, Reactions reactions, Pages pages) {
        this.site = site;
        this.bookmarks = bookmarks;
        this.reactions = reactions;
        this.pages = pages;
    }

    @GetMapping("/bookmarks")
    View bookmarks(Visitor visitor, @RequestParam(required = false) @Nullable Long before, HttpServletRequest request,
                   HttpServletResponse response) {
        return page(visitor, false, bookmarks.of(visitor.id(), Paging.before(before, Paging.DEFAULT_LIMIT)), before,
                request, response);
    }

    @GetMapping("/likes")
    View likes(Visitor visitor, @RequestParam(required = false) @Nullable Long before, HttpServletRequest request,
               HttpServletResponse response) {
        return page(visitor, true, reactions.likedBy(visitor.id(), Paging.before(before, Paging.DEFAULT_LIMIT)), before,
                request, response);
    }

    private View page(Visitor visitor, boolean liked, List<Placed> placed, @Nullable Long before,
                      HttpServletRequest request, HttpServletResponse response) {
        List<PostView> posts = pages.listing(visitor.id(), liked ? Surface.LIKES : Surface.BOOKMARKS,
                placed.stream().map(Placed::id).toList(), Paging.DEFAULT_LIMIT).posts();
        Long next = placed.size() < Paging.DEFAULT_LIMIT ? null : Long.valueOf(placed.getLast().place());
        CollectedPage page = new CollectedPage(site.frame(request, response), liked, posts, next);
        if (before == null || !Site.isFragment(request)) {
            return site.page("collected", page);
        }
        Map<String, Object> parameters = new HashMap<>(Map.of("f", page.frame(), "posts", posts, "path",
                "/" + page.word()));
        if (next != null) {
            parameters.put("next", next);
        }
        return site.view("home/more", parameters);
    }
}

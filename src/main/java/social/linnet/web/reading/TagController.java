package social.linnet.web.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.TagFollows;
import social.linnet.moderation.MayDo;
import social.linnet.page.Folds;
import social.linnet.page.Listing;
import social.linnet.page.PostView;
import social.linnet.page.Surface;
import social.linnet.page.Timelines;
import social.linnet.post.PostText;
import social.linnet.post.Strangers;
import social.linnet.trend.Trends;
import social.linnet.web.Beside;
import social.linnet.web.Frame;
import social.linnet.web.Onward;
import social.linnet.web.SearchPage;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// A tag: the posts with it, newest first, and following it.
@Controller
class TagController {

    private static final int RELATED = 6;

    private final Site site;
    private final Timelines timelines;
    private final Folds folds;
    private final Trends trends;
    private final TagFollows follows;
    private final MayDo mayDo;

    TagController(Site site, Timelines timelines, Folds folds, Trends trends, TagFollows follows, MayDo mayDo) {
        this.site = site;
        this.timelines = timelines;
        this.folds = folds;
        this.trends = trends;
        this.follows = follows;
        this.mayDo = mayDo;
    }

    @GetMapping("/tags/{name}")
    View tag(@Nullable Visitor visitor, @PathVariable String name, @RequestParam(required = false) @Nullable Long before,
             HttpServletRequest request, HttpServletResponse response) {
        String tag = folded(name);
        Listing listing = folds.fold(Site.viewer(visitor), Surface.TAG, timelines.tagged(Site.viewer(visitor),
                Strangers.Tags.of(tag), Paging.before(before, Paging.DEFAULT_LIMIT), false));
        Frame frame = site.frame(request, response);
        if (before != null && Site.isFragment(request)) {
            return Onward.view(site, frame, listing, SearchPage.tagPath(tag));
        }
        return site.page("tag", new TagPage(frame, new Beside.Tag(tag, trends.history(tag)), isFollowed(visitor, tag),
                related(listing.posts(), tag), listing.posts(), Onward.next(listing)));
    }

    /// What counts as a tag, and as the same one, the parser says.
    private static String folded(String name) {
        return PostText.tags(PostText.parse("#" + name)).stream().findFirst().orElseThrow(Refused::notFound);
    }

    private boolean isFollowed(@Nullable Visitor visitor, String tag) {
        return visitor != null && follows.followedAmong(visitor.id(), List.of(tag)).contains(tag);
    }

    private static List<String> related(List<PostView> posts, String tag) {
        Map<String, Long> counts = posts.stream().flatMap(post -> PostText.tags(post.body()).stream().distinct())
                .filter(other -> !other.equals(tag)).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey())).limit(RELATED).map(Map.Entry::getKey).toList();
    }

    @PostMapping("/tags/{name}/follow")
    View follow(Visitor visitor, @PathVariable String name, HttpServletRequest request, HttpServletResponse response) {
        mayDo.require(visitor.id(), MayDo.Action.FOLLOW);
        String tag = folded(name);
        follows.follow(visitor.id(), tag);
        return changed(tag, true, request, response);
    }

    @PostMapping("/tags/{name}/unfollow")
    View unfollow(Visitor visitor, @PathVariable String name, HttpServletRequest request, HttpServletResponse response) {
        mayDo.require(visitor.id(), MayDo.Action.FOLLOW);
        String tag = folded(name);
        follows.unfollow(visitor.id(), tag);
        return changed(tag, false, request, response);
    }

    private View changed(String tag, boolean followed, HttpServletRequest request, HttpServletResponse response) {
        return Site.isFragment(request)
                ? site.view("tag/follow", Map.of("f", site.frame(request, response), "tag", tag, "followed", followed))
                : Site.redirect(SearchPage.tagPath(tag));
    }
}

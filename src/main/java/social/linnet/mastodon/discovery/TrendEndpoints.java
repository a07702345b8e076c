package social.linnet.mastodon.discovery;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Params;
import social.linnet.page.Pages;
import social.linnet.page.Surface;
import social.linnet.trend.Trends;

/// What trends.
@Controller
class TrendEndpoints {

    private static final int USUAL = 10;
    private static final int MOST = 20;
    private static final int USUAL_POSTS = 20;
    private static final int MOST_POSTS = 40;
    private static final int DEEPEST = 1_000;

    private final Trends trends;
    private final TrendEntities entities;
    private final Pages pages;
    private final StatusWriter statuses;
    private final Addresses addresses;

    TrendEndpoints(Trends trends, TrendEntities entities, Pages pages, StatusWriter statuses, Addresses addresses) {
        this.trends = trends;
        this.entities = entities;
        this.pages = pages;
        this.statuses = statuses;
        this.addresses = addresses;
    }

    @Public
    @GetMapping({"/api/v1/trends", "/api/v1/trends/tags"})
    Answer tags(Params params, HttpServletRequest request) {
        int offset = Numbers.of(params, "offset", 0, DEEPEST);
        int limit = Numbers.of(params, "limit", USUAL, MOST);
        List<String> tags = trends.tags(offset, limit);
        return Numbers.linked(Answer.of(entities.tags(tags)), request, addresses.origin(), offset, limit, tags.size());
    }

    @Public
    @GetMapping("/api/v1/trends/links")
    Answer links(Params params, HttpServletRequest request) {
        int offset = Numbers.of(params, "offset", 0, DEEPEST);
        int limit = Numbers.of(params, "limit", USUAL, MOST);
        List<String> links = trends.links(offset, limit);
        return Numbers.linked(Answer.of(entities.links(links)), request, addresses.origin(), offset, limit,
                links.size());
    }

    @Public("read:statuses")
    @GetMapping("/api/v1/trends/statuses")
    Answer statuses(Params params, Caller caller, HttpServletRequest request) {
        int offset = Numbers.of(params, "offset", 0, DEEPEST);
        int limit = Numbers.of(params, "limit", USUAL_POSTS, MOST_POSTS);
        List<Long> posts = trends.posts(offset, limit);
        return Numbers.linked(Answer.json(statuses.list(pages.listing(caller.viewer(), Surface.TRENDS, posts,
                posts.size()).posts(), caller.viewer() != null)), request, addresses.origin(), offset, limit,
                posts.size());
    }
}

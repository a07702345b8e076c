package social.linnet.mastodon.discovery;

import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.entity.TagEntity;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Failure;
import social.linnet.mastodon.wire.Id;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Surface;
import social.linnet.post.PostText;
import social.linnet.trend.Trends;
import social.linnet.trend.Trends.Kind;

/// What could trend, for moderators, who let it or bar it.
@Controller
class AdminTrendEndpoints {

    private final Trends trends;
    private final TrendEntities entities;
    private final Accounts accounts;
    private final Pages pages;
    private final StatusWriter statuses;

    AdminTrendEndpoints(Trends trends, TrendEntities entities, Accounts accounts, Pages pages,
                        StatusWriter statuses) {
        this.trends = trends;
        this.entities = entities;
        this.accounts = accounts;
        this.pages = pages;
        this.statuses = statuses;
    }

    /// Mastodon's Admin::Tag.
    private record AdminTag(@JsonUnwrapped TagEntity tag, boolean trendable, boolean usable, boolean requiresReview) {
    }

    private static final String FORBIDDEN = "You are not authorized to perform this action";

    private long moderator(Caller caller) {
        if (accounts.find(caller.account()).filter(one -> one.role() == Account.Role.ADMIN).isEmpty()) {
            throw new Failure(403, FORBIDDEN);
        }
        return caller.account();
    }

    @Needs("admin:read")
    @GetMapping("/api/v1/admin/trends/tags")
    Answer tags(Caller caller) {
        long moderator = moderator(caller);
        List<Trends.Trend> all = trends.all(Kind.TAG);
        List<TagEntity> tags = entities.tags(moderator, all.stream().map(Trends.Trend::subject).toList());
        return Answer.of(IntStream.range(0, all.size())
                .mapToObj(i -> admin(tags.get(i), all.get(i).verdict())).toList());
    }

    private static AdminTag admin(TagEntity tag, @Nullable Boolean verdict) {
        return new AdminTag(tag, verdict == null || verdict, true, verdict == null);
    }

    @Needs("admin:read")
    @GetMapping("/api/v1/admin/trends/links")
    Answer links(Caller caller) {
        moderator(caller);
        return Answer.of(entities.links(trends.all(Kind.LINK).stream().map(Trends.Trend::subject).toList()));
    }

    @Needs("admin:read")
    @GetMapping("/api/v1/admin/trends/statuses")
    Answer posts(Caller caller) {
        List<Long> ids = trends.all(Kind.POST).stream().map(trend -> Long.valueOf(trend.subject())).toList();
        return Answer.json(statuses.list(pages.listing(moderator(caller), Surface.TRENDS, ids, ids.size()).posts(),
                true));
    }

    @Needs("admin:write")
    @PostMapping("/api/v1/admin/trends/tags/{tag}/approve")
    Answer approveTag(@PathVariable String tag, Caller caller) {
        return tag(tag, true, caller);
    }

    @Needs("admin:write")
    @PostMapping("/api/v1/admin/trends/tags/{tag}/reject")
    Answer barTag(@PathVariable String tag, Caller caller) {
        return tag(tag, false, caller);
    }

    private Answer tag(String typed, boolean allowed, Caller caller) {
        String tag = PostText.fold(typed);
        long moderator = moderator(caller);
        decide(moderator, Kind.TAG, tag, allowed);
        return Answer.of(admin(entities.tags(moderator, List.of(tag)).getFirst(), allowed));
    }

    @Needs("admin:write")
    @PostMapping("/api/v1/admin/trends/links/{link}/approve")
    Answer approveLink(@PathVariable String link, Caller caller) {
        return link(link, true, caller);
    }

    @Needs("admin:write")
    @PostMapping("/api/v1/admin/trends/links/{link}/reject")
    Answer barLink(@PathVariable String link, Caller caller) {
        return link(link, false, caller);
    }

    private Answer link(String id, boolean allowed, Caller caller) {
        long moderator = moderator(caller);
        String address = trends.all(Kind.LINK).stream().map(Trends.Trend::subject)
                .filter(link -> TrendEntities.id(link).equals(id)).findFirst().orElseThrow(Refused::notFound);
        decide(moderator, Kind.LINK, address, allowed);
        return Answer.of(entities.links(List.of(address)).getFirst());
    }

    @Needs("admin:write")
    @PostMapping("/api/v1/admin/trends/statuses/{id}/approve")
    Answer approvePost(@Id long id, Caller caller) {
        return post(id, true, caller);
    }

    @Needs("admin:write")
    @PostMapping("/api/v1/admin/trends/statuses/{id}/reject")
    Answer barPost(@Id long id, Caller caller) {
        return post(id, false, caller);
    }

    private Answer post(long id, boolean allowed, Caller caller) {
        long moderator = moderator(caller);
        PostView view = pages.post(moderator, id).orElseThrow(Refused::notFound);
        decide(moderator, Kind.POST, String.valueOf(id), allowed);
        return Answer.json(statuses.one(view, true));
    }

    private void decide(long moderator, Kind kind, String subject, boolean allowed) {
        if (allowed) {
            trends.approve(moderator, kind, subject);
        } else {
            trends.bar(moderator, kind, subject);
        }
    }
}

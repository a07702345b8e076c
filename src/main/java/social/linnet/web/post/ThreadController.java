package social.linnet.web.post;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Discovery;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.moderation.CanSee;
import social.linnet.page.AnswerView;
import social.linnet.page.Answering;
import social.linnet.page.Crowd;
import social.linnet.page.Feeds;
import social.linnet.page.Histories;
import social.linnet.page.Listing;
import social.linnet.page.Pages;
import social.linnet.page.Person;
import social.linnet.page.PostView;
import social.linnet.page.Surface;
import social.linnet.post.Quotes;
import social.linnet.settings.Settings;
import social.linnet.web.Frame;
import social.linnet.web.Share;
import social.linnet.web.Site;
import social.linnet.web.Visitor;
import social.linnet.web.compose.Composers;

/// A post's page, what it said before, and who liked, reposted and quoted it.
@Controller
class ThreadController {

    private final Site site;
    private final Pages pages;
    private final Histories histories;
    private final Crowd crowd;
    private final Quotes quotes;
    private final CanSee canSee;
    private final Accounts accounts;
    private final Composers composers;
    private final Feeds feeds;
    private final Discovery discovery;
    private final Settings settings;
    private final Answering answering;

    ThreadController(Site site, Pages pages, Histories histories, Crowd crowd, Quotes quotes, CanSee canSee,
                     Accounts accounts, Composers composers, Feeds feeds, Discovery discovery, Settings settings,
                     Answering answering) {
        this.site = site;
        this.pages = pages;
        this.histories = histories;
        this.crowd = crowd;
        this.quotes = quotes;
        this.canSee = canSee;
        this.accounts = accounts;
        this.composers = composers;
        this.feeds = feeds;
        this.discovery = discovery;
        this.settings = settings;
        this.answering = answering;
    }

    @GetMapping("/@{handle}/{id}")
    View thread(@PathVariable String handle, @PathVariable long id, @Nullable Visitor visitor,
                HttpServletRequest request, HttpServletResponse response) {
        Pages.Thread thread = pages.thread(Site.viewer(visitor), id).orElseThrow(Refused::notFound);
        if (!thread.post().author().handle().equals(handle) || thread.post().id() != id) {
            return Site.redirect(thread.post().path());
        }
        return site.page("thread", new ThreadPage(site.frame(request, response), thread,
                visitor == null || !thread.post().mine().mayReply() ? null : composers.reply(visitor.id(), thread.post()),
                visitor == null ? shared(id) : null, coming(visitor, thread)));
    }

    /// Not of those that became posts while the page was made.
    private List<Answering.Coming> coming(@Nullable Visitor visitor, Pages.Thread thread) {
        Set<Long> answered = thread.descendants().stream().map(PostView::answer).filter(Objects::nonNull).map(AnswerView::question)
                .collect(Collectors.toSet());
        return answering.in(Site.viewer(visitor), thread.post().id()).stream()
                .filter(one -> !answered.contains(one.question())).toList();
    }

    /// What a post tells other sites: nothing, when they may not show it.
    private @Nullable Share shared(long id) {
        return feeds.embedded(id).map(post -> {
            boolean indexed = discovery.find(List.of(post.author().id())).values().stream().anyMatch(Discovery.Findable::isSearched);
            return SharedPost.of(post, settings.name(), settings.origin(), indexed);
        }).orElse(null);
    }

    @GetMapping("/@{handle}/{id}/history")
    View history(@PathVariable String handle, @PathVariable long id, @Nullable Visitor visitor,
                 HttpServletRequest request, HttpServletResponse response) {
        PostView post = post(visitor, handle, id);
        Histories.History history = histories.of(Site.viewer(visitor), id).orElseThrow(Refused::notFound);
        return site.page("post/history", HistoryPage.of(site.frame(request, response), post, history.versions()));
    }

    @GetMapping("/@{handle}/{id}/likes")
    View likes(@PathVariable String handle, @PathVariable long id, @RequestParam(required = false) @Nullable Long before,
               @Nullable Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        PostView post = post(visitor, handle, id);
        return people(CrowdPage.Tab.LIKES, post, crowd.likers(Site.viewer(visitor), id, page(before)).orElseThrow(Refused::notFound),
                site.frame(request, response), Site.isFragment(request));
    }

    @GetMapping("/@{handle}/{id}/reposts")
    View reposts(@PathVariable String handle, @PathVariable long id,
                 @RequestParam(required = false) @Nullable Long before, @Nullable Visitor visitor,
                 HttpServletRequest request, HttpServletResponse response) {
        PostView post = post(visitor, handle, id);
        return people(CrowdPage.Tab.REPOSTS, post, crowd.reposters(Site.viewer(visitor), id, page(before)).orElseThrow(Refused::notFound),
                site.frame(request, response), Site.isFragment(request));
    }

    @GetMapping("/@{handle}/{id}/quotes")
    View quotes(@PathVariable String handle, @PathVariable long id,
                @RequestParam(required = false) @Nullable Long before, @Nullable Visitor visitor,
                HttpServletRequest request, HttpServletResponse response) {
        PostView post = post(visitor, handle, id);
        Long viewer = Site.viewer(visitor);
        Listing listing = pages.listing(viewer, Surface.CONTEXT, quotes.of(post.id(), canSee.reach(viewer), page(before)),
                Paging.DEFAULT_LIMIT);
        return crowd(new CrowdPage(site.frame(request, response), CrowdPage.Tab.QUOTES, post, List.of(), listing.posts(),
                listing.full() ? listing.oldest() : null), Site.isFragment(request));
    }

    private View people(CrowdPage.Tab tab, PostView post, Crowd.People people, Frame frame, boolean fragment) {
        Map<Long, Account> found = accounts.find(people.accounts());
        List<Person> shown = people.accounts().stream().map(found::get).filter(Objects::nonNull).map(Person::of).toList();
        boolean full = people.accounts().size() >= Paging.DEFAULT_LIMIT;
        return crowd(new CrowdPage(frame, tab, post, shown, List.of(), full ? people.oldest() : null), fragment);
    }

    private View crowd(CrowdPage page, boolean fragment) {
        return site.page(fragment ? "post/crowd-more" : "post/crowd", page);
    }

    private PostView post(@Nullable Visitor visitor, String handle, long id) {
        return pages.post(Site.viewer(visitor), id)
                .filter(view -> view.id() == id && view.author().handle().equals(handle)).orElseThrow(Refused::notFound);
    }

    private static Paging page(@Nullable Long before) {
        return Paging.before(before, Paging.DEFAULT_LIMIT);
    }
}

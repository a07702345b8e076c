package social.linnet.web.people;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.Lists;
import social.linnet.graph.PeopleList;
import social.linnet.page.Listing;
import social.linnet.page.Neighbours;
import social.linnet.page.Pages;
import social.linnet.page.Portrait;
import social.linnet.page.PostView;
import social.linnet.page.ProfileView;
import social.linnet.page.Profiles;
import social.linnet.page.Timelines;
import social.linnet.post.PostText;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;
import social.linnet.web.people.ProfilePage.Membership;
import social.linnet.web.people.ProfilePage.Tab;

/// An account's page, with its tabs.
@Controller
class ProfileController {

    private static final int PICTURES = 24;

    private final Site site;
    private final Accounts accounts;
    private final Profiles profiles;
    private final Neighbours neighbours;
    private final Pages pages;
    private final Timelines timelines;
    private final Lists lists;

    ProfileController(Site site, Accounts accounts, Profiles profiles, Neighbours neighbours, Pages pages,
                      Timelines timelines, Lists lists) {
        this.site = site;
        this.accounts = accounts;
        this.profiles = profiles;
        this.neighbours = neighbours;
        this.pages = pages;
        this.timelines = timelines;
        this.lists = lists;
    }

    /// What somebody asks for.
    ///
    /// @param before the place that their last page ended at, or null for the newest
    /// @param show   whether they want to see what moderators limited
    /// @param tagged a tag that the posts shall have, or null
    private record Asked(String handle, Tab tab, @Nullable Long before, boolean show, @Nullable String tagged) {
    }

    @GetMapping("/@{handle}")
    View posts(@PathVariable String handle, @RequestParam(required = false) @Nullable Long before,
               @RequestParam(defaultValue = "false") boolean show, @RequestParam(required = false) @Nullable String tagged,
               @Nullable Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return show(new Asked(handle, Tab.POSTS, before, show, tagged), visitor, request, response);
    }

    @GetMapping("/@{handle}/replies")
    View replies(@PathVariable String handle, @RequestParam(required = false) @Nullable Long before,
                 @RequestParam(defaultValue = "false") boolean show, @Nullable Visitor visitor,
                 HttpServletRequest request, HttpServletResponse response) {
        return show(new Asked(handle, Tab.REPLIES, before, show, null), visitor, request, response);
    }

    @GetMapping("/@{handle}/media")
    View media(@PathVariable String handle, @RequestParam(required = false) @Nullable Long before,
               @RequestParam(defaultValue = "false") boolean show, @Nullable Visitor visitor,
               HttpServletRequest request, HttpServletResponse response) {
        return show(new Asked(handle, Tab.MEDIA, before, show, null), visitor, request, response);
    }

    @GetMapping("/@{handle}/works")
    View works(@PathVariable String handle, @RequestParam(required = false) @Nullable Long before,
               @RequestParam(defaultValue = "false") boolean show, @Nullable Visitor visitor,
               HttpServletRequest request, HttpServletResponse response) {
        return show(new Asked(handle, Tab.WORKS, before, show, null), visitor, request, response);
    }

    private View show(Asked asked, @Nullable Visitor visitor, HttpServletRequest request,
                      HttpServletResponse response) {
        Long viewer = Site.viewer(visitor);
        Account account = accounts.findByHandle(asked.handle()).orElseThrow(Refused::notFound);
        ProfileView profile = profiles.profile(viewer, account.handle()).orElseThrow(Refused::notFound);
        Frame frame = site.frame(request, response);
        if (profile.limited() && !asked.show() && asked.before() == null) {
            return site.page("profile", new ProfilePage(frame, profile, Portrait.PLAIN, asked.tab(), null, List.of(),
                    List.of(), null, true, List.of()));
        }
        String tag = asked.tagged() == null ? null : PostText.fold(asked.tagged());
        List<PostView> pinned = asked.tab() == Tab.POSTS && tag == null ? pages.pinned(viewer, account.id()) : List.of();
        Listing listing = listing(asked, tag, viewer, account, pinned);
        Long next = listing.full() ? listing.oldest() : null;
        if (asked.before() != null && Site.isFragment(request)) {
            return more(frame, asked, account, listing, next);
        }
        return site.page("profile", new ProfilePage(frame, profile, neighbours.portrait(viewer, account), asked.tab(),
                tag, asked.before() == null ? pinned : List.of(), listing.posts(), next, false,
                memberships(viewer, profile)));
    }

    private Listing listing(Asked asked, @Nullable String tag, @Nullable Long viewer, Account account,
                            List<PostView> pinned) {
        Paging page = Paging.before(asked.before(), asked.tab().isOfPictures() ? PICTURES : Paging.DEFAULT_LIMIT);
        // all that the assistant says answers somebody
        boolean replies = asked.tab() != Tab.POSTS || tag != null || account.kind() == Account.Kind.ASSISTANT;
        return timelines.author(viewer, account.id(), page, replies, asked.tab() == Tab.POSTS && tag == null,
                wanted(asked.tab(), tag, pinned));
    }

    /// Which posts a tab is about. What is pinned stands above already.
    private static Predicate<PostView> wanted(Tab tab, @Nullable String tag, List<PostView> pinned) {
        Set<Long> above = pinned.stream().map(PostView::entry).collect(Collectors.toCollection(HashSet::new));
        return switch (tab) {
            case POSTS -> tag == null ? post -> !above.contains(post.entry())
                    : post -> PostText.tags(post.body()).contains(tag);
            case REPLIES -> post -> post.replyTo() != null;
            case MEDIA -> post -> !post.pictures().isEmpty();
            case WORKS -> post -> post.pictures().stream().anyMatch(picture -> picture.madeBy() != null);
        };
    }

    private View more(Frame frame, Asked asked, Account account, Listing listing, @Nullable Long next) {
        String path = asked.tab().below("/@" + account.handle());
        Map<String, Object> parameters = new HashMap<>(Map.of("f", frame, "posts", listing.posts(), "path", path));
        if (next != null) {
            parameters.put("next", next);
        }
        if (asked.tab().isOfPictures()) {
            parameters.put("made", asked.tab() == Tab.WORKS);
            return site.view("profile/pictures", parameters);
        }
        return site.view("home/more", parameters);
    }

    private List<Membership> memberships(@Nullable Long viewer, ProfileView profile) {
        if (viewer == null || !profile.standing().follows()) {
            return List.of();
        }
        Set<Long> in = lists.with(viewer, profile.person().id()).stream().map(PeopleList::id)
                .collect(Collectors.toSet());
        return lists.of(viewer).stream().map(list -> new Membership(list.id(), list.title(), in.contains(list.id())))
                .toList();
    }
}

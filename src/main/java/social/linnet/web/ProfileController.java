package social.linnet.web;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.Graph;
import social.linnet.moderation.MayDo;
import social.linnet.page.Listing;
import social.linnet.page.Pages;
import social.linnet.page.ProfileView;
import social.linnet.page.Profiles;

/// An account's page, and following it.
@Controller
class ProfileController {

    private final Site site;
    private final Profiles profiles;
    private final Pages pages;
    private final Accounts accounts;
    private final Graph graph;
    private final MayDo mayDo;

    ProfileController(Site site, Profiles profiles, Pages pages, Accounts accounts, Graph graph, MayDo mayDo) {
        this.site = site;
        this.profiles = profiles;
        this.pages = pages;
        this.accounts = accounts;
        this.graph = graph;
        this.mayDo = mayDo;
    }

    @GetMapping("/@{handle}")
    View profile(@PathVariable String handle, @RequestParam(required = false) @Nullable Long before,
                 @RequestParam(defaultValue = "false") boolean show, @Nullable Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        Long viewer = Site.viewer(visitor);
        ProfileView profile = profiles.profile(viewer, handle).orElseThrow(Refused::notFound);
        if (profile.limited() && !show && before == null) {
            return site.page("profile", new ProfilePage(site.frame(request, response), profile, List.of(), null, true));
        }
        Listing listing = pages.author(viewer, profile.person().id(), Paging.before(before, Paging.DEFAULT_LIMIT),
                true);
        Frame frame = site.frame(request, response);
        if (before != null && Site.isFragment(request)) {
            return HomeController.more(site, frame, listing, "/@" + profile.person().handle());
        }
        return site.page("profile", new ProfilePage(frame, profile, listing.posts(), HomeController.next(listing), false));
    }

    @PostMapping("/@{handle}/follow")
    View follow(Visitor visitor, @PathVariable String handle, HttpServletRequest request,
                HttpServletResponse response) {
        mayDo.require(visitor.id(), MayDo.Action.FOLLOW);
        graph.follow(visitor.id(), account(handle).id());
        return acted(visitor, handle, request, response);
    }

    @PostMapping("/@{handle}/unfollow")
    View unfollow(Visitor visitor, @PathVariable String handle, HttpServletRequest request,
                  HttpServletResponse response) {
        mayDo.require(visitor.id(), MayDo.Action.FOLLOW);
        graph.unfollow(visitor.id(), account(handle).id());
        return acted(visitor, handle, request, response);
    }

    private Account account(String handle) {
        return accounts.findByHandle(handle).orElseThrow(Refused::notFound);
    }

    private View acted(Visitor visitor, String handle, HttpServletRequest request, HttpServletResponse response) {
        ProfileView profile = profiles.profile(visitor.id(), handle).orElseThrow(Refused::notFound);
        if (Site.isFragment(request)) {
            return site.view("profile/follow", Map.of("f", site.frame(request, response), "profile", profile));
        }
        return Site.redirect("/@" + profile.person().handle());
    }
}

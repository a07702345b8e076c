package social.linnet.web;

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

import social.linnet.account.Accounts;
import social.linnet.event.Paging;
import social.linnet.graph.Blocks;
import social.linnet.graph.Graph;
import social.linnet.graph.Linked;
import social.linnet.graph.Mutes;
import social.linnet.moderation.MayDo;
import social.linnet.page.Person;
import social.linnet.page.Profiles;

/// The settings about other people: who may follow, who asks to, who is blocked and muted.
@Controller
class PeopleController {

    private static final int PAGE = Paging.MAX_LIMIT;

    private final Site site;
    private final Accounts accounts;
    private final Profiles profiles;
    private final Graph graph;
    private final Blocks blocks;
    private final Mutes mutes;
    private final MayDo mayDo;
    private final Cookies cookies;

    PeopleController(Site site, Accounts accounts, Profiles profiles, Graph graph, Blocks blocks, Mutes mutes,
                     MayDo mayDo, Cookies cookies) {
        this.site = site;
        this.accounts = accounts;
        this.profiles = profiles;
        this.graph = graph;
        this.blocks = blocks;
        this.mutes = mutes;
        this.mayDo = mayDo;
        this.cookies = cookies;
    }

    @GetMapping("/settings/followers")
    View followers(Visitor visitor, @RequestParam(required = false) @Nullable Long before, HttpServletRequest request,
                   HttpServletResponse response) {
        List<Linked> rows = graph.requests(visitor.id(), Paging.before(before, PAGE));
        return site.page("settings/followers", new FollowersPage(site.frame(request, response),
                visitor.account().locked(), visitor.account().hidesFollows(), people(rows), next(rows)));
    }

    private List<Person> people(List<Linked> rows) {
        return profiles.people(rows.stream().map(Linked::account).toList());
    }

    private static @Nullable Long next(List<Linked> rows) {
        return rows.size() < PAGE ? null : Long.valueOf(rows.getLast().row());
    }

    @PostMapping("/settings/followers")
    View change(Visitor visitor, @RequestParam(defaultValue = "false") boolean locked,
                @RequestParam(defaultValue = "false") boolean hides, HttpServletResponse response) {
        mayDo.require(visitor.id(), MayDo.Action.CHANGE_ACCOUNT);
        accounts.setLocked(visitor.id(), locked);
        accounts.setHidesFollows(visitor.id(), hides);
        cookies.flash(response, "saved");
        return Site.redirect("/settings/followers");
    }

    @PostMapping("/settings/requests/{id}/accept")
    View accept(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        graph.accept(visitor.id(), id);
        cookies.flash(response, "accepted");
        return Site.redirect("/settings/followers");
    }

    @PostMapping("/settings/requests/{id}/reject")
    View reject(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        graph.reject(visitor.id(), id);
        cookies.flash(response, "rejected");
        return Site.redirect("/settings/followers");
    }

    @GetMapping("/settings/blocked")
    View blocked(Visitor visitor, @RequestParam(name = "blocked", required = false) @Nullable Long blockedBefore,
                 @RequestParam(name = "muted", required = false) @Nullable Long mutedBefore,
                 HttpServletRequest request, HttpServletResponse response) {
        List<Linked> blockedRows = blocks.page(visitor.id(), Paging.before(blockedBefore, PAGE));
        List<Mutes.Mute> mutedRows = mutes.page(visitor.id(), Paging.before(mutedBefore, PAGE));
        Map<Long, Person> muted = profiles.people(mutedRows.stream().map(Mutes.Mute::account).toList()).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        return site.page("settings/blocked", new BlockedPage(site.frame(request, response), people(blockedRows),
                next(blockedRows), mutedRows.stream().filter(row -> muted.containsKey(row.account()))
                        .map(row -> new BlockedPage.Muted(muted.get(row.account()), row.until())).toList(),
                mutedRows.size() < PAGE ? null : Long.valueOf(mutedRows.getLast().row())));
    }

    @PostMapping("/settings/blocked/{id}/unblock")
    View unblock(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        blocks.unblock(visitor.id(), id);
        cookies.flash(response, "unblock");
        return Site.redirect("/settings/blocked");
    }

    @PostMapping("/settings/muted/{id}/unmute")
    View unmute(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        mutes.unmute(visitor.id(), id);
        cookies.flash(response, "unmute");
        return Site.redirect("/settings/blocked");
    }
}

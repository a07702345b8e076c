package social.linnet.web.people;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.graph.Blocks;
import social.linnet.graph.Endorsements;
import social.linnet.graph.Graph;
import social.linnet.graph.Lists;
import social.linnet.graph.Mutes;
import social.linnet.graph.Notes;
import social.linnet.graph.PeopleList;
import social.linnet.graph.Relations;
import social.linnet.graph.Wishes;
import social.linnet.moderation.MayDo;
import social.linnet.page.Person;
import social.linnet.web.Cookies;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// What one does about somebody: following, muting and blocking them, and what one wants of their posts.
@Controller
class RelationController {

    /// Sent by a script that tells its reader itself.
    private static final String IN_PLACE = "Linnet-In-Place";

    private final Site site;
    private final Accounts accounts;
    private final Graph graph;
    private final Relations relations;
    private final Blocks blocks;
    private final Mutes mutes;
    private final Endorsements endorsements;
    private final Notes notes;
    private final Lists lists;
    private final MayDo mayDo;
    private final Cookies cookies;

    RelationController(Site site, Accounts accounts, Graph graph, Relations relations, Blocks blocks, Mutes mutes,
                       Endorsements endorsements, Notes notes, Lists lists, MayDo mayDo, Cookies cookies) {
        this.site = site;
        this.accounts = accounts;
        this.graph = graph;
        this.relations = relations;
        this.blocks = blocks;
        this.mutes = mutes;
        this.endorsements = endorsements;
        this.notes = notes;
        this.lists = lists;
        this.mayDo = mayDo;
        this.cookies = cookies;
    }

    @PostMapping("/@{handle}/follow")
    View follow(Visitor visitor, @PathVariable String handle, HttpServletRequest request,
                HttpServletResponse response) {
        mayDo.require(visitor.id(), MayDo.Action.FOLLOW);
        graph.follow(visitor.id(), account(handle).id());
        return followed(visitor, handle, request, response);
    }

    @PostMapping("/@{handle}/unfollow")
    View unfollow(Visitor visitor, @PathVariable String handle, HttpServletRequest request,
                  HttpServletResponse response) {
        mayDo.require(visitor.id(), MayDo.Action.FOLLOW);
        graph.unfollow(visitor.id(), account(handle).id());
        return followed(visitor, handle, request, response);
    }

    /// The button as it is now; on the person's own page, and without a script, that page.
    private View followed(Visitor visitor, String handle, HttpServletRequest request, HttpServletResponse response) {
        Account account = account(handle);
        if (!Site.isFragment(request) || request.getParameter("page") != null) {
            return Site.redirect("/@" + account.handle());
        }
        return site.view("profile/follow", Map.of("f", site.frame(request, response), "person", Person.of(account),
                "locked", account.locked(), "standing", relations.standing(visitor.id(), account.id())));
    }

    private Account account(String handle) {
        return accounts.findByHandle(handle).orElseThrow(Refused::notFound);
    }

    /// What needs no more than a press, by the last part of the address.
    @PostMapping("/@{handle}/{verb:block|unblock|unmute|let-go|reposts|no-reposts|notify|no-notify|endorse|unendorse}")
    View act(Visitor visitor, @PathVariable String handle, @PathVariable String verb,
             @RequestHeader(name = IN_PLACE, defaultValue = "false") boolean inPlace, HttpServletResponse response) {
        Account account = account(handle);
        mayDo.require(visitor.id(), MayDo.Action.FOLLOW);
        long me = visitor.id();
        long them = account.id();
        switch (verb) {
            case "block" -> blocks.block(me, them);
            case "unblock" -> blocks.unblock(me, them);
            case "unmute" -> mutes.unmute(me, them);
            case "let-go" -> graph.removeFollower(me, them);
            case "reposts", "no-reposts" -> wish(me, them, new Wishes(verb.equals("reposts"), null, null));
            case "notify", "no-notify" -> wish(me, them, new Wishes(null, verb.equals("notify"), null));
            case "endorse" -> endorsements.endorse(me, them);
            case "unendorse" -> endorsements.unendorse(me, them);
            default -> throw Refused.notFound();
        }
        return inPlace ? told(response) : done(account, verb, response);
    }

    /// @param minutes how long; 0 for as long as nobody says otherwise
    /// @param heard   whether what they do is told all the same
    @PostMapping("/@{handle}/mute")
    View mute(Visitor visitor, @PathVariable String handle, @RequestParam(defaultValue = "0") int minutes,
              @RequestParam(defaultValue = "false") boolean heard,
              @RequestHeader(name = IN_PLACE, defaultValue = "false") boolean inPlace, HttpServletResponse response) {
        Account account = account(handle);
        mayDo.require(visitor.id(), MayDo.Action.FOLLOW);
        mutes.mute(visitor.id(), account.id(), !heard, minutes == 0 ? null : Duration.ofMinutes(minutes));
        return inPlace ? told(response) : done(account, "mute", response);
    }

    @PostMapping("/@{handle}/note")
    View note(Visitor visitor, @PathVariable String handle, @RequestParam(defaultValue = "") String text,
              HttpServletResponse response) {
        Account account = account(handle);
        mayDo.require(visitor.id(), MayDo.Action.CHANGE_ACCOUNT);
        notes.write(visitor.id(), account.id(), text);
        return done(account, "saved", response);
    }

    /// Says which languages of theirs are wanted at home; none means all.
    @PostMapping("/@{handle}/languages")
    View languages(Visitor visitor, @PathVariable String handle,
                   @RequestParam(name = "language", defaultValue = "") List<String> languages,
                   HttpServletResponse response) {
        Account account = account(handle);
        mayDo.require(visitor.id(), MayDo.Action.FOLLOW);
        wish(visitor.id(), account.id(), new Wishes(null, null, languages));
        return done(account, "saved", response);
    }

    /// Puts somebody into these lists of one's own, and out of all others.
    @PostMapping("/@{handle}/lists")
    View lists(Visitor visitor, @PathVariable String handle,
               @RequestParam(name = "list", defaultValue = "") Set<Long> wanted, HttpServletResponse response) {
        Account account = account(handle);
        Set<Long> in = lists.with(visitor.id(), account.id()).stream().map(PeopleList::id).collect(Collectors.toSet());
        Set<Long> fresh = new HashSet<>(wanted);
        fresh.removeAll(in);
        fresh.forEach(list -> lists.add(visitor.id(), list, List.of(account.id())));
        in.stream().filter(list -> !wanted.contains(list))
                .forEach(list -> lists.remove(visitor.id(), list, List.of(account.id())));
        return done(account, "saved", response);
    }

    /// The page that asked says it itself.
    private static View told(HttpServletResponse response) {
        return (_, _, _) -> response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private View done(Account account, String said, HttpServletResponse response) {
        cookies.flash(response, said);
        return Site.redirect("/@" + account.handle());
    }

    /// Says what is wanted of somebody who is followed; of anybody else nothing can be wanted.
    private void wish(long me, long them, Wishes wishes) {
        if (!graph.isFollowing(me, them)) {
            throw Refused.notFound();
        }
        graph.follow(me, them, wishes);
    }
}

package social.linnet.web;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.graph.Blocks;
import social.linnet.graph.Graph;
import social.linnet.graph.Mutes;
import social.linnet.graph.Wishes;
import social.linnet.moderation.MayDo;

/// What the menu of somebody's profile does: muting and blocking them, and what one wants of their posts.
@Controller
class RelationController {

    private final Accounts accounts;
    private final Graph graph;
    private final Blocks blocks;
    private final Mutes mutes;
    private final MayDo mayDo;
    private final Cookies cookies;

    RelationController(Accounts accounts, Graph graph, Blocks blocks, Mutes mutes, MayDo mayDo, Cookies cookies) {
        this.accounts = accounts;
        this.graph = graph;
        this.blocks = blocks;
        this.mutes = mutes;
        this.mayDo = mayDo;
        this.cookies = cookies;
    }

    /// What can be done from there, by the last part of the address.
    @PostMapping("/@{handle}/{verb:block|unblock|mute|unmute|let-go|reposts|no-reposts|notify|no-notify}")
    View act(Visitor visitor, @PathVariable String handle, @PathVariable String verb, HttpServletResponse response) {
        Account account = accounts.findByHandle(handle).orElseThrow(Refused::notFound);
        mayDo.require(visitor.id(), MayDo.Action.FOLLOW);
        long me = visitor.id();
        long them = account.id();
        switch (verb) {
            case "block" -> blocks.block(me, them);
            case "unblock" -> blocks.unblock(me, them);
            case "mute" -> mutes.mute(me, them, true, null);
            case "unmute" -> mutes.unmute(me, them);
            case "let-go" -> graph.removeFollower(me, them);
            case "reposts", "no-reposts" -> wish(me, them, new Wishes(verb.equals("reposts"), null, null));
            case "notify", "no-notify" -> wish(me, them, new Wishes(null, verb.equals("notify"), null));
            default -> throw Refused.notFound();
        }
        cookies.flash(response, verb);
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

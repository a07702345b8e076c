package social.linnet.mastodon.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.graph.Graph;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.Relationship;
import social.linnet.mastodon.limit.PerItem;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.mastodon.wire.Unsupported;
import social.linnet.moderation.MayDo;

/// Follows, and what is between two people.
@Controller
class FollowEndpoints {

    private final Accounts accounts;
    private final Graph graph;
    private final MayDo mayDo;

    FollowEndpoints(Accounts accounts, Graph graph, MayDo mayDo) {
        this.accounts = accounts;
        this.graph = graph;
        this.mayDo = mayDo;
    }

    @Needs("read:follows")
    @PerItem("id")
    @GetMapping("/api/v1/accounts/relationships")
    Answer relationships(Params params, Caller caller) {
        Set<Long> ids = new LinkedHashSet<>(params.ids("id"));
        ids.retainAll(accounts.find(ids).keySet());
        return Answer.of(relationships(caller.account(), ids));
    }

    private List<Relationship> relationships(long viewer, Set<Long> ids) {
        Set<Long> followed = graph.followedAmong(viewer, ids);
        Set<Long> followers = graph.followersAmong(viewer, ids);
        return ids.stream().map(id -> Relationship.of(id, followed.contains(id), followers.contains(id))).toList();
    }

    @Needs("write:follows")
    @PostMapping("/api/v1/accounts/{id}/follow")
    Answer follow(@Id long id, Params params, Caller caller) {
        Unsupported.refuseOn(params, "notify");
        Unsupported.refuse(params, "languages");
        if (!params.flag("reblogs", true)) {
            throw Refused.invalid("not-supported", "reblogs=false");
        }
        mayDo.require(caller.account(), MayDo.Action.FOLLOW);
        graph.follow(caller.account(), id);
        return Answer.of(relationships(caller.account(), Set.of(id)).getFirst());
    }

    @Needs("write:follows")
    @PostMapping("/api/v1/accounts/{id}/unfollow")
    Answer unfollow(@Id long id, Caller caller) {
        mayDo.require(caller.account(), MayDo.Action.FOLLOW);
        if (accounts.find(id).isEmpty()) {
            throw Refused.notFound();
        }
        graph.unfollow(caller.account(), id);
        return Answer.of(relationships(caller.account(), Set.of(id)).getFirst());
    }
}

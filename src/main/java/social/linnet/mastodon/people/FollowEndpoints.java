package social.linnet.mastodon.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.Graph;
import social.linnet.graph.KeptAway;
import social.linnet.graph.Linked;
import social.linnet.graph.Relations;
import social.linnet.graph.Wishes;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.limit.PerItem;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.MayDo;

/// Follows, who follows whom, and what is between two people.
@Controller
class FollowEndpoints {

    private final Accounts accounts;
    private final Graph graph;
    private final Relations relations;
    private final Relationships relationships;
    private final PeopleLists lists;
    private final MayDo mayDo;

    FollowEndpoints(Accounts accounts, Graph graph, Relations relations, Relationships relationships,
                    PeopleLists lists, MayDo mayDo) {
        this.accounts = accounts;
        this.graph = graph;
        this.relations = relations;
        this.relationships = relationships;
        this.lists = lists;
        this.mayDo = mayDo;
    }

    @Needs("read:follows")
    @PerItem("id")
    @GetMapping("/api/v1/accounts/relationships")
    Answer relationships(Params params, Caller caller) {
        Set<Long> ids = new LinkedHashSet<>(params.ids("id"));
        ids.retainAll(params.flag("with_suspended") ? accounts.knownAmong(ids) : accounts.find(ids).keySet());
        return Answer.of(relationships.of(caller.account(), ids));
    }

    @Needs("write:follows")
    @PostMapping("/api/v1/accounts/{id}/follow")
    Answer follow(@Id long id, Params params, Caller caller) {
        Wishes wishes = new Wishes(flag(params, "reblogs"), flag(params, "notify"), params.isNamed("languages")
                ? params.texts("languages").stream().filter(language -> !language.isEmpty()).toList() : null);
        mayDo.require(caller.account(), MayDo.Action.FOLLOW);
        graph.follow(caller.account(), id, wishes);
        return relationships.answer(caller.account(), id);
    }

    private static @Nullable Boolean flag(Params params, String name) {
        return params.isFilled(name) ? Boolean.valueOf(params.flag(name)) : null;
    }

    @Needs("write:follows")
    @PostMapping("/api/v1/accounts/{id}/unfollow")
    Answer unfollow(@Id long id, Caller caller) {
        relationships.requireKnown(id);
        mayDo.require(caller.account(), MayDo.Action.FOLLOW);
        graph.unfollow(caller.account(), id);
        return relationships.answer(caller.account(), id);
    }

    @Needs("write:follows")
    @PostMapping("/api/v1/accounts/{id}/remove_from_followers")
    Answer remove(@Id long id, Caller caller) {
        relationships.requireKnown(id);
        mayDo.require(caller.account(), MayDo.Action.FOLLOW);
        graph.removeFollower(caller.account(), id);
        return relationships.answer(caller.account(), id);
    }

    @Public("read:accounts")
    @GetMapping("/api/v1/accounts/{id}/followers")
    Answer followers(@Id long id, Params params, Caller caller, HttpServletRequest request) {
        Paging page = params.paging();
        return people(id, mayList(id, caller) ? graph.followers(id, page) : List.of(), caller, page, request);
    }

    @Public("read:accounts")
    @GetMapping("/api/v1/accounts/{id}/following")
    Answer following(@Id long id, Params params, Caller caller, HttpServletRequest request) {
        Paging page = params.paging();
        return people(id, mayList(id, caller) ? graph.follows(id, page) : List.of(), caller, page, request);
    }

    /// Whether the caller may see whom this account knows: not when it hides that, or blocks them.
    private boolean mayList(long id, Caller caller) {
        Account account = accounts.find(id).orElseThrow(Refused::notFound);
        Long viewer = caller.viewer();
        if (viewer != null && viewer == id) {
            return true;
        }
        return !account.hidesFollows() && (viewer == null || !relations.keptAway(viewer).blockedBy().contains(id));
    }

    private Answer people(long of, List<Linked> rows, Caller caller, Paging page, HttpServletRequest request) {
        Long viewer = caller.viewer();
        if (viewer == null || viewer == of) {
            return lists.answer(rows, _ -> true, page, request);
        }
        KeptAway away = relations.keptAway(viewer);
        return lists.answer(rows, account -> !away.isBlocked(account), page, request);
    }
}

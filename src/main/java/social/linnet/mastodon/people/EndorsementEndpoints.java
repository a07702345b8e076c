package social.linnet.mastodon.people;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.account.Accounts;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.Endorsements;
import social.linnet.graph.KeptAway;
import social.linnet.graph.Notes;
import social.linnet.graph.Relations;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.MayDo;

/// Whom people show on their profiles, and what they note about others for themselves.
@Controller
class EndorsementEndpoints {

    private final Accounts accounts;
    private final Endorsements endorsements;
    private final Notes notes;
    private final Relations relations;
    private final Relationships relationships;
    private final PeopleLists lists;
    private final MayDo mayDo;

    EndorsementEndpoints(Accounts accounts, Endorsements endorsements, Notes notes, Relations relations,
                         Relationships relationships, PeopleLists lists, MayDo mayDo) {
        this.accounts = accounts;
        this.endorsements = endorsements;
        this.notes = notes;
        this.relations = relations;
        this.relationships = relationships;
        this.lists = lists;
        this.mayDo = mayDo;
    }

    @Needs("write:accounts")
    @PostMapping({"/api/v1/accounts/{id}/endorse", "/api/v1/accounts/{id}/pin"})
    Answer endorse(@Id long id, Caller caller) {
        mayDo.require(caller.account(), MayDo.Action.FOLLOW);
        endorsements.endorse(caller.account(), id);
        return relationships.answer(caller.account(), id);
    }

    @Needs("write:accounts")
    @PostMapping({"/api/v1/accounts/{id}/unendorse", "/api/v1/accounts/{id}/unpin"})
    Answer unendorse(@Id long id, Caller caller) {
        relationships.requireKnown(id);
        mayDo.require(caller.account(), MayDo.Action.FOLLOW);
        endorsements.unendorse(caller.account(), id);
        return relationships.answer(caller.account(), id);
    }

    @Needs("read:accounts")
    @GetMapping("/api/v1/endorsements")
    Answer own(Params params, Caller caller, HttpServletRequest request) {
        Paging page = params.paging();
        return lists.answer(endorsements.page(caller.account(), page), _ -> true, page, request);
    }

    @Public("read:accounts")
    @GetMapping("/api/v1/accounts/{id}/endorsements")
    Answer of(@Id long id, Params params, Caller caller, HttpServletRequest request) {
        Paging page = params.paging();
        if (accounts.find(id).isEmpty()) {
            throw Refused.notFound();
        }
        Long viewer = caller.viewer();
        KeptAway away = viewer == null ? KeptAway.NOTHING : relations.keptAway(viewer);
        return lists.answer(endorsements.page(id, page),
                account -> !away.blockedBy().contains(id) && !away.isBlocked(account), page, request);
    }

    @Needs("write:accounts")
    @PostMapping("/api/v1/accounts/{id}/note")
    Answer note(@Id long id, Params params, Caller caller) {
        mayDo.require(caller.account(), MayDo.Action.CHANGE_ACCOUNT);
        notes.write(caller.account(), id, params.text("comment", ""));
        return relationships.answer(caller.account(), id);
    }
}

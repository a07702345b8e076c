package social.linnet.mastodon.people;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.event.Paging;
import social.linnet.graph.Graph;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;

/// Requests to follow whoever calls.
@Controller
class RequestEndpoints {

    private final Graph graph;
    private final Relationships relationships;
    private final PeopleLists lists;

    RequestEndpoints(Graph graph, Relationships relationships, PeopleLists lists) {
        this.graph = graph;
        this.relationships = relationships;
        this.lists = lists;
    }

    @Needs("read:follows")
    @GetMapping("/api/v1/follow_requests")
    Answer requests(Params params, Caller caller, HttpServletRequest request) {
        Paging page = params.paging();
        return lists.answer(graph.requests(caller.account(), page), _ -> true, page, request);
    }

    @Needs("write:follows")
    @PostMapping("/api/v1/follow_requests/{id}/authorize")
    Answer authorize(@Id long id, Caller caller) {
        graph.accept(caller.account(), id);
        return relationships.answer(caller.account(), id);
    }

    @Needs("write:follows")
    @PostMapping("/api/v1/follow_requests/{id}/reject")
    Answer reject(@Id long id, Caller caller) {
        graph.reject(caller.account(), id);
        return relationships.answer(caller.account(), id);
    }
}

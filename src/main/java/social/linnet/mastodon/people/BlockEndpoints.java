package social.linnet.mastodon.people;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.event.Paging;
import social.linnet.graph.Blocks;
import social.linnet.graph.DomainBlocks;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.MayDo;

/// Blocks of people, and of servers.
@Controller
class BlockEndpoints {

    private final Blocks blocks;
    private final DomainBlocks domains;
    private final Relationships relationships;
    private final PeopleLists lists;
    private final MayDo mayDo;

    BlockEndpoints(Blocks blocks, DomainBlocks domains, Relationships relationships, PeopleLists lists, MayDo mayDo) {
        this.blocks = blocks;
        this.domains = domains;
        this.relationships = relationships;
        this.lists = lists;
        this.mayDo = mayDo;
    }

    @Needs("write:blocks")
    @PostMapping("/api/v1/accounts/{id}/block")
    Answer block(@Id long id, Caller caller) {
        mayDo.require(caller.account(), MayDo.Action.FOLLOW);
        blocks.block(caller.account(), id);
        return relationships.answer(caller.account(), id);
    }

    @Needs("write:blocks")
    @PostMapping("/api/v1/accounts/{id}/unblock")
    Answer unblock(@Id long id, Caller caller) {
        relationships.requireKnown(id);
        mayDo.require(caller.account(), MayDo.Action.FOLLOW);
        blocks.unblock(caller.account(), id);
        return relationships.answer(caller.account(), id);
    }

    @Needs("read:blocks")
    @GetMapping("/api/v1/blocks")
    Answer blocks(Params params, Caller caller, HttpServletRequest request) {
        Paging page = params.paging();
        return lists.answer(blocks.page(caller.account(), page), _ -> true, page, request);
    }

    @Needs("read:blocks")
    @GetMapping("/api/v1/domain_blocks")
    Answer domains(Params params, Caller caller, HttpServletRequest request) {
        Paging page = params.paging();
        List<DomainBlocks.Domain> rows = domains.page(caller.account(), page);
        return lists.linked(Answer.of(rows.stream().map(DomainBlocks.Domain::name).toList()),
                rows.stream().map(DomainBlocks.Domain::row).toList(), page, request);
    }

    @Needs("write:blocks")
    @PostMapping("/api/v1/domain_blocks")
    Answer blockDomain(Params params, Caller caller) {
        mayDo.require(caller.account(), MayDo.Action.FOLLOW);
        domains.add(caller.account(), params.text("domain", ""));
        return Answer.of(Map.of());
    }

    @Needs("write:blocks")
    @DeleteMapping("/api/v1/domain_blocks")
    Answer unblockDomain(Params params, Caller caller) {
        domains.remove(caller.account(), params.text("domain", ""));
        return Answer.of(Map.of());
    }
}

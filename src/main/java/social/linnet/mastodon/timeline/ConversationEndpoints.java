package social.linnet.mastodon.timeline;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.conversation.Conversation;
import social.linnet.conversation.Conversations;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.StatusPages;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.JsonBytes;
import social.linnet.mastodon.wire.Links;
import social.linnet.mastodon.wire.Params;
import social.linnet.page.Listing;
import social.linnet.page.Pages;
import social.linnet.page.Surface;

/// Conversations: direct posts that belong together.
@Controller
class ConversationEndpoints {

    private final Conversations conversations;
    private final Pages pages;
    private final ConversationWriter writer;
    private final StatusPages statuses;
    private final Addresses addresses;

    ConversationEndpoints(Conversations conversations, Pages pages, ConversationWriter writer, StatusPages statuses,
                          Addresses addresses) {
        this.conversations = conversations;
        this.pages = pages;
        this.writer = writer;
        this.statuses = statuses;
        this.addresses = addresses;
    }

    /// One whose newest post the caller may not see any more is left out.
    @Needs("read:statuses")
    @GetMapping("/api/v1/conversations")
    Answer all(Params params, Caller caller, HttpServletRequest request) {
        Paging paging = params.paging();
        List<Conversation> page = conversations.of(caller.account(), paging);
        JsonBytes out = new JsonBytes(4000).raw("[");
        int shown = 0;
        for (JsonBytes one : writer.each(caller.account(), page)) {
            out.raw(shown++ == 0 ? "" : ",").raw(one.toByteArray());
        }
        Answer answer = Answer.json(out.raw("]"));
        return shown == 0 && page.size() < paging.limit() ? answer : Links.add(answer, request, addresses.origin(),
                page.getLast().lastPost(), page.getFirst().lastPost());
    }

    @Needs("write:conversations")
    @PostMapping("/api/v1/conversations/{id}/read")
    Answer read(@Id long id, Caller caller) {
        return one(caller, conversations.read(caller.account(), id));
    }

    @Needs("write:conversations")
    @PostMapping("/api/v1/conversations/{id}/unread")
    Answer unread(@Id long id, Caller caller) {
        return one(caller, conversations.unread(caller.account(), id));
    }

    private Answer one(Caller caller, Conversation conversation) {
        return Answer.json(writer.each(caller.account(), List.of(conversation)).stream().findFirst()
                .orElseThrow(Refused::notFound));
    }

    @Needs("write:conversations")
    @DeleteMapping("/api/v1/conversations/{id}")
    Answer remove(@Id long id, Caller caller) {
        conversations.remove(caller.account(), id);
        return Answer.of(Map.of());
    }

    /// All direct posts in one list, as clients had them before there were conversations.
    @Needs("read:statuses")
    @GetMapping("/api/v1/timelines/direct")
    Answer direct(Params params, Caller caller, HttpServletRequest request) {
        Paging paging = params.paging();
        Listing listing = pages.listing(caller.account(), Surface.CONVERSATION,
                conversations.posts(caller.account(), paging), paging.limit());
        return statuses.of(listing, true, request);
    }
}

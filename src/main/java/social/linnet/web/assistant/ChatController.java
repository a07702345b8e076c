package social.linnet.web.assistant;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.Switch;
import social.linnet.assistant.Talk;
import social.linnet.assistant.chat.Chat;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Exchange;
import social.linnet.event.Refused;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Surface;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// The conversation with the assistant: all of one's chats, and one of them. Everything works without a script; with one the
/// answer comes while it is made.
@Controller
class ChatController {

    private static final String PATH = "/assistant/chats/";
    private static final int PAGE = 30;

    private final Site site;
    private final Chats chats;
    private final Exchanges exchanges;
    private final Pages pages;
    private final Talk talk;
    private final Switch onOff;
    private final Cookies cookies;
    private final Exports exports;

    ChatController(Site site, Chats chats, Exchanges exchanges, Pages pages, Talk talk, Switch onOff, Cookies cookies, Exports exports) {
        this.site = site;
        this.chats = chats;
        this.exchanges = exchanges;
        this.pages = pages;
        this.talk = talk;
        this.onOff = onOff;
        this.cookies = cookies;
        this.exports = exports;
    }

    @GetMapping("/assistant")
    View all(Visitor visitor, @RequestParam(defaultValue = "0") int from, HttpServletRequest request, HttpServletResponse response) {
        return all(visitor, from, "", site.frame(request, response), HttpStatus.OK);
    }

    private View all(Visitor visitor, int from, String typed, Frame frame, HttpStatus status) {
        int first = Math.max(0, from);
        List<Chat> found = chats.chats(visitor.id(), first, PAGE + 1);
        return site.view("assistant/chats", Map.of("page", new ChatPage(frame, found.subList(0, Math.min(PAGE, found.size())),
                found.size() > PAGE ? first + PAGE : 0, null, List.of(), about(visitor, found), talk.model(), onOff.isOn(), typed)), status);
    }

    @GetMapping(PATH + "{id}")
    View chat(Visitor visitor, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        return chat(visitor, id, "", site.frame(request, response), HttpStatus.OK);
    }

    private View chat(Visitor visitor, String id, String typed, Frame frame, HttpStatus status) {
        Chat chat = chats.chat(visitor.id(), id);
        List<Chat> past = chats.chats(visitor.id(), 0, PAGE);
        return site.view("assistant/chat", Map.of("page", new ChatPage(frame, past, 0, chat,
                exchanges.of(visitor.id(), chat.exchanges(), chat.post()), about(visitor, Stream.concat(past.stream(), Stream.of(chat)).toList()),
                talk.model(), onOff.isOn(), typed)), status);
    }

    private Map<Long, PostView> about(Visitor visitor, List<Chat> some) {
        List<Long> ids = some.stream().map(Chat::post).filter(Objects::nonNull).distinct().toList();
        return pages.listing(visitor.id(), Surface.BY_ID, ids, ids.size()).posts().stream()
                .collect(Collectors.toMap(PostView::id, Function.identity()));
    }

    @PostMapping("/assistant")
    View begin(Visitor visitor, @RequestParam(defaultValue = "") String words, HttpServletRequest request, HttpServletResponse response) {
        return asked(visitor, null, words, request, response);
    }

    @PostMapping(PATH + "{id}")
    View goOn(Visitor visitor, @PathVariable String id, @RequestParam(defaultValue = "") String words, HttpServletRequest request,
              HttpServletResponse response) {
        return asked(visitor, id, words, request, response);
    }

    private View asked(Visitor visitor, @Nullable String chat, String words, HttpServletRequest request, HttpServletResponse response) {
        try {
            Exchange asked = chats.ask(visitor.id(), new Chats.Ask(chat, null, Task.ANSWER, words));
            if (chat != null && Site.isFragment(request)) {
                return site.view("assistant/exchange", Map.of("f", site.frame(request, response), "view",
                        exchanges.of(visitor.id(), asked, null), "inChat", true));
            }
            return Site.redirect(PATH + asked.chat() + "#x" + asked.id());
        } catch (Refused refused) {
            if (Site.isFragment(request) || refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            Frame frame = site.frame(request, response, site.frame(request, response).refused(refused));
            return chat == null ? all(visitor, 0, words, frame, HttpStatus.UNPROCESSABLE_ENTITY)
                    : chat(visitor, chat, words, frame, HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /// Asks before it destroys a chat.
    @GetMapping(PATH + "{id}/delete")
    View sure(Visitor visitor, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        return site.view("assistant/delete", Map.of("f", site.frame(request, response), "chat", chats.chat(visitor.id(), id)));
    }

    @PostMapping(PATH + "{id}/delete")
    View delete(Visitor visitor, @PathVariable String id, HttpServletResponse response) {
        chats.delete(visitor.id(), id);
        cookies.flash(response, "chat-deleted");
        return Site.redirect("/assistant");
    }

    /// Asks before it destroys all of them.
    @GetMapping("/assistant/delete")
    View sureOfAll(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return site.view("assistant/delete", Map.of("f", site.frame(request, response)));
    }

    @PostMapping("/assistant/delete")
    View deleteAll(Visitor visitor, HttpServletResponse response) {
        chats.deleteAll(visitor.id());
        cookies.flash(response, "chats-deleted");
        return Site.redirect("/assistant");
    }

    @GetMapping("/assistant/chats.json")
    void export(Visitor visitor, HttpServletResponse response) throws IOException {
        exports.all(visitor.id(), response);
    }

    @GetMapping(PATH + "{id}/chat.json")
    void export(Visitor visitor, @PathVariable String id, HttpServletResponse response) throws IOException {
        exports.one(visitor.id(), id, response);
    }
}

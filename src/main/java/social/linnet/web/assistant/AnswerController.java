package social.linnet.web.assistant;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.assistant.chat.Chat;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Exchange;
import social.linnet.event.Refused;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.web.Cookies;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// One answer in private: its page, and what its owner does with it. To everybody else it does not exist.
@Controller
class AnswerController {

    private static final String PATH = "/assistant/answers/";

    private final Site site;
    private final Chats chats;
    private final Exchanges exchanges;
    private final Pages pages;
    private final Cookies cookies;

    AnswerController(Site site, Chats chats, Exchanges exchanges, Pages pages, Cookies cookies) {
        this.site = site;
        this.chats = chats;
        this.exchanges = exchanges;
        this.pages = pages;
        this.cookies = cookies;
    }

    @GetMapping(PATH + "{id}")
    View answer(Visitor visitor, @PathVariable String id, @RequestParam(name = "in", defaultValue = "") String in,
                HttpServletRequest request, HttpServletResponse response) {
        return shown(visitor, chats.exchange(visitor.id(), id), in, request, response);
    }

    /// @param in `chat` when it stands among others of its chat
    private View shown(Visitor visitor, Exchange exchange, String in, HttpServletRequest request, HttpServletResponse response) {
        Chat chat = chats.chat(visitor.id(), exchange.chat());
        ExchangeView view = exchanges.of(visitor.id(), exchange, chat.post());
        Map<String, Object> parameters = new HashMap<>(Map.of("f", site.frame(request, response), "view", view));
        if (Site.isFragment(request)) {
            parameters.put("inChat", in.equals("chat"));
            return site.view("assistant/exchange", parameters);
        }
        PostView post = chat.post() == null ? null : pages.post(visitor.id(), chat.post()).orElse(null);
        if (post != null) {
            parameters.put("post", post);
        }
        return site.view("assistant/answer", parameters);
    }

    private View after(Visitor visitor, String id, String in, HttpServletRequest request, HttpServletResponse response) {
        if (Site.isFragment(request)) {
            return shown(visitor, chats.exchange(visitor.id(), id), in, request, response);
        }
        return Site.redirect(in.equals("chat") ? "/assistant/chats/" + chats.exchange(visitor.id(), id).chat() + "#x" + id : PATH + id);
    }

    @PostMapping(PATH + "{id}/stop")
    View stop(Visitor visitor, @PathVariable String id, @RequestParam(name = "in", defaultValue = "") String in,
              HttpServletRequest request, HttpServletResponse response) {
        chats.stop(visitor.id(), id);
        return after(visitor, id, in, request, response);
    }

    @PostMapping(PATH + "{id}/again")
    View again(Visitor visitor, @PathVariable String id, @RequestParam(name = "in", defaultValue = "") String in,
               HttpServletRequest request, HttpServletResponse response) {
        chats.again(visitor.id(), id);
        return after(visitor, id, in, request, response);
    }

    @PostMapping(PATH + "{id}/rate")
    View rate(Visitor visitor, @PathVariable String id, @RequestParam(defaultValue = "") String rating,
              @RequestParam(defaultValue = "") String why, @RequestParam(name = "in", defaultValue = "") String in,
              HttpServletRequest request, HttpServletResponse response) {
        chats.rate(visitor.id(), id, rating.isEmpty() ? null : rating(rating), why);
        if (!Site.isFragment(request)) {
            cookies.flash(response, "rated");
        }
        return after(visitor, id, in, request, response);
    }

    private static Exchange.Rating rating(String word) {
        for (Exchange.Rating rating : Exchange.Rating.values()) {
            if (rating.name().toLowerCase(Locale.ROOT).equals(word)) {
                return rating;
            }
        }
        throw Refused.invalid("choice-unknown");
    }

    /// Asks it anew in other words.
    @PostMapping(PATH + "{id}/reword")
    View reword(Visitor visitor, @PathVariable String id, @RequestParam(defaultValue = "") String words) {
        Exchange asked = chats.reword(visitor.id(), id, words);
        return Site.redirect("/assistant/chats/" + asked.chat() + "#x" + asked.id());
    }
}

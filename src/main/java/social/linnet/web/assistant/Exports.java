package social.linnet.web.assistant;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;

import social.linnet.assistant.chat.Chat;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Exchange;
import social.linnet.moderation.MayDo;
import tools.jackson.databind.json.JsonMapper;

/// Somebody's chats as JSON, for themselves. Of posts the ids: their words are their authors'.
@Component
class Exports {

    private static final int BATCH = 100;

    private final Chats chats;
    private final MayDo mayDo;
    private final JsonMapper json;

    Exports(Chats chats, MayDo mayDo, JsonMapper json) {
        this.chats = chats;
        this.mayDo = mayDo;
        this.json = json;
    }

    void one(long owner, String id, HttpServletResponse response) throws IOException {
        Chat chat = chats.chat(owner, id);
        mayDo.require(owner, MayDo.Action.EXPORT);
        OutputStream out = file("chat.json", response);
        out.write(json.writeValueAsBytes(told(chat)));
    }

    /// An array, written chat by chat.
    void all(long owner, HttpServletResponse response) throws IOException {
        mayDo.require(owner, MayDo.Action.EXPORT);
        OutputStream out = file("chats.json", response);
        String before = "[";
        for (int from = 0; ; from += BATCH) {
            List<Chat> some = chats.chats(owner, from, BATCH);
            for (Chat chat : some) {
                out.write(before.getBytes(StandardCharsets.UTF_8));
                out.write(json.writeValueAsBytes(told(chats.chat(owner, chat.id()))));
                before = ",\n";
            }
            if (some.size() < BATCH) {
                out.write((before.equals("[") ? "[]\n" : "]\n").getBytes(StandardCharsets.UTF_8));
                return;
            }
        }
    }

    private static OutputStream file(String name, HttpServletResponse response) throws IOException {
        response.setContentType("application/json; charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Cache-Control", "private, no-store");
        return response.getOutputStream();
    }

    private static Map<String, Object> told(Chat chat) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", chat.id());
        told.put("title", chat.title());
        told.put("about", chat.post() == null ? "" : chat.post().toString());
        told.put("created_at", chat.createdAt().toString());
        told.put("used_at", chat.usedAt().toString());
        told.put("exchanges", chat.exchanges().stream().map(Exports::told).toList());
        return told;
    }

    private static Map<String, Object> told(Exchange exchange) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", exchange.id());
        told.put("task", word(exchange.task()));
        told.put("asked", exchange.asked());
        told.put("said", exchange.said());
        told.put("state", word(exchange.state()));
        if (exchange.reason() != null) {
            told.put("reason", word(exchange.reason()));
        }
        told.put("provider", exchange.model().provider());
        told.put("model", exchange.model().model());
        told.put("prompt", exchange.prompt());
        told.put("replaced", exchange.isReplaced());
        told.put("sources", exchange.sources().stream().map(source -> Map.of("number", source.number(),
                source.isProfile() ? "profile" : "post", Long.toString(source.post()))).toList());
        if (exchange.rating() != null) {
            told.put("rating", exchange.rating().word());
            told.put("why", exchange.why());
        }
        told.put("created_at", exchange.createdAt().toString());
        return told;
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}

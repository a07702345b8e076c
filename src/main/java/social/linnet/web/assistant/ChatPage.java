package social.linnet.web.assistant;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ModelName;
import social.linnet.assistant.chat.Chat;
import social.linnet.page.PostView;
import social.linnet.web.Frame;

/// Chats, or one of them beside the others.
///
/// @param chats the last used first
/// @param more  from where on there are more, or 0
/// @param chat  the one that is open, or null
/// @param about what chats began with, by the post's id, as this person sees it now
/// @param isOn  whether the assistant answers
/// @param typed what stands in the box
public record ChatPage(Frame frame, List<Chat> chats, int more, @Nullable Chat chat, List<ExchangeView> exchanges,
                       Map<Long, PostView> about, ModelName model, boolean isOn, String typed) {

    /// Longest words of a post in a chat's name, in characters.
    private static final int WORDS = 80;

    public ChatPage {
        about = Map.copyOf(about);
        chats = List.copyOf(chats);
        exchanges = List.copyOf(exchanges);
    }

    /// What the open chat is about, or null.
    public @Nullable PostView post() {
        return chat == null ? null : about(chat);
    }

    private @Nullable PostView about(Chat one) {
        return one.post() == null ? null : about.get(one.post());
    }

    /// What a chat is called: by its first question, or by what it began with.
    public String title(Chat one) {
        PostView post = about(one);
        if (!one.title().isEmpty()) {
            return one.title();
        }
        return post == null ? frame.t("assistant.chat.of-post") : named(post);
    }

    private String named(PostView post) {
        String words = !post.warnedBy().isEmpty() ? "" : (post.warning().isEmpty() ? post.text() : post.warning()).replaceAll("\\s+", " ").strip();
        if (words.isEmpty()) {
            return frame.t(post.pictures().isEmpty() ? "assistant.chat.of-post.by" : "assistant.chat.of-picture.by", post.author().name());
        }
        return frame.t("assistant.chat.of-words", post.author().name(), words.codePointCount(0, words.length()) <= WORDS ? words
                : words.substring(0, words.offsetByCodePoints(0, WORDS - 1)).strip() + "…");
    }

    /// Whether an answer is on its way: without a script the page looks again.
    public boolean waits() {
        return exchanges.stream().anyMatch(ExchangeView::isRunning);
    }
}

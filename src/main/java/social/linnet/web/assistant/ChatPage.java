package social.linnet.web.assistant;

import java.util.List;

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
/// @param post  what it is about, or null
/// @param isOn  whether the assistant answers
/// @param typed what stands in the box
public record ChatPage(Frame frame, List<Chat> chats, int more, @Nullable Chat chat, List<ExchangeView> exchanges, @Nullable PostView post,
                       ModelName model, boolean isOn, String typed) {

    public ChatPage {
        chats = List.copyOf(chats);
        exchanges = List.copyOf(exchanges);
    }

    /// What a chat is called.
    public String title(Chat one) {
        return one.title().isEmpty() ? frame.t("assistant.chat.of-post") : one.title();
    }

    /// Whether an answer is on its way: without a script the page looks again.
    public boolean waits() {
        return exchanges.stream().anyMatch(ExchangeView::isRunning);
    }
}

package social.linnet.web.inbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.page.ChatPages.Line;
import social.linnet.page.Person;
import social.linnet.web.Frame;

/// The reader's chats.
///
/// @param chats the one that was last added to first
/// @param next  what `before` is on the next page, or null when this is the end
public record MessagesPage(Frame frame, List<Line> chats, @Nullable Long next) {

    /// Who is in a chat, as its title.
    public static String with(Frame f, List<Person> people) {
        return switch (people.size()) {
            case 0 -> f.t("talk.self");
            case 1 -> people.getFirst().name();
            case 2 -> people.getFirst().name() + ", " + people.getLast().name();
            default -> f.t("talk.and", people.getFirst().name() + ", " + people.get(1).name(), people.size() - 2);
        };
    }

    /// A line of what was said last.
    public String says(Line chat) {
        String says = chat.says().isBlank() && !chat.last().pictures().isEmpty()
                ? frame.t("talk.picture", chat.last().pictures().size()) : chat.says();
        return chat.last().mine().own() ? frame.t("talk.you", says) : says;
    }
}

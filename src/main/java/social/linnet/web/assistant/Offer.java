package social.linnet.web.assistant;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ModelName;
import social.linnet.ai.TextModel.Task;

/// What the assistant can do with a post for one reader.
///
/// @param chores those that make sense there
/// @param why    the key of the words why it does nothing there, or null when it does
/// @param silent whether its author, who reads, keeps this one post from it
/// @param all    whether its author, who reads, keeps everything from it
/// @param model  who would answer
public record Offer(List<Chore> chores, @Nullable String why, boolean silent, boolean all, ModelName model) {

    /// One of them.
    ///
    /// @param hindrance the key of the words why it cannot be done there, or null when it can
    public record Chore(Task task, @Nullable String hindrance) {
    }

    public Offer {
        chores = List.copyOf(chores);
    }

    public boolean isOpen() {
        return why == null;
    }
}

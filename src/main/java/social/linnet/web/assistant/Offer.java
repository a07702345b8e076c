package social.linnet.web.assistant;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ModelName;
import social.linnet.ai.TextModel.Task;

/// What the assistant can do with a post for one reader.
///
/// @param tasks  those that make sense there
/// @param why    the key of the words why it does nothing there, or null when it does
/// @param silent whether its author, who reads, keeps this one post from it
/// @param all    whether its author, who reads, keeps everything from it
/// @param model  who would answer
public record Offer(List<Task> tasks, @Nullable String why, boolean silent, boolean all, ModelName model) {

    public Offer {
        tasks = List.copyOf(tasks);
    }

    public boolean isOpen() {
        return why == null;
    }
}

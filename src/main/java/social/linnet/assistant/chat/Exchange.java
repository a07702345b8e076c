package social.linnet.assistant.chat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ModelName;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.Answer;
import social.linnet.assistant.Question.Reason;

/// One question of somebody and its answer, in private.
///
/// @param id      128 random bits in base64url
/// @param chat    the chat that it is in
/// @param number  its place there, 1 and up
/// @param asked   their own words; empty when the task says it all
/// @param said    the answer, made fit to be read; empty as long as there is none
/// @param reason  why there is no answer, when it failed
/// @param prompt  the version of the prompt
/// @param isOpen  whether everybody may see all that it rests on, so that it may be shared
/// @param isReplaced whether its question was asked anew in other words
/// @param rating  what its owner thinks of the answer, or null
/// @param why     the reason they gave, or empty
/// @param sources in the order of their numbers
public record Exchange(String id, String chat, int number, Task task, String asked, String said, State state, @Nullable Reason reason,
                       ModelName model, int prompt, boolean isOpen, boolean isReplaced, @Nullable Rating rating, String why,
                       List<Answer.Source> sources, Instant createdAt) {

    /// Longest question, in characters.
    public static final int MAX_WORDS = 2_000;
    /// Longest reason why an answer is wrong, which moderators read, in characters.
    public static final int MAX_WHY = 1_000;
    /// Longest reason why it is better or worse, in characters.
    public static final int MAX_NOTE = 280;

    public Exchange {
        sources = List.copyOf(sources);
    }

    /// How far it is.
    public enum State {
        RUNNING, SAID, FAILED
    }

    /// What somebody thinks of an answer.
    public enum Rating {
        BETTER, WORSE, WRONG;

        /// Its name in forms.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Longest reason for it, in characters.
        public int longest() {
            return this == WRONG ? MAX_WHY : MAX_NOTE;
        }
    }
}

package social.linnet.page;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ModelName;
import social.linnet.assistant.Answer;

/// What stands beside a post in which the assistant answers: who made its words, what they rest on, and whether they were
/// corrected.
///
/// @param question    the post that asked
/// @param prompt      the version of what the model was told of its part
/// @param version     1, and one more with each correction
/// @param correction  why it was corrected last, or null
/// @param sources     in the order of their numbers
public record AnswerView(long question, ModelName model, int prompt, int version, Answer.@Nullable Correction correction,
                         @Nullable Instant correctedAt, List<Source> sources) {

    public AnswerView {
        sources = List.copyOf(sources);
    }

    /// A post that it cites, or a profile.
    ///
    /// @param number as it stands in the text
    /// @param seen   what this viewer sees of it, or null when it is not for them or gone
    public record Source(int number, @Nullable Seen seen) {
    }

    /// What is cited and the viewer may see.
    ///
    /// @param post  the post; of a profile the account itself
    /// @param words its first words, or its warning; empty when it has none
    public record Seen(long post, Person author, String words, Instant createdAt) {

        /// Whether it is no post.
        public boolean isProfile() {
            return post == author.id();
        }

        /// Where it is: the path of its page.
        public String path() {
            return isProfile() ? "/@" + author.handle() : "/@" + author.handle() + "/" + post;
        }
    }
}

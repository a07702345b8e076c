package social.linnet.assistant;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ModelName;

/// What the assistant said in public, and what that rests on.
///
/// @param post        the post that says it
/// @param question    the post that asked
/// @param model       who made the words
/// @param prompt      the version of the prompt
/// @param version     1, and one more with each correction
/// @param correction  why it was corrected last, or null
/// @param sources     in the order of their numbers
/// @param rested      those whose words it holds, in this or an earlier version, beside its sources
public record Answer(long post, long question, ModelName model, int prompt, int version, @Nullable Correction correction,
                     @Nullable Instant correctedAt, List<Source> sources, List<Rested> rested) {

    public Answer {
        sources = List.copyOf(sources);
        rested = List.copyOf(rested);
    }

    /// Who wrote what it rests on, in any version.
    public Set<Long> authors() {
        return Stream.concat(sources.stream().map(Source::author), rested.stream().map(Rested::author)).collect(Collectors.toUnmodifiableSet());
    }

    /// A post whose words it holds, or the profile of somebody who was read of.
    ///
    /// @param post the post; of a profile the account itself, whose id is no post's
    public record Rested(long post, long author) {

        boolean isProfile() {
            return post == author;
        }
    }

    /// A post that it cites, or a profile.
    ///
    /// @param number as it stands in the text, 1 and up
    /// @param post   the post; of a profile the account itself, whose id is no post's
    public record Source(int number, long post, long author) {

        /// Whether it is no post.
        public boolean isProfile() {
            return post == author;
        }
    }

    /// Why an answer is not what it was.
    public enum Correction {
        /// A post that it rests on was deleted, or is no more to be read by it.
        SOURCE_GONE,
        /// A post that it rests on was changed, and it with that.
        SOURCE_CHANGED,
        /// A post that it rests on was changed, and it is as it was: no model makes it anew.
        SOURCE_CHANGED_SINCE,
        /// It was wrong.
        WRONG
    }
}

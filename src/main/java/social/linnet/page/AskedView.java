package social.linnet.page;

import org.jspecify.annotations.Nullable;

import social.linnet.assistant.Question;

/// What became of a question, as whoever asked is shown below their own post, and nobody else.
///
/// @param state    how far it is; never one that needs no word
/// @param reason   why there is no answer, or null
/// @param answer   path of the answer that it got when it was asked before, or null when that is not for them
/// @param mayRetry whether they may ask once more
public record AskedView(Question.State state, Question.@Nullable Reason reason, @Nullable String answer, boolean mayRetry) {
}

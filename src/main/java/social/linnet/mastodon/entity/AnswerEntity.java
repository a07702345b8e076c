package social.linnet.mastodon.entity;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import social.linnet.page.AnswerView;
import social.linnet.page.PostView;

/// What Mastodon has no word for: that a status is an answer of the assistant, who made its words, and what they rest on.
///
/// @param question    id of the status that asked
/// @param builtin     whether the engine that comes with the program made it
/// @param prompt      version of the prompt, which `/about/assistant` shows
/// @param version     1, and one more with each correction
/// @param correction  why it was corrected last: `source_gone`, `source_changed`, `source_changed_since` (it is as it was)
///                    or `wrong`; or null
public record AnswerEntity(String question, String model, String provider, boolean builtin, int prompt, int version,
                    @Nullable String correctedAt, @Nullable String correction, List<Source> sources) {

    /// A status that it cites, or a profile.
    ///
    /// @param number   as it stands in the text
    /// @param statusId null when it is not for this viewer, or gone; so is the address then. Of a profile there is an address alone
    public record Source(int number, @Nullable String statusId, @Nullable String url) {
    }

    static AnswerEntity of(AnswerView answer, Addresses addresses) {
        return new AnswerEntity(String.valueOf(answer.question()), answer.model().model(), answer.model().provider(),
                answer.model().builtin(), answer.prompt(), answer.version(),
                answer.correctedAt() == null ? null : Times.text(answer.correctedAt()),
                answer.correction() == null ? null : answer.correction().name().toLowerCase(Locale.ROOT),
                answer.sources().stream().map(source -> source(source, addresses)).toList());
    }

    private static Source source(AnswerView.Source source, Addresses addresses) {
        AnswerView.Seen seen = source.seen();
        if (seen == null) {
            return new Source(source.number(), null, null);
        }
        return seen.isProfile() ? new Source(source.number(), null, addresses.profile(seen.author().handle()))
                : new Source(source.number(), String.valueOf(seen.post()), addresses.post(seen.author().handle(), seen.post()));
    }

    /// The model, where apps show with what a status was made.
    static PostView.App made(AnswerView answer) {
        return new PostView.App("AI: " + (answer.model().builtin() ? "built-in reader" : answer.model().model()), null);
    }
}

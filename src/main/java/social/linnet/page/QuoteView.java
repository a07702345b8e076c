package social.linnet.page;

import org.jspecify.annotations.Nullable;

/// What a post quotes, as one viewer sees it.
///
/// @param state  whether it is shown, and if not, why
/// @param quoted the quoted post's id when it is shown or could be, else null
/// @param post   the quoted post when it is shown here: not within a quoted post, where its id alone stands
public record QuoteView(State state, @Nullable Long quoted, @Nullable PostView post) {

    public enum State {
        SHOWN,
        /// Its author took it out.
        DETACHED,
        /// It has been deleted.
        GONE,
        /// It is not for this viewer.
        NOT_FOR_THEM,
        /// The viewer blocks its author.
        BLOCKED,
        /// The viewer mutes its author.
        MUTED,
        /// It shows what AI made, which the viewer does not want to come upon.
        AI_MADE
    }
}

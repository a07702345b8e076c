package social.linnet.mastodon.status;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import social.linnet.mastodon.wire.Params;
import social.linnet.post.Question;

/// A poll as clients send it with a status.
final class PollParams {

    private PollParams() {
    }

    /// The poll that this status asks, or null. Without a time it is refused for its time.
    static @Nullable Question read(Params params) {
        if (!params.isFilled("poll")) {
            return null;
        }
        Params poll = params.child("poll");
        return new Question(poll.texts("options"), Duration.ofSeconds(poll.number("expires_in", 0)),
                poll.flag("multiple"), poll.flag("hide_totals"));
    }
}

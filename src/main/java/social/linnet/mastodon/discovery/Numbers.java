package social.linnet.mastodon.discovery;

import social.linnet.event.Refused;
import social.linnet.mastodon.wire.Params;

/// Offsets and limits, which these endpoints page by.
final class Numbers {

    private Numbers() {
    }

    /// The number of this name, at most this much.
    static int of(Params params, String name, int otherwise, int atMost) {
        String text = params.text(name);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw Refused.invalid("parameter-not-number", name);
        }
        return Math.min(Integer.parseInt(text), atMost);
    }
}

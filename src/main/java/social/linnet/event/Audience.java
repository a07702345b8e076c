package social.linnet.event;

import java.util.Locale;
import java.util.Optional;

/// For whom a post is. What each word permits is decided in `moderation` alone; this type only names them and says
/// which of them may enter the public log.
public enum Audience {
    /// Anybody, signed in or not; may trend and be recommended.
    PUBLIC,
    /// Anybody who has the address or follows the author; not in trends, public timelines or discovery.
    QUIET,
    /// The author's followers, and the people it mentions.
    FOLLOWERS,
    /// The people it mentions, and nobody else.
    DIRECT;

    /// Whether a reader without an account may see it, and so whether it may become a [PublicEvent].
    public boolean isPublic() {
        return this == PUBLIC || this == QUIET;
    }

    /// The lower-case word used in forms and in the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The audience with this word, or empty. There is no default: an unknown word must never become `PUBLIC`.
    public static Optional<Audience> ofWord(String word) {
        for (Audience audience : values()) {
            if (audience.word().equals(word)) {
                return Optional.of(audience);
            }
        }
        return Optional.empty();
    }
}

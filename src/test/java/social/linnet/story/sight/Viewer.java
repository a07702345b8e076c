package social.linnet.story.sight;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Who looks, by what is between them and the author.
enum Viewer {
    AUTHOR,
    FOLLOWER,
    /// Asked to follow and was not answered.
    PENDING,
    STRANGER,
    /// Followed, until the author blocked them.
    BLOCKED,
    /// Followed, until they blocked the author.
    BLOCKER,
    /// Follows, and mutes the author.
    MUTER,
    /// Followed, and does so no more.
    FORMER,
    /// A stranger who looks after this server.
    MODERATOR,
    /// Followed, until a moderator suspended them.
    SUSPENDED,
    /// Not signed in.
    ANYBODY;

    boolean isSomebody() {
        return this != ANYBODY;
    }

    /// Whether they can still do anything under their name.
    boolean isHere() {
        return this != ANYBODY && this != SUSPENDED;
    }

    static List<Viewer> somebodies() {
        return Arrays.stream(values()).filter(Viewer::isSomebody).toList();
    }

    static List<Viewer> here() {
        return Arrays.stream(values()).filter(Viewer::isHere).toList();
    }

    /// Those who follow in the first half of the story.
    boolean followedOnce() {
        return switch (this) {
            case FOLLOWER, BLOCKED, BLOCKER, MUTER, FORMER, SUSPENDED -> true;
            case AUTHOR, PENDING, STRANGER, MODERATOR, ANYBODY -> false;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

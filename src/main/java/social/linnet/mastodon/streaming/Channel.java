package social.linnet.mastodon.streaming;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Ids;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.wire.Failure;
import social.linnet.page.Surface;
import social.linnet.post.PostText;

/// A stream that connections follow, in one form: two spellings of a tag are one channel.
///
/// @param argument the folded tag or the list's id; empty for kinds that have none
/// @param owner    whose it is, for kinds that are somebody's own; 0 for those that everybody shares
record Channel(Kind kind, String argument, long owner) {

    /// Longest name of a tag that can be followed.
    static final int MAX_TAG = 100;

    /// What a channel carries, by the word that clients know it by, and the scopes any of which opens it.
    enum Kind {
        USER("user", Surface.STREAM, Of.ACCOUNT, "read:statuses"),
        NOTIFICATION("user:notification", Surface.NOTIFICATION, Of.ACCOUNT, "read:notifications"),
        PUBLIC("public", Surface.LOCAL, Of.EVERYBODY, "read:statuses"),
        PUBLIC_MEDIA("public:media", Surface.LOCAL, Of.EVERYBODY, "read:statuses"),
        LOCAL("public:local", Surface.LOCAL, Of.EVERYBODY, "read:statuses"),
        LOCAL_MEDIA("public:local:media", Surface.LOCAL, Of.EVERYBODY, "read:statuses"),
        /// Posts of other servers, of which there are none.
        REMOTE("public:remote", Surface.LOCAL, Of.EVERYBODY, "read:statuses"),
        REMOTE_MEDIA("public:remote:media", Surface.LOCAL, Of.EVERYBODY, "read:statuses"),
        TAG("hashtag", Surface.TAG, Of.TAG, "read:statuses"),
        LOCAL_TAG("hashtag:local", Surface.TAG, Of.TAG, "read:statuses"),
        LIST("list", Surface.LIST, Of.LIST, "read:statuses", "read:lists"),
        DIRECT("direct", Surface.CONVERSATION, Of.ACCOUNT, "read:statuses");

        private final String word;
        private final Surface surface;
        private final Of of;
        private final List<String> scopes;

        Kind(String word, Surface surface, Of of, String... scopes) {
            this.word = word;
            this.surface = surface;
            this.of = of;
            this.scopes = List.of(scopes);
        }

        static Optional<Kind> ofWord(String word) {
            return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
        }

        /// By which rules posts are shown in it.
        Surface surface() {
            return surface;
        }

        /// Whether it is one of the public timelines, in which replies to others have no place.
        boolean isPublicTimeline() {
            return of == Of.EVERYBODY;
        }

        /// Whether everybody who follows it follows the same channel.
        boolean isShared() {
            return of == Of.EVERYBODY || of == Of.TAG;
        }
    }

    /// What a kind of channel belongs to.
    private enum Of {
        ACCOUNT, EVERYBODY, TAG, LIST
    }

    static Channel of(Kind kind) {
        return new Channel(kind, "", 0);
    }

    static Channel own(Kind kind, long account) {
        return new Channel(kind, "", account);
    }

    static Channel tag(Kind kind, String folded) {
        return new Channel(kind, folded, 0);
    }

    static Channel list(long account, long list) {
        return new Channel(Kind.LIST, Long.toString(list), account);
    }

    /// What a client asks for.
    ///
    /// @param word what it calls the stream
    /// @param tag  the tag it names, for streams that need one
    /// @param list the list it names, for the stream that needs one
    /// @throws Failure when there is no such stream, the token may not follow it, or what it needs is missing
    static Channel asked(Caller caller, @Nullable String word, @Nullable String tag, @Nullable String list) {
        Kind kind = Kind.ofWord(word == null ? "" : word).orElseThrow(() -> new Failure(400, "Unknown stream type"));
        if (kind.scopes.stream().noneMatch(caller.scopes()::grants)) {
            throw new Failure(403, "This action is outside the authorized scopes");
        }
        return switch (kind.of) {
            case ACCOUNT -> own(kind, caller.account());
            case EVERYBODY -> of(kind);
            case TAG -> tag(kind, folded(tag));
            case LIST -> list(caller.account(), listId(list));
        };
    }

    private static String folded(@Nullable String tag) {
        if (tag == null || tag.isBlank()) {
            throw new Failure(400, "Missing tag name parameter");
        }
        if (tag.length() > MAX_TAG) {
            throw new Failure(400, "The tag name is too long");
        }
        String bare = tag.strip();
        return PostText.fold(bare.startsWith("#") ? bare.substring(1) : bare);
    }

    /// What is not an id is nobody's list.
    private static long listId(@Nullable String list) {
        if (list == null || list.isBlank()) {
            throw new Failure(400, "Missing list name parameter");
        }
        return Ids.parse(list).orElseThrow(() -> new Failure(404, "Record not found"));
    }

    /// What messages of this stream are marked with: its word, and the tag or list as the client named it.
    List<String> label(@Nullable String tag, @Nullable String list) {
        return switch (kind.of) {
            case ACCOUNT, EVERYBODY -> List.of(kind.word);
            case TAG -> List.of(kind.word, tag == null ? argument : tag);
            case LIST -> List.of(kind.word, list == null ? argument : list);
        };
    }
}

package social.linnet.mastodon.streaming;

import java.util.Optional;
import java.util.function.Supplier;

/// What a connection has still to tell its reader. Small, since many wait: posts are ids until they are told.
sealed interface News {

    /// The channel that it is for.
    Channel channel();

    /// A post or repost arrived, or was changed.
    ///
    /// @param id      the id by which it stands in a list
    /// @param changed whether it is one that is known, and says something else now
    record Post(Channel channel, long id, boolean changed) implements News {
    }

    /// A post or repost is gone.
    ///
    /// @param author whose it was
    /// @param anyway whether its reader may know it although this connection did not tell of it
    record Gone(Channel channel, long id, long author, boolean anyway) implements News {
    }

    /// Something else.
    ///
    /// @param event   Mastodon's name for it
    /// @param payload writes what goes with it, when it is told: empty text when nothing does, nothing at all when there is
    ///                nothing to tell any more
    record Said(Channel channel, String event, Supplier<Optional<String>> payload) implements News {
    }
}

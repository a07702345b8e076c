package social.linnet.mastodon.streaming;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.wire.Failure;

/// Which channels are open to whom.
@Component
class Channels {

    /// The channel that is asked for.
    ///
    /// @throws Failure when there is none such for this caller: 404 for a list of somebody else's, too
    Channel open(Caller caller, @Nullable String stream, @Nullable String tag, @Nullable String list) {
        Channel channel = Channel.asked(caller, stream, tag, list);
        if (channel.kind() == Channel.Kind.LIST) {
            // there are no lists
            throw new Failure(404, "Record not found");
        }
        return channel;
    }
}

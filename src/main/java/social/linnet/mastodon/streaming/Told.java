package social.linnet.mastodon.streaming;

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// The newest posts that one connection was told of, so that it hears when they are changed or gone.
final class Told {

    private static final int SIZE = 256;

    private final long[] entries = new long[SIZE];
    private final long[] inners = new long[SIZE];
    private final @Nullable Channel[] channels = new Channel[SIZE];
    private int next;

    /// @param entry the id that stood in the list
    /// @param inner the post that was shown: the same, or what is reposted
    synchronized void add(Channel channel, long entry, long inner) {
        entries[next] = entry;
        inners[next] = inner;
        channels[next] = channel;
        next = (next + 1) % SIZE;
    }

    /// What a repost showed, once that is known.
    synchronized void shows(long entry, long inner) {
        for (int i = 0; i < SIZE; i++) {
            if (entries[i] == entry) {
                inners[i] = inner;
            }
        }
    }

    /// Takes back that this was told: its viewer may not see it, or it is gone.
    synchronized void forget(Channel channel, long entry) {
        for (int i = 0; i < SIZE; i++) {
            if (entries[i] == entry && channel.equals(channels[i])) {
                channels[i] = null;
            }
        }
    }

    /// The channels through which a post was told of, by itself or within a repost.
    synchronized Set<Channel> channelsOf(long id) {
        Set<Channel> found = new LinkedHashSet<>();
        for (int i = 0; i < SIZE; i++) {
            Channel channel = channels[i];
            if (channel != null && (entries[i] == id || inners[i] == id)) {
                found.add(channel);
            }
        }
        return found;
    }
}

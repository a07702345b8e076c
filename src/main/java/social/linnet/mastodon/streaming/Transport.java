package social.linnet.mastodon.streaming;

import java.io.IOException;
import java.time.Duration;

/// The way to one reader. [#send], [#refuse] and [#beat] block until what they write has left this program, and are
/// called from one thread; [#abort] is for others.
interface Transport {

    /// How long may pass without a sign of life.
    Duration beatEvery();

    void send(Message message) throws IOException, InterruptedException;

    /// Says that something the client asked for is not possible.
    void refuse(String text, int status) throws IOException, InterruptedException;

    /// Gives a sign of life.
    void beat() throws IOException, InterruptedException;

    /// Ends in good order.
    void close(Connection.End end);

    /// Ends now, and so does a write that is under way.
    void abort();
}

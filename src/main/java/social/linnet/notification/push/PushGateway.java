package social.linnet.notification.push;

import java.net.URI;
import java.util.Map;

/// The way to push services. A stranger chooses the address, so that it leads through the guarded fetcher.
public interface PushGateway {

    /// How a push service answered.
    ///
    /// @param retryAfter when it says to try again: seconds or a date, or empty
    record Answer(int status, String retryAfter) {
    }

    /// Whether anything is sent to such addresses at all.
    boolean admits(URI endpoint);

    /// Sends one message.
    ///
    /// @throws RuntimeException when there was no answer
    Answer send(URI endpoint, Map<String, String> headers, byte[] body);
}

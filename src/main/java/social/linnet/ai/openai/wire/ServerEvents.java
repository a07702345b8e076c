package social.linnet.ai.openai.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/// Reads server-sent events: lines that end in CR, LF or both, comments, `data:` with and without a space, data over
/// several lines. Names and ids of events are skipped, the type is inside the data. Source: the HTML standard, "Server-sent
/// events", 9.2.6.
public final class ServerEvents {

    private final InputStream in;
    private boolean skipLineFeed;

    public ServerEvents(InputStream in) {
        this.in = in;
    }

    /// The data of the next event, or null at the end of the stream. Data that the stream ends in the middle of, is not an
    /// event.
    public @Nullable String next() throws IOException {
        StringBuilder data = null;
        while (true) {
            String line = line();
            if (line == null) {
                return null;
            }
            if (line.isEmpty()) {
                if (data != null) {
                    return data.toString();
                }
            } else if (line.startsWith("data:")) {
                String value = line.substring(line.startsWith("data: ") ? 6 : 5);
                if (data == null) {
                    data = new StringBuilder(value);
                } else {
                    data.append('\n').append(value);
                }
            }
        }
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        while (true) {
            int b = in.read();
            if (b < 0) {
                return null;
            }
            boolean skip = skipLineFeed && b == '\n';
            skipLineFeed = b == '\r';
            if (skip) {
                continue;
            }
            if (b == '\r' || b == '\n') {
                return bytes.toString(StandardCharsets.UTF_8);
            }
            bytes.write(b);
        }
    }
}

package social.linnet.mastodon.streaming;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/// A reader of server-sent events. What blocks here is the thread of their request.
final class EventStream implements Transport {

    private final OutputStream out;
    private final EndPoint wire;
    private final Duration beat;

    /// Sends the answer's head, and a comment, so that the reader knows that it is heard.
    ///
    /// @param beat how often it shows that it is alive
    EventStream(HttpServletRequest request, HttpServletResponse response, Duration beat) throws IOException {
        this.beat = beat;
        wire = ServletContextRequest.getServletContextRequest(request).getConnectionMetaData().getConnection()
                .getEndPoint();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("X-Accel-Buffering", "no");
        out = response.getOutputStream();
        write(":)\n");
    }

    @Override
    public Duration beatEvery() {
        return beat;
    }

    @Override
    public void send(Message message) throws IOException {
        write(message.asEvent());
    }

    @Override
    public void refuse(String text, int status) throws IOException {
        throw new IOException("A reader of events asks for nothing");
    }

    @Override
    public void beat() throws IOException {
        write(":thump\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// The answer ends when its handler returns.
    @Override
    public void close(Connection.End end) {
        if (end == Connection.End.SLOW) {
            abort();
        }
    }

    @Override
    public void abort() {
        wire.close(new IOException(Connection.End.SLOW.reason));
    }
}
